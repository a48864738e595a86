"""The templates: Jinja2 files beside this module that make HTML and escape what they are given."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from safedata.views.view import View
from safedata.wording.templates import install

FOLDER = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    install(env)
    return env


def render(name: str, view: View, **values: Any) -> Markup:
    """The HTML that the template `name` makes of `values`, with `view` at hand as ``v``.

    Raises jinja2.UndefinedError if the template asks for what there is not, and AssertionError if
    it shows the fragments of the page in another order than they were given in, or not all.
    """
    html = _environment().get_template(f"{name}.j2").render(v=view, **values).strip()
    assert view.all_told(), f"{view.path}: a fragment was given and is not shown"
    return Markup(html + "\n")  # noqa: S704 - the templates escape
