"""Web pages: the text of a saved page, its markup as TEI, its furniture left out and listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from teikit.core.errors import TeikitError
from teikit.core.xml import NSMAP
from teikit.encoding import EncodingOptions, Transcript, encode
from teikit.encoding.profiles import load_profile
from teikit.encoding.readers import html

PLAIN, FRUS = load_profile("plain"), load_profile("frus")


def read(body: str, head: str = "") -> Transcript:
    page = f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    return html.parse(page.encode(), Path("page.html"))


def tei(body: str, head: str = "") -> etree._Element:
    return encode(read(body, head), EncodingOptions(PLAIN)).root


def text(element: etree._Element | None) -> str:
    assert element is not None
    return "".join(str(part) for part in element.itertext())


def reasons(transcript: Transcript) -> dict[str, str]:
    return {loss.text: f"{loss.fate}: {loss.reason}" for loss in transcript.losses}


# A document of a site of diplomatic documents: names of classes as such sites have them

SITE = """
<header><a href="/">The Historian</a></header><nav><ul><li><a href="/a">Home</a></li></ul></nav>
<main id="maincontent"><ol class="breadcrumb"><li>Documents</li></ol>
<a class="page previous" rel="prev" href="/d641">Previous</a>
<div class="content"><p class="sourcenote">795.00/10–750</p>
<h3>642. <em>Memorandum by</em> Mr. John C. Ross to the Assistant Secretary (<span class="smallcaps">Rusk</span>)<a
 class="note" href="#fn:1" id="fnref:1"><sup>1</sup></a></h3>
<p class="dateline">[<span class="smallcaps">New York</span>,] October 7, 1950.</p>
<p>These were personal <span class="tei-pb"><a href="https://example.org/907.jpg">[Page 907]</a></span> questions.</p>
<div class="footnotes"><ol><li id="fn:1" value="1"><p>See <i>ante</i>, p. 5.</p><p>And p. 6. <a href="#fnref:1"
 class="fn-back">↩</a></p></li></ol></div></div>
<div class="social-share">Tweet</div></main><footer>Contact us</footer><div id="cookie-banner">We use cookies</div>
<script>track("x")</script>
"""


def test_a_page_of_a_site_is_encoded_as_its_text_would_be() -> None:
    root = encode(read(SITE), EncodingOptions(FRUS)).root
    head = root.find(".//tei:body/tei:div/tei:head", NSMAP)
    assert head is not None
    assert text(root.find(".//tei:body/tei:div/tei:note[@type='source']", NSMAP)) == "795.00/10–750"
    assert [(n.get("type"), text(n)) for n in head.findall("tei:persName", NSMAP)] == [
        ("from", "John C. Ross"),
        ("to", "Rusk"),
    ]
    assert [date.get("when") for date in root.iterfind(".//tei:opener/tei:dateline/tei:date", NSMAP)] == ["1950-10-07"]
    assert [pb.get("n") for pb in root.iterfind(".//tei:pb", NSMAP)] == ["907"]
    assert [text(p) for p in head.iterfind("tei:note/tei:p", NSMAP)] == ["See ante, p. 5.", "And p. 6."]


def test_the_furniture_of_a_page_is_left_out_and_listed() -> None:
    found = read(SITE)
    assert found.text.startswith("795.00/10–750\n642. Memorandum")
    assert {"The Historian", "Home", "Documents", "Previous", "Tweet", "Contact us", "We use cookies"} <= set(
        reasons(found)
    )
    assert not [loss for loss in found.losses if loss.fate == "unread"]


WIKI = """
<div id="siteNotice">Donate</div><div id="content" role="main"><h1 id="firstHeading">An Address</h1>
<div id="mw-content-text"><div class="mw-parser-output"><div id="headertemplate" class="ws-noexport">← Index</div>
<p><span><span class="pagenum ws-pagenum" id="5" data-page-number="5" title="Page:X.djvu/9">&#8203;</span></span>We
 the people<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup> of<sup
 id="cite_ref-a_2-0" class="reference"><a href="#cite_note-a-2">[2]</a></sup> all<sup id="cite_ref-a_2-1"
 class="reference"><a href="#cite_note-a-2">[2]</a></sup>.</p>
<h2><span>Part one</span><span class="mw-editsection">[edit]</span></h2><p>More.</p><h3>Sub</h3><p>x</p><h2>Two</h2>
<p>y</p><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">↑</a></span>
 <span>First, <i>op. cit.</i></span></li><li id="cite_note-a-2"><span class="mw-cite-backlink">↑ <sup><a
 href="#cite_ref-a_2-0">2.0</a></sup> <sup><a href="#cite_ref-a_2-1">2.1</a></sup></span> <span>Second.</span></li></ol>
