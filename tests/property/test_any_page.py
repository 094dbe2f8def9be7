"""The TEI of any page or Word document is valid and gives the text back in its order, and every loss is reported."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.word_documents import docx as word
from helpers.word_documents import item, note, p, refer, run
from teikit import relaxng
from teikit.core import resources
from teikit.core.xml import XML_ID, tei
from teikit.encoding import EncodingOptions, Transcript, encode
from teikit.encoding.profiles import load_profile, shipped_profiles
from teikit.encoding.readers import docx, html

SCHEMA = relaxng.load(resources.schema("teikit.rng"))
PROFILES = {name: load_profile(name) for name in shipped_profiles()}

WORDS = st.sampled_from(
    [
        "one",
        " two ",
        "Mr. Lange said",
        "[Page 907]",
        "795.00/10–750",
        "1.",
        "“so”",
        "\u00a0",
        "yesterday.1",
        "\n",
        "- x",
        "1. one",
        "2. one",
        "(a) one",
        "(b) one",
        "one\tone",
    ]
)
INLINE = ["b", "i", "em", "sup", "span", "a", "u", "del", "small", "q", "code"]
BLOCKS = [
    *("p", "div", "h1", "h2", "h3", "blockquote", "pre", "section", "figure", "figcaption", "details", "summary"),
    *("fieldset", "legend", "address", "center", "aside"),
]


NAMED = st.sampled_from(["", "", " id='a'", " id='b c'", " id='d1'", " id='fn1'", " href='#a'", " href='#b%20c'"])


def _element(names: list[str], inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    made = "<{0}{1}>{2}</{0}>".format
    return st.builds(made, st.sampled_from(names), NAMED, inside)


def _joined(pieces: st.SearchStrategy[str], most: int = 4) -> st.SearchStrategy[str]:
    return st.lists(pieces, max_size=most).map("".join)


PHRASES = st.recursive(
    WORDS
    | st.sampled_from(["<br>", '<a class="note" href="#fn1"><sup>1</sup></a>', '<span class="pagenum">[9]</span>']),
    lambda inside: _element(INLINE, _joined(inside)),
    max_leaves=6,
)


def _filled(holder: tuple[str, str], items: list[str]) -> str:
    outer, inner = holder
    held = "".join(f"<{inner} id=i{len(words)}>{words}</{inner}>" for words in items)
    return f"<{outer} id=a>{held}</{outer}>"


def _table(rows: list[list[str]]) -> str:
    return "<table>" + "".join(_filled(("tr", "td"), row) for row in rows) + "</table>"


def _mixed_list(outer: str, parts: list[tuple[str, str]]) -> str:
    """Return a list with words in no item."""
    return f"<{outer}>" + "".join(f"<{tag}>{words}</{tag}>" if tag else words for tag, words in parts) + f"</{outer}>"


def _mixed_table(caption: tuple[str, str], rows: list[tuple[str, list[tuple[str, str]]]]) -> str:
    """Return a table with words in no cell, before or after its caption."""
    before, after = caption
    cells = (f"{words}<tr>{_mixed_list('', row)}</tr>".replace("<>", "").replace("</>", "") for words, row in rows)
    return f"<table>{before}" + "".join(cells) + f"{after}</table>"


def _parts(tags: list[str], inside: st.SearchStrategy[str]) -> st.SearchStrategy[list[tuple[str, str]]]:
    return st.lists(st.tuples(st.sampled_from(["", *tags]), inside), max_size=4)


def _holder(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(inside, max_size=3)
    lists = st.builds(_filled, st.sampled_from([("ul", "li"), ("ol", "li"), ("dl", "dt"), ("dl", "dd")]), items)
    mixed = (
        st.builds(_mixed_list, st.sampled_from(["ul", "ol"]), _parts(["li", "p", "b"], inside))
        | st.builds(_mixed_list, st.just("dl"), _parts(["dt", "dd", "div"], inside))
        | st.builds(
            _mixed_table,
            st.sampled_from([("", ""), ("<caption>one</caption>", ""), ("", "<caption>one</caption>")]),
            st.lists(st.tuples(st.sampled_from(["", "one"]), _parts(["td", "th"], inside)), max_size=3),
        )
    )
    return lists | mixed | st.lists(items, max_size=3).map(_table) | st.just("<hr>")


FLOW = st.recursive(
    PHRASES,
    lambda inside: _element([*BLOCKS, "a", "b", "span", "sup"], _joined(inside)) | _holder(_joined(inside)),
    max_leaves=14,
)
NUMBER = re.compile(r"w([0-9]+)w")
LINKS = "".join(f"<a href='#{name}'>to {name}</a> " for name in ("a", "b c", "d1", "i0", "i3", "fn1"))
FOOT = "<ol><li id=fn1>A body.</li></ol>"
PAGES = _joined(FLOW, 6).map(lambda body: f"<!DOCTYPE html><body><p>x {LINKS}{body}{FOOT}</body>")


def _with_numbers(markup: str) -> str:
    """Return markup with a number for each ``one``, so that the order of the words can be checked."""
    count = itertools.count(1)
    return re.sub(r"(?<=>)one\b|\bone(?=<)|\bone\b(?=[^<>]*<)", lambda _: f"w{next(count)}w", markup)


def _is_in_order(read: Transcript) -> None:
    """Check the numbered words: each once and in order, except those that are reported as moved or dropped."""
    elsewhere = {number for loss in read.losses for number in NUMBER.findall(loss.text)}
    numbers = [int(number) for number in NUMBER.findall(read.text) if number not in elsewhere]
    assert numbers == sorted(set(numbers)), read.text


def _is_right(read: Transcript, name: str) -> None:
    """Encoding checks itself that the text comes back."""
    assert not [loss for loss in read.losses if loss.fate == "unread"]
    encoding = encode(read, EncodingOptions(PROFILES[name]))
    made = encoding.to_bytes()
    places = [element.get(XML_ID) for element in encoding.root.iter() if element.get(XML_ID)]
    led_to = [ref.get("target")[1:] for ref in encoding.root.iter(tei("ref")) if ref.get("target", "").startswith("#")]
    assert len(places) == len(set(places))
    assert set(led_to) <= set(places)
    assert not [str(finding) for finding in SCHEMA.validate(made, "any.xml")], made[made.index(b"<body>") :].decode()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(page=PAGES, name=st.sampled_from(sorted(PROFILES)))
def test_any_page_becomes_valid_tei(page: str, name: str) -> None:
    read = html.parse(_with_numbers(page).encode(), Path("any.html"))
    _is_in_order(read)
    _is_right(read, name)


def test_an_empty_cell_before_notes_by_hand_stays_in_its_row() -> None:
    cell = "<td><p><b id=fn1><a class=note href='#fn1'><sup>1</sup></a></b></p></td>"
    table = f"<table><tr>{cell}<td id=i0></td></tr></table>"
    page = f"<!DOCTYPE html><body><p>x {LINKS}<h1>one</h1>{table}<hr>{FOOT}</body>"
    read = html.parse(page.encode(), Path("any.html"))
    _is_right(read, "frus")
    [row] = encode(read, EncodingOptions(PROFILES["frus"])).root.iter(tei("row"))
    assert len(row) == 2


def test_an_item_with_only_a_note_comes_before_the_next() -> None:
    items = "<li><blockquote>one<b id=fn1></b></blockquote></li><li><a class=note href='#fn1'><sup>1</sup></a></li>"
    read = html.parse(f"<!DOCTYPE html><body><p>x {LINKS}<ul id=a>{items}</ul></body>".encode(), Path("any.html"))
    _is_right(read, "frus")
    [listed] = encode(read, EncodingOptions(PROFILES["frus"])).root.iter(tei("list"))
    assert [len(item) for item in listed] == [0, 1]


def test_words_after_a_list_in_a_term_of_a_note_are_kept() -> None:
    terms = "<dl><dt>one<dl></dl>two</dt></dl>"
    page = f"<!DOCTYPE html><body><p>x <a class=note href='#fn1'><sup>1</sup></a></p><div><b id=fn1></b>{terms}</div>"
    read = html.parse(page.encode(), Path("any.html"))
    _is_right(read, "frus")
    [note] = encode(read, EncodingOptions(PROFILES["frus"])).root.iter(tei("note"))
    assert "".join(note.itertext()).split() == ["one", "two"]


RUNS = st.recursive(
    st.builds(run, WORDS.map(lambda words: words.replace("\n", " ")), st.sampled_from(["", "<w:i/>", "<w:smallCaps/>"]))
    | st.sampled_from(
        [
            refer("footnote", 2),
            refer("footnote", 3),
            refer("comment", 0),
            '<w:r><w:br w:type="page"/></w:r>',
            "<w:r><w:br/></w:r>",
            "<w:r><w:tab/></w:r>",
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "<w:r><w:instrText>XE one</w:instrText></w:r>",
            run("1", '<w:vertAlign w:val="superscript"/>'),
            *(f'<w:bookmarkStart w:id="{n}" w:name="{name}"/>' for n, name in enumerate(("_Ref1", "A", "d1"))),
            *(f'<w:bookmarkEnd w:id="{n}"/>' for n in range(3)),
            *(f'<w:hyperlink w:anchor="{name}">{run("there")}</w:hyperlink>' for name in ("_Ref1", "a", "d1", "none")),
            refer("footnote", 2, 'w:customMarkFollows="1"') + run("*"),
            "<w:r><w:noBreakHyphen/></w:r>",
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
            "<m:oMath><m:r><m:t>one</m:t></m:r></m:oMath>",
            f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('one')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
            f'<w:hyperlink w:anchor="_Ref1">{run("one")}<w:r><w:tab/></w:r>{run("2")}</w:hyperlink>',
            f'<w:fldSimple w:instr=" REF _Ref1 \\h ">{run("so")}</w:fldSimple>',
        ]
    ),
    lambda inside: st.builds(
        lambda name, content: f"<w:{name}>{content}</w:{name.split()[0]}>",
        st.sampled_from(["ins", "del", "moveFrom", "moveTo", "smartTag", "unheardOf", 'hyperlink w:anchor="_Ref1"']),
        _joined(inside),
    ),
    max_leaves=5,
)  # fmt: skip
MARKS = st.sampled_from(
    [
        "",
        '<w:pStyle w:val="berschrift1"/>',
        '<w:pStyle w:val="Quote"/>',
        '<w:pStyle w:val="Title"/>',
        "<w:pageBreakBefore/>",
        "<w:rPr><w:del/></w:rPr>",
        *(f'<w:numPr><w:ilvl w:val="{d}"/><w:numId w:val="{n}"/></w:numPr>' for d in range(3) for n in (1, 2, 3)),
    ]
)
PARAGRAPHS = st.builds(lambda runs, marks: f"<w:p><w:pPr>{marks}</w:pPr>{runs}</w:p>", _joined(RUNS), MARKS)


def _rows(rows: list[list[str]]) -> str:
    cells = ("".join(f"<w:tc>{content}<w:p/></w:tc>" for content in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


NOTES = p(run("So") + run("1", '<w:vertAlign w:val="superscript"/>')) + p("Notes") + item("One.")
BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def _contents(entries: list[str]) -> str:
    """Return an automatic table of contents: one field over paragraphs with links and page numbers."""
    pages = (
        f"{BEGIN}<w:r><w:instrText> PAGEREF _Ref1 </w:instrText></w:r>{SEPARATE}{run(str(n))}{END}" for n in range(9)
    )
    links = (
        f'<w:hyperlink w:anchor="_Ref1">{run(entry)}<w:r><w:tab/></w:r>{page}</w:hyperlink>'
        for entry, page in zip(entries, pages, strict=False)
    )
    begin = f"{BEGIN}<w:r><w:instrText> TOC \\h </w:instrText></w:r>{SEPARATE}"
    field = p(begin) + "".join(map(p, links)) + p(END)
    return f"<w:sdt><w:sdtContent>{field}</w:sdtContent></w:sdt>"


CONTENTS = st.lists(st.sampled_from(["one", "1. one", "2. one", "one\u2026"]), max_size=4).map(_contents)
BODIES = _joined(
    st.recursive(
        PARAGRAPHS | CONTENTS | st.sampled_from(['<w:bookmarkStart w:id="9" w:name="B"/>', NOTES]),
        lambda inside: (
            st.lists(st.lists(_joined(inside), max_size=3), max_size=3).map(_rows)
            | _joined(inside).map(lambda content: f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>")
        ),
        max_leaves=8,
    ),
    6,
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=BODIES, footnote=BODIES, name=st.sampled_from(sorted(PROFILES)))
def test_any_word_document_becomes_valid_tei(body: str, footnote: str, name: str) -> None:
    body, footnote = _with_numbers(f"{body}<!>{footnote}").split("<!>")
    data = word(
        p("x") + body,
        footnotes=note("footnote", 2, p("A body."))
        + note("footnote", 3, footnote.replace("footnoteReference", "none")),
        comments=note("comment", 0, p("So?"), 'w:author="Jane Doe"'),
    )
    read = docx.parse(data, Path("any.docx"))
    _is_in_order(read)
    _is_right(read, name)


def test_a_section_that_holds_the_last_number_ends_before_the_notes() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    heading = '<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr>' + run("1", raised) + "</w:p>"
    data = word(p("x") + heading + p(run("So") + run("1", raised)) + p("Notes") + item("One.") + p("1."))
    _is_right(docx.parse(data, Path("any.docx")), "frus")


def test_a_list_in_a_footnote_stays_a_list_if_there_are_typed_notes() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = p(refer("footnote", 3)) + p(run("So") + run("1", raised)) + p("Notes") + item("One.")
    read = docx.parse(word(body, footnotes=note("footnote", 3, item("Of the footnote."))), Path("any.docx"))
    _is_right(read, "frus")
    [listed] = encode(read, EncodingOptions(PROFILES["frus"])).root.iter(tei("list"))
    assert "".join(listed.itertext()).endswith("Of the footnote.")


def test_the_numbers_of_empty_items_are_not_page_numbers() -> None:
    read = docx.parse(word(p("x") + "".join(item("") + p("y") for _ in range(4))), Path("any.docx"))
    _is_right(read, "frus")
    assert not list(encode(read, EncodingOptions(PROFILES["frus"])).root.iter(tei("fw")))


def test_a_named_place_in_an_empty_item_leaves_the_item_in_its_list() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("one")
    end = '<w:bookmarkStart w:id="0" w:name="_Ref1"/><w:hyperlink w:anchor="_Ref1">' + run("there") + "</w:hyperlink>"
    body = item(field) + p(f'<w:ins>{end}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:ins>')
    _is_right(docx.parse(word(p("x") + body), Path("any.docx")), "frus")
