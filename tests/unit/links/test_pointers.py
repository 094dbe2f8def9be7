"""Pointers lead to existing elements and files; dangling ones are reported."""

from __future__ import annotations

import pytest

from helpers.edition_files import Files, codes
from teikit.core.findings import Severity

POINTING = """
    ref who toWhom corresp sameAs target facs resp active passive mutual next prev ana decls synch copyOf
    start end new from to scheme hand wit change rendition source
"""


def test_pointers_that_lead_somewhere_are_silent(files: Files) -> None:
    files.register("registers/persons.xml", '<person xml:id="engen"/>')
    files.document(
        "a.xml", '<p xml:id="p1" corresp="#p1 registers/persons.xml#engen"/><p target="registers/persons.xml"/>'
    )
    assert files.check() == []


@pytest.mark.parametrize(
    "attribute",
    POINTING.split(),
)
def test_every_pointing_attribute_is_followed(files: Files, attribute: str) -> None:
    files.document("a.xml", f'<seg {attribute}="#nobody"/>')
    assert codes(files.check()) == ["link.dangling"]


@pytest.mark.parametrize(
    "attribute",
    [
        'from="907"',
        'to="911"',
        'scheme="css"',
        'start="4"',
        'calendar="gregorian"',
        'source="FRUS"',
    ],
)
def test_numbers_and_words_in_attributes_that_may_point_are_left_alone(files: Files, attribute: str) -> None:
    files.document("a.xml", f"<biblScope {attribute}/>")
    assert files.check() == []


def test_a_missing_identifier_is_reported_with_position_and_nearest_identifier(files: Files) -> None:
    path = files.document("a.xml", '<p xml:id="engen">Grüße, <name ref="#enegn">Ängen</name></p>')
    [finding] = files.check()
    assert (finding.file, finding.line, finding.column) == (str(path), 3, 32)
    assert finding.code == "link.dangling"
    assert finding.severity is Severity.ERROR
    assert finding.suggestion == "#engen"
    assert finding.message == "@ref #enegn: no element of this file has the xml:id enegn"


def test_the_path_of_a_finding_leads_to_its_element(files: Files) -> None:
    files.document("a.xml", '<p/><p><seg/><seg ref="#no"/></p>')
    [finding] = files.check()
    assert finding.xpath == "/TEI[1]/text[1]/body[1]/p[2]/seg[2]"


def test_the_place_is_that_of_the_attribute(files: Files) -> None:
    files.document("a.xml", '<p>Grüße <seg n="ref"\n  ref = "#no"/></p>')
    [finding] = files.check()
    assert (finding.line, finding.column, finding.length) == (4, 3, 3)


def test_each_address_of_a_list_is_followed(files: Files) -> None:
    files.document("a.xml", '<p xml:id="a" corresp="#a #b\n#c"/>')
    assert [finding.message.split(":")[0] for finding in files.check()] == ["@corresp #b", "@corresp #c"]


def test_a_missing_identifier_of_another_file_names_that_file_as_written(files: Files) -> None:
    files.register("registers/persons.xml", '<person xml:id="engen"/><person xml:id="ross"/>')
    files.document(
        "documents/a.xml",
        '<p ref="../registers/persons.xml#ross ../registers/persons.xml#engen"/>'
        '<p ref="../registers/persons.xml#engn"/>',
    )
    [finding] = files.check()
    assert "no element of ../registers/persons.xml has the xml:id engn" in finding.message
    assert finding.suggestion == "../registers/persons.xml#engen"


def test_a_file_pointed_into_need_not_be_among_the_checked(files: Files) -> None:
    files.register("persons.xml", '<person xml:id="engen" sameAs="#faulty"/>')
    document = files.document("a.xml", '<p ref="persons.xml#engen"/><p ref="persons.xml#ross"/>')
    assert [finding.file for finding in files.check(document)] == [str(document)]


def test_an_identifier_of_one_other_file_is_suggested_with_its_path(files: Files) -> None:
    files.register("registers/persons.xml", '<person xml:id="engen"/>')
    files.document("documents/a.xml", '<p xml:id="engem" ref="#engen"/>')
    findings = [finding for finding in files.check() if finding.code == "link.dangling"]
    assert [finding.suggestion for finding in findings] == ["../registers/persons.xml#engen"]


