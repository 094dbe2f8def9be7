from __future__ import annotations

import pickle

import pytest

import teikit.validation as validation
from helpers import ROOT
from teikit.core.errors import FileError, MissingFileError, OptionError, SchemaError
from teikit.validation import Schema, Schematron, validate

SCHEMA = """<element name="a" xmlns="http://relaxng.org/ns/structure/1.0">
<optional><attribute name="n"/></optional><text/></element>"""
RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">
<pattern><rule context="a"><assert id="n" test="@n">no number</assert></rule></pattern></schema>"""


@pytest.fixture
def folder(tmp_path):
    for name, text in {"my.rng": SCHEMA, "my.sch": RULES, "good.xml": '<a n="1"/>', "bad.xml": "<a>\n<b/></a>"}.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def test_a_schema_validates_documents(folder):
    schema = Schema(folder / "my.rng")
    assert not schema.validate(folder / "good.xml")
    (finding,) = schema.validate(str(folder / "bad.xml")).errors
    assert (finding.line, finding.column, finding.code) == (2, 1, "rng.element-not-allowed")


def test_rules_validate_documents(folder):
    rules = Schematron(str(folder / "my.sch"))
    assert not rules.validate(folder / "good.xml")
    assert [finding.code for finding in rules.validate(folder / "bad.xml")] == ["sch.n"]


def test_schemas_have_short_reprs(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert (repr(Schema("my.rng")), repr(Schematron("my.sch"))) == ("<Schema my.rng>", "<Schematron my.sch>")


def test_files_and_folders_are_validated_against_given_schemas(folder):
    report = validate(str(folder / "bad.xml"), schema=str(folder / "my.rng"), schematron=folder / "my.sch")
    assert [finding.code for finding in report] == ["sch.n", "rng.element-not-allowed"]
    assert validate([folder], schema=folder / "my.rng").checked == (str(folder / "bad.xml"), str(folder / "good.xml"))


def test_the_number_of_processes_does_not_change_the_report(folder):
    paths = [folder / "bad.xml", folder / "good.xml"]
    one, two = (validate(paths, schema=folder / "my.rng", processes=number) for number in (1, 2))
    assert one == two


def test_no_paths_are_an_empty_report():
    assert validate([]).checked == ()


def test_shipped_documents_are_valid_and_have_a_schema():
    report = validate(ROOT / "tei")
    assert (report.errors, report.without_schema) == ((), ())


@pytest.mark.parametrize("make", [Schema, Schematron])
def test_a_missing_schema_is_a_missing_file(folder, make):
    with pytest.raises(MissingFileError):
        make(folder / "none")


@pytest.mark.parametrize("make", [Schema, Schematron])
def test_a_schema_in_error_is_a_value_error_with_its_position(folder, make):
    (folder / "broken").write_text(SCHEMA.replace("text/", "nothing/") if make is Schema else RULES.replace("@n", "@@"))
    with pytest.raises(ValueError, match="broken:") as caught:
        make(folder / "broken")
    assert isinstance(caught.value, SchemaError)
    assert caught.value.position is not None
    assert pickle.loads(pickle.dumps(caught.value)).position == caught.value.position


def test_a_missing_document_is_a_missing_file(folder):
    with pytest.raises(FileError, match=r"none\.xml: no such file \(expected an XML document\)"):
        Schema(folder / "my.rng").validate(folder / "none.xml")


def test_without_paths_and_edition_there_is_nothing_to_expand(folder, monkeypatch):
    monkeypatch.chdir(folder)
    with pytest.raises(OptionError, match="name files or folders"):
        validation.expand_paths([])
