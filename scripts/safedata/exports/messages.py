"""What the scripts in the browser say, in the language of the site.

A classic script that sets ``window.sdMessages``, so that it also works from a file on a disk: the
translations by their English texts. A message with a plural has its forms by the plural categories
of CLDR, which browsers know by themselves. In English, there is nothing to say.
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale

from safedata.wording import catalogue
from safedata.wording.messages import is_translated, locale, translations

FILE = "assets/sd/messages.js"
"""Where it lies within the site. Pages load it before ``assets/sd/site.js``, which reads it."""

_NUMBERS = (*range(200), 1_000_000)
"""Among these there is one of each plural category of every language."""


def files(root: Path) -> dict[str, str]:
    """The file by its path within the site, for the scripts in the checkout `root`.

    None if nothing is translated.
    """
    if not is_translated() or not (found := table(root)):
        return {}
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return {FILE: f"window.sdMessages={text};\n"}


def table(root: Path) -> dict[str, str | dict[str, str]]:
    """The translations that differ from the messages, by message; of a plural, by its singular."""
    category = Locale.parse(locale()).plural_form
    examples: dict[str, int] = {}
    for number in _NUMBERS:
        examples.setdefault(category(number), number)
    found: dict[str, str | dict[str, str]] = {}
    for message in catalogue.messages(root, "overrides/assets"):
        if isinstance(message.text, str):
            said = translations().gettext(message.text)
            if said != message.text:
                found[message.text] = said
        else:
            one, many = message.text
            forms = {name: translations().ngettext(one, many, n) for name, n in examples.items()}
            if not set(forms.values()) <= {one, many}:
                found[one] = forms
    return found
