"""The site generator's side: what MkDocs calls, and what is built with it."""
