"""The catalogue holds every message, and only changes when a message does."""

from __future__ import annotations

from pathlib import Path

from babel.messages.pofile import read_po

from safedata.commands import strings
from safedata.wording import catalogue
from support import ROOT


def test_the_catalogue_is_in_step_with_what_is_said() -> None:
    kept = (ROOT / catalogue.FILE).read_text("utf-8")
    assert kept == catalogue.template(ROOT), "run ./scripts/strings"


def test_messages_are_found_in_programs_templates_and_scripts() -> None:
    with (ROOT / catalogue.FILE).open("rb") as file:
        template = read_po(file)
    places = {
        "Harm done": "scripts/safedata/views/view.py",
        "Lifecycle stages": "scripts/safedata/library/model/stage.py",
        "Who drives it": "scripts/safedata/views/templates/parts.j2",
        "You are here": "overrides/partials/path.html",
        "Clear all": "overrides/assets/explorer/explorer.js",
        "Type one more letter.": "overrides/assets/search/dialog.js",
    }
    for text, place in places.items():
        message = template.get(text)
        assert message is not None, text
        assert place in {name for name, _line in message.locations}
    plural = template.get("%(num)s story")
    assert plural is not None
    assert plural.id == ("%(num)s story", "%(num)s stories")
    assert template.get("title", "sort by") is not None


def test_the_command_writes_it_where_it_is_looked_for(tmp_path: Path) -> None:
    (tmp_path / "locale").mkdir()
    (tmp_path / "locale" / "babel.cfg").write_text("[python: scripts/safedata/**.py]\n")
    module = tmp_path / "scripts" / "safedata" / "a.py"
    module.parent.mkdir(parents=True)
    module.write_text('_("Once")\n_("Once")\nngettext("%(num)s a", "%(num)s b", n)\n')
    file = strings.write(tmp_path)
    assert file == tmp_path / catalogue.FILE
    text = file.read_text("utf-8")
    assert text.count('msgid "Once"') == 1
    assert 'msgid_plural "%(num)s b"' in text
    assert "#: scripts/safedata/a.py\n" in text
    assert "Date" not in text
