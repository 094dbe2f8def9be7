"""The kinds of document that a schema validates."""

from __future__ import annotations

import pytest
from lxml import etree

from helpers.schematron_bench import Bench
from teikit import schematron
from teikit.core.errors import DocumentError, FileError
from teikit.core.positions import Position

RULE = '<pattern><rule context="p"><report test="true()">here</report></rule></pattern>'
SOURCE = b"<r>\n <p/></r>"


def test_a_document_can_be_a_path_a_string_or_bytes(bench: Bench) -> None:
    rules = bench.load(RULE)
    bench.document.write_bytes(SOURCE)
    for document in (bench.document, str(bench.document), SOURCE):
        assert [finding.position for finding in rules.validate(document)] == [Position(2, 2)]


def test_the_source_of_a_tree_gives_columns(bench: Bench) -> None:
    rules = bench.load(RULE)
    tree = etree.ElementTree(etree.fromstring(SOURCE))
    assert [finding.position for finding in rules.validate(tree)] == [Position(2)]
    assert [finding.position for finding in rules.validate(tree, SOURCE)] == [Position(2, 2)]


def test_the_name_of_a_document_can_be_given(bench: Bench) -> None:
    rules = bench.load(RULE)
    assert [finding.file for finding in rules.validate(SOURCE)] == ["<bytes>"]
    assert [finding.file for finding in rules.validate(SOURCE, name="memo.xml")] == ["memo.xml"]


def test_an_empty_document_is_an_error(bench: Bench) -> None:
    with pytest.raises(DocumentError, match="empty"):
        list(bench.load(RULE).validate(b" \n"))


def test_a_missing_document_is_an_error(bench: Bench) -> None:
    with pytest.raises(FileError, match=r"none\.xml"):
        list(bench.load(RULE).validate(bench.folder / "none.xml"))


def test_a_schema_can_be_loaded_from_a_string_and_has_a_short_repr(bench: Bench) -> None:
    bench.load('<phase id="fast"/>' + RULE)
    path = str(bench.folder / "schema.sch")
    assert repr(schematron.load(path)) == "<Schematron schema.sch>"
    assert repr(schematron.load(path, "fast")) == "<Schematron schema.sch phase=fast>"
