"""The commands, one module each; ``safedata.cli`` says which there are."""
