"""Messages in Python, in templates, and in the scripts of the browser."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path

import pytest
from jinja2 import Environment

from pseudo import Pseudo, outside
from safedata.exports import messages as exported
from safedata.library.model import KINDS
from safedata.wording import N_, _, ngettext, pgettext, use
from safedata.wording.messages import npgettext
from safedata.wording.templates import install
from support import ROOT


class French(NullTranslations):
    """A language with as few plurals as English, that takes 0 for one."""

    def gettext(self, message: str) -> str:
        return {"Search": "Rechercher", "<b>": "<i>", "%(a)s of %(b)s": "%(b)s : %(a)s"}.get(
            message, message
        )

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return "%(num)s récit" if n < 2 else "%(num)s récits"

    def pgettext(self, context: str, message: str) -> str:
        return f"{message} ({context})"

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return f"{self.ngettext(msgid1, msgid2, n)} ({context})"


def test_english_is_what_the_messages_are() -> None:
    assert _("%(a)s of %(b)s", a=1, b="two") == "1 of two"
    assert _("100%%") == "100%"
    assert ngettext("%(num)s story", "%(num)s stories", 1) == "1 story"
    assert ngettext("%(num)s story", "%(num)s stories", 0) == "0 stories"
    assert ngettext("%(num)s story", "%(num)s stories", 1000, num="1,000") == "1,000 stories"
    assert pgettext("sort by", "title") == "title"
    assert npgettext("here", "%(num)s day", "%(num)s days", 2) == "2 days"


def test_another_language_has_its_own_order_and_plurals() -> None:
    with use(French(), "fr"):
        assert _("%(a)s of %(b)s", a=1, b=2) == "2 : 1"
        assert ngettext("%(num)s story", "%(num)s stories", 0) == "0 récit"
        assert pgettext("sort by", "title") == "title (sort by)"
        assert npgettext("here", "%(num)s day", "%(num)s days", 2) == "2 récits (here)"
        assert N_("Search") == "Search"
    assert _("Search") == "Search"


def test_a_message_without_a_value_for_a_place_is_a_fault() -> None:
    with pytest.raises(KeyError):
        _("%(a)s of %(b)s", a=1)


@pytest.fixture
def env() -> Environment:
    env = Environment(autoescape=True)
    install(env)
    return env


def test_templates_escape_messages_and_values(env: Environment) -> None:
    template = env.from_string(
        '{{ _("<b>") }}|{{ _("%(a)s & %(b)s", a=hard, b=link_to(hard)) }}|'
        '{% trans a=hard %}{{ a }} <b>{% endtrans %}|{{ ["<", "a"] | commas }}'
    )
    escaped = '&lt;b&gt;|&lt;&#34; &amp; <a href="&lt;&#34;">|&lt;&#34; &lt;b&gt;|&lt;, a'
    assert template.render(hard='<"') == escaped
    with use(French(), "fr"):
        assert env.from_string('{{ _("<b>") }}').render() == "&lt;i&gt;"


def test_templates_have_plurals(env: Environment) -> None:
    template = env.from_string(
        "{% trans count=n, num=n | number %}{{ num }} story{% pluralize count %}"
        '{{ num }} stories{% endtrans %}, {{ ngettext("%(num)s day", "%(num)s days", n) }}'
    )
    assert template.render(n=1) == "1 story, 1 day"
    assert template.render(n=1000) == "1,000 stories, 1000 days"
    with use(French(), "fr"):
        assert template.render(n=0) == "0 récit, 0 récit"


def test_a_message_in_a_template_is_one_line(env: Environment) -> None:
    """As it is in the catalogue, however the template is indented."""
    template = env.from_string("{% trans %}\n  One\n  and two.\n{% endtrans %}")
    assert template.render() == "One and two."


@pytest.mark.parametrize("kind", KINDS)
def test_what_kinds_are_called_is_in_the_catalogue(kind: str) -> None:
    with use(Pseudo()):
        assert outside([_(name) for name in KINDS[kind].NAMES]) == []


def checkout(root: Path, script: str) -> Path:
    """A checkout at `root` with a script and the settings that find its messages."""
    (root / "locale").mkdir()
    (root / "locale" / "babel.cfg").write_bytes((ROOT / "locale" / "babel.cfg").read_bytes())
    file = root / "overrides" / "assets" / "sd" / "a.js"
    file.parent.mkdir(parents=True)
    file.write_text(script, "utf-8")
    return root


def test_scripts_get_what_they_say_by_the_plurals_of_the_language(tmp_path: Path) -> None:
    script = 't("Search"); t("Untranslated"); tn("%(num)s story", "%(num)s stories", n);'
    root = checkout(tmp_path, script)
    assert exported.table(root) == {}
    with use(French(), "fr"):
        (text,) = exported.files(root).values()
        assert text.startswith('window.sdMessages={"%(num)s story":{')
        assert exported.table(root) == {
            "Search": "Rechercher",
            "%(num)s story": {
                "one": "%(num)s récit",
                "other": "%(num)s récits",
                "many": "%(num)s récits",
            },
        }
