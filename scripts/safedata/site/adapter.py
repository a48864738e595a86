"""The MkDocs adapter: hands the pages of the views to MkDocs, at the events that MkDocs calls.

This is the only module of the package that knows MkDocs (`cli` starts it as a program). What a
successor of MkDocs needs is in `safedata.views`; here are only its events, in the order in which
they come.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin

import click
import yaml
from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext
from pydantic import ValidationError

from safedata import checks, views
from safedata.checks import Report
from safedata.exports import explorer, feeds, search
from safedata.library.entry import Document
from safedata.library.graph import Library
from safedata.library.model import FOLDERS
from safedata.library.vocabulary import FILE as VOCABULARY_FILE
from safedata.site import inspection, policy, theme
from safedata.site.lighten import lighten
from safedata.site.markdown import NoHtml, Terms
from safedata.site.pages import MadePage
from safedata.site.preview import in_words, keeping_last_good
from safedata.source.findings import Severity, as_text
from safedata.views.explain import Explainer
from safedata.views.overview import overview
from safedata.views.urls import relative

__all__ = [
    "on_config",
    "on_env",
    "on_files",
    "on_nav",
    "on_page_content",
    "on_page_context",
    "on_page_markdown",
    "on_post_build",
    "on_serve",
    "on_startup",
]

log = logging.getLogger("mkdocs.safedata")

OWN_ASSETS = ("assets/sd", "assets/search", "assets/explorer")
"""Where our styles and scripts lie within the site."""


@dataclass
class _State:
    """What is remembered from one event to the next, and from one rebuild to the next."""

    serving: bool = False
    today: dt.date = field(default_factory=dt.date.today)
    good: Report | None = None
    errors: int = 0
    """How many the pages do not show; banners of a preview tell."""
    library: Library | None = None
    documents: list[Document] = field(default_factory=list)
    explainer: Explainer | None = None
    terms: Terms = field(default_factory=Terms)
    pages: dict[str, views.Page] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    """The file in the project that makes what is at an address, for findings in the built site."""


state = _State()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether somebody is writing (serve) or publishing (build)."""
    state.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the entries, before MkDocs touches the last good site.

    Raises Abort if there are errors and the site is to be published.
    """
    for name, address in (("REPO_URL", config.repo_url), ("CONTACT", config.extra.get("contact"))):
        if address and not theme.is_address(address):
            log.warning("%s is no https: or mailto: address, so no page links to it", name)
    if not theme.is_address(config.repo_url):
        config.repo_url = None
    if not config.repo_url:
        config.edit_uri = None  # MkDocs would complain of it for every page
    config.markdown_extensions += [NoHtml(), state.terms]  # type: ignore[list-item] # any will do
    state.today = _today()
    report = _checked(Path(config.docs_dir).parent)
    library = report.library
    if not state.serving:
        # Drafts are not published: without them, nothing can link to them either.
        entries = [entry for entry in library.entries if entry.data.status != "draft"]
        library = Library(entries, library.vocabulary)
    state.library = library
    state.documents = report.documents
    state.explainer = Explainer(library)
    settings = views.Settings(state.today, _edit_base(config), config.site_url or None)
    state.pages = {page.path: page for page in views.pages(library, report.documents, settings)}
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Put the made pages in the place of the entries' files."""
    for file in list(files):
        folder, _, name = file.src_uri.rpartition("/")
        if folder in FOLDERS and name.endswith(".md") and name != "index.md":
            files.remove(file)
    for made in state.pages.values():
        old = files.get_file_from_path(made.path)
        if old is not None:
            files.remove(old)
        files.append(MadePage(made, config).file)
    state.origins = {
        file.dest_uri.removesuffix("index.html"): f"docs/{file.edit_uri}"
        for file in files
        if file.edit_uri and file.src_dir in (None, config.docs_dir)
    }
    return files


