"""Practicing Safe Data: the knowledge base, its rules, its views and its commands."""
