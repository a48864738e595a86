"""Stylesheets: whatever they load is of the same site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import tinycss2
from tinycss2.ast import AtKeywordToken, FunctionBlock, Node, StringToken, URLToken

from safedata.site.inspection.addresses import ADDRESS, AddressError, Addresses, Outside
from safedata.site.inspection.breach import Breach, shortened

__all__ = ["loaded_by", "read_stylesheet"]

_LOADING = frozenset({"url", "src", "image", "image-set", "-webkit-image-set"})
_DATA = "data:image/svg+xml"
"""Drawings within a stylesheet, as the theme has its icons: they ask nobody, and run nothing."""
_MEND = "Whatever a page loads is part of the site. Put the file into it."


def read_stylesheet(
    file: str, text: str, addresses: Addresses, *, within: str = ""
) -> tuple[set[str], list[Breach]]:
    """The files that the stylesheet `text` loads, and what is wrong with it.

    It stands in the built `file`, or in the element `within` of it.
    """
    loaded: set[str] = set()
    breaches: list[Breach] = []
    place = f" (in <{within}>)" if within else ""
    for value in loaded_by(text):
        try:
            if value is None:
                raise AddressError(ADDRESS, "an @import loads another stylesheet", "Link both.")
            if value.startswith(_DATA) or (value.startswith("#") and value != "#"):
                continue
            found = addresses.read(value, file)
            if isinstance(found, Outside):
                raise AddressError(ADDRESS, f"{shortened(value)} is of another host", _MEND)
            loaded.add(found.file)
        except AddressError as error:
            breaches.append(Breach(file, error.rule, f"{error}{place}", error.hint))
    return loaded, breaches


def loaded_by(text: str) -> Iterator[str | None]:
    """Yield the addresses that the stylesheet `text` loads; None stands for an @import."""
    pending: list[tuple[Iterable[Node], bool]] = [
        (tinycss2.parse_component_value_list(text, skip_comments=True), False)
    ]
    while pending:
        tokens, loading = pending.pop()
        for token in tokens:
            if isinstance(token, URLToken) or (loading and isinstance(token, StringToken)):
                yield token.value
            elif isinstance(token, AtKeywordToken) and token.lower_value == "import":
                yield None
            elif isinstance(token, FunctionBlock):
                pending.append((token.arguments, token.lower_name in _LOADING))
            elif (content := getattr(token, "content", None)) is not None:
                pending.append((content, False))
