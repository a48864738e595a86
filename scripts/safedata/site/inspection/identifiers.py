"""Ids: each once on a page, and whatever is named by one is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from safedata.site.inspection.breach import Breach, shortened
from safedata.site.inspection.page import Element, Page

__all__ = ["ID", "check_ids"]

ID = "built-id"

_NAMING = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
_FRAME = "__"
"""The theme's own ids begin so: its scripts find the switches of the frame by them."""
_TABS = "__tabbed_"
"""But these come with tabs in the text."""


def check_ids(page: Page) -> Iterator[Breach]:
    """Yield ids that are empty, doubled or the frame's, and names of ids that are not there."""
    for reading in page.readings:
        identified = [e for e in reading if "id" in e.attributes]
        counts = Counter(e.attributes["id"] or "" for e in identified)
        for name, count in counts.items():
            if not name or name != "".join(name.split()):
                yield Breach(page.file, ID, f"the id “{shortened(name)}” is empty or has spaces")
            elif count > 1:
                hint = "Call one of them something else: a link can lead to the first only."
                yield Breach(page.file, ID, f"the id {shortened(name)} stands {count} times", hint)
        for element in identified:
            name = element.attributes["id"] or ""
            if name.startswith(_FRAME) and not name.startswith(_TABS) and _in_main(element):
                message = f"the id {shortened(name)} in the text is of the sort that the frame uses"
                yield Breach(page.file, ID, message, "Ids in the text do not begin with __.")
        for element in reading:
            for attribute in _NAMING:
                if attribute in element.attributes:
                    for name in (element.attributes[attribute] or "").split() or [""]:
                        if name not in counts:
                            yield _missing(page, element, attribute, name)


def _missing(page: Page, element: Element, attribute: str, name: str) -> Breach:
    message = f'<{shortened(element.tag)} {attribute}="{shortened(name)}">: there is no such id'
    return Breach(page.file, ID, message, "People who hear the page would hear nothing there.")


def _in_main(element: Element) -> bool:
    node = element.node.parent
    while node is not None:
        if node.tag == "main":
            return True
        node = node.parent
    return False
