"""No text for readers stands outside the catalogue; and what looks for such texts finds them."""

from __future__ import annotations

import pytest

from literals import in_python, in_script, in_template, told
from safedata.library.model import KINDS
from safedata.views.template import FOLDER as TEMPLATES
from support import ROOT

THEME = sorted((ROOT / "overrides").rglob("*.html"))
MADE = sorted(TEMPLATES.rglob("*.j2"))
MODULES = sorted(
    file
    for layer in ("views", "exports")
    for file in (ROOT / "scripts" / "safedata" / layer).rglob("*.py")
)
SCRIPTS = sorted(
    file
    for file in (ROOT / "overrides" / "assets").rglob("*.js")
    # Not ours; and the words in the other are of the search's language, to compare with.
    if file.name not in {"minisearch.js", "engine.js"}
)

SECTIONS = {title for model in KINDS.values() for title in model.SECTIONS}
"""Headings that people write in entries: the program knows sections by them."""


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Hello</p>", ["1: Hello"]),
        ("<p>\n  {{ name }} says\n</p>", ["2: says"]),
        ("{% if a %}\n<b>{{ x }}</b>\n{% else %}\nNothing\n{% endif %}", ["4: Nothing"]),
        ("{% for x in y %}\n{{ x }}\n{%- endfor %}\n\n<i>End</i>", ["5: End"]),
        ('<a href="x" title="Go there">{{ x }}</a>', ["1: Go there"]),
        ('<a title="{{ "Go" if x else y }}">{{ x }}</a>', ["1: Go"]),
        ('<a title="{{ _("Go") }} there">{{ x }}</a>', ["1: there"]),
        ('<input type="submit" value="Send">', ["1: Send"]),
        ('{{ n }} {{ "story" if n == 1 else "stories" }}', ["1: stories", "1: story"]),
        ('{{ "All the steps: " ~ name }}', ["1: All the steps:"]),
        ('{{ name | default("nobody") }}', ["1: nobody"]),
        ('{{ name or "nobody" }}', ["1: nobody"]),
        ('{{ fact("Publisher", name) }}', ["1: Publisher"]),
        ('\n{{ v.anchor(url, "All " ~ n) }}', ["2: All "]),
        ('{% for title, group in [("First week", x)] %}{{ title }}{% endfor %}', ["1: First week"]),
        ('{% set title = "First week" %}', ["1: First week"]),
        ('{{ _("%(a)s: %(b)s", a=x, b="The rest") }}', ["1: The rest"]),
        ("{% macro a() %}<b>Bold</b>{% endmacro %}", ["1: Bold"]),
        ("{% call a() %}Inside{% endcall %}", ["1: Inside"]),
    ],
)
def test_a_literal_in_a_template_is_found(template: str, found: list[str]) -> None:
    assert [f"{it.line}: {it.words}" for it in in_template(template)] == found


@pytest.mark.parametrize(
    "template",
    [
        "<p>{% trans %}Hello{% endtrans %}</p>",
        "<p>{% trans n=x %}{{ n }} story{% pluralize %}{{ n }} stories{% endtrans %}</p>",
        '<p title="{{ _(\'Go there\') }}">{{ _("Hello") }} · {{ x }}</p>',
        '{{ ngettext("%(num)s story", "%(num)s stories", n) }}',
        '{{ pgettext("sort by", "title") }}',
        '<div class="sd-x{{ " sd-x--open" if x }}" id="{{ "x" }}" data-x="one">{{ x }}</div>',
        '{% if x.standing == "Not in force" %}{{ links(y, "sd-links sd-links--wide") }}{% endif %}',
        '{% include "a file.html" %}{{ filter(".sd-links > li", _("Only")) }}',
        "{# A remark #}<!-- Another --><code>./scripts/check</code>",
        '<a href="x">CC BY 4.0</a>',
    ],
)
def test_what_is_no_literal_passes(template: str) -> None:
    assert in_template(template) == []


@pytest.mark.parametrize(
    ("module", "found"),
    [
        ('title = "Start here"', ["1: Start here"]),
        ('def f():\n    return page("Rules")', ["2: Rules"]),
        ('f"Resources by {way}"', ["1: Resources by "]),
        ("Markup('<a title=\"Link\">{}</a>')", ["1: Link"]),
        ('_("%(a)s", a="The rest")', ["1: The rest"]),
    ],
)
def test_a_literal_in_a_module_is_found(module: str, found: list[str]) -> None:
    assert [f"{it.line}: {it.words}" for it in in_python(module)] == found


@pytest.mark.parametrize(
    "module",
    [
        '"""What it does."""',
        '_("Start here")\nN_("Stop")\nngettext("%(num)s day", "%(num)s days", n)',
        'assert x, "Something is wrong"\nraise ValueError("Something is wrong")',
        'section.title == "Talk about it"',
        'Markup(\'<a class="sd-x" title="{title}">{}</a>\')',
        'FILE = "assets/search/"',
    ],
)
def test_what_is_no_literal_of_a_module_passes(module: str) -> None:
    assert in_python(module, {"Talk about it"}) == []


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ('a.textContent = "Nothing found";', ["1: Nothing found"]),
        ('a.title = "more";', ["1: more"]),
        ('a.setAttribute("aria-label", "more");', ["1: more"]),
        ('b({\n  placeholder: "more" });', ["2: more"]),
        ('make("button", {}, "Close")', ["1: Close"]),
        ("say(`${n} results`)", ["1:  results"]),
        ('say(n === 1 ? "One story" : t("Stories"))', ["1: One story"]),
        ('say(t("%(a)s", { a: "The rest" }) + " and more")', ["1: The rest", "1:  and more"]),
    ],
)
def test_a_literal_in_a_script_is_found(script: str, found: list[str]) -> None:
    assert [f"{it.line}: {it.words}" for it in in_script(script)] == found


@pytest.mark.parametrize(
    "script",
    [
        '"use strict"; say(t("Nothing found"));',
        'tn("%(num)s day", "%(num)s days", n, { num: n })',
        'if (event.key === "Escape" || "Home" !== key) one(".sd-x .sd-y")',
        'doc.querySelectorAll("ul li"); /* A remark */ // Another\n',
        'element("p", { className: "sd-a sd-b", role: "status" })',
    ],
)
def test_what_is_no_literal_of_a_script_passes(script: str) -> None:
    assert in_script(script) == []


def test_a_script_in_which_messages_would_be_missed_is_refused() -> None:
    """There Babel's lexer loses its way."""
    with pytest.raises(ValueError, match="division"):
        in_script("function f(a) { return /[\"']/.test(a); }")


def test_templates_say_nothing_by_themselves() -> None:
    found = [
        line for file in THEME for line in told(file, ROOT, in_template(file.read_text("utf-8")))
    ]
    for file in MADE:
        found += told(file, ROOT, in_template(file.read_text("utf-8"), trim=True))
    assert found == []


def test_views_and_exports_say_nothing_by_themselves() -> None:
    found = [
        line
        for file in MODULES
        for line in told(file, ROOT, in_python(file.read_text("utf-8"), SECTIONS))
    ]
    assert found == []


def test_scripts_say_nothing_by_themselves() -> None:
    found = [
        line for file in SCRIPTS for line in told(file, ROOT, in_script(file.read_text("utf-8")))
    ]
    assert found == []
