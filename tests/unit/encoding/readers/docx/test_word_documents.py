"""Word documents: the text after all tracked changes, and nothing lost on the way."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from helpers.word_documents import docx as word
from helpers.word_documents import item, note, p, packed, refer, run
from teikit.core.errors import TeikitError
from teikit.core.xml import NSMAP
from teikit.encoding import EncodingOptions, Transcript, encode
from teikit.encoding.profiles import load_profile
from teikit.encoding.readers import docx

PLAIN = load_profile("plain")
RAISED = '<w:vertAlign w:val="superscript"/>'


def read(body: str, links: dict[str, str] | None = None, **parts: str) -> Transcript:
    return docx.parse(word(body, links, **parts), Path("letter.docx"))


def tei(body: str, links: dict[str, str] | None = None, **parts: str) -> etree._Element:
    return encode(read(body, links, **parts), EncodingOptions(PLAIN)).root


def text(element: etree._Element | None) -> str:
    assert element is not None
    return "".join(str(part) for part in element.itertext())


def reasons(transcript: Transcript) -> dict[str, str]:
    return {loss.text: f"{loss.fate}: {loss.reason}" for loss in transcript.losses}


def deleted(words: str) -> str:
    return f'<w:del w:id="1">{run(words).replace("w:t ", "w:delText ").replace("w:t>", "w:delText>")}</w:del>'


# Tracked changes


def test_a_tracked_deletion_does_not_come_back_as_text() -> None:
    found = read(p(run("We met ") + deleted("never ") + run("again.")))
    assert found.text == "We met again."
    assert reasons(found) == {"never": "dropped: tracked deletion"}


def test_a_tracked_insertion_is_text() -> None:
    assert read(p(run("We ") + f'<w:ins w:id="1">{run("all ")}</w:ins>' + run("met."))).text == "We all met."


def test_moved_text_occurs_once_at_its_new_place() -> None:
    found = read(
        p(f'<w:moveFrom w:id="1">{run("Moved.")}</w:moveFrom>{run("First.")}')
        + p(f'<w:moveTo w:id="2">{run("Moved.")}</w:moveTo>')
    )
    assert found.text == "First.\nMoved."
    assert reasons(found)["Moved."].startswith("moved: ")


def test_a_paragraph_whose_mark_was_deleted_continues_in_the_next() -> None:
    assert read(p("One ", "<w:rPr><w:del/></w:rPr>") + p("sentence.")).text == "One sentence."


def test_a_deleted_row_is_left_out() -> None:
    def row(words: str, properties: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc>{p(words)}</w:tc><w:tc>{p('x')}</w:tc></w:tr>"

    found = read(f"<w:tbl>{row('kept')}{row('gone', '<w:del/>')}</w:tbl>")
    assert found.text == "kept\tx"
    assert reasons(found) == {"gonex": "dropped: tracked deletion of a row"}


def test_a_note_whose_reference_was_deleted_is_listed() -> None:
    found = read(
        p(run("x") + f'<w:del w:id="1">{refer("footnote", 2)}</w:del>'), footnotes=note("footnote", 2, p("Gone."))
    )
    assert reasons(found) == {"Gone.": "dropped: a note whose call was deleted"}


# Content controls, fields, unknown elements


@pytest.mark.parametrize(
    "wrapped",
    [
        p(f"<w:sdt><w:sdtContent>{run('Kept.')}</w:sdtContent></w:sdt>"),
        f"<w:sdt><w:sdtContent>{p('Kept.')}</w:sdtContent></w:sdt>",
        p(f"<w:smartTag>{run('Kept.')}</w:smartTag>"),
        p(f'<w:customXml w:element="x">{run("Kept.")}</w:customXml>'),
        p(f"<w:unheardOf>{run('Kept.')}</w:unheardOf>"),
        p(f'<w:fldSimple w:instr="UNHEARDOF">{run("Kept.")}</w:fldSimple>'),
        p("<m:oMath><m:r><m:t>Kept.</m:t></m:r></m:oMath>"),
    ],
    ids=["control", "control of blocks", "smart tag", "custom XML", "unknown element", "unknown field", "formula"],
)
def test_text_in_wrappers_is_kept(wrapped: str) -> None:
    assert read(wrapped).text == "Kept."


def test_the_placeholder_of_a_content_control_is_left_out_and_listed() -> None:
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("Click here") + "</w:sdtContent></w:sdt>"
    )
    found = read(p(run("Dear ") + prompt))
    assert found.text == "Dear "
    assert reasons(found) == {"Click here": "dropped: placeholder text of a content control"}


def field(code: str, result: str = "") -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    shown = mark("separate") + run(result) if result else ""
    return mark("begin") + f"<w:r><w:instrText>{code}</w:instrText></w:r>" + shown + mark("end")


def test_the_result_of_a_field_is_text_and_its_code_is_not() -> None:
    assert read(p(run("Page ") + field("PAGEREF x", "7"))).text == "Page 7"


def test_a_field_that_shows_nothing_is_listed() -> None:
    assert reasons(read(p(run("Engen") + field('XE "Engen"'))))['XE "Engen"'].startswith("dropped: the code of a field")


def test_text_after_a_field_without_an_end_is_kept() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert read(p(begin + run("Kept.")) + p("Kept too.")).text == "Kept.\nKept too."


def test_a_link_that_is_a_field_is_a_ref() -> None:
    link = tei(p(field('HYPERLINK "https://example.org/a"', "there"))).find(".//tei:ref", NSMAP)
    assert (text(link), link is not None and link.get("target")) == ("there", "https://example.org/a")


def test_a_text_box_is_reported_once() -> None:
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>" + box + "</wps:txbx></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><v:textbox>" + box + "</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert read(p(run("Beside it.") + both)).text == "Beside it.\nIn the box."


def test_an_embedded_document_is_an_unexplained_loss() -> None:
    found = read(p("x") + '<w:altChunk r:id="rId9"/>')
    assert [loss.fate for loss in found.losses] == ["unread"]


def test_hidden_text_and_running_heads_are_listed() -> None:
    found = read(p(run("Shown.") + run("Hidden.", "<w:vanish/>")), header=p("SECRET"))
    assert found.text == "Shown."
    assert reasons(found) == {"Hidden.": "dropped: hidden text", "SECRET": "dropped: running head (word/header.xml)"}


# Notes


def test_footnotes_are_at_their_calls_with_links_and_lists() -> None:
    body = p(run("See ") + '<w:hyperlink r:id="l">' + run("this") + "</w:hyperlink>") + item("one", 0, 2) + p("More.")
    root = tei(p(run("He spoke") + refer("footnote", 2) + run(" twice.")), {"l": "https://example.org/"},
               footnotes=note("footnote", 2, body))  # fmt: skip
    found = root.find(".//tei:body//tei:note", NSMAP)
    assert found is not None
    assert (found.get("n"), found.get("place")) == ("1", "bottom")
    assert text(found.find("tei:p/tei:ref", NSMAP)) == "this"
    assert text(found.find("tei:list/tei:item", NSMAP)) == "one"
    assert [text(one) for one in found.findall("tei:p", NSMAP)] == ["See this", "More."]


def test_endnotes_are_numbered_as_word_does() -> None:
    root = tei(p(run("x") + refer("endnote", 2) + refer("endnote", 3)),
               endnotes=note("endnote", 2, p("a")) + note("endnote", 3, p("b")))  # fmt: skip
    assert [(n.get("n"), n.get("type")) for n in root.iterfind(".//tei:note", NSMAP)] == [
        ("i", "endnote"),
        ("ii", "endnote"),
    ]


def test_a_custom_mark_replaces_the_number() -> None:
    reference = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    found = read(p(run("x") + reference), footnotes=note("footnote", 2, p("Starred.")))
    assert found.text == "x*\n*. Starred."


def test_comments_are_notes_with_author_and_date() -> None:
    more = 'w:author="Jane Doe" w:date="2024-05-01T10:00:00Z"'
    root = tei(p(run("It rained.") + refer("comment", 0)), comments=note("comment", 0, p("Really?"), more))
    found = root.find(".//tei:p/tei:note", NSMAP)
    assert found is not None
    assert (found.get("type"), found.get("place")) == ("comment", "margin")
    assert text(found.find(".//tei:name", NSMAP)) == "Jane Doe"
    assert [date.get("when") for date in found.iterfind(".//tei:date", NSMAP)] == ["2024-05-01"]
    assert text(found.findall("tei:p", NSMAP)[-1]) == "Really?"


def test_footnotes_typed_by_hand_are_notes_and_reported() -> None:
    found = read(
        p(run("First") + run("1", RAISED) + run(" and second.") + run("2", RAISED))
        + p(run("1", RAISED) + run(" One."))
        + p("2. Two.")
    )
    root = encode(found, EncodingOptions(PLAIN)).root
    assert [(n.get("n"), text(n)) for n in root.iterfind(".//tei:note", NSMAP)] == [("1", "One."), ("2", "Two.")]
    assert {loss.reason for loss in found.losses} == {"footnote typed by hand, in the TEI a note"}


def test_raised_numbers_without_bodies_stay_raised_numbers() -> None:
    root = tei(p(run("E = mc") + run("2", RAISED)))
    assert [(h.get("rend"), text(h)) for h in root.iterfind(".//tei:hi", NSMAP)] == [("superscript", "2")]


# Blocks


def test_styles_become_headings_in_any_language_and_by_inheritance() -> None:
    root = tei(p("Part", '<w:pStyle w:val="berschrift1"/>') + p("x") + p("Own", '<w:pStyle w:val="MyHead"/>') + p("y"))
    assert text(root.find(".//tei:body/tei:div/tei:head", NSMAP)) == "Part"
    assert text(root.find(".//tei:body/tei:div/tei:div/tei:head", NSMAP)) == "Own"


def test_runs_that_look_alike_are_one_hi() -> None:
    root = tei(p(run("so ") + run("per", "<w:i/>") + run("sonal", "<w:i/>") + run(" Acheson", "<w:smallCaps/>")))
    assert [(h.get("rend"), text(h)) for h in root.iterfind(".//tei:hi", NSMAP)] == [
        ("italic", "personal"),
        ("smallcaps", "Acheson"),
    ]


def test_the_look_of_a_heading_is_not_that_of_its_words() -> None:
    root = tei(p(run("Part", "<w:b/>"), '<w:pStyle w:val="berschrift1"/>') + p("x"))
    assert root.find(".//tei:head/tei:hi", NSMAP) is None


def test_lists_have_the_numbers_that_word_shows() -> None:
    body = (
        item("a") + item("b", 1) + item("c", 2) + item("d", 1) + item("e") + p("between") + item("f") + item("g", 0, 3)
    )
    labels = [text(label) for label in tei(body).iterfind(".//tei:body//tei:label", NSMAP)]
    assert labels == ["1.", "(a)", "1.a.i", "(b)", "2.", "3.", "5."]


def test_lists_nest_as_they_are_indented() -> None:
    root = tei(item("a") + item("b", 1) + item("c"))
    outer = root.find(".//tei:body//tei:list", NSMAP)
    assert outer is not None
    assert outer.get("type") == "ordered"
    assert text(outer.find("tei:item/tei:list/tei:item", NSMAP)) == "b"
    assert len(outer.findall("tei:item", NSMAP)) == 2


def test_a_hard_page_break_is_a_pb() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    root = tei(p(run("one ") + page + run("two")) + p("three", "<w:pageBreakBefore/>"))
    assert len(root.findall(".//tei:pb", NSMAP)) == 2
    assert [text(one) for one in root.iterfind(".//tei:p[tei:pb]", NSMAP)] == ["one two"]


def test_a_page_break_of_the_layout_is_left_out() -> None:
    assert tei(p("<w:r><w:lastRenderedPageBreak/></w:r>" + run("x"))).find(".//tei:pb", NSMAP) is None


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def test_merged_cells_have_their_span() -> None:
    root = tei(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell(p("A"), '<w:gridSpan w:val="2"/>')
        + cell(p("C"))
        + "</w:tr>"
        "<w:tr>" + cell(p("1"), '<w:vMerge w:val="restart"/>') + cell(p("2")) + cell(p("3")) + "</w:tr>"
        "<w:tr>" + cell(p(""), "<w:vMerge/>") + cell(p("")) + cell(p("6")) + "</w:tr></w:tbl>"
    )
    rows = root.findall(".//tei:row", NSMAP)
    assert [row.get("role") for row in rows] == ["label", None, None]
    assert [[(c.get("cols"), c.get("rows"), text(c)) for c in row] for row in rows] == [
        [("2", None, "A"), (None, None, "C")],
        [(None, "2", "1"), (None, None, "2"), (None, None, "3")],
        [(None, None, ""), (None, None, "6")],
    ]


def test_a_table_within_a_table_stays_in_its_cell() -> None:
    inner = "<w:tbl><w:tr>" + cell(p("a")) + cell(p("b")) + "</w:tr></w:tbl>" + p("")
    root = tei("<w:tbl><w:tr>" + cell(p("x")) + cell(inner) + "</w:tr></w:tbl>")
    assert [text(c) for c in root.iterfind(".//tei:cell/tei:table/tei:row/tei:cell", NSMAP)] == ["a", "b"]


# Files other than Word documents


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"just text", "not a Word document"),
        (packed({"xl/workbook.xml": "<x/>"}), "not a Word document"),
        (word(p("x"))[:400], "damaged"),
        (packed({"word/document.xml": "<w:document"}), "is not well-formed XML"),
        (packed({"word/document.xml": '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'}), "damaged"),
        (packed({"word/document.xml": "<x/>"}), "has no body"),
        (packed({"word/document.xml": b"\0" * 40_000_000}), "too large for a document"),
        (packed({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), "encrypted"),
        (word(p("")), "empty"),
    ],
    ids=["text", "another zip", "cut off", "no XML", "entity", "no body", "bomb", "encrypted", "empty"],
)
def test_a_file_other_than_a_word_document_is_reported_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(TeikitError) as caught:
        docx.parse(data, Path("letter.docx"))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "root:" not in str(caught.value)


def test_the_strict_variant_is_read_as_the_usual_one() -> None:
    usual = word(p("Kept."))
    with zipfile.ZipFile(io.BytesIO(usual)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    strict = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/rel": b"http://purl.oclc.org/ooxml/officeDocument/rel",
    }
    for old, new in strict.items():
        files = {name: content.replace(old, new) for name, content in files.items()}
    assert docx.parse(packed(files), Path("strict.docx")).text == "Kept."
