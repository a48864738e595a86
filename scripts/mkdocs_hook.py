"""What `hooks:` in mkdocs.yml names. MkDocs finds the package `safedata` beside this file."""

from safedata.site import *  # noqa: F403
