"""What the site itself says to readers: messages in one catalogue, dates, numbers, lists.

The English text of a message is its identifier, as gettext has it. A message is always a format
with named places (``%(name)s``), so a percent sign in it is written twice. This is text: whoever
makes HTML of it escapes it, as `safedata.wording.templates` does.
"""

from __future__ import annotations

from safedata.wording.messages import N_, _, ngettext, pgettext, use

__all__ = ["N_", "_", "ngettext", "pgettext", "use"]
