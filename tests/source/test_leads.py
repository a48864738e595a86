"""Where links lead, as a browser would take them."""

from __future__ import annotations

import pytest

from safedata.source.link import Leads, leads


@pytest.mark.parametrize(
    ("target", "where"),
    [
        ("", Leads.WITHIN),
        ("x.md", Leads.WITHIN),
        ("../a/b.md#c", Leads.WITHIN),
        ("#c", Leads.WITHIN),
        ("?a=b", Leads.WITHIN),
        ("a/b:c", Leads.WITHIN),
        ("1a:b", Leads.WITHIN),
        ("!/x", Leads.WITHIN),
        ("X/x", Leads.WITHIN),
        ("https://example.org", Leads.HTTPS),
        ("HTTPS://example.org/a@b", Leads.HTTPS),
        ("https://example.org?a@b", Leads.HTTPS),
        ("https://example.org#a\\b", Leads.HTTPS),
        (" https://example.org", Leads.HTTPS),
        ("ht\ttps://exa\nmple.org", Leads.HTTPS),
        ("\x01https://example.org\x1f", Leads.HTTPS),
        ("http://example.org", Leads.HTTP),
        ("HTTP:example.org", Leads.HTTP),
        ("/x", Leads.ROOT),
        ("//example.org", Leads.ROOT),
        ("\\x", Leads.ROOT),
        (" \t/x", Leads.ROOT),
        ("https:/example.org", Leads.OTHER),
        ("https:///example.org", Leads.OTHER),
        ("https://", Leads.OTHER),
        ("https://a@example.org", Leads.OTHER),
        ("https://a:b@example.org/", Leads.OTHER),
        ("https://a\\b", Leads.OTHER),
        ("mailto:x", Leads.OTHER),
        ("a+b-c.d1:x", Leads.OTHER),
        ("java\nscript:x", Leads.OTHER),
        ("\x00javascript:x", Leads.OTHER),
        ("a\\b", Leads.OTHER),
        ("httpx:", Leads.OTHER),
    ],
)
def test_where_a_link_leads(target: str, where: Leads) -> None:
    assert leads(target) is where
