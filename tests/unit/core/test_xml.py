"""Parsing of XML: well-formed files are read, and no other file."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit.core.errors import NotWellFormedError
from teikit.core.xml import parse_bytes

PATH = Path("a.xml")


def test_an_identifier_that_occurs_twice_is_well_formed() -> None:
    root = parse_bytes(b'<a><b xml:id="x"/>\n<b xml:id="x">text</b></a>', PATH).getroot()
    assert [element.text for element in root] == [None, "text"]


def test_a_document_with_an_identifier_twice_must_be_well_formed_otherwise() -> None:
    with pytest.raises(NotWellFormedError):
        parse_bytes(b'<a><b xml:id="x"/><b xml:id="x">text</a>', PATH)


def test_no_external_dtd_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.dtd").write_text('<!ATTLIST b n CDATA "read">')
    document = b'<!DOCTYPE a SYSTEM "a.dtd"><a><b xml:id="x"/><b xml:id="x"/></a>'
    assert not any("n" in element.attrib for element in parse_bytes(document, tmp_path / "a.xml").getroot())


def test_an_entity_without_a_declaration_is_not_dropped(tmp_path: Path) -> None:
    (tmp_path / "a.dtd").write_text('<!ENTITY name "read">')
    with pytest.raises(NotWellFormedError, match="name"):
        parse_bytes(b'<!DOCTYPE a SYSTEM "a.dtd"><a>&name;</a>', tmp_path / "a.xml")
