"""The Content-Security-Policy: what a browser may load and run on a page, whatever the page holds.

It is the same on every page, so that hosts can send it as a header, too. That nothing gets into a
page that it would have to stop is what the templates and the checks are for; this is the net below.
"""

from __future__ import annotations

__all__ = ["CONTENT_SECURITY_POLICY", "FRAME_ANCESTORS", "HEADERS", "header_file"]

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",  # data: for the icons within the theme's style sheet
        "connect-src 'self'",  # what the search and the explorer load
        "base-uri 'none'",
        "form-action 'none'",
        # A script that makes HTML out of text fails, even if somebody brings one in again.
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
"""The policy as it stands in the head of every page."""

FRAME_ANCESTORS = "frame-ancestors 'none'"
"""Forbids other sites to show a page in a frame. Only a header can say so, and only if wanted."""

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What a host should send with every file."""


def header_file() -> str:
    """The headers as Netlify and Cloudflare Pages read them from ``_headers`` in the site."""
    return "".join(
        (
            "# Netlify and Cloudflare Pages read this; for others see contribute/hosting/.\n",
            f"# To let no other site frame these pages, end the policy with: ; {FRAME_ANCESTORS}\n",
            "/*\n",
            *(f"  {name}: {value}\n" for name, value in HEADERS.items()),
        )
    )
