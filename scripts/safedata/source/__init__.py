"""One file read: front matter with its places, prose by the one parser, dates, findings."""
