"""Broken and malicious files."""

from __future__ import annotations

import pytest

from helpers.edition_files import NS, Files, codes
from teikit.core.errors import TeikitError


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (b"<TEI>\n <p></TEI>", ":2:7", "not well-formed"),
        (b"", "", "empty"),
        (b"plain text", ":1:1", "not well-formed"),
        (b'<?xml version="1.0" encoding="no-such"?><TEI/>', ":1:39", "encoding"),
        (b"<TEI>\xff</TEI>", ":1:6", "not well-formed"),
        (b"<TEI>&undeclared;</TEI>", ":1:6", "not well-formed"),
    ],
)
def test_a_malformed_file_is_one_finding_with_its_position(
    files: Files, content: bytes, place: str, words: str
) -> None:
    path = files.raw("a.xml", content)
    with pytest.raises(TeikitError) as raised:
        files.check()
    assert str(raised.value).startswith(f"{path}{place}: ")
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_missing_file_and_a_folder_are_reported(files: Files) -> None:
    for path in (files.folder / "none.xml", files.folder):
        with pytest.raises(TeikitError):
            files.check(path)


def test_a_broken_target_of_a_pointer_is_reported(files: Files) -> None:
    files.raw("persons.xml", "<TEI>")
    document = files.document("a.xml", '<p ref="persons.xml#engen"/>')
    [finding] = files.check(document)
    assert finding.code == "link.dangling"
    assert "persons.xml#engen: the file cannot be read: not well-formed XML" in finding.message


def test_entities_that_grow_without_bound_are_refused(files: Files) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    dtd = f'<!DOCTYPE TEI [<!ENTITY e0 "{"x" * 100}">{levels}]>'
    for content in (f"{dtd}<TEI>&e9;</TEI>", f'{dtd}<TEI {NS} xml:id="&e9;"/>'):
        files.raw("a.xml", content)
        with pytest.raises(TeikitError, match="amplification"):
            files.check()


def test_external_entities_and_dtds_are_not_read(files: Files) -> None:
    secret = files.raw("secret.ent", '<p xml:id="secret"/>')
    files.raw(
        "a.xml",
        f'<!DOCTYPE TEI SYSTEM "{secret.as_uri()}" [<!ENTITY s SYSTEM "{secret.as_uri()}">'
        f'<!ENTITY % d SYSTEM "{secret.as_uri()}">%d;]><TEI {NS}><p corresp="#secret"/>&s;</TEI>',
    )
    assert codes(files.check()) == ["link.dangling"]


def test_internal_entities_are_expanded(files: Files) -> None:
    files.raw("a.xml", f'<!DOCTYPE TEI [<!ENTITY who "#engen">]><TEI {NS}><p xml:id="engen" ref="&who; &who;n"/></TEI>')
    assert [finding.suggestion for finding in files.check()] == ["#engen"]


def test_very_deep_nesting_is_read(files: Files) -> None:
    depth = 20_000
    files.document("a.xml", "<seg>" * depth + '<p ref="#no"/>' + "</seg>" * depth)
    [finding] = files.check()
    assert finding.xpath is not None
    assert finding.xpath.count("/seg[1]") == depth


def test_thousands_of_dangling_pointers_still_get_the_identifier_one_letter_away(files: Files) -> None:
    count = 3000
    files.document(
        "a.xml",
        "".join(f'<p xml:id="person{n}"/>' for n in range(count))
        + "".join(f'<p ref="#persn{n}"/>' for n in range(count)),
    )
    assert [finding.suggestion for finding in files.check()] == [f"#person{n}" for n in range(count)]
