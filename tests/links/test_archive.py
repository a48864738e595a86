"""Copies: asked for in an archive that answers well, badly or not, and written into entries."""

from __future__ import annotations

import difflib
import itertools
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from loopback import IMPATIENT, QUICK, Answer, Asked, Loopback, page, to
from safedata.commands.links import MEMORY, Options, World, find_copies
from safedata.links import write as writing
from safedata.links.places import read
from safedata.links.wanted import wanted
from support import RESOURCE, STORY, TERM, TOLD, Project

BASE = "https://web.archive.org"
ASK = "https://archive.org/wayback/available"
CDX = f"{BASE}/cdx/search/cdx"
LIST = "https://example.org/list"
SOURCE = (
    "  - {key: s2, title: A list went astray, publisher: The Invented Herald, date: 2021-03-10, "
    "kind: news"
)

STAMP = "20210312000000"
GOOD = f"{BASE}/web/{STAMP}/{LIST}"

Said = pytest.CaptureFixture[str]


class PublicArchive:
    """What the archive knows: each address with its captures, as (time, status)."""

    def __init__(self, web: Loopback) -> None:
        self.web = web
        self.captures: dict[str, list[tuple[str, str]]] = {}
        self.nearest: dict[str, Any] = {}
        """What availability says of an address, instead of the truth."""
        web.on(ASK, self.available)
        web.on(CDX, self.index)

    def has(self, url: str, *captures: tuple[str, str]) -> None:
        self.captures[url] = list(captures)
        for stamp, status in captures:
            self.web.on(
                f"{BASE}/web/{stamp}/{url}", Answer(int(status), body=b"<title>A copy</title>")
            )

    def available(self, asked: Asked) -> Answer:
        question = parse_qs(urlsplit(asked.url).query)
        (url,), (day,) = question["url"], question["timestamp"]
        if url in self.nearest:
            return self.nearest[url]
        found = min(
            self.captures.get(url, []), key=lambda c: abs(int(c[0][:8]) - int(day)), default=None
        )
        closest = {}
        if found:
            stamp, status = found
            closest = {"closest": {"available": True, "status": status, "timestamp": stamp,
                                   "url": f"http://web.archive.org/web/{stamp}/{url}"}}  # fmt: skip
        return data({"url": url, "archived_snapshots": closest})

    def index(self, asked: Asked) -> Answer:
        question = {key: values[0] for key, values in parse_qs(urlsplit(asked.url).query).items()}
        assert question["filter"] == "statuscode:200"
        assert question["output"] == "json"
        day = int(question["closest"])
        found = [c for c in self.captures.get(question["url"], []) if c[1] == "200"]
        found.sort(key=lambda c: abs(int(c[0][:8]) - day))
        rows = [
            [stamp, question["url"], status] for stamp, status in found[: int(question["limit"])]
        ]
        return data([question["fl"].split(","), *rows] if rows else [])


def data(value: object) -> Answer:
    return Answer(headers={"Content-Type": "application/json"}, body=json.dumps(value).encode())


@pytest.fixture
def archive(web: Loopback) -> PublicArchive:
    return PublicArchive(web)


def find(project: Project, archive: PublicArchive, **options: Any) -> int:
    return find_copies(Options(project.root, **options), World(QUICK, archive.web.network))


def state(project: Project) -> dict[str, bytes]:
    docs = project.root / "docs"
    return {f.relative_to(docs).as_posix(): f.read_bytes() for f in docs.rglob("*") if f.is_file()}


