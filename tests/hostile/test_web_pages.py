"""Text of a document is text on its page: none of it becomes script or markup."""

from __future__ import annotations

import pytest

DANGEROUS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java&#10;script:alert(1)",
    "&#9;javascript:alert(1)",
    "data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
)


@pytest.mark.parametrize("target", DANGEROUS)
def test_dangerous_address_is_not_a_link(published, visit, target):
    page = visit(published(f'<p><ref target="{target}">press</ref></p>'))
    assert page.get_by_text("press").is_visible()
    assert page.locator("#text a:not(.permalink)").count() == 0


@pytest.mark.parametrize("target", ["https://example.org/", "mailto:a@example.org", "other.html#p", "#here", "a/b:c"])
def test_harmless_address_is_a_link(published, visit, target):
    page = visit(published(f'<p><ref target="{target}">press</ref> <seg xml:id="here">here</seg></p>'))
    assert page.locator("#text a:not(.permalink)").get_attribute("href") == target


@pytest.mark.parametrize("address", ["https://example.org/x.png", "//example.org/x.png"])
def test_graphic_on_another_host_is_a_link_and_is_not_loaded(published, visit, address):
    page = visit(published(f'<figure><graphic url="{address}"/><figDesc>A map</figDesc></figure>'))
    assert page.get_by_role("link", name="A map").get_attribute("href") == address
    assert page.locator("img").count() == 0
    assert page.messages == []


def test_markup_written_as_text_stays_text(published, visit):
    page = visit(published("<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt;</p>"))
    assert "<script>alert(1)</script> <img src=x onerror=alert(1)>" in page.locator("#text").inner_text()
    assert page.locator("script:not([src^='assets/'], [type='application/ld+json']), #text img").count() == 0
    assert page.messages == []


def test_html_element_in_a_document_is_not_copied_to_the_page(published, visit):
    html = '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>'
    page = visit(published(f"<p>before {html} after</p>"))
    assert page.locator("script:not([src^='assets/'], [type='application/ld+json'])").count() == 0
    assert page.messages == []


def test_attribute_values_cannot_leave_their_attribute(published, visit):
    page = visit(published("""<p rend='x" onclick="alert(1)'><ref target='x" onclick="alert(1)'>press</ref></p>"""))
    assert page.locator("[onclick]").count() == 0
    page.get_by_text("press").hover()
    assert page.messages == []


def test_policy_forbids_inline_scripts_and_other_hosts(published):
    policy = published("<p>text</p>").read_text(encoding="utf-8").split("Content-Security-Policy")[1].split(">")[0]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "http" not in policy
