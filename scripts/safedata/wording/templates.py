"""Messages in templates: ``{% trans %}``, ``_()`` and what messages need, all of it escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from jinja2 import Environment
from markupsafe import Markup, escape

from safedata.wording import formats, messages

LINK_END = Markup("</a>")


def install(env: Environment) -> None:
    """Let the templates of `env`, which must escape, say what they say by messages.

    Messages are text: what is markup in a catalogue is shown and has no effect. Values are escaped
    unless they are markup. A message with a link in it is one message, so that a translator can
    move the link within the sentence: ``%(link)s`` is `link_to`, ``%(end)s`` is `link_end`.

    To be called before `env` compiles its first template.
    """
    env.add_extension("jinja2.ext.i18n")
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(  # type: ignore[attr-defined] # the extension brings it
        _plain(lambda message: messages.translations().gettext(message)),
        _plain(lambda *given: messages.translations().ngettext(*given)),
        newstyle=True,
        pgettext=_plain(lambda *given: messages.translations().pgettext(*given)),
        npgettext=_plain(lambda *given: messages.translations().npgettext(*given)),
    )
    env.globals.update(link_to=link_to, link_end=LINK_END)
    env.filters.update(commas=commas, date=formats.date, number=formats.number)
    env.filters["within"] = formats.within


def _plain(translate: Callable[..., str]) -> Callable[..., Markup]:
    """`translate`, whose results are text, for a template that takes them for markup."""
    return lambda *given: escape(translate(*given))


def link_to(href: str) -> Markup:
    """The beginning of a link within a message."""
    return Markup('<a href="{}">').format(href)


def commas(items: Iterable[str]) -> Markup:
    """`formats.commas` of texts and of markup."""
    return escape(formats.comma()).join(items)
