"""Exports: the library in, data for machines out. No site generator is known here."""
