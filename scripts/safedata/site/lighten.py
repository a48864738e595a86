"""Our styles and scripts without what only their writers read: comments, blanks, line ends."""

from __future__ import annotations

from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

_MINIFIED = {".css": cssmin, ".js": jsmin}


def lighten(assets: Path) -> None:
    """Minify every style sheet and script below the folder `assets` of a built site, in place.

    Those that arrive minified from elsewhere lose nothing by it.
    """
    for file in sorted(assets.rglob("*.*")):
        minify = _MINIFIED.get(file.suffix)
        if minify is not None:
            file.write_text(str(minify(file.read_text("utf-8"), keep_bang_comments=True)), "utf-8")
