"""The templates: Jinja2 files beside this module that produce Markdown."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from safedata.views.view import View

FOLDER = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        # Markdown writes anchors as {#name}.
        comment_start_string="[#",
        comment_end_string="#]",
        undefined=StrictUndefined,
    )


def render(name: str, view: View, **values: Any) -> str:
    """The Markdown that the template `name` makes of `values`, with `view` at hand as ``v``.

    Raises jinja2.UndefinedError if the template asks for what there is not.
    """
    return _environment().get_template(f"{name}.j2").render(v=view, **values).strip() + "\n"
