"""Elements and attributes: only those that are allowed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from safedata.site.inspection.allowed import (
    DATA_SCRIPTS,
    DRAWING,
    DRAWN,
    ELEMENTS,
    EVERYWHERE,
    VALUES,
)
from safedata.site.inspection.breach import Breach, shortened
from safedata.site.inspection.page import Element, Page

__all__ = ["ATTRIBUTE", "ELEMENT", "check_attributes", "check_elements"]

ELEMENT = "built-element"
ATTRIBUTE = "built-attribute"

_WHERE = "scripts/safedata/site/inspection/allowed.py"
_HINT = (
    "If the text brought it in, write it in Markdown. If a template needs it, "
    f"{_WHERE} says what is allowed."
)


def check_elements(page: Page) -> Iterator[Breach]:
    """Yield what of `page` is no element that is allowed, where it stands."""
    for comment in page.comments:
        what = f": {shortened(comment, 40)}" if comment else ""
        message = f"the page holds a comment or an instruction{what}"
        yield Breach(page.file, ELEMENT, message, "Templates comment with {# … #}.")
    for element in page.elements:
        if element.svg:
            if element.tag not in DRAWING:
                message = f"<{shortened(element.tag)}> may not stand in a drawing"
                yield Breach(page.file, ELEMENT, message, _HINT)
        elif element.tag not in ELEMENTS:
            message = f"<{shortened(element.tag)}> may not stand in a page"
            yield Breach(page.file, ELEMENT, message, _HINT)
        elif element.tag == "script":
            yield from _script(page, element)
        elif element.tag == "noscript":
            yield from _noscript(page, element)


def _script(page: Page, script: Element) -> Iterator[Breach]:
    is_data = script.attributes.get("type") in DATA_SCRIPTS
    if is_data and "src" not in script.attributes:
        try:
            json.loads(script.text)
        except ValueError as error:
            message = (
                f"the data in {shortened(str(script))} cannot be read: {shortened(str(error))}"
            )
            yield Breach(page.file, ELEMENT, message, "Write it with json.dumps, and < as \\u003c.")
    elif is_data or "src" not in script.attributes or script.text.strip():
        message = f"a script stands in the page: {shortened(script.text or str(script), 40)}"
        hint = "Move it to a file of the site; what a page tells its scripts goes into data-…."
        yield Breach(page.file, ELEMENT, message, hint)


def _noscript(page: Page, noscript: Element) -> Iterator[Breach]:
    if (parent := noscript.node.parent) is not None and parent.tag == "head":
        message = "<noscript> may not stand in the head"
        yield Breach(page.file, ELEMENT, message, "Say in the body what works without scripts.")


def check_attributes(page: Page) -> Iterator[Breach]:
    """Yield the attributes of `page` that are not allowed, or whose value is not.

    One that stands more often is told once, as it was written first.
    """
    seen: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    for element in page.elements:
        for name in _in_question(element.tag, element.svg, tuple(element.attributes)):
            value = element.attributes[name]
            if not _may_be(element, name, value or ""):
                key = (element.tag, name)
                seen[key] += 1
                first.setdefault(key, shortened(name if value is None else f'{name}="{value}"', 60))
    for (tag, name), count in seen.items():
        times = f" ({count} times)" if count > 1 else ""
        message = f"<{shortened(tag)}> may not have {first[tag, name]}{times}"
        yield Breach(page.file, ATTRIBUTE, message, _HINT)


@lru_cache(maxsize=8192)
def _in_question(tag: str, svg: bool, names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the attributes `names` of the element `tag` that are not allowed whatever they say.

    Pages are made of a few hundred sorts of elements, so this is asked seldom.
    """
    if svg:
        return names
    own = ELEMENTS.get(tag, frozenset())
    return tuple(n for n in names if (n not in EVERYWHERE and n not in own) or (tag, n) in VALUES)


def _may_be(element: Element, name: str, value: str) -> bool:
    if element.svg:
        return name in DRAWN and "url(" not in value.lower()
    pattern = VALUES.get((element.tag, name))
    return pattern is not None and pattern.fullmatch(value) is not None
