"""A run over a library: findings, excuses, what is remembered, and how it ends."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import threading
import time
from dataclasses import replace
from typing import Any

import pytest

from loopback import QUICK, Answer, Loopback, page, to
from safedata.commands import links as command
from safedata.commands.links import MEMORY, Options, World, check_all
from safedata.links.excuses import FILE, Excuses
from support import OTHER_TERM, RESOURCE, ROOT, STORY, TERM, TOLD, Project

DAY = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
MENDED = "Find where the publisher keeps it now, or an archived copy"


@pytest.fixture
def web(web: Loopback) -> Loopback:
    """The addresses that the small library has, all of them fine."""
    for name in ("list", "consent", "notice", "handbook", "guide"):
        web.on(f"https://example.org/{name}", page(name.title()))
    return web


def run(project: Project, web: Loopback, **options: Any) -> int:
    return check_all(Options(project.root, **options), World(QUICK, web.network))


Said = pytest.CaptureFixture[str]


def told(said: Said) -> list[str]:
    """The lines of the findings, hints left out."""
    lines = [line for line in said.readouterr().out.splitlines() if not line.startswith("    ")]
    for line in lines:
        rule, _, message = line.partition(": ")[2].removeprefix("warning: ").partition(": ")
        TOLD.add((rule, message))
    return lines


def test_a_library_whose_addresses_are_well(project: Project, web: Loopback, capsys: Said) -> None:
    assert run(project, web, only=("dead", "moved", "unjudged")) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "5 of 5 addresses asked: nothing to mend.\n"


def test_each_place_is_told_and_each_address_asked_once(
    project: Project, web: Loopback, capsys: Said
) -> None:
    web.on("https://example.org/list", Answer(404))
    web.on("https://example.org/notice", to("https://example.org/guide"))
    project.edit(
        STORY, "- Who would notice?", "- Who [would](https://example.org/list#top) notice?"
    )
    project.put(OTHER_TERM, who_says_it="Those who <https://example.org/list>.")
    project.write("us.md", "# Us\n\nSee [them](https://example.org/notice).\n")
    assert run(project, web, only=("dead", "moved")) == 1
    gone = "https://example.org/list is gone: the server answers 404 (Not Found)"
    moved = "https://example.org/notice has moved for good to https://example.org/guide"
    assert told(capsys) == [
        f"docs/glossary/consent.md:10:14: link-dead: {gone}",
        f"docs/glossary/notice.md:6:64: warning: link-moved: {moved}",
        f"docs/stories/a-list-went-astray.md:28:109: link-dead: {gone}",
        f"docs/stories/a-list-went-astray.md:50:7: link-dead: {gone}",
        f"docs/stories/a-map-was-shared.md:28:109: link-dead: {gone}",
        f"docs/stories/a-printout-was-left.md:28:109: link-dead: {gone}",
        f"docs/us.md:3:5: warning: link-moved: {moved}",
    ]
    assert web.times("https://example.org/list", "HEAD") == 1


def test_every_field_with_an_address_is_asked_for(
    project: Project, web: Loopback, capsys: Said
) -> None:
    web.on("https://doc.test/", Answer(410))
    project.put(
        RESOURCE,
        document="https://doc.test/d",
        catalogue="https://doc.test/c",
        archived="https://doc.test/a",
    )
    project.edit(
        STORY,
        '"https://example.org/list"',
        '"https://example.org/list", archived: "https://doc.test/s"',
    )
    run(project, web, only=("dead",))
    places = [line.partition(": ")[0] for line in told(capsys)]
    assert places == [
        "docs/resources/list-handbook.md:15:11",
        "docs/resources/list-handbook.md:16:12",
        "docs/resources/list-handbook.md:17:11",
        "docs/stories/a-list-went-astray.md:28:147",
    ]


def test_what_has_no_copy(project: Project, web: Loopback, capsys: Said) -> None:
    assert run(project, web, only=("unarchived",)) == 0
    said = told(capsys)
    assert len(said) == 5
    assert said[0] == (
        "docs/resources/list-handbook.md:6:6: warning: link-unarchived: "
        "https://example.org/handbook has no archived copy here"
    )
    assert web.log == []  # for that, nobody need be asked


@pytest.mark.parametrize(
    ("options", "asked"),
    [
        ({"kinds": ("story",)}, {"list"}),
        ({"kinds": ("term", "resource")}, {"consent", "notice", "guide", "handbook"}),
        ({"kinds": ("page",)}, set()),
        ({"hosts": ("*.ORG",)}, {"list", "consent", "notice", "guide", "handbook"}),
        ({"hosts": ("example.com",)}, set()),
    ],
)
def test_only_some(
    project: Project, web: Loopback, options: dict[str, Any], asked: set[str]
) -> None:
    run(project, web, **options)
    assert {a.url.rpartition("/")[2] for a in web.log} == asked


def test_as_data_and_as_annotations(project: Project, web: Loopback, capsys: Said) -> None:
    web.on("https://example.org/guide", Answer(404))
    run(project, web, form="json", only=("dead",))
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["path"], found["line"], found["column"]) == (
        "docs/resources/sending-guide.md",
        6,
        6,
    )
    assert (found["rule"], found["severity"]) == ("link-dead", "error")
    assert found["hint"].startswith(MENDED)
    run(project, web, form="github", only=("dead",))
    assert capsys.readouterr().out.startswith(
        "::error file=docs/resources/sending-guide.md,line=6,"
    )
    run(project, web, form="json", only=("http",))
    assert json.loads(capsys.readouterr().out) == []


# What is remembered


def test_a_limit_and_then_the_rest(project: Project, web: Loopback, capsys: Said) -> None:
    run(project, web, limit=2, only=("dead",))
    assert capsys.readouterr().err == (
        "2 of 5 addresses asked: nothing to mend. 3 not asked yet: run it again to go on.\n"
    )
    first = {a.url for a in web.log}
    assert len(first) == 2
    web.log.clear()
    run(project, web, only=("dead",))
    assert {a.url for a in web.log}.isdisjoint(first)
    web.log.clear()
    run(project, web, only=("dead",))
    assert web.log == []


def test_old_answers_are_asked_for_again(project: Project, web: Loopback) -> None:
    run(project, web)
    web.log.clear()
    run(project, web, since=dt.datetime.now() + dt.timedelta(days=1))
    assert len({a.url for a in web.log}) == 5
    file = project.root / MEMORY
    assert len(file.read_text().splitlines()) == 5  # the old answers are not kept


def test_a_memory_that_is_broken_is_no_obstacle(project: Project, web: Loopback) -> None:
    run(project, web)
    file = project.root / MEMORY
    lines = file.read_text().splitlines()
    file.write_text(
        "\n".join([*lines[:3], "[]", "{}", "null", '{"no_copy": 1}', "\x00", lines[3][:40]])
    )
    web.log.clear()
    run(project, web)
    assert len({a.url for a in web.log}) == 2


def test_without_a_connection_nothing_is_said_and_nothing_remembered(
    project: Project, web: Loopback, capsys: Said
) -> None:
    web.scripts.clear()
    assert run(project, web) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Is this computer online?" in said.err
    assert not (project.root / MEMORY).exists()


def test_ctrl_c_tells_what_is_known_and_goes_on_from_there(
    project: Project, web: Loopback, capsys: Said
) -> None:
    project.put(TERM, who_says_it="Those [who](https://hangs.test/x) know.")
    web.on("https://example.org/guide", Answer(404))
    web.on("https://hangs.test/x", Answer(pause=30))
    patient = World(replace(QUICK, read=30, whole=30), web.network)

    def press() -> None:
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            if len([a for a in web.log if a.ended]) == 10 and web.times("https://hangs.test/x"):
                time.sleep(0.1)  # for the last answer to arrive
                break
            time.sleep(0.02)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=press, daemon=True).start()
    began = time.monotonic()
    assert check_all(Options(project.root, only=("dead",)), patient) == 130
    assert time.monotonic() - began < 10
    said = capsys.readouterr()
    assert "sending-guide.md:6:6: link-dead" in said.out
    assert "5 of 6 addresses asked" in said.err
    web.log.clear()
    web.on("https://hangs.test/x", page("Here"))
    assert run(project, web, only=("dead",)) == 1
    assert {a.url for a in web.log} == {"https://hangs.test/x"}


# Excuses


def excuse(project: Project, **keys: str) -> None:
    keys = {
        "address": "https://example.org/gui*",
        "of": "[dead]",
        "reason": "It is as it is.",
        "until": "2999-01-01",
        **keys,
    }
    lines = "\n    ".join(f"{key}: {value}" for key, value in keys.items())
    (project.root / FILE).write_text(f"excused:\n  - {lines}\n", "utf-8")


def test_what_is_excused_is_not_told(project: Project, web: Loopback, capsys: Said) -> None:
    web.on("https://example.org/guide", Answer(404))
    excuse(project)
    assert run(project, web, only=("dead",)) == 0
    assert told(capsys) == []


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"until": "2020-01-01"}, "the excuse of https://example.org/gui* ended on 2020-01-01"),
        ({"address": "https://example.org/gui?"},
         "no address of the library is https://example.org/gui?"),
        ({"of": "[moved, http]"}, "nothing is left to excuse at https://example.org/gui*"),
        ({"address": '"https://*/list"'}, "nothing is left to excuse at https://*/list"),
    ],
)  # fmt: skip
def test_an_excuse_that_excuses_nothing_is_told(
    project: Project, web: Loopback, capsys: Said, keys: dict[str, str], message: str
) -> None:
    web.on("https://example.org/guide", Answer(404))
    excuse(project, **keys)
    assert run(project, web, only=("dead",)) == 1
    dead, stale = told(capsys)
    assert "link-dead" in dead
    assert stale == f"excused-links.yml:2:14: warning: link-excuse: {message}"


def test_of_what_was_not_asked_nobody_says_that_its_excuse_is_not_needed(
    project: Project, web: Loopback, capsys: Said
) -> None:
    excuse(project)
    run(project, web, only=("dead",), kinds=("term",))
    assert told(capsys) == []


def test_what_need_not_be_archived(project: Project, web: Loopback, capsys: Said) -> None:
    excuse(project, of="[unarchived]")
    run(project, web, only=("unarchived",))
    assert not [line for line in told(capsys) if "guide" in line]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("excused: [", "excused-links.yml:2:1: the file is not valid YAML"),
        ("excused:\n  - address: x\n", "excused-links.yml:2:14: excused.0.address: "),
        ("excused:\n  - {address: https://x.org/, of: [ded]}",
         "excused-links.yml:2:"),
        ("", "excused-links.yml:1:1: excused: "),
        (b"\xff", "excused-links.yml is no UTF-8 text"),
    ],
)  # fmt: skip
def test_excuses_that_cannot_be_read(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: Said, text: str | bytes, said: str
) -> None:
    (project.root / FILE).write_bytes(text if isinstance(text, bytes) else text.encode())
    monkeypatch.setattr(command, "ROOT", project.root)
    assert invoke([]) == 2
    assert said in capsys.readouterr().err


def test_the_excuses_of_this_library_can_be_read() -> None:
    assert (ROOT / FILE).exists()
    Excuses.load(ROOT, dt.date.today())


# The command


def invoke(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as ended:
        command.links.main(arguments, prog_name="./scripts/links")
    return int(ended.value.code or 0)


@pytest.mark.parametrize(
    "arguments",
    [["--dry-run"], ["--save"], ["--archive", "--save", "--dry-run"], ["--only", "fine"],
     ["--limit", "0"]],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(arguments: list[str], capsys: Said) -> None:
    assert invoke(arguments) == 2
    assert "./scripts/links --help" in capsys.readouterr().err


def test_a_broken_vocabulary_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    project.write("vocabulary.yml", "cause: [")
    monkeypatch.setattr(command, "ROOT", project.root)
    assert invoke([]) == 2
    assert "vocabulary.yml" in capsys.readouterr().err


def test_who_we_are_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    for name in ("CONTACT", "REPO_URL", "SITE_NAME", "ARCHIVE_URL"):
        monkeypatch.delenv(name, raising=False)
    assert "+" not in World.from_environment().manners.agent
    assert "CONTACT is not set" in capsys.readouterr().err
    monkeypatch.setenv("CONTACT", "mailto:us@example.org")
    monkeypatch.setenv("ARCHIVE_URL", "https://archive.test/")
    world = World.from_environment()
    assert "+mailto:us@example.org;" in world.manners.agent
    assert world.archive == "https://archive.test"
    assert world.availability == "https://archive.test/wayback/available"
    assert capsys.readouterr().err == ""
