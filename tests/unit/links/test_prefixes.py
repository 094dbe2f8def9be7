"""Private URI schemes, as their prefixDef defines them."""

from __future__ import annotations

import pytest

from helpers.edition_files import Files, codes
from teikit.core.findings import Severity

PERSONS = '<prefixDef ident="psn" matchPattern="([a-z]+)" replacementPattern="registers/persons.xml#$1"/>'


def header(definitions: str) -> str:
    return f"<encodingDesc><listPrefixDef>{definitions}</listPrefixDef></encodingDesc>"


@pytest.fixture
def register(files: Files) -> None:
    files.register("registers/persons.xml", '<person xml:id="engen"/><person xml:id="a.1"/>')


@pytest.mark.usefixtures("register")
def test_a_private_pointer_reaches_the_entry_that_its_prefix_leads_to(files: Files) -> None:
    files.document("a.xml", '<p ref="psn:engen"/>', header(PERSONS))
    assert [finding.message for finding in files.check()] == ["unused register entry: person a.1"]


@pytest.mark.usefixtures("register")
def test_a_missing_entry_is_reported_as_written_and_as_resolved_and_suggested_as_written(files: Files) -> None:
    path = files.document("a.xml", '<p ref="psn:engn"/>', header(PERSONS))
    [finding] = files.check(path)
    assert finding.code == "link.dangling"
    assert "psn:engn expands to registers/persons.xml#engn" in finding.message
    assert finding.suggestion == "psn:engen"


@pytest.mark.usefixtures("register")
def test_an_address_that_the_pattern_does_not_match_is_missing(files: Files) -> None:
    path = files.document("a.xml", '<p ref="psn:engen2"/>', header(PERSONS))
    assert codes(files.check(path)) == ["link.dangling"]


@pytest.mark.usefixtures("register")
def test_several_definitions_of_a_prefix_are_alternatives(files: Files) -> None:
    other = '<prefixDef ident="psn" matchPattern="(.+)" replacementPattern="#$1"/>'
    path = files.document("a.xml", '<p xml:id="here" ref="psn:engen psn:here psn:none"/>', header(PERSONS + other))
    assert [finding.message.split()[1] for finding in files.check(path)] == ["psn:none"]


def test_a_prefix_for_an_address_of_the_web_is_ignored(files: Files) -> None:
    web = '<prefixDef ident="gnd" matchPattern="(\\d+)" replacementPattern="https://d-nb.info/gnd/$1"/>'
    files.document("a.xml", '<p ref="gnd:118540238"/>', header(web))
    assert files.check() == []


@pytest.mark.usefixtures("register")
def test_name_classes_of_xml_schema_are_understood(files: Files) -> None:
    for pattern in (r"(\i\c*)", r"([\i][\c]*)", r"([^\d\s]\S*)"):
        definition = f'<prefixDef ident="psn" matchPattern="{pattern}" replacementPattern="registers/persons.xml#$1"/>'
        path = files.document("a.xml", '<p ref="psn:a.1"/><p ref="psn:1a"/>', header(definition))
        assert [finding.message.split()[1] for finding in files.check(path)] == ["psn:1a"]


def test_an_undeclared_prefix_is_a_warning_with_the_declared_one_that_was_meant(files: Files) -> None:
    path = files.document("a.xml", '<p ref="pns:engen"/>', header(PERSONS))
    [finding] = files.check(path)
    assert (finding.code, finding.severity, finding.suggestion) == ("link.no-prefix", Severity.WARNING, "psn:engen")


def test_an_invalid_pattern_is_reported_once_and_its_pointers_are_ignored(files: Files) -> None:
    broken = '<prefixDef ident="psn" matchPattern="([a-z]+" replacementPattern="#$1"/>'
    files.document("a.xml", '<p ref="psn:engen"/><p ref="psn:ross"/>', header(broken))
    assert codes(files.check()) == ["link.pattern"]


def test_images_may_have_a_prefix(files: Files) -> None:
    images = '<prefixDef ident="img" matchPattern="(\\d+)" replacementPattern="images/$1.jpg"/>'
    files.raw("images/1.jpg")
    files.document("a.xml", '<pb facs="img:1"/><pb facs="img:2"/><graphic url="img:3"/>', header(images))
    assert codes(files.check()) == ["link.facs-missing", "link.facs-missing"]
