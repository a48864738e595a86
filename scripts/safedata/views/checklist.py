"""Checklists in prose: boxes that readers can tick while they read. Nothing of it is stored."""

from __future__ import annotations

import re

__all__ = ["tickable"]

_ITEM = re.compile(
    # As pymdownx.tasklist writes them. What ends the text is the item's end, or a block in it.
    r'<input type="checkbox" disabled(?P<checked> checked)?/>\s*'
    r"(?P<text>.*?)\s*(?=</li>|</p>|<(?:ul|ol|p|div|pre|blockquote)\b)",
    re.DOTALL,
)


def tickable(html: str) -> str:
    """`html` with the text of each item of a checklist made the label of its box."""
    return _ITEM.sub(_label, html)


def _label(item: re.Match[str]) -> str:
    checked = " checked" if item["checked"] else ""
    return (
        f'<label class="sd-tick"><input type="checkbox"{checked}> '
        f"<span>{item['text']}</span></label>"
    )
