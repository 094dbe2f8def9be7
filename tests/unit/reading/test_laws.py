"""Laws of readings: they are valid, neither join nor lose words, are never blank, and take linear time."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from helpers.growth import LIMIT, ratio_of_doubling
from helpers.paths import SHARED
from helpers.readings import (
    READING,
    contents,
    glued,
    lost,
    omitted_elements,
    read_body,
    read_file,
    reading_schema,
    words_of_reading,
    words_of_tei,
)
from helpers.tei_documents import tei_document
from teikit.core.xml import parse
from teikit.publishing.reading import read
from teikit.publishing.tei_document import TeiDocument

FOLDERS = ("data/genres", "data/dracor", "data/hsg", "data/frus", "cases/publish", "cases/outputs")
FILES = sorted(path for folder in FOLDERS for path in (SHARED / folder).glob("*.xml"))

#: Values of attributes that a reading prints, and that are also two words of the document.
VALUES = {"tei-detest.xml": {"something"}}

#: Contents of a body with blocks where a schema, or common sense, expects phrases.
NESTED = {
    "block quotation": "<p>He <said who='#a'>read: <quote><p>One.</p><p>Two.</p></quote></said> and left.</p>",
    "figure in an item": (
        "<list><item>See <figure><graphic url='a.png'/><figDesc>A lamp</figDesc></figure> there</item></list>"
    ),
    "stanza in a heading": "<div><head>Song <lg><l>one</l><l>two</l></lg></head><p>Text.</p></div>",
    "list in a heading": "<div><head>Parts <list><item>one</item><item>two</item></list></head><p>Text.</p></div>",
    "table in a phrase": "<p><hi>A <table><row><cell>1</cell><cell>2</cell></row></table></hi> end</p>",
    "paragraph in a name": "<p><persName>Ann <note><p>A note.</p></note></persName></p>",
    "division in a quotation": (
        "<p>So: <q><floatingText><body><div><head>In</head><p>Deep.</p></div></body></floatingText></q></p>"
    ),
    "text beside blocks": "<div>Loose words <p>A paragraph.</p> and more</div>",
    "lines and prose": "<lg>Loose <l>one</l><p>prose</p><l>two</l></lg>",
    "speech in a heading": "<div><head><sp><speaker>A</speaker><p>yes</p></sp></head><p>Text.</p></div>",
    "readings of blocks": "<app><lem><p>One.</p></lem><rdg wit='#B'><p>Two.</p><p>Three.</p></rdg></app>",
    "choice of blocks": "<p>A <choice><sic><list><item>x</item></list></sic><corr>y</corr></choice> b</p>",
    "unknown elements": "<x><y>One</y><z xmlns='urn:other'><p>Two</p></z></x>",
    "note among lines": "<lg><note>Here</note><l>one<note><lg><l>in</l></lg></note></l></lg>",
    "entry in a cell": (
        "<table><row><cell><entry><form><orth>a</orth></form><sense><def>b</def></sense></entry>"
        "</cell></row><note>n</note></table>"
    ),
    "description in a paragraph": (
        "<p>See <msDesc><msIdentifier><idno>1</idno></msIdentifier><physDesc><p>Red.</p></physDesc></msDesc></p>"
    ),
    "picture among blocks": "<div><graphic url='a.png'/><p>Text.</p></div>",
    "code and formulas": (
        "<div><formula notation='tex'>\\frac{a}{b}</formula><eg>x = 1</eg><p><formula>a<hi>b</hi></formula></p></div>"
    ),
}


def _shared(path: Path) -> object:
    return pytest.param(path, id=path.name)


SHARED_FILES = [_shared(path) for path in FILES] or [
    pytest.param(None, marks=pytest.mark.skip(reason="needs data of other projects"))
]


@pytest.mark.parametrize("body", NESTED.values(), ids=NESTED)
def test_nested_elements_are_valid(body: str, tmp_path: Path) -> None:
    reading = read_body(tmp_path, body).getroottree()

    assert not list(reading_schema().validate(etree.tostring(reading)))


@pytest.mark.parametrize("body", NESTED.values(), ids=NESTED)
def test_nested_elements_keep_their_words(body: str, tmp_path: Path) -> None:
    reading = read_body(tmp_path, body).getroottree().getroot()
    source = words_of_tei(parse(tmp_path / "document.xml").getroot())
    printed = words_of_reading(reading)

    assert not glued(source, printed)
    assert not lost(source, printed)


@pytest.mark.parametrize("path", SHARED_FILES)
def test_shared_documents_are_valid_and_keep_their_words(path: Path) -> None:
    root = parse(path).getroot()
    reading = read_file(path)
    source, printed = words_of_tei(root), words_of_reading(reading)

    assert not list(reading_schema().validate(etree.tostring(reading)))
    assert glued(source, printed) <= VALUES.get(path.name, set())
    assert sum(lost(source, printed).values()) <= max(2, len(source) * 0.001)
    _check_identifiers(reading)
    _check_levels(reading)
    assert all(len(part) for part in reading.iter(f"{READING}contents"))


def _check_identifiers(reading: etree._Element) -> None:
    ids = Counter(reading.xpath("//@id"))
    assert [name for name, count in ids.items() if count > 1] == []
    links = reading.iterfind(f".//{READING}link")
    assert [
        link.get("to") for link in links if link.get("to") and not link.get("document") and link.get("to") not in ids
    ] == []


def _check_levels(reading: etree._Element) -> None:
    levels = [1, *(int(heading.get("level", "")) for heading in reading.iter(f"{READING}heading"))]
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_order_of_words_is_kept(tmp_path: Path) -> None:
    body = (
        "<p>one <hi>two</hi> <name>three</name><note>aside</note> four</p><list><item>five</item>"
        "</list><lg><l>six</l></lg>"
    )
    printed = words_of_reading(read_body(tmp_path, body))

    assert [word for word in printed if word != "aside"] == ["one", "two", "three", "four", "five", "six"]


@pytest.mark.parametrize(
    "part",
    [
        "<sourceDoc><surface n='1r'><zone><line>words</line></zone></surface></sourceDoc>",
        "<standOff><listPerson><person><persName>words</persName></person></listPerson></standOff>",
        "<facsimile><surface><graphic url='a.png'/></surface></facsimile>",
        "<Text><p>words</p></Text>",
        "",
    ],
    ids=["leaves", "stand-off", "pictures", "unknown part", "header only"],
)
def test_documents_without_text_show_what_they_have(part: str, tmp_path: Path) -> None:
    path = tmp_path / "document.xml"
    text = tei_document("")
    path.write_text(text[: text.index("<text>")] + part + "</TEI>", encoding="utf-8")
    reading = read_file(path)

    assert not list(reading_schema().validate(etree.tostring(reading)))
    assert len(contents(reading))


@pytest.mark.parametrize("root", ["teiHeader", "msDesc", "listPerson", "text", "div", "p"])
def test_parts_of_documents_are_read(root: str, tmp_path: Path) -> None:
    path = tmp_path / "part.xml"
    inner = {"msDesc": "<head>words</head>", "listPerson": "<person><persName>words</persName></person>", "p": "words"}
    content = inner.get(root, "<body><p>words</p></body>" if root == "text" else "<p>words</p>")
    if root == "teiHeader":
        content = "<fileDesc><titleStmt><title>words</title></titleStmt></fileDesc>"
    path.write_text(f"<{root} xmlns='http://www.tei-c.org/ns/1.0'>{content}</{root}>", encoding="utf-8")

    assert "words" in words_of_reading(read_file(path))


def test_unknown_elements_are_read_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "document.xml"
    path.write_text(tei_document("<p>A <new>word</new></p><other><p>block</p></other>"), encoding="utf-8")
    reading = read_file(path)
    warnings = [warning.text or "" for warning in reading.iter(f"{READING}warning")]

    assert words_of_reading(reading) == ["A", "word", "block"]
    assert any("new" in warning for warning in warnings)
    assert any("other" in warning for warning in warnings)


def test_identifiers_in_a_corpus_are_unique(tmp_path: Path) -> None:
    path = tmp_path / "corpus.xml"
    document = tei_document("<p>One.<note>n</note></p><p>Two.</p>")
    path.write_text(
        f"<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/>{document}{document}</teiCorpus>", encoding="utf-8"
    )
    reading = read_file(path)

    _check_identifiers(reading)
    assert len(reading.xpath("//@id")) == 6


GROWING = {
    "notes": "<p>Words <note>A note.</note> and more.</p>",
    "statements": "<sp who='#a'><speaker>A.</speaker><p>Words.</p></sp>",
    "pages": "<pb n='{n}'/><p>Words.</p>",
    "persons": (
        "<listPerson><person xml:id='p-{n}'><persName>A</persName></person></listPerson><p>"
        "<persName ref='#p-{n}'>A</persName></p>"
    ),
    "rows": "<table><row><cell>1</cell><cell>2</cell></row></table>",
    "readings": "<p>The <app><lem wit='#A'>one</lem><rdg wit='#B'>two</rdg></app> word.</p>",
    "index terms": "<p>Term<index><term>t{n}</term></index>.</p>",
    "entries": (
        "<entry><form><orth>a</orth><pron>b</pron></form><sense><def>c</def></sense><sense><def>d</def></sense></entry>"
    ),
    "divisions": "<div><head>H</head><p>Words.</p></div>",
}


@pytest.mark.parametrize("unit", GROWING.values(), ids=GROWING)
def test_time_grows_with_the_document(unit: str, tmp_path: Path) -> None:
    paths: dict[int, Path] = {}

    def compute(size: int) -> object:
        if size not in paths:
            paths[size] = tmp_path / f"{size}.xml"
            body = "".join(unit.format(n=number) for number in range(size)) + "<divGen type='index'/>"
            paths[size].write_text(tei_document(body), encoding="utf-8")
        return read(TeiDocument.read(paths[size]))

    assert ratio_of_doubling(compute, 1500) <= LIMIT


def test_omitted_elements_are_few(tmp_path: Path) -> None:
    path = tmp_path / "document.xml"
    path.write_text(tei_document("<p>Words <fw>running head</fw><interp>x</interp></p>"), encoding="utf-8")
    omitted = omitted_elements(parse(path).getroot())

    assert {etree.QName(element).localname for element in omitted if element.getparent().tag.endswith("}p")} == {
        "fw",
        "interp",
    }
