"""Schemas, catalogs and configuration that name files outside of the edition: refused, whether these exist or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.attack import CANARY, TOML, Attack
from teikit.core import resources

GRAMMAR = '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start>{}</start>{}</grammar>'
ANY = GRAMMAR.format("<element><anyName/><ref name='any'/></element>", "{}")
REFERENCES = {
    "include": GRAMMAR.format("<ref name='secret'/>", '<include href="{}"/>'),
    "external reference": '<externalRef xmlns="http://relaxng.org/ns/structure/1.0" href="{}"/>',
    "include with base": GRAMMAR.format("<ref name='x'/>", '<include xml:base="../documents/" href="{}"/>'),
}
CATALOG = '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">{}</catalog>'
OUTSIDE = ("../../secret.xml", "{uri}", "{path}", "../../none.rng", "{host}/a.rng", "link.rng", "..%2F../secret.xml")


def outside(attack: Attack, name: str) -> str:
    (attack.edition / "documents" / "link.rng").symlink_to(attack.secret)
    return name.format(uri=attack.secret.as_uri(), path=attack.secret, host=attack.host)


@pytest.mark.parametrize("engine", ["teikit", "libxml2"])
@pytest.mark.parametrize("kind", REFERENCES)
@pytest.mark.parametrize("name", OUTSIDE)
def test_a_grammar_that_a_document_names_includes_nothing_outside(
    name: str, kind: str, engine: str, attack: Attack
) -> None:
    attack.write("edition/documents/own.rng", REFERENCES[kind].format(outside(attack, name)))
    document = attack.document('<?xml-model href="own.rng"?>')
    result = attack.run("validate", "--no-cache", "--engine", engine, document)
    assert result.returncode == 1
    assert "rng.schema" in result.stdout
    assert "may include" in result.stdout or "network address" in result.stdout


@pytest.mark.parametrize("name", OUTSIDE[:5])
def test_a_grammar_named_on_the_command_line_reads_only_in_its_folder(name: str, attack: Attack) -> None:
    grammar = attack.write("edition/sub/own.rng", REFERENCES["include"].format(outside(attack, name)))
    result = attack.run("validate", "--schema", grammar, attack.document())
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1


def test_a_grammar_includes_files_of_its_folder_of_its_edition_and_of_a_catalog(attack: Attack) -> None:
    part = attack.edition.parent / "edition" / "schemas" / "part.rng"
    part.parent.mkdir()
    part.write_text(resources.schema("teikit.rng").read_text(encoding="utf-8"), encoding="utf-8")
    include = '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="{}"/></grammar>'
    document = attack.document('<?xml-model href="own.rng"?>')
    attack.write(
        "edition/catalog.xml", CATALOG.format('<uri name="https://example.org/x.rng" uri="schemas/part.rng"/>')
    )
    for name in ("../schemas/part.rng", "https://example.org/x.rng", "https://teikit.org/schemas/teikit.rng"):
        attack.write("edition/documents/own.rng", include.format(name))
        assert attack.run("validate", document).returncode == 0
        assert attack.run("validate", "--schema", attack.edition / "documents/own.rng", document).returncode in (0, 2)


def test_a_cached_grammar_is_not_used_where_its_files_may_not_be_read(attack: Attack, tmp_path: Path) -> None:
    attack.write("shared.rng", GRAMMAR.format("<element name='a'><empty/></element>", ""))
    grammar = attack.write(
        "edition/documents/own.rng",
        '<externalRef xmlns="http://relaxng.org/ns/structure/1.0" href="../../shared.rng"/>',
    )
    from teikit import relaxng

    relaxng.load(grammar)
    assert relaxng.load(grammar).is_valid(b"<a/>")
    assert "may include" in attack.run("validate", attack.document('<?xml-model href="own.rng"?>')).stdout


def test_a_schema_that_a_document_names_costs_this_document(attack: Attack) -> None:
    attack.write("edition/documents/own.rng", "<grammar/>")
    attack.write("edition/documents/own.sch", "<schema/>")
    first = attack.document('<?xml-model href="own.rng"?><?xml-model href="own.sch"?>')
    first = first.rename(first.with_name("first.xml"))
    result = attack.run("validate", first, attack.document(body="<q/>"))
    assert result.returncode == 1
    assert "rng.schema" in result.stdout
    assert "letter.xml" in result.stdout


KEYS = {
    "schema": "{}", "schematron": "{}", "odd": "{}", "profile": "{}.toml"
}  # fmt: skip
TABLES = {
    "template": '[print]\ntemplate = "{}"\n',
    "fonts": '[print]\nfonts = ["{}"]\n',
    "source": '[[documents]]\nsource = "{}"\n',
    "notes": '[[documents]]\nsource = "a.txt"\nnotes = "{}"\n',
}


@pytest.mark.parametrize("name", ["../secret.xml", "../none.xml", "{path}", "link.xml", "documents/../../secret.xml"])
@pytest.mark.parametrize("key", [*KEYS, *TABLES])
def test_an_edition_names_only_files_in_its_folder(key: str, name: str, attack: Attack) -> None:
    (attack.edition / "link.xml").symlink_to(attack.secret)
    name = name.format(path=attack.secret)
    if key in ("source", "notes"):
        name = "../" + name if not name.startswith("/") else name
    if key == "profile":
        name += ".toml"
        if name == "link.xml.toml":
            (attack.edition / name).symlink_to(attack.secret)
    toml = TOML + (f'{key} = "{name}"\n' if key in KEYS else TABLES[key].format(name))
    attack.write("edition/edition.toml", toml)
    for command in ("validate", "build"):
        result = attack.run(command, attack.edition)
        assert result.returncode == 2
        assert len(result.stderr.splitlines()) == 1
        assert "in the folder of the edition" in result.stderr


@pytest.mark.parametrize(
    "entry",
    [
        '<uri name="https://example.org/own.rng" uri="{}"/>',
        '<rewriteURI uriStartString="https://example.org/own.rng" rewritePrefix="{}"/>',
        '<delegateURI uriStartString="https://example.org/" catalog="{}"/>',
        '<nextCatalog catalog="{}"/>',
    ],
)
@pytest.mark.parametrize("target", ["../secret.xml", "../none.xml", "link.xml"])
def test_the_catalog_of_an_edition_maps_to_files_in_the_edition(target: str, entry: str, attack: Attack) -> None:
    (attack.edition / "link.xml").symlink_to(attack.secret)
    attack.write("edition/catalog.xml", CATALOG.format(entry.format(target)))
    result = attack.run("validate", attack.document('<?xml-model href="https://example.org/own.rng"?>'))
    assert result.returncode == 2
    assert "outside of" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_profile_of_an_edition_extends_none_outside(attack: Attack) -> None:
    attack.write("outside.toml", f'extends = "frus"\ntitle = 3\n# {CANARY}\n')
    attack.write("edition/own.toml", 'extends = "../outside.toml"\n')
    attack.write("edition/edition.toml", TOML + 'profile = "own.toml"\n')
    attack.write("edition/sources/a.txt", "MEMORANDUM\n\nSome words.\n")
    result = attack.run("build", attack.edition)
    assert result.returncode == 2
    assert "extends a shipped one" in result.stderr


EMBEDDED = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="../../secret.rng"/>
<pattern xmlns="http://purl.oclc.org/dsdl/schematron">
<rule context="/*"><assert test="true()">x</assert></rule></pattern>
</grammar>"""


