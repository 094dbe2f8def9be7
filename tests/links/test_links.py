from __future__ import annotations

from pathlib import Path

import pytest

from teikit import edition, links
from teikit.findings import Severity

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n{}\n</TEI>'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "documents").mkdir()
    (tmp_path / "registers").mkdir()
    (tmp_path / "edition.toml").write_text('[edition]\ntitle = "A test"\n', encoding="utf-8")
    write(tmp_path / "registers/persons.xml", '<person xml:id="ross"/>\n<person xml:id="rusk"/>')
    return tmp_path


def write(path: Path, body: str) -> Path:
    path.write_text(TEI.format(body), encoding="utf-8")
    return path


def found(*files: Path) -> list[tuple[str, int, int]]:
    return [(finding.code, finding.line, finding.column) for finding in links.check(files)]


def test_a_pointer_to_an_id_that_does_not_exist_is_found_at_its_attribute(folder):
    file = write(folder / "documents/a.xml", '<p xml:id="p1"/>\n<p>\n  <ref\n     target="#p2">x</ref></p>')
    assert found(file) == [("link.dangling", 5, 6)]


def test_each_of_several_pointers_in_one_attribute_is_followed(folder):
    file = write(folder / "documents/a.xml", '<p xml:id="p1"/><ref target="#p1 #p2 #p3"/>')
    messages = [finding.message for finding in links.check([file])]
    assert ["p2" in messages[0], "p3" in messages[1]] == [True, True]


def test_an_id_that_is_nearly_right_is_suggested(folder):
    file = write(folder / "documents/a.xml", '<p xml:id="introduction"/><ref target="#introductoin"/>')
    assert [finding.suggestion for finding in links.check([file])] == ["#introduction"]


def test_an_id_that_another_file_has_is_suggested_with_that_file(folder):
    file = write(folder / "documents/a.xml", '<persName ref="#ross"/>')
    suggestions = [finding.suggestion for finding in links.check([file], [folder / "registers/persons.xml"])]
    assert suggestions[0] == "../registers/persons.xml#ross"


def test_pointers_lead_into_other_files(folder):
    file = write(
        folder / "documents/a.xml",
        '<persName ref="../registers/persons.xml#ross"/>\n<persName ref="../registers/persons.xml#nobody"/>'
        '\n<ref target="../registers/places.xml#x"/>',
    )
    assert found(file) == [("link.dangling", 3, 11), ("link.no-such-file", 4, 6)]


def test_a_private_scheme_is_replaced_as_its_prefix_definition_says(folder):
    file = write(
        folder / "documents/a.xml",
        '<prefixDef ident="psn" matchPattern="([a-z]+)" replacementPattern="../registers/persons.xml#$1"/>\n'
        '<persName ref="psn:ross"/>\n<persName ref="psn:nobody"/>',
    )
    assert found(file) == [("link.dangling", 4, 11)]


def test_addresses_on_the_web_are_left_alone(folder):
    file = write(
        folder / "documents/a.xml", '<ref target="https://example.org/#x mailto:a@example.org //example.org"/>'
    )
    assert found(file) == []


def test_an_id_given_twice_is_found_at_the_second(folder):
    file = write(folder / "documents/a.xml", '<p xml:id="p1"/>\n<p xml:id="p1"/>')
    assert found(file) == [("link.duplicate-id", 3, 4)]


def test_the_same_id_in_two_files_is_no_fault(folder):
    one = write(folder / "documents/a.xml", '<p xml:id="p1"/>')
    two = write(folder / "documents/b.xml", '<p xml:id="p1"/>')
    assert found(one, two) == []


def test_an_image_that_is_missing_is_found(folder):
    (folder / "documents/907.jpg").write_bytes(b"")
    file = write(folder / "documents/a.xml", '<pb facs="907.jpg"/>\n<pb facs="908.jpg"/>\n<graphic url="909.jpg"/>')
    assert found(file) == [("link.facs-missing", 3, 5), ("link.facs-missing", 4, 10)]


def test_the_number_of_a_scan_is_no_file(folder):
    assert found(write(folder / "documents/a.xml", '<pb facs="0253"/>')) == []


def test_a_pointer_without_its_hash_gets_it_suggested(folder):
    file = write(folder / "documents/a.xml", '<p xml:id="p1"/><ref target="p1"/>')
    assert [(finding.code, finding.suggestion) for finding in links.check([file])] == [("link.no-such-file", "#p1")]


def test_two_documents_with_one_number_are_found(folder):
    one = write(folder / "documents/a.xml", '<div type="document" n="12"/>')
    two = write(folder / "documents/b.xml", '\n<div type="document" n="12"/>')
    findings = list(links.check([one, two]))
    assert [(Path(finding.file).name, finding.code, finding.line) for finding in findings] == [
        ("b.xml", "link.duplicate-number", 3)
    ]


def test_register_entries_nobody_refers_to_are_noted(folder):
    write(folder / "documents/a.xml", '<persName ref="../registers/persons.xml#ross"/>')
    findings = list(links.check_edition(edition.load(folder)))
    assert [(finding.code, finding.severity, finding.line) for finding in findings] == [
        ("link.unused-entry", Severity.NOTE, 3)
    ]


def test_a_file_that_is_not_well_formed_is_checked_as_far_as_it_goes(folder):
    file = folder / "documents/a.xml"
    file.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><ref target="#x"/>\n<p></TEI>', encoding="utf-8")
    assert found(file) == [("link.dangling", 1, 47)]


def test_an_attribute_that_points_on_some_elements_only_is_read_there_only(folder):
    file = write(folder / "documents/a.xml", '<date from="1950-10-07"/>\n<span from="#nowhere"/>')
    assert found(file) == [("link.dangling", 3, 7)]


def test_ten_thousand_faults_are_each_found_once(folder):
    lines = "\n".join(f'<p xml:id="p{n}"><ref target="#{"p" if n % 2 else "q"}{n}"/></p>' for n in range(20_000))
    file = write(folder / "documents/a.xml", lines)
    assert [line for _, line, _ in found(file)] == [n + 2 for n in range(0, 20_000, 2)]