def test_case_and_separators_do_not_hide_what_was_meant(files: Files) -> None:
    files.document("a.xml", '<p xml:id="van_der_Berg"/><p xml:id="vanderbert"/><p ref="#van-der-berg"/>')
    assert [finding.suggestion for finding in files.check()] == ["#van_der_Berg"]


def test_nothing_is_suggested_where_nothing_is_near(files: Files) -> None:
    files.document("a.xml", '<p xml:id="engen"/><p ref="#rosskopf"/>')
    assert [finding.suggestion for finding in files.check()] == [None]


def test_a_file_that_does_not_exist_is_reported_with_the_nearest_name(files: Files) -> None:
    files.register("registers/persons.xml", "")
    files.document("documents/a.xml", '<p ref="../registers/person.xml#engen"/>')
    [finding] = files.check()
    assert finding.code == "link.no-such-file"
    assert finding.suggestion == "../registers/persons.xml#engen"


def test_a_forgotten_number_sign_is_suggested(files: Files) -> None:
    files.document("a.xml", '<p xml:id="engen"/><p ref="engen"/>')
    [finding] = files.check()
    assert (finding.code, finding.suggestion) == ("link.no-such-file", "#engen")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a#b",
        "HTTP://example.org/",
        "mailto:a@example.org",
        "urn:isbn:123",
        "data:text/plain,a",
        "//example.org/a",
        "/site/a.html#b",
        "http://[broken",
        "#xpath(//p[1])",
        "#string-range(a,1,2)",
        "a.xml#xpointer(id('b'))",
        "notes.txt#anything",
        "",
    ],
)
def test_addresses_that_are_not_of_this_edition_or_no_identifiers_are_left_alone(files: Files, address: str) -> None:
    files.raw("notes.txt", "text")
    files.document("a.xml", f'<ref target="{address}"/>')
    assert files.check() == []


@pytest.mark.parametrize("name", ["x" * 5000, "a%00b.xml", "%FF.xml"])
def test_names_that_no_file_can_have_are_missing_files(files: Files, name: str) -> None:
    files.document("a.xml", f'<ref target="{name}#a"/>')
    assert codes(files.check()) == ["link.no-such-file"]


def test_escaped_addresses_name_the_file_with_the_real_name(files: Files) -> None:
    files.register("the persons.xml", '<person xml:id="ängen"/>')
    files.document("a.xml", '<p ref="the%20persons.xml#%C3%A4ngen"/>')
    assert files.check() == []


def test_xml_base_is_what_relative_addresses_start_from(files: Files) -> None:
    files.register("registers/persons.xml", '<person xml:id="engen"/>')
    files.document(
        "documents/a.xml",
        '<div xml:base="../registers/"><p ref="persons.xml#engen persons.xml#ross"/></div><p ref="persons.xml#engen"/>'
        '<p xml:base="https://example.org/" ref="persons.xml#engen"/>',
    )
    assert codes(files.check()) == ["link.dangling", "link.no-such-file"]


def test_examples_of_encoding_are_not_followed(files: Files) -> None:
    files.document("a.xml", '<egXML xmlns="http://www.tei-c.org/ns/Examples"><p ref="#no"/></egXML>')
    assert files.check() == []


def test_identifiers_of_included_files_count_for_all_of_the_document(files: Files) -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{}"/>'
    files.register("persons.xml", '<person xml:id="engen"/>')
    files.document("chapter.xml", '<p xml:id="c" ref="#engen #main"/>')
    files.document(
        "main.xml", f'<p xml:id="main" ref="#engen #c"/>{include.format("chapter.xml")}', include.format("persons.xml")
    )
    files.document("apart.xml", '<p ref="#engen"/>')
    [finding] = files.check()
    assert finding.file.endswith("apart.xml")


def test_an_inclusion_without_a_file_is_reported_unless_it_has_a_fallback(files: Files) -> None:
    files.document(
        "a.xml",
        '<div xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="none.xml"/>\n'
        '<xi:include href="none.xml"><xi:fallback/></xi:include></div>',
    )
    assert [(finding.code, finding.line) for finding in files.check()] == [("link.no-such-file", 3)]


def test_files_that_include_each_other_are_read_once(files: Files) -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{}"/>'
    files.document("a.xml", f'<p xml:id="a" ref="#b"/>{include.format("b.xml")}')
    files.document("b.xml", f'<p xml:id="b" ref="#a #c"/>{include.format("a.xml")}')
    assert [finding.message.split(":")[0] for finding in files.check()] == ["@ref #c"]
