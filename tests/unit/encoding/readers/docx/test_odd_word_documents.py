"""Odd Word documents, as people send them: valid TEI, the text given back or each loss listed, errors in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from helpers.word_documents import docx as word
from helpers.word_documents import item, note, p, packed, refer, run
from teikit import relaxng
from teikit.cli.main import main
from teikit.core import resources
from teikit.core.xml import NSMAP
from teikit.encoding import EncodingOptions, Transcript, encode
from teikit.encoding.profiles import load_profile
from teikit.encoding.readers import docx

PLAIN = load_profile("plain")
SCHEMA = relaxng.load(resources.schema("teikit.rng"))
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'

ANSWER = 'w15:paraId="B2" w15:paraIdParent="A1" w15:done="1"'


def read(body: str, links: dict[str, str] | None = None, **parts: str) -> Transcript:
    return docx.parse(word(body, links, **parts), Path("letter.docx"))


def tei(body: str, **parts: str) -> etree._Element:
    """Return the TEI of a document, of which nothing is lost without a reason, and which is valid."""
    found = read(body, **parts)
    assert not [str(loss) for loss in found.losses if loss.fate == "unread"]
    made = encode(found, EncodingOptions(PLAIN))
    assert not [str(finding) for finding in SCHEMA.validate(made.to_bytes(), "any.xml")]
    return made.root


def lost(transcript: Transcript) -> list[tuple[str, str]]:
    return [(loss.text, loss.reason) for loss in transcript.losses]


def symbol(code: str, font: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def box(content: str) -> str:
    """A text box, as Word writes it: once for itself, once for older programs."""
    held = f"<w:txbxContent>{content}</w:txbxContent>"
    new = f'<w:drawing><wp:anchor><wp:docPr id="1" name="x"/><wps:txbx>{held}</wps:txbx></wp:anchor></w:drawing>'
    old = f"<w:pict><v:shape><v:textbox>{held}</v:textbox></v:shape></w:pict>"
    both = f"<mc:Choice>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"


# Signs


@pytest.mark.parametrize(
    ("sign", "shown"),
    [
        (symbol("F061", "Symbol"), "α"),
        (symbol("F0B3", "Symbol"), "≥"),
        (symbol("F0FC", "Wingdings"), "✓"),
        (symbol("F0E0", "Wingdings"), "→"),
        (symbol("00A7", "Garamond"), "§"),
        (run("\uf061 \uf0ae", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), "α →"),
        ('<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>', "7"),
    ],
    ids=["Greek", "relation", "tick", "arrow", "another font", "text in Symbol", "field"],
)
def test_characters_of_symbol_fonts_are_unicode(sign: str, shown: str) -> None:
    found = read(p(run("x ") + sign))
    assert (found.text, found.losses) == (f"x {shown}", ())


def test_the_character_of_a_symbol_field_is_text() -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    code = r'<w:r><w:instrText> SYMBOL 167 \f "Symbol" \s 12 </w:instrText></w:r>'
    assert read(p(run("x ") + begin + code + end)).text == "x ♣"


def test_a_character_without_a_unicode_equivalent_is_kept_and_listed() -> None:
    found = read(p(run("x ") + symbol("F021", "House Ornaments")))
    assert found.text == "x \uf021"
    assert lost(found) == [("U+F021", "characters of the font House Ornaments with no Unicode equivalent")]


@pytest.mark.parametrize("code", ["D800", "0001", "FFFE", "xyz", ""])
def test_a_character_that_xml_does_not_allow_is_listed(code: str) -> None:
    found = read(p(run("x") + symbol(code, "Symbol")))
    assert found.text == "x"
    assert [reason for _, reason in lost(found)] == ["a symbol-font character with no Unicode equivalent"]


# Boxes, tables, tracked changes


def test_a_box_within_a_box_is_read_and_reported_once() -> None:
    body = p(run("Around.") + box(p(run("Outer.") + box(item("Inner.")))))
    found = read(body + item("Last."))
    assert found.text == "Around.\nOuter.\n1. Inner.\n2. Last."
    assert [words for words, _ in lost(found)] == ["Outer.", "Inner."]
    tei(body)


def test_a_box_in_a_note_stays_in_the_note() -> None:
    root = tei(p(run("x") + refer("footnote", 2)), footnotes=note("footnote", 2, p(run("Body.") + box(p("Boxed.")))))
    assert [part.text for part in root.iterfind(".//tei:note/tei:p", NSMAP)] == ["Body.", "Boxed."]


def test_a_deleted_cell_is_left_out() -> None:
    def cell(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"

    table = f"<w:tbl><w:tr>{cell('a')}{cell('gone', '<w:cellDel/>')}{cell('b')}</w:tr></w:tbl>"
    assert read(table).text == "a\tb"
    assert lost(read(table)) == [("gone", "tracked deletion of a cell")]
    tei(table)


def test_a_paragraph_that_was_moved_away_leaves_no_empty_line() -> None:
    away = p(f'<w:moveFrom w:id="3">{run("Moved.")}</w:moveFrom>', "<w:rPr><w:moveFrom w:id='4'/></w:rPr>")
    here = p(f'<w:moveTo w:id="5">{run("Moved.")}</w:moveTo>', "<w:rPr><w:moveTo w:id='6'/></w:rPr>")
    body = p("First.") + away + p("Second.") + here
    assert read(body).text == "First.\nSecond.\nMoved."
    tei(body)


# Comments


def test_a_reply_points_to_the_comment_it_answers() -> None:
    def comment(number: int, name: str, words: str) -> str:
        return note("comment", number, f'<w:p {W14} w14:paraId="{name}">{run(words)}</w:p>', 'w:author="Ann"')

    extended = "".join(f"<w15:commentEx {W15} {said}/>" for said in ('w15:paraId="A1"', ANSWER))
    body = p(run("Doubtful") + refer("comment", 0) + refer("comment", 1))
    root = tei(body, comments=comment(0, "A1", "Is it?") + comment(1, "B2", "It is."), commentsExtended=extended)
    first, reply = root.iterfind(".//tei:body//tei:note", NSMAP)
    assert first.get("target") is None
    assert reply.get("target") == "#d1comment1"


# All constructs together


def test_soft_hyphens_tabs_sections_and_directions_give_the_text_back() -> None:
    soft, tab, hard = (f"<w:r><w:{name}/></w:r>" for name in ("softHyphen", "tab", "noBreakHyphen"))
    other = f'<w:bdo w:val="rtl">{run("x")}</w:bdo><w:dir w:val="rtl">{run("y")}</w:dir>'
    body = p("One", '<w:sectPr><w:type w:val="continuous"/></w:sectPr>')
    body += p("Two", '<w:sectPr><w:type w:val="oddPage"/></w:sectPr>')
    body += p(run("co") + soft + run("operate") + tab + run("a") + hard)
    body += p(run("שלום", "<w:rtl/>") + other, "<w:bidi/>")
    assert read(body).text == "One\nTwo\nco\u00adoperate\ta\u2011\nשלוםxy"
    assert len(list(tei(body).iterfind(".//tei:pb", NSMAP))) == 1


# Files with the extension .docx


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "legacy Word format (.doc)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le"),
            "the Word document is encrypted; save it without a password",
        ),
        (rb"{\rtf1\ansi Hello}", "RTF, expected"),
        (
            b'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>',
            "as a single XML file",
        ),
        (b"Just plain text.\n", "not a Word document"),
        (word(p("Fine text. " * 90))[:900], "the Word document is damaged"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "not a Word document"),
        (word(p("")), "the Word document is empty"),
        (word(""), "the Word document is empty"),
    ],
    ids=["nothing", "doc", "encrypted", "RTF", "flat XML", "text", "cut off", "ODT", "no words", "no paragraphs"],
)
def test_a_file_other_than_a_word_document_is_reported_in_one_line(tmp_path: Path, data: bytes, words: str) -> None:
    source = tmp_path / "letter.docx"
    source.write_bytes(data)
    result = CliRunner().invoke(main, ["encode", str(source), "-o", str(tmp_path / "letter.xml")])
    assert result.exit_code == 2
    [line] = result.output.splitlines()
    assert line.startswith(f"teikit: {source}: ")
    assert words in line
    assert not (tmp_path / "letter.xml").exists()
