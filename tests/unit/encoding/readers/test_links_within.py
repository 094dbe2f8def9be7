"""Links within a Word document or a page: pointers to their targets, or text if the target is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from helpers.word_documents import docx as word
from helpers.word_documents import note, p, refer, run
from teikit.core.xml import NSMAP, XML_ID
from teikit.encoding import EncodingOptions, Transcript, encode
from teikit.encoding.profiles import load_profile
from teikit.encoding.readers import docx, html

PLAIN = load_profile("plain")
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def read(body: str, links: dict[str, str] | None = None, **parts: str) -> Transcript:
    return docx.parse(word(body, links, **parts), Path("letter.docx"))


def read_page(body: str) -> Transcript:
    return html.parse(f"<!DOCTYPE html><body>{body}</body>".encode(), Path("page.html"))


def marked(name: str, content: str, number: int = 1) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def link(name: str, words: str = "there") -> str:
    return f'<w:hyperlink w:anchor="{name}">{run(words)}</w:hyperlink>'


def field(code: str, result: str) -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{run(result)}{end}"


def led_to(transcript: Transcript) -> tuple[str, str]:
    """Return the name of the element that the only reference leads to, and the text in it."""
    root = encode(transcript, EncodingOptions(PLAIN)).root
    [reference] = root.iterfind(".//tei:ref", NSMAP)
    place = reference.get("target", "").removeprefix("#")
    [found] = [element for element in root.iter(etree.Element) if element.get(XML_ID) == place]
    return etree.QName(found).localname, " ".join("".join(found.itertext()).split())


def lost(transcript: Transcript) -> dict[str, str]:
    return {loss.text: loss.reason for loss in transcript.losses}


# Word: what a bookmark is on


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (p(marked("here", run("A paragraph."))), ("p", "A paragraph.")),
        (p(marked("here", run("A heading.")), '<w:pStyle w:val="Heading2"/>'), ("div", "A heading. End.")),
        (p(marked("here", run("An item.")), NUMBERED), ("item", "An item.")),
        (p(run("Some ") + marked("here", run("words."))), ("anchor", "")),
        (marked("here", p("A paragraph.")), ("p", "A paragraph.")),
        (
            f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p(marked('here', run('b')))}</w:tc></w:tr></w:tbl>",
            ("cell", "b"),
        ),
        (
            marked("here", f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc></w:tr></w:tbl>"),
            ("table", "a b"),
        ),
    ],
    ids=["paragraph", "heading", "item", "within a paragraph", "before a paragraph", "cell", "before a table"],
)
def test_a_link_leads_to_the_element_at_the_bookmark(target: str, expected: tuple[str, str]) -> None:
    assert led_to(read(p("Begin.") + p(link("here")) + target + p("End."))) == expected


@pytest.mark.parametrize(
    "pointing",
    [
        link("_Ref1", "below"),
        field(r" REF _Ref1 \h ", "below"),
        field(r" REF _Ref1 \r \h  \* MERGEFORMAT ", "2."),
        field(r" PAGEREF _Ref1 \h ", "7"),
        field(r' HYPERLINK \l "_Ref1" ', "below"),
        f'<w:fldSimple w:instr=" REF _Ref1 \\h ">{run("below")}</w:fldSimple>',
        f'<w:hyperlink r:id="rIdL">{run("below")}</w:hyperlink>',
    ],
    ids=["anchor", "REF", "REF with number", "PAGEREF", "HYPERLINK", "simple field", "address of a place"],
)
def test_all_ways_to_refer_to_a_bookmark_are_pointers(pointing: str) -> None:
    found = read(p(run("See ") + pointing) + p(marked("_Ref1", run("The place."))), {"rIdL": "#_Ref1"})
    assert led_to(found) == ("p", "The place.")
    assert found.losses == ()


def test_a_cross_reference_without_a_link_is_text() -> None:
    found = read(p(run("See ") + field(" REF _Ref1 ", "below")) + p(marked("_Ref1", run("The place."))))
    assert encode(found, EncodingOptions(PLAIN)).root.find(".//tei:ref", NSMAP) is None


def test_a_reference_to_a_note_leads_to_the_note() -> None:
    body = p(run("First") + marked("_Ref2", refer("footnote", 2))) + p(
        run("As in note ") + field(r"NOTEREF _Ref2 \h", "1")
    )
    assert led_to(read(body, footnotes=note("footnote", 2, p("A body.")))) == ("note", "A body.")


def test_a_link_leads_to_a_place_within_a_note() -> None:
    body = p(run("First") + refer("footnote", 2)) + p(link("here"))
    assert led_to(read(body, footnotes=note("footnote", 2, p(marked("here", run("A body.")))))) == ("note", "A body.")


def test_a_note_refers_to_the_text() -> None:
    body = p(marked("here", run("The text."))) + p(run("Second") + refer("footnote", 2))
    assert led_to(read(body, footnotes=note("footnote", 2, p(link("here"))))) == ("p", "The text.")


def test_a_bookmark_before_the_number_of_a_heading_is_on_the_heading() -> None:
    heading = p(marked("_Toc1", run("The matter")), f'<w:pStyle w:val="Heading2"/>{NUMBERED}')
    assert led_to(read(p("Begin.") + p(link("_Toc1")) + heading)) == ("div", "1. The matter")


def test_the_name_of_a_bookmark_is_the_identifier_if_possible() -> None:
    def identifier(name: str) -> str:
        root = encode(read(p(link(name)) + p(marked(name, run("x")))), EncodingOptions(PLAIN)).root
        [reference] = root.iterfind(".//tei:ref", NSMAP)
        return str(reference.get("target"))

    assert identifier("annex_2") == "#annex_2"
    assert identifier("_Ref12345") == "#ref12345"
    assert identifier("Anlage_Ä") == "#anlage_A"
    assert identifier("d1") == "#d1-2"
    assert identifier("1. Punkt") == "#place-1.-Punkt"
    assert identifier("附件") == "#place"


def test_bookmarks_are_not_distinguished_by_capitals() -> None:
    assert led_to(read(p(link("ANNEX")) + p(marked("Annex", run("The annex."))))) == ("p", "The annex.")


def test_bookmarks_without_a_link_leave_no_trace() -> None:
    plain, with_mark = p("x"), p(marked("_GoBack", run("x")))
    assert (
        encode(read(with_mark), EncodingOptions(PLAIN)).to_bytes()
        == encode(read(plain), EncodingOptions(PLAIN)).to_bytes()
    )


def test_a_link_without_its_bookmark_is_text_and_listed() -> None:
    found = read(p(run("See ") + link("gone")))
    assert found.text == "See there"
    assert encode(found, EncodingOptions(PLAIN)).root.find(".//tei:ref", NSMAP) is None
    assert lost(found) == {"#gone": "a link to a place that the text does not contain"}


def test_a_deleted_bookmark_is_left_out() -> None:
    gone = f'<w:del w:id="3">{marked("here", "")}</w:del>'
    assert lost(read(p(gone + run("x")) + p(link("here")))) == {
        "#here": "a link to a place that the text does not contain"
    }


def test_a_place_of_a_page_elsewhere_is_part_of_its_address() -> None:
    away = f'<w:hyperlink r:id="rIdL" w:anchor="part">{run("there")}</w:hyperlink>'
    root = encode(read(p(away), {"rIdL": "https://example.org/a"}), EncodingOptions(PLAIN)).root
    assert [ref.get("target") for ref in root.iterfind(".//tei:ref", NSMAP)] == ["https://example.org/a#part"]


def test_a_link_to_a_local_file_is_listed() -> None:
    found = read(p(field(r'HYPERLINK "file:///C:\\a b.doc"', "there")))
    assert found.text == "there"
    assert list(lost(found).values()) == ["a link to a local file, which readers cannot reach"]


# Pages


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ('<p id="here">A paragraph.</p>', ("p", "A paragraph.")),
        ('<h2 id="here">A heading</h2>', ("div", "A heading End.")),
        ('<div id="here"><h2>A heading</h2></div>', ("div", "A heading End.")),
        ('<ol><li>one</li><li id="here">two</li></ol>', ("item", "two")),
        ('<ul id="here"><li>one</li></ul>', ("list", "one")),
        ('<table id="here"><tr><td>a</td><td>b</td></tr></table>', ("table", "a b")),
        ('<table><tr><td>a</td><td id="here">b</td></tr></table>', ("cell", "b")),
        ('<p>Some <a name="here"></a>words.</p>', ("anchor", "")),
        ('<p><a name="here"></a>Some words.</p>', ("p", "Some words.")),
    ],
    ids=["p", "heading", "section", "item", "list", "table", "cell", "within a paragraph", "at its beginning"],
)  # fmt: skip
def test_a_link_of_a_page_leads_to_the_element(target: str, expected: tuple[str, str]) -> None:
    assert led_to(read_page(f'<p>Begin.</p><p>See <a href="#here">there</a>.</p>{target}<p>End.</p>')) == expected


def test_words_that_link_to_a_note_point_to_it() -> None:
    body = '<p>So.<sup><a href="#fn1">1</a></sup> See <a href="#fn1">the note above</a>.</p><p id="fn1">1. A body.</p>'
    assert led_to(read_page(body)) == ("note", "A body.")


def test_a_link_to_page_furniture_is_text_and_listed() -> None:
    found = read_page('<nav id="menu">Menu</nav><p>To the <a href="#menu">menu</a>.</p>')
    assert found.text == "To the menu."
    assert lost(found)["#menu"] == "a link within the page to a place that the text does not contain"
