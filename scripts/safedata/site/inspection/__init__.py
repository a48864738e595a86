"""One inspection of the built site: whatever made a page, this is what it may hold.

Every file of the site is read once, pages by a parser that builds the tree that a browser builds.
A rule is a small function over one page or over the whole site (`safedata.site.inspection.run` has
the list) and yields breaches; they come out as ordinary findings in the file that people can mend.
It knows nothing of the generator.
"""

from safedata.site.inspection.run import RULES, inspect

__all__ = ["RULES", "inspect"]
