from __future__ import annotations

from pathlib import Path

import pytest

from teikit.core import resources
from teikit.core.errors import ConfigurationError
from teikit.edition.config import Edition
from teikit.validation.catalogs import Catalog, default_catalog
from teikit.validation.schema_association import find_schemas
from teikit.validation.schemas import Origin, RulesFile

RNG, SCH = "http://relaxng.org/ns/structure/1.0", "http://purl.oclc.org/dsdl/schematron"
FAR = "https://example.org/schemas/our.rng"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XML_CATALOG_FILES", "")
    for name in ("our.rng", "our.sch", "other.rnc"):
        (tmp_path / name).write_text("<x/>", encoding="utf-8")
    return tmp_path


def document(folder, *models: str):
    path = folder / "document.xml"
    instructions = "\n".join(f"<?xml-model {model}?>" for model in models)
    path.write_text(f"{instructions}\n<TEI><?xml-model href='late.rng'?></TEI>", encoding="utf-8")
    return path


def catalog(folder, body: str, name: str = "catalog.xml"):
    text = f'<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">{body}</catalog>'
    (folder / name).write_text(text, encoding="utf-8")
    return Catalog((folder / name,))


def test_a_document_names_its_schemas_by_xml_model(folder):
    file = document(folder, f'href="our.rng" schematypens="{RNG}"', f"href='our.sch' schematypens='{SCH}' phase='x'")
    found = find_schemas(file)
    assert found.relaxng == (folder / "our.rng",)
    assert found.schematron == (RulesFile(folder / "our.sch", "x"),)


def test_the_kind_of_a_schema_is_inferred_from_its_type_or_its_name(folder):
    file = document(folder, 'href="other.rnc" type="application/relax-ng-compact-syntax"', 'href="our.sch"')
    found = find_schemas(file)
    assert ([path.name for path in found.relaxng], len(found.schematron)) == (["other.rnc"], 1)


def test_schemas_in_other_languages_are_left_alone(folder):
    found = find_schemas(document(folder, 'href="our.xsd" schematypens="http://www.w3.org/2001/XMLSchema"'))
    assert (found.origin, found.findings) == (Origin.DEFAULT, ())


def test_the_edition_comes_before_the_document(folder):
    (folder / "edition.toml").write_text('[edition]\nschema = "our.rng"\n', encoding="utf-8")
    file = document(folder, 'href="other.rnc"', 'href="our.sch"')
    found = find_schemas(file, Edition.load(folder))
    assert (found.origin, [path.name for path in found.relaxng]) == (Origin.EDITION, ["our.rng"])
    assert [rules.path.name for rules in found.schematron] == ["our.sch"]


def test_a_schema_that_the_edition_names_and_that_is_missing_is_an_error(folder):
    (folder / "edition.toml").write_text('[edition]\nschematron = "none.sch"\n', encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"none\.sch"):
        find_schemas(document(folder), Edition.load(folder))


def test_without_a_declared_schema_that_of_teikit_is_used(folder):
    found = find_schemas(document(folder))
    assert (found.origin, found.relaxng) == (Origin.DEFAULT, (resources.schema("teikit.rng"),))


def test_a_remote_address_is_reported_with_its_position_and_not_downloaded(folder):
    found = find_schemas(document(folder, 'href="our.sch"', f'href="{FAR}"'))
    (finding,) = found.findings
    assert (finding.code, finding.severity, finding.line) == ("schema.not-found", "warning", 2)


def test_a_file_that_is_not_there_is_an_error(folder):
    (finding,) = find_schemas(document(folder, 'href="none.rng"')).findings
    assert (finding.severity, finding.line) == ("error", 1)


def test_a_catalog_in_the_folder_maps_addresses_to_files(folder):
    catalog(folder, f'<uri name="{FAR}" uri="our.rng"/>')
    assert find_schemas(document(folder, f'href="{FAR}"')).relaxng == (folder / "our.rng",)


@pytest.mark.parametrize(
    "entry",
    [
        f'<system systemId="{FAR}" uri="our.rng"/>',
        '<rewriteURI uriStartString="https://example.org/schemas/" rewritePrefix="./"/>',
        '<uriSuffix uriSuffix="/our.rng" uri="our.rng"/>',
        f'<group xml:base="sub/"><uri name="{FAR}" uri="../our.rng"/></group>',
        '<nextCatalog catalog="next.xml"/>',
        '<delegateURI uriStartString="https://example.org/" catalog="next.xml"/>',
    ],
)
def test_every_kind_of_catalog_entry_is_followed(folder, entry):
    catalog(folder, f'<uri name="{FAR}" uri="our.rng"/>', "next.xml")
    (folder / "sub").mkdir()
    found = catalog(folder, entry).resolve(FAR)
    assert found is not None
    assert found.samefile(folder / "our.rng")


def test_catalogs_that_name_each_other_end(folder):
    catalog(folder, '<nextCatalog catalog="catalog.xml"/>', "next.xml")
    assert catalog(folder, '<nextCatalog catalog="next.xml"/>').resolve(FAR) is None


def test_the_longest_prefix_counts(folder):
    rewrite = '<rewriteURI uriStartString="{}" rewritePrefix="{}"/>'
    entries = rewrite.format("https://example.org/", "wrong/") + rewrite.format("https://example.org/schemas/", "./")
    assert catalog(folder, entries).resolve(FAR) == folder / "our.rng"


def test_catalogs_are_named_by_the_environment(folder, monkeypatch):
    catalog(folder, f'<uri name="{FAR}" uri="our.rng"/>', "mine.xml")
    monkeypatch.setenv("XML_CATALOG_FILES", str(folder / "mine.xml"))
    assert default_catalog().resolve(FAR) == folder / "our.rng"


def test_a_copy_of_a_shipped_schema_outside_the_folder_counts_as_shipped(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "work").mkdir()
    copy = tmp_path / "schemas" / "teikit.rng"
    copy.write_bytes(resources.schema("teikit.rng").read_bytes())
    document = tmp_path / "work" / "a.xml"
    document.write_text('<?xml-model href="../schemas/teikit.rng"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"/>')
    assert find_schemas(document).relaxng == (resources.schema("teikit.rng"),)
    copy.write_bytes(copy.read_bytes() + b"\n")
    assert [finding.code for finding in find_schemas(document).findings] == ["schema.not-found"]
