"""What `hooks:` in mkdocs.yml names. MkDocs finds the package `safedata` beside this file."""

from safedata.site.adapter import *  # noqa: F403