def test_rules_in_a_grammar_are_not_collected_from_outside(attack: Attack) -> None:
    rule = f'<rule context="/*"><report test="true()">{CANARY}</report></rule>'
    attack.write(
        "secret.rng",
        GRAMMAR.format("<text/>", f'<pattern xmlns="http://purl.oclc.org/dsdl/schematron">{rule}</pattern>'),
    )
    attack.write("edition/documents/own.rng", EMBEDDED)
    model = '<?xml-model href="own.rng" schematypens="http://purl.oclc.org/dsdl/schematron"?>'
    assert attack.run("validate", attack.document(model)).returncode == 0
    assert attack.run("validate", "--schematron", "edition/documents/own.rng", attack.document()).returncode == 0


@pytest.mark.parametrize("name", ["http://[", "//[x/a.rng", "a%00.rng", "x" * 5000, "file://[/a", "urn:x"])
def test_an_address_that_is_not_valid_costs_one_document(name: str, attack: Attack) -> None:
    schemas = {
        "own.rng": REFERENCES["include"].format(name),
        "own.sch": f'<schema xmlns="http://purl.oclc.org/dsdl/schematron"><include href="{name}"/></schema>',
    }
    for file, text in schemas.items():
        attack.write(f"edition/documents/{file}", text)
    for model in (name, *schemas):
        first = attack.document(f'<?xml-model href="{model}" type="application/relax-ng-compact-syntax"?>')
        if model == "own.sch":
            first = attack.document('<?xml-model href="own.sch"?>')
        first = first.rename(first.with_name("first.xml"))
        result = attack.run("validate", first, attack.document(body="<q/>"))
        assert result.returncode == 1
        assert "letter.xml" in result.stdout
        assert attack.run("validate", "--schema", name, first).returncode == 2
        attack.write("edition/catalog.xml", CATALOG.format(f'<uri name="https://example.org/a" uri="{name}"/>'))
        attack.run("validate", first)
        (attack.edition / "catalog.xml").unlink()
