"""Identifiers, registers, images and numbers across the files of an edition."""

from __future__ import annotations

import pytest

from helpers.edition_files import NS, Files, codes
from teikit.core.findings import Severity


def test_a_repeated_identifier_is_reported_with_both_positions(files: Files) -> None:
    files.document("a.xml", '<p xml:id="a"/>\n  <p xml:id="a"/>')
    [finding] = files.check()
    assert (finding.code, finding.line, finding.column) == ("link.duplicate-id", 4, 3)
    assert "4:3" in finding.message
    assert "3:1" in finding.message


def test_the_same_identifier_in_two_files_is_allowed(files: Files) -> None:
    files.document("a.xml", '<p xml:id="p1"/>')
    files.document("b.xml", '<p xml:id="p1"/>')
    assert files.check() == []


def test_entries_without_references_are_notes(files: Files) -> None:
    files.register(
        "registers/all.xml", '<person xml:id="engen"/><person xml:id="ross"/><place xml:id="seoul"/><org xml:id="un"/>'
    )
    files.document("documents/a.xml", '<p ref="../registers/all.xml#engen"/>')
    findings = files.check_as_edition()
    assert {finding.severity for finding in findings} == {Severity.NOTE}
    assert [finding.message.split(": ")[1] for finding in findings] == ["person ross", "place seoul", "org un"]


def test_the_persons_of_a_document_are_not_a_register(files: Files) -> None:
    files.document("a.xml", "<p/>", '<profileDesc><particDesc><person xml:id="engen"/></particDesc></profileDesc>')
    files.register("registers/persons.xml", "")
    assert files.check() == []
    assert files.check_as_edition() == []


def test_a_register_alone_has_no_findings_on_unused_entries(files: Files) -> None:
    files.register("registers/persons.xml", '<person xml:id="engen"/>')
    assert files.check() == []


def test_missing_images_are_reported_with_the_intended_file(files: Files) -> None:
    files.raw("images/page 1.JPG")
    files.raw("images/2.png")
    files.document(
        "a.xml",
        '<pb facs="images/2.png"/><graphic url="images/page 1.JPG"/><graphic url="images/page%201.JPG"/>'
        '<pb facs="https://example.org/1.jpg"/>\n<graphic url="images/page 1.jpg"/>\n<pb facs="images/3.png"/>',
    )
    found = [(finding.code, finding.line, finding.suggestion) for finding in files.check()]
    assert found == [("link.facs-missing", 4, "images/page 1.JPG"), ("link.facs-missing", 5, "images/2.png")]


def test_facs_may_point_to_a_surface_of_the_same_or_another_file(files: Files) -> None:
    files.raw("facs.xml", f'<TEI {NS}><teiHeader/><facsimile><surface xml:id="s1"/></facsimile></TEI>')
    files.document("a.xml", '<pb facs="facs.xml#s1"/><pb facs="facs.xml#s2"/><pb facs="#s1"/>')
    assert codes(files.check()) == ["link.dangling", "link.dangling"]


IDNO = "<fileDesc><publicationStmt><idno type='number'> {} </idno></publicationStmt></fileDesc>"


def test_two_documents_with_one_number_are_reported_at_the_later(files: Files) -> None:
    first = files.document("a.xml", header=IDNO.format(12))
    second = files.document("b.xml", header=IDNO.format(12))
    files.document("c.xml", header=IDNO.format(13))
    [finding] = files.check()
    assert (finding.code, finding.file) == ("link.duplicate-number", str(second))
    assert str(first) in finding.message


def test_the_number_of_a_series_or_of_a_work_cited_is_not_the_documents(files: Files) -> None:
    series = "<fileDesc><seriesStmt><idno type='number'>7</idno></seriesStmt></fileDesc>"
    for name in ("a.xml", "b.xml"):
        files.document(name, '<bibl><idno type="number">3</idno></bibl>', series)
    assert files.check() == []


def test_two_files_with_one_document_number_or_identifier_are_reported(files: Files) -> None:
    files.document("a.xml", '<div type="document" n="4"/>', identifier="d4")
    files.document("b.xml", '<div type="document" n="4"/><div n="4"/>', identifier="d4")
    assert codes(files.check()) == ["link.duplicate-number", "link.duplicate-number"]


def test_the_documents_of_a_volume_are_numbered_within_it(files: Files) -> None:
    files.document("v1.xml", '<div type="document" n="1"/><div type="document" n="2"/>')
    files.document("v2.xml", '<div type="document" n="1"/>\n<div type="document" n="1"/>')
    [finding] = files.check()
    assert (finding.file[-6:], finding.line) == ("v2.xml", 4)


def test_findings_come_file_by_file_in_the_order_of_the_lines(files: Files) -> None:
    files.document("a.xml", '<p xml:id="a"/>\n<p ref="#no"/>\n<p xml:id="a"/>\n<graphic url="no.png"/>', identifier="d")
    files.document("b.xml", '<p ref="#none"/>', identifier="d")
    assert codes(files.check()) == [
        "link.dangling",
        "link.duplicate-id",
        "link.facs-missing",
        "link.duplicate-number",
        "link.dangling",
    ]


def test_a_file_given_twice_is_one_file(files: Files) -> None:
    path = files.document("a.xml", '<p ref="#no"/>', header=IDNO.format(1))
    assert codes(files.check(path, path.parent / "." / path.name)) == ["link.dangling"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings_that_xml_names_are_read(files: Files, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><TEI {NS}><p xml:id="ä"/>ö<p ref="#ä #ü"/></TEI>'
    files.raw("a.xml", text.encode(encoding))
    assert [finding.message.split(":")[0] for finding in files.check()] == ["@ref #ü"]
