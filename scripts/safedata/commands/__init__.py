"""The commands, one module each; ``safedata.commands.cli`` says which there are."""
