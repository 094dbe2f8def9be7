"""Bad input: one clear line on standard error, exit status 2, no traceback, nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import ROOT, SOURCE, Teikit
from teikit.core.files import write

LAUGHS = """<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
<!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">
<!ENTITY i "&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;">]>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>&i;&i;&i;</p></body></text></TEI>"""

TEXTS: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "empty": (b"", ("empty",)),
    "blank": (b" \n\n ", ("empty",)),
    "binary": (b"795\n\0\1\2", (":2:", "binary")),
    "word": (b"PK\x03\x04rest", ("Word", "plain text")),
    "broken word": (b"PK\x03\x04word/document.xml", ("Word document is damaged",)),
    "pdf": (b"%PDF-1.7", ("PDF", "plain text")),
    "cp1252": ("Memorandum\nsaid “yes”".encode("cp1252"), (":2:6", "--encoding cp1252")),
    "control": (b"one\ntwo \x0b three", (":2:5", "U+000B", "is not allowed in XML")),
    "tei": (b'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"/>', ("found XML",)),
    "tei without declaration": (b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', ("found XML",)),
}


@pytest.mark.parametrize("case", TEXTS)
def test_encode_refuses(case: str, tmp_path: Path, teikit: Teikit) -> None:
    data, expected = TEXTS[case]
    source = tmp_path / "memo.txt"
    source.write_bytes(data)
    assert_refused(teikit, "encode", source, "-o", tmp_path / "memo.xml", mentions=("memo.txt", *expected))
    assert not (tmp_path / "memo.xml").exists()


def test_encode_names_a_missing_file(tmp_path: Path, teikit: Teikit) -> None:
    assert_refused(teikit, "encode", tmp_path / "none.txt", mentions=("none.txt", "no such file"))


def test_encode_refuses_a_folder(tmp_path: Path, teikit: Teikit) -> None:
    assert_refused(teikit, "encode", tmp_path, mentions=("folder", "-o FOLDER"))


def test_encode_lists_the_profiles_when_one_is_unknown(tmp_path: Path, teikit: Teikit) -> None:
    assert_refused(teikit, "encode", SOURCE, "--profile", "nonesuch", mentions=("nonesuch", "frus", "plain"))


def test_encode_names_an_unknown_encoding(teikit: Teikit) -> None:
    assert_refused(teikit, "encode", SOURCE, "--encoding", "klingon", mentions=("klingon",))


def test_encode_keeps_a_file_that_exists(tmp_path: Path, teikit: Teikit) -> None:
    output = tmp_path / "memo.xml"
    output.write_text("corrected by hand")
    assert_refused(teikit, "encode", SOURCE, "-o", output, mentions=("exists", "--force"))
    assert output.read_text() == "corrected by hand"
    assert teikit("encode", SOURCE, "-o", output, "--force").exit_code == 0
    assert output.read_text().startswith("<?xml")


def test_encode_refuses_notes_without_a_reference(tmp_path: Path, teikit: Teikit) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("4. Nobody refers to this.")
    assert_refused(teikit, "encode", SOURCE, "-o", tmp_path / "o.xml", "--notes", notes, mentions=("note 4",))
    assert not (tmp_path / "o.xml").exists()


def test_encode_reports_a_change_of_the_text(tmp_path: Path, teikit: Teikit) -> None:
    profile = tmp_path / "odd.toml"
    profile.write_text('extends = "frus"\n[renditions]\n"pb::after" = \'content: "!"\'\n')
    assert_refused(
        teikit,
        "encode",
        SOURCE,
        "-o",
        tmp_path / "o.xml",
        "--profile",
        profile,
        mentions=(":3:", "the encoding changes the text"),
    )
    assert list(tmp_path.iterdir()) == [profile]


XML: dict[str, tuple[str, tuple[str, ...]]] = {
    "empty": ("", ("empty",)),
    "malformed": ("<TEI xmlns='http://www.tei-c.org/ns/1.0'>\n<p></TEI>", (":2:", "not well-formed")),
    "plain text": ("no markup here", ("not well-formed",)),
    "billion laughs": (LAUGHS, ("doc.xml",)),
}


@pytest.mark.parametrize("case", XML)
@pytest.mark.parametrize("command", ["web", "pdf", "text"])
def test_broken_xml_is_refused(case: str, command: str, tmp_path: Path, teikit: Teikit) -> None:
    text, expected = XML[case]
    document = tmp_path / "doc.xml"
    document.write_text(text)
    assert_refused(teikit, *transform(document, command, tmp_path), mentions=("doc.xml", *expected))
    assert list(tmp_path.iterdir()) == [document]


@pytest.mark.parametrize("command", ["validate", "web"])
def test_a_missing_document_is_named(command: str, tmp_path: Path, teikit: Teikit) -> None:
    document = tmp_path / "none.xml"
    arguments = ["validate", document] if command == "validate" else transform(document, command, tmp_path)
    assert_refused(teikit, *arguments, mentions=("none.xml",))


def test_an_external_entity_is_not_read(tmp_path: Path, teikit: Teikit) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP-SECRET")
    document = tmp_path / "doc.xml"
    document.write_text(
        f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{secret.as_uri()}">]><TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>&x;</p></body></text></TEI>'
    )
    result = teikit(*transform(document, "text", tmp_path / "out"))
    assert "TOP-SECRET" not in result.output
    written = (
        [p.read_text() for p in (tmp_path / "out").rglob("*") if p.is_file()] if (tmp_path / "out").exists() else []
    )
    assert not any("TOP-SECRET" in text for text in written)


def test_a_missing_stylesheet_is_named(tmp_path: Path, teikit: Teikit) -> None:
    document = tmp_path / "doc.xml"
    document.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>')
    assert_refused(
        teikit, *transform(document, "web", tmp_path), "--xslt", tmp_path / "mine.xsl", mentions=("mine.xsl",)
    )


def test_a_stylesheet_error_has_file_and_line(tmp_path: Path, teikit: Teikit) -> None:
    document, stylesheet = tmp_path / "doc.xml", tmp_path / "mine.xsl"
    document.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>')
    stylesheet.write_text(
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">\n<xsl:template match="/">\n'
        '<xsl:value-of select="nonesuch("/></xsl:template></xsl:stylesheet>'
    )
    assert_refused(
        teikit,
        *transform(document, "web", tmp_path / "out"),
        "--xslt",
        stylesheet,
        mentions=("mine.xsl", "3"),
    )


def test_a_parameter_needs_a_value(tmp_path: Path, teikit: Teikit) -> None:
    assert_refused(teikit, *transform(SOURCE, "web", tmp_path), "-p", "novalue", mentions=("NAME=VALUE",))


def test_a_folder_without_edition_toml_is_not_an_edition(tmp_path: Path, teikit: Teikit) -> None:
    assert_refused(teikit, "build", tmp_path, mentions=("edition.toml",))


def test_a_missing_schema_is_named(tmp_path: Path, teikit: Teikit) -> None:
    document = tmp_path / "doc.xml"
    document.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>')
    assert_refused(teikit, "validate", document, "--schema", tmp_path / "none.rng", mentions=("none.rng",))


def transform(document: Path, target: str, output: Path) -> list[object]:
    return ["transform", document, "--to", target, "-o", output]


def assert_refused(teikit: Teikit, *arguments: object, mentions: tuple[str, ...]) -> None:
    result = teikit(*arguments)
    message = result.stderr.strip().splitlines()[-1]
    assert result.exit_code == 2, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    for words in mentions:
        assert words in message


@pytest.mark.parametrize("output", ["/", ".", "a-file/made.rng"])
def test_an_output_that_is_a_folder_is_named(
    output: str, tmp_path: Path, teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a-file").touch()
    assert_refused(teikit, "schema", "rng", ROOT / "schemas" / "teikit.odd", "-o", output, mentions=("(expected a f",))
    assert [path.name for path in tmp_path.iterdir()] == ["a-file"]


def test_a_file_is_replaced_with_the_permissions_of_a_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write(tmp_path / "deep" / "down" / "made", b"first")
    write(tmp_path / "deep" / "down" / "made", b"second")
    [made] = (tmp_path / "deep" / "down").iterdir()
    assert made.read_bytes() == b"second"
    assert made.stat().st_mode == (tmp_path / "plain").stat().st_mode
