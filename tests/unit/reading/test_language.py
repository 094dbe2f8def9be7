"""The language of a document and of its passages."""

from __future__ import annotations

import pytest

from helpers.small_readings import READING, read_tei

DOCUMENT = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" {root}><teiHeader><profileDesc>'
    "<langUsage>{used}</langUsage></profileDesc></teiHeader><text {text}><body><p>Words</p></body></text></TEI>"
)


@pytest.mark.parametrize(
    ("root", "text", "used", "language"),
    [
        ('xml:lang="en"', 'xml:lang="ar"', "", "ar"),
        ('xml:lang="de"', "", '<language ident="en"/>', "de"),
        ("", "", '<language ident="es">Spanish</language>', "es"),
        ("", "", '<language ident="la" usage="20"/><language ident="de" usage="80"/>', "de"),
        ("", "", "<language>Spanish</language>", "und"),
        ("", "", "", "und"),
        ('xml:lang=""', "", '<language ident="fr"/>', "fr"),
        ('xml:lang="MP"', "", '<language ident="fr"/>', "fr"),
    ],
)
def test_the_language_of_a_document(root: str, text: str, used: str, language: str) -> None:
    assert read_tei(DOCUMENT.format(root=root, text=text, used=used)).get("lang") == language


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("slv", "sl"),
        ("ger", "de"),
        ("deu", "de"),
        ("EN-GB", "en-GB"),
        ("en_US", "en-US"),
        ("zh-Hant", "zh-Hant"),
        ("grc", "grc"),
        ("x-cant", "und"),
        ("en-x-scots", "en-x-scots"),
        ("MP", None),
        ("german", None),
        ("zz", None),
        ("en-", None),
        ("1", None),
    ],
)
def test_a_tag_is_written_as_bcp_47_does_or_dropped(tag: str, language: str | None) -> None:
    document = DOCUMENT.format(root="", text="", used="")
    inline = read_tei(document.replace("Words", f'<foreign xml:lang="{tag}">Words</foreign>')).find(
        ".//r:inline", READING
    )
    assert inline is not None
    assert inline.get("lang") == language


def test_a_right_to_left_language_has_its_direction() -> None:
    reading = read_tei(DOCUMENT.format(root='xml:lang="ara"', text="", used=""))
    assert (reading.get("lang"), reading.get("dir")) == ("ar", "rtl")
