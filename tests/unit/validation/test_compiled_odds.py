"""An ODD as the schema of documents: named by option, edition or document, compiled once, confined to the edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit.core.errors import SchemaError
from teikit.validation import ValidationOptions
from teikit.validation.checking import check

ODD = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron"><text><body>
<schemaSpec ident="s" start="r"><elementSpec ident="r"><content><textNode/></content>
<constraintSpec ident="long" scheme="schematron"><constraint>
<sch:assert test="string-length() gt 3">Too short.</sch:assert></constraint></constraintSpec></elementSpec>{}
</schemaSpec></body></text></TEI>"""
DOCUMENT = '{}<r xmlns="http://www.tei-c.org/ns/1.0">{}</r>'
MODEL = '<?xml-model href="{}" schematypens="http://www.tei-c.org/ns/1.0"?>'


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "edition"
    folder.mkdir()
    (folder / "s.odd").write_text(ODD.format(""), encoding="utf-8")
    return folder


def codes(document: Path, options: ValidationOptions | None = None) -> list[str]:
    return [finding.code for finding in check([document], options).findings]


def document(folder: Path, content: str, model: str = "") -> Path:
    path = folder / "d.xml"
    path.write_text(DOCUMENT.format(model, content), encoding="utf-8")
    return path


def test_an_odd_given_as_schema_brings_its_rules(edition: Path) -> None:
    options = ValidationOptions(schema=edition / "s.odd")
    assert codes(document(edition, "abcd"), options) == []
    assert codes(document(edition, "ab"), options) == ["sch.r-long"]
    assert sorted(codes(document(edition, "<x/>"), options)) == ["rng.element-not-allowed", "sch.r-long"]


def test_an_edition_can_name_an_odd(edition: Path) -> None:
    (edition / "edition.toml").write_text('[edition]\nschema = "s.odd"\n')
    assert codes(document(edition, "ab"), ValidationOptions(links=False)) == ["sch.r-long"]


def test_a_document_can_name_an_odd(edition: Path) -> None:
    path = document(edition, "ab", MODEL.format("s.odd"))
    assert codes(path, ValidationOptions(links=False)) == ["sch.r-long"]


def test_a_changed_odd_is_compiled_again(edition: Path) -> None:
    options = ValidationOptions(schema=edition / "s.odd")
    path = document(edition, "abcd")
    assert codes(path, options) == []
    text = (edition / "s.odd").read_text(encoding="utf-8")
    (edition / "s.odd").write_text(text.replace("gt 3", "gt 9"), encoding="utf-8")
    assert codes(path, options) == ["sch.r-long"]


def test_an_odd_without_changes_is_compiled_once(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = ValidationOptions(schema=edition / "s.odd")
    path = document(edition, "ab")
    first = codes(path, options)
    monkeypatch.setattr("teikit.odd.Odd", None)
    assert codes(path, options) == first


def test_an_odd_that_a_document_names_reads_no_file_outside(edition: Path) -> None:
    (edition.parent / "secret.xml").write_text('<specGrp xmlns="http://www.tei-c.org/ns/1.0"/>')
    (edition / "s.odd").write_text(ODD.format('<specGrpRef target="../secret.xml"/>'), encoding="utf-8")
    path = document(edition, "abcd", MODEL.format("s.odd"))
    assert codes(path, ValidationOptions(links=False))[0] == "odd.not-compiled"


def test_an_odd_with_an_error_stops_the_run(edition: Path) -> None:
    (edition / "s.odd").write_text(ODD.format('<specGrpRef target="missing.xml"/>'), encoding="utf-8")
    with pytest.raises(SchemaError, match=r"missing\.xml"):
        codes(document(edition, "abcd"), ValidationOptions(schema=edition / "s.odd"))