def changes(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """The lines that differ, as ``file: -old`` and ``file: +new``."""
    assert set(before) == set(after)  # no file more, no file less
    found = []
    for name in sorted(before):
        old, new = (side[name].decode().splitlines(keepends=True) for side in (before, after))
        lines = [*difflib.unified_diff(old, new, n=0)][2:]
        found += [f"{name}: {line.rstrip()}" for line in lines if not line.startswith("@@")]
    return found


def test_copies_are_written_in_their_place_and_nothing_else_changes(
    project: Project, archive: PublicArchive, capsys: Said
) -> None:
    archive.has(LIST, ("20210312000000", "200"), ("20250101000000", "200"))
    archive.has(
        "https://example.org/handbook", ("20200101000000", "200"), ("20251224120000", "200")
    )
    before = state(project)
    assert find(project, archive) == 0
    assert changes(before, state(project)) == [
        f"resources/list-handbook.md: +archived: {BASE}/web/20251224120000/https://example.org/handbook",
        *(
            line
            for name in ("a-list-went-astray", "a-map-was-shared", "a-printout-was-left")
            for line in (
                f'stories/{name}.md: -{SOURCE}, url: "{LIST}"}}',
                f'stories/{name}.md: +{SOURCE}, url: "{LIST}", archived: "{GOOD}"}}',
            )
        ),
    ]  # fmt: skip
    said = capsys.readouterr()
    assert said.err == "4 copies written into 4 files; none found for 1 addresses.\n"
    (line, hint) = said.out.splitlines()
    assert line == (
        "docs/resources/sending-guide.md:6:6: warning: link-unarchived: "
        "https://example.org/guide has no archived copy here, and none was found"
    )
    TOLD.add(("link-unarchived", line.rpartition("link-unarchived: ")[2]))
    assert hint.strip().startswith("If it puts nobody at risk")
    assert not project.check().errors


def test_nothing_is_asked_or_written_twice(project: Project, archive: PublicArchive) -> None:
    archive.has(LIST, ("20210312000000", "200"))
    find(project, archive)
    before = state(project)
    archive.web.log.clear()
    archive.has(LIST, ("20210310000000", "200"))  # a better one: what is there stays
    assert find(project, archive) == 0
    assert state(project) == before
    assert archive.web.log == []


def test_nothing_is_ever_saved_unasked(project: Project, archive: PublicArchive) -> None:
    find(project, archive)
    assert archive.web.log
    assert not [a.url for a in archive.web.log if "/save" in a.url]
    assert {a.method for a in archive.web.log} <= {"GET", "HEAD"}


def test_a_dry_run_shows_and_writes_nothing(
    project: Project, archive: PublicArchive, capsys: Said
) -> None:
    archive.has("https://example.org/handbook", ("20251224120000", "200"))
    before = state(project)
    assert find(project, archive, dry_run=True) == 0
    assert state(project) == before
    said = capsys.readouterr()
    assert said.out == (
        "--- a/docs/resources/list-handbook.md\n"
        "+++ b/docs/resources/list-handbook.md\n"
        "@@ -5,4 +5,5 @@\n"
        " year: 2020\n"
        " url: https://example.org/handbook\n"
        f"+archived: {BASE}/web/20251224120000/https://example.org/handbook\n"
        " kind: guidance\n"
        " languages: [en]\n"
    )
    assert "1 copies would be written into 1 files" in said.err


@pytest.mark.parametrize(
    ("captures", "chosen"),
    [
        ([("20210310120000", "200")], "20210310120000"),
        ([("20210309230000", "200")], "20210309230000"),  # days begin at different times
        # made before it was published, so of something else
        ([("20210301000000", "200"), ("20220101000000", "200")], "20220101000000"),
        ([("20190101000000", "200")], None),
        # the nearest was a page for errors
        ([("20210310000000", "404"), ("20230101000000", "200")], "20230101000000"),
        ([("20210310000000", "404"), ("20210311000000", "302")], None),
        ([], None),
    ],
)
def test_the_copy_that_is_nearest_to_the_day(
    project: Project, archive: PublicArchive, captures: list[tuple[str, str]], chosen: str | None
) -> None:
    archive.has(LIST, *captures)
    find(project, archive, kinds=("story",))
    assert copy_in(project) == (chosen and f"{BASE}/web/{chosen}/{LIST}")


def copy_in(project: Project, name: str = STORY) -> str | None:
    """The copy that the second source of the story has, as the model reads it."""
    context = read(project.root)
    (entry,) = [e for e in context.entries if e.document.path == f"docs/{name}"]
    found: str | None = entry.data.sources[1].archived  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize(
    "copy",
    [
        Answer(404),
        page("Page not found"),
        to(LIST, 302),
        to(f"{BASE}/web/{STAMP}/https://example.org/", 302),
        to("/web/20210312000000/https://other.org/list", 302),
        to(GOOD, 302),
        Answer(pause=9),
        Answer(raw=b"rubbish"),
    ],
    ids=["gone", "lying", "out", "home", "another", "loop", "hanging", "rubbish"],
)
def test_a_copy_that_does_not_open_is_not_taken(
    project: Project, archive: PublicArchive, copy: Answer
) -> None:
    archive.has(LIST, (STAMP, "200"))
    for place in ("https://example.org/", "https://other.org/list"):
        archive.web.on(f"{BASE}/web/{STAMP}/{place}", page("Something"))
    archive.web.on(GOOD, copy)
    options = Options(project.root, kinds=("story",), limit=1)
    assert find_copies(options, World(IMPATIENT, archive.web.network)) == 0
    assert archive.web.times(GOOD)
    assert copy_in(project) is None


def test_the_archive_may_send_on_to_another_minute(
    project: Project, archive: PublicArchive
) -> None:
    archive.has(LIST, (STAMP, "200"))
    other = f"{BASE}/web/20210312000501/http://www.example.org:80/list/"
    archive.web.on(GOOD, to(other, 302))
    archive.web.on(other, page("A list"))
    find(project, archive, kinds=("story",))
    assert copy_in(project) == f"{BASE}/web/20210312000501/{LIST}"


@pytest.mark.parametrize(
    "answer",
    [
        Answer(body=b"<html>We are sorry"),
        Answer(body=b"\xff\xfe\x00"),
        Answer(body=b"[" * 100_000),
        data([]),
        data({"archived_snapshots": None}),
        data("no"),
        Answer(500),
        Answer(429, {"Retry-After": "9999"}),
        Answer(pause=9),
        Answer(body=b"{" * 50, cut=3),
    ],
    ids=["html", "bytes", "deep", "list", "null", "text", "500", "429", "slow", "cut"],
)
def test_an_archive_that_answers_rubbish_is_left_alone(
    project: Project, archive: PublicArchive, capsys: Said, answer: Answer
) -> None:
    archive.web.on(ASK, answer)
    before = state(project)
    assert find_copies(Options(project.root), World(IMPATIENT, archive.web.network)) == 2
    assert state(project) == before
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("the archive could not be asked: ") == 3
    assert "The archive is left in peace for now." in said.err
    assert archive.web.times(CDX) == 0
    assert not (project.root / MEMORY).exists()  # that it has no copy was not found


@pytest.mark.parametrize(
    "rows",
    [
        {"error": 1},
        [["timestamp"], ["x"], [1, 2, 3], None, ["99999999999999", LIST, "200"]],
        [["timestamp", "original", "statuscode"], [STAMP, LIST, "404"]],
    ],
)
def test_an_index_that_is_none(project: Project, archive: PublicArchive, rows: object) -> None:
    archive.has(LIST, (STAMP, "200"))
    archive.nearest[LIST] = data({"archived_snapshots": {}})
    archive.web.on(CDX, data(rows))
    find(project, archive, kinds=("story",))
    assert copy_in(project) is None


@pytest.mark.parametrize(
    "closest",
    [
        {"available": True, "status": "200", "timestamp": "2021"},
        {"available": True, "status": "200", "timestamp": "20219999000000"},
        {"available": True, "status": "200", "timestamp": STAMP + "/../../evil"},
        {"available": False, "status": "200", "timestamp": STAMP},
        {"available": True, "timestamp": STAMP},
    ],
)
def test_a_nearest_copy_that_is_none_is_not_taken(
    project: Project, archive: PublicArchive, closest: dict[str, object]
) -> None:
    archive.nearest[LIST] = data({"archived_snapshots": {"closest": closest}})
    find(project, archive, kinds=("story",))
    assert copy_in(project) is None


def test_what_is_saved_when_told_to(project: Project, archive: PublicArchive, capsys: Said) -> None:
    url = "https://example.org/guide"
    made = f"{BASE}/web/20261126101112/{url}"
    archive.web.on(f"{BASE}/save/{url}", to(made, 302))
    archive.web.on(made, page("Guide"))
    assert find(project, archive, kinds=("resource",), save=True) == 0
    assert f"archived: {made}\n" in project.read("resources/sending-guide.md")
    assert archive.web.times(f"{BASE}/save/{url}") == 1
    assert "none found for 1 addresses" in capsys.readouterr().err  # the handbook: 404


def test_a_limit_and_a_host(project: Project, archive: PublicArchive) -> None:
    find(project, archive, limit=1)
    assert len({a.url for a in archive.web.log if a.url.startswith(ASK)}) == 1
    archive.web.log.clear()
    find(project, archive, hosts=("other.test",))
    assert archive.web.log == []


def test_the_archive_is_not_hurried(project: Project, archive: PublicArchive) -> None:
    archive.has(LIST, (STAMP, "200"))
    manners = replace(QUICK, delay=0.05)
    find_copies(Options(project.root), World(manners, archive.web.network))
    for host in ("archive.org", "web.archive.org"):
        asked = sorted((a for a in archive.web.log if a.host == host), key=lambda a: a.began)
        assert len(asked) > 2
        pairs = itertools.pairwise(asked)
        assert all(later.began - earlier.ended > 0.049 for earlier, later in pairs)


# Which, and for which day


def test_what_a_copy_is_wanted_of(project: Project) -> None:
    project.put(RESOURCE, document="https://example.org/handbook.pdf")
    project.put("resources/sending-guide.md", archived="https://web.archive.org/x")
    project.edit(STORY, "date: 2021-03-10", "date: 2021")
    found = {(one.path, one.line, one.column): one for one in wanted(read(project.root))}
    resource = found["docs/resources/list-handbook.md", 15, 11]
    assert resource.url == "https://example.org/handbook.pdf"
    assert (str(resource.day), resource.published) == ("2026-01-15", None)
    source = found[f"docs/{STORY}", 28, 103]
    assert (str(source.day), str(source.published)) == ("2021-12-31", "2021-01-01")
    assert source.group == ("sources", 1)
    assert not [path for path, _, _ in found if "sending-guide" in path or TERM in path]


def test_what_lies_in_an_archive_needs_no_copy(project: Project) -> None:
    project.edit(STORY, LIST, "https://web.archive.org/web/2021/https://example.org/list")
    assert f"docs/{STORY}" not in {one.path for one in wanted(read(project.root))}


# Files: whole, or not at all


def test_a_file_that_changed_meanwhile_is_left(
    project: Project, archive: PublicArchive, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.has(LIST, (STAMP, "200"))
    real = writing.change

    def slow(root: Path, path: str, copies: Any) -> writing.Change:
        made = real(root, path, copies)
        if path == f"docs/{STORY}":
            project.edit(STORY, "title: A list went astray\n", "title: A list went far astray\n")
        return made

    monkeypatch.setattr("safedata.links.search.change", slow)
    before = state(project)
    assert find(project, archive, kinds=("story",)) == 1
    lines = [line for line in changes(before, state(project)) if STORY in line]
    assert [line.rpartition(": ")[2] for line in lines] == [
        "A list went astray",
        "A list went far astray",
    ]
    said = capsys.readouterr().err
    assert f"docs/{STORY}: nothing was written: somebody changed it in the meantime" in said
    assert GOOD in said  # nothing that was found is lost


def test_a_file_with_one_part_that_cannot_be_written_stays_as_it_is(
    project: Project, archive: PublicArchive, capsys: Said
) -> None:
    """Editors and YAML count its lines differently."""
    archive.has(LIST, (STAMP, "200"))
    archive.has("https://example.org/first", (STAMP, "200"))
    text = project.read(STORY).replace(
        "date: 2021-03-09, kind: statement}",
        'date: 2021-03-09, kind: statement, url: "https://example.org/first", note: "a\u2028 b"}',
    )
    project.write(STORY, text)
    before = state(project)
    assert find(project, archive, kinds=("story",)) == 1
    assert state(project)[STORY] == before[STORY]
    assert len(changes(before, state(project))) == 4  # the two other stories
    assert "nothing was written" in capsys.readouterr().err


def test_windows_files_and_permissions_stay(project: Project, archive: PublicArchive) -> None:
    archive.has(LIST, (STAMP, "200"))
    text = "\ufeff" + project.read(STORY).replace("\n", "\r\n")
    project.write(STORY, text)
    project.path(STORY).chmod(0o640)
    find(project, archive, kinds=("story",))
    expected = text.replace(f'url: "{LIST}"', f'url: "{LIST}", archived: "{GOOD}"')
    assert project.path(STORY).read_bytes() == expected.encode()
    assert project.path(STORY).stat().st_mode & 0o777 == 0o640


def test_what_is_excused_is_not_looked_for(project: Project, archive: PublicArchive) -> None:
    (project.root / "excused-links.yml").write_text(
        "excused:\n  - {address: 'https://example.org/*', of: [unarchived], "
        "reason: They asked us not to., until: 2999-01-01}\n"
    )
    assert find(project, archive) == 0
    assert archive.web.log == []