</div></div></div><div class="printfooter">Retrieved from</div>
"""


def test_a_wiki_page_gives_pages_notes_and_sections() -> None:
    root = tei(WIKI)
    assert [pb.get("n") for pb in root.iterfind(".//tei:pb", NSMAP)] == ["5"]
    notes = root.findall(".//tei:body//tei:note", NSMAP)
    assert [(n.get("n"), text(n), n.get("sameAs")) for n in notes] == [
        ("1", "First, op. cit.", None),
        ("2", "Second.", None),
        ("2", "", "#d1fn2"),
    ]
    outer = root.findall(".//tei:body/tei:div/tei:div", NSMAP)
    assert [text(div.find("tei:head", NSMAP)) for div in outer] == ["Part one", "Two"]
    assert text(outer[0].find("tei:div/tei:head", NSMAP)) == "Sub"


WORD = """<html><head><meta http-equiv=Content-Type content="text/html; charset=windows-1252"></head><body>
<div class=WordSection1><p class=MsoNormal>He said<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span
class=MsoFootnoteReference>[1]</span></a> “no” to <span style='font-variant:small-caps'>Lange</span><o:p></o:p></p>
<br clear=all style='page-break-before:always'><p class=MsoNormal>Next.</p></div><div style='mso-element:footnote-list'>
<hr><div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> Body.</p>
<p class=MsoFootnoteText>Second.</p></div></div></body></html>"""


def test_a_page_of_a_word_processor_gives_notes_and_page_breaks() -> None:
    found = html.parse(WORD.encode("cp1252"), Path("page.htm"))
    assert found.text == "He said[1] “no” to Lange\nNext.\n[1] Body.\nSecond."
    root = encode(found, EncodingOptions(PLAIN)).root
    assert [text(p) for p in root.iterfind(".//tei:note/tei:p", NSMAP)] == ["Body.", "Second."]
    assert text(root.find(".//tei:hi[@rend='smallcaps']", NSMAP)) == "Lange"
    assert len(root.findall(".//tei:pb", NSMAP)) == 1


# Elements


@pytest.mark.parametrize(
    ("markup", "rend"),
    [
        ("<i>x</i>", "italic"),
        ("<em>x</em>", "italic"),
        ("<strong>x</strong>", "bold"),
        ("<u>x</u>", "underline"),
        ("<s>x</s>", "strikethrough"),
        ("<sup>x</sup>", "superscript"),
        ('<span class="font-smallcaps">x</span>', "smallcaps"),
        ('<span style="font-variant: small-caps">x</span>', "smallcaps"),
        ('<font style="font-style:italic">x</font>', "italic"),
    ],
)
def test_emphasis_is_hi(markup: str, rend: str) -> None:
    found = tei(f"<p>a {markup} b</p>").find(".//tei:p/tei:hi", NSMAP)
    assert (text(found), found is not None and found.get("rend")) == ("x", rend)


def test_emphasis_over_paragraphs_is_in_each_of_them() -> None:
    root = tei("<font style='font-style:italic'><p>one</p><p>two</p></font>")
    assert [text(h) for h in root.iterfind(".//tei:p/tei:hi", NSMAP)] == ["one", "two"]


def test_links_to_the_outside_are_refs_and_others_are_listed() -> None:
    site = '<link rel="canonical" href="https://example.org/docs/d1">'
    body = '<p><a href="d2">next one</a> <a href="#s">here</a> <a href="javascript:x()">do</a></p>'
    root, found = tei(body, site), read(body, site)
    assert [ref.get("target") for ref in root.iterfind(".//tei:ref", NSMAP)] == ["https://example.org/docs/d2"]
    assert reasons(found)["#s"] == "dropped: a link within the page to a place that the text does not contain"
    assert "javascript:x()" in reasons(found)


def test_ordered_lists_have_the_numbers_that_a_browser_shows() -> None:
    root = tei('<ol start="3" type="a"><li>x</li><li>y</li></ol><ol><li>z</li><li value="7">w</li></ol>')
    labels = [text(label) for label in root.iterfind(".//tei:body//tei:label", NSMAP)]
    assert labels == ["c.", "d.", "1.", "7."]


def test_lists_nest_if_a_list_is_directly_in_a_list() -> None:
    root = tei("<ul><li>a<ul><li>b</li></ul></li><li>c</li><ul><li>d</li></ul></ul>")
    inner = root.findall(".//tei:item/tei:list/tei:item", NSMAP)
    assert [text(item) for item in inner] == ["b", "d"]


def test_terms_and_explanations_are_a_gloss_list() -> None:
    found = tei("<dl><dt>UN</dt><dd>United Nations</dd><dd>founded 1945</dd><dt>US</dt></dl>").find(
        ".//tei:body//tei:list", NSMAP
    )
    assert found is not None
    assert found.get("type") == "gloss"
    assert [(etree.QName(e).localname, text(e)) for e in found] == [
        ("label", "UN"),
        ("item", "United Nations"),
        ("label", ""),
        ("item", "founded 1945"),
        ("label", "US"),
        ("item", ""),
    ]


def test_tables_have_spans_and_column_headings() -> None:
    root = tei(
        '<table><caption>Troops</caption><tr><th colspan="2">A</th></tr><tr><td></td><td>x<br>y</td></tr></table>'
    )
    rows = root.findall(".//tei:table/tei:row", NSMAP)
    assert text(root.find(".//tei:table/tei:head", NSMAP)) == "Troops"
    assert [(row.get("role"), [(c.get("cols"), text(c)) for c in row]) for row in rows] == [
        ("label", [("2", "A")]),
        (None, [(None, ""), (None, "x\ny")]),
    ]


def test_a_layout_table_is_not_a_table() -> None:
    root = tei('<table role="presentation"><tr><td><p>one</p></td><td><p>two</p></td></tr></table>')
    assert root.find(".//tei:table", NSMAP) is None
    assert [text(p) for p in root.iterfind(".//tei:body//tei:p", NSMAP)] == ["one", "two"]


def test_line_breaks_do_not_end_a_paragraph() -> None:
    root = tei("<p>one<br>two<br></p><p>three</p>")
    found = root.findall(".//tei:body//tei:p", NSMAP)
    assert [text(p) for p in found] == ["one\ntwo", "three"]
    assert len(found[0].findall("tei:lb", NSMAP)) == 1


def test_block_quotations_are_set_apart() -> None:
    found = tei("<p>He said:</p><blockquote><p>So be it.</p></blockquote>").find(".//tei:p[@rend='blockquote']", NSMAP)
    assert text(found) == "So be it."


def test_a_picture_with_a_description_is_a_figure() -> None:
    found = tei('<p>See <img src="a map.png" alt="A map of Korea"> here.</p>').find(".//tei:figure", NSMAP)
    assert found is not None
    assert text(found.find("tei:figDesc", NSMAP)) == "A map of Korea"
    assert [g.get("url") for g in found.iterfind("tei:graphic", NSMAP)] == ["a%20map.png"]


def test_words_in_a_list_outside_its_items_are_kept() -> None:
    assert "stray" in read("<ul>stray<li>a</li></ul>").text


@pytest.mark.parametrize("name", ["p-4", "vector-body", "menu-item-text", "content"])
def test_names_that_only_resemble_furniture_are_text(name: str) -> None:
    assert read(f'<p>a</p><div class="{name}">kept words</div>').text.endswith("kept words")


def test_an_element_with_most_of_the_words_is_text_whatever_its_name() -> None:
    assert read(f'<form class="banner"><p>{"word " * 20}</p></form><p>x</p>').text.startswith("word")


def test_notes_without_links_are_recognised_by_their_raised_numbers() -> None:
    found = read(
        "<p>One<sup>1</sup> and two.<sup>2</sup></p><p>End.</p><p><sup>1</sup> First.</p><p><sup>2</sup>Second.</p>"
    )
    root = encode(found, EncodingOptions(PLAIN)).root
    notes = root.findall(".//tei:body//tei:note", NSMAP)
    assert [(note.get("n"), text(note)) for note in notes] == [("1", "First."), ("2", "Second.")]
    assert reasons(found)["1 First."] == "moved: footnote typed by hand, in the TEI a note"


# Character encodings, and files other than pages


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("utf-8", "utf-8"),
        ("utf-8", "utf-16"),
        ("koi8-r", "koi8-r"),
    ],
)
def test_a_page_is_read_in_its_declared_encoding(declared: str, encoding: str) -> None:
    words = "Привет" if encoding == "koi8-r" else "“naïve”"
    page = f'<html><head><meta charset="{declared}"></head><body><p>{words}</p></body></html>'
    assert html.parse(page.encode(encoding), Path("page.html")).text == words


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<html><body></body></html>", "empty"),
        (b"<html><body><script>x</script></body></html>", "empty"),
        ("<html><body>naïve</body></html>".encode("latin-1"), "--encoding latin-1"),
        (b"<html>" + b"<div>" * 5000 + b"deep", "cannot parse the page to its end"),
        (b"<html><body>a\0b</body></html>", "binary"),
        (b"<html><body>a\x0bb</body></html>", "U+000B"),
    ],
    ids=["no text", "only a script", "wrong encoding", "too deep", "NUL", "control character"],
)
def test_a_file_other_than_a_page_is_reported_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(TeikitError) as caught:
        html.parse(data, Path("page.html"))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