@event_priority(-50)  # after the plugin that orders the navigation
def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Give every page that is not in the navigation the section that it belongs to."""
    sections = {
        child.file.src_uri.rpartition("/")[0]: section
        for section in _sections(nav.items)
        for child in section.children
        if isinstance(child, MkDocsPage) and child.is_index
    }
    for path in state.pages:
        file = files.get_file_from_path(path)
        if file is None:
            continue
        page = file.page or MkDocsPage(None, file, config)
        folder = path.partition("/")[0]
        if page.parent is None and path != f"{folder}/index.md":
            page.parent = sections.get(folder) or _tags_section(files, sections, folder)
    if nav.homepage is None and (home := files.get_file_from_path("index.md")):
        nav.homepage = home.page
    return nav


def _sections(items: list[Any]) -> list[Section]:
    found = []
    for item in items:
        if isinstance(item, Section):
            found += [item, *_sections(item.children)]
    return found


def _tags_section(files: Files, sections: dict[str, Section], folder: str) -> Section | None:
    """A section that stands in no menu, so that its pages still have a way back to their index."""
    index = files.get_file_from_path(f"{folder}/index.md")
    if index is None or index.page is None:
        return None
    title = state.pages[f"{folder}/index.md"].title
    sections[folder] = Section(title, [index.page])
    return sections[folder]


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Give the templates what they show of the whole library, as ``sd``, and the policy."""
    assert state.library is not None
    theme.prepare(
        env,
        sd=overview(state.library, state.today, state.errors),
        # The script with which a preview reloads itself stands in the page.
        content_policy=None if state.serving else policy.CONTENT_SECURITY_POLICY,
    )
    return env


def on_page_markdown(
    markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
) -> None:
    """Choose whether the authored text of `page` explains terms."""
    gathers = isinstance(page, MadePage) or page.is_homepage
    explains = not gathers and page.meta.get("explain") is not False
    state.terms.explainer = state.explainer if explains else None
    state.terms.href = lambda term: relative(term.url, page.url)


def on_page_content(html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> Markup:
    """Tell the templates that the content of a page is HTML."""
    return theme.typed(html, page)


@event_priority(50)  # before the tags plugin, which leaves alone what is there
def on_page_context(
    context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Let each chip lead to its word's own page, where the plugin would lead to a listing."""
    made = state.pages.get(page.file.src_uri)
    context["made"] = made  # type: ignore[typeddict-unknown-key]
    if made is not None and made.chips:
        chips = [
            {"name": chip.name, "url": chip.url, "hidden": False, "facet": chip.facet}
            for chip in made.chips
        ]
        context["tags"] = chips  # type: ignore[typeddict-unknown-key]
    return context


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write what is read by programs: the search and the explorer in browsers, and the feeds."""
    assert state.library is not None
    made = search.files(state.library, state.documents) | explorer.files(state.library)
    made["_headers"] = policy.header_file()
    if config.site_url:  # feeds need whole addresses
        publication = feeds.Publication(config.site_name, config.site_url)
        made |= feeds.files(state.library, publication, state.today)
    for path, text in made.items():
        file = Path(config.site_dir, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    if not state.serving:
        for folder in OWN_ASSETS:
            lighten(Path(config.site_dir, folder))
        _inspect(config)


def _inspect(config: MkDocsConfig) -> None:
    """Raise Abort if the built site holds what it may not: the last good one stays in place."""
    found = inspection.inspect(
        Path(config.site_dir),
        state.origins,
        site_url=config.site_url or None,
        policy=policy.CONTENT_SECURITY_POLICY,
    )
    if found:
        click.echo(as_text(found), err=True)
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    if errors:
        raise Abort(f"{_number(errors)} in the pages that were built: the site is not published")


def on_serve(
    server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
) -> LiveReloadServer:
    """Keep the server answering when a build fails: by itself, MkDocs would answer no more."""
    root = Path(config.docs_dir).parent

    def tell(error: Exception) -> None:
        click.echo(in_words(error, root), err=True)
        click.echo("The site could not be built again; the last good pages are shown.", err=True)

    server.builder = keeping_last_good(server.builder, Path(config.site_dir), tell)
    return server


def _checked(root: Path) -> Report:
    """The report on the entries at `root`, or the last good one while somebody is writing.

    Raises Abort if there are errors and nobody is.
    """
    try:
        report = checks.run(root)
    except (OSError, yaml.YAMLError, ValidationError) as error:
        message = f"docs/{VOCABULARY_FILE} cannot be read: {error}"
        if not state.serving or state.good is None:
            raise Abort(message) from error
        click.echo(message, err=True)
        return state.good
    state.errors = len(report.errors)
    if not report.errors:
        state.good = report
        if report.findings:
            log.info("%d warnings; scripts/check shows them", len(report.findings))
        return report
    click.echo(as_text(report.findings), err=True)
    if not state.serving:
        raise Abort(f"{_number(state.errors)}: the site was not built")
    kept = "as they last were in order" if state.good else "as far as they can be read"
    click.echo(f"{_number(state.errors)}: the entries are shown {kept}", err=True)
    return state.good or report


def _number(errors: int) -> str:
    return "1 error" if errors == 1 else f"{errors} errors"


def _today() -> dt.date:
    """Today, or the day that a reproducible build names (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    return dt.date.today()


def _edit_base(config: MkDocsConfig) -> str | None:
    if not config.repo_url or not config.edit_uri:
        return None
    return urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri)
