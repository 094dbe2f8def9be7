"""Readings of special genres: apparatus, dictionaries, speech, manuscripts, leaves, indexes, notation."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from helpers.readings import READING, as_xml, read_body, read_file, reading_schema
from helpers.tei_documents import tei_document

NAMESPACES = {"r": READING.strip("{}")}
WITNESSES = (
    "<profileDesc><creation><listWit><witness xml:id='A'>First</witness>"
    "<witness xml:id='B' n='β'>Second</witness></listWit></creation></profileDesc>"
)


def texts(element: etree._Element, path: str) -> list[str]:
    """Return the texts of elements with white space collapsed."""
    return [" ".join("".join(each.itertext()).split()) for each in element.iterfind(path, NAMESPACES)]


def notes(element: etree._Element) -> list[str]:
    """Return number and text of each note of the apparatus."""
    found = element.iterfind(".//r:note[@series='apparatus']", NAMESPACES)
    return [f"{note.get('number')} {' '.join(''.join(note.itertext()).split())}" for note in found]


def read_apparatus(folder: Path, body: str) -> etree._Element:
    """Return the contents of a document whose header lists witnesses."""
    return read_body(folder, body, header=WITNESSES)


@pytest.mark.parametrize(
    ("app", "text", "note"),
    [
        ("<lem wit='#A'>wide</lem><rdg wit='#B'>wild</rdg>", "wide", "a wide A] wild β"),
        ("<rdg wit='#A'>alone</rdg><rdg wit='#B'/>", "alone", "a alone A] om. β"),
        (
            "<lem>x</lem><rdgGrp type='spelling'><rdg wit='#A'>y</rdg><rdg wit='#B'>z</rdg></rdgGrp>",
            "x",
            "a x] y A; z β",
        ),
        ("<lem>x</lem><rdg wit='#A'>y</rdg><witDetail wit='#A'>erased</witDetail>", "x", "a x] y A (erased)"),
        ("<lem>x</lem><rdg resp='#bentley'>y</rdg>", "x", "a x] y bentley"),
        ("<lem>x</lem><note>doubtful</note>", "x", "a x] doubtful"),
        ("<lem>x <app><lem>y</lem><rdg>z</rdg></app></lem><rdg>w</rdg>", "x y", "a x y] w"),
    ],
    ids=["lemma", "omission", "group", "detail", "editor", "note", "nested"],
)
def test_apparatus_is_a_series_of_notes(app: str, text: str, note: str, tmp_path: Path) -> None:
    contents = read_apparatus(tmp_path, f"<p>The <app>{app}</app> end.</p>")

    assert note in notes(contents)
    paragraph = contents.find("r:paragraph", NAMESPACES)
    for each in list(paragraph.iterfind(".//r:note", NAMESPACES)):
        each.text = None
        del each[:]
    assert " ".join("".join(paragraph.itertext()).split()).startswith(f"The {text}")


def test_single_reading_has_no_note(tmp_path: Path) -> None:
    assert notes(read_apparatus(tmp_path, "<p><app><lem>x</lem></app></p>")) == []


def test_letters_number_the_apparatus(tmp_path: Path) -> None:
    contents = read_apparatus(tmp_path, "<p>" + "<app><lem>x</lem><rdg>y</rdg></app> " * 28 + "</p>")

    assert [note.split()[0] for note in notes(contents)][24:] == ["y", "z", "aa", "ab"]


def test_witnesses_of_the_header_follow_the_text(tmp_path: Path) -> None:
    contents = read_apparatus(tmp_path, "<p>Text.</p>")

    assert texts(contents.getparent(), "r:apparatus/r:list/r:item/r:label") == ["A", "β"]


def test_entries_outside_the_text_are_notes_where_they_belong(tmp_path: Path) -> None:
    body = (
        "<p xml:id='p'>The <anchor xml:id='s'/>wide<anchor xml:id='e'/> river.</p>"
        "<listApp><app from='#s' to='#e'><lem>wide</lem><rdg wit='#A'>wild</rdg></app>"
        "<app from='#p'><lem>sun</lem><rdg wit='#A'>son</rdg></app>"
        "<app loc='12'><lem>sea</lem><rdg wit='#A'>see</rdg></app></listApp>"
    )
    contents = read_apparatus(tmp_path, body)

    assert notes(contents) == ["a wide] wild A"]
    assert texts(contents, ".//r:list/r:item") == ["psun] son A", "12sea] see A"]


def test_limits_of_witnesses_are_printed(tmp_path: Path) -> None:
    contents = read_apparatus(tmp_path, "<p>One <lacunaStart wit='#A'/> two <witEnd wit='#B'/></p>")

    assert texts(contents, "r:paragraph") == ["One [lacuna in A begins] two [β ends]"]


def test_dictionary_entries_are_separated_and_numbered(tmp_path: Path) -> None:
    contents = read_body(
        tmp_path,
        "<entry><form><orth>lamp</orth><pron>lamp</pron></form><gramGrp><pos>noun</pos></gramGrp>"
        "<sense><def>a thing</def><cit><quote>He lit it.</quote></cit></sense><sense><def>a fish"
        "</def></sense></entry>",
    )

    assert texts(contents, "r:block/*") == ["lamp lamp noun", "1. a thing: He lit it.", "2. a fish"]


def test_bibliographic_entries_are_punctuated(tmp_path: Path) -> None:
    contents = read_body(
        tmp_path,
        "<listBibl><biblStruct><analytic><author><surname>Stone</surname><forename>Mary</forename>"
        "</author><title>On lamps</title></analytic>"
        "<monogr><title level='j'>Light</title><imprint><pubPlace>Town</pubPlace><publisher>Press"
        "</publisher><date when='1990'/>"
        "<biblScope>3</biblScope></imprint></monogr></biblStruct></listBibl>",
    )

    assert texts(contents, "r:block/r:block") == ["Stone, Mary. On lamps. Light. Town: Press, 1990, 3"]


def test_events_of_speech_are_in_brackets(tmp_path: Path) -> None:
    contents = read_body(
        tmp_path,
        "<u who='#P1'>all day<pause dur='PT2S'/>yes<shift feature='loud' new='f'/></u><incident>"
        "<desc>door slams</desc></incident>",
    )

    assert texts(contents, "r:statement/r:paragraph") == ["all day [pause 2 s] yes [loud: f]"]
    assert texts(contents, "r:stage") == ["[door slams]"]


def test_parts_of_descriptions_have_headings_and_labels(tmp_path: Path) -> None:
    contents = read_body(
        tmp_path,
        "<msDesc><msIdentifier><settlement>Town</settlement><idno>12</idno></msIdentifier>"
        "<msContents><msItem n='1'><title>Sermons</title></msItem></msContents>"
        "<physDesc><objectDesc><supportDesc><support>Parchment</support></supportDesc></objectDesc></physDesc>"
        "<msPart><history><origin>About 1300</origin></history></msPart></msDesc>",
        lang="de",
    )

    assert texts(contents, "r:block/r:block") == ["Town, 12"]
    assert [(heading.get("level"), heading.text) for heading in contents.iter(f"{READING}heading")] == [
        ("2", "Inhalt"),
        ("2", "Äußere Beschreibung"),
        ("2", "Teil 1"),
        ("3", "Geschichte"),
    ]
    assert texts(contents, ".//r:section/r:block") == ["1: Sermons", "Material: Parchment", "Entstehung: About 1300"]


def test_entries_of_persons_have_labels(tmp_path: Path) -> None:
    contents = read_body(
        tmp_path,
        "<listPerson><person xml:id='a'><persName>Ann</persName><birth when='1900-05-02'/>"
        "<occupation>Poet</occupation></person>"
        "<person xml:id='b'><persName>Bob</persName></person><listRelation>"
        "<relation name='friend' mutual='#a #b'/></listRelation></listPerson>",
    )

    assert texts(contents, ".//r:block[@role='entry']/*") == ["Ann", "Born: 2 May 1900", "Occupation: Poet", "Bob"]
    assert "friend: Ann, Bob" in texts(contents, ".//r:paragraph")


def test_surfaces_are_pages(tmp_path: Path) -> None:
    path = tmp_path / "leaves.xml"
    text = tei_document("")
    source = (
        "<sourceDoc><surface n='1r'><graphic url='a.png'/><zone><line>one</line><line>two</line>"
        "</zone></surface></sourceDoc>"
    )
    path.write_text(text[: text.index("<text>")] + source + "</TEI>", encoding="utf-8")
    reading = read_file(path)

    page = reading.find(".//r:page", NAMESPACES)
    assert (page.get("number"), page.get("picture")) == ("1r", "a.png")
    assert texts(reading, ".//r:line") == ["one", "two"]


def test_indexes_are_sorted_and_lead_to_their_places(tmp_path: Path) -> None:
    contents = read_body(
        tmp_path,
        "<p>Pears<index><term>pear</term></index>, apples<index><term>apple</term><index><term>red"
        "</term></index></index>,"
        " pears<index><term>pear</term></index>.</p><divGen type='index'/>",
    )
    index = contents.find("r:index", NAMESPACES)

    assert [(entry.get("term"), [at.get("to") for at in entry.iterfind("r:at", NAMESPACES)]) for entry in index] == [
        ("apple", ["ix2"]),
        ("pear", ["ix1", "ix4"]),
    ]
    anchors = {anchor.get("id") for anchor in contents.iter(f"{READING}anchor")}
    assert {at.get("to") for at in index.iter(f"{READING}at")} <= anchors


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<p><formula notation='TeX'>\\frac{a}{b}</formula></p>",
            '<code language="tex" display="inline">\\frac{a}{b}</code>',
        ),
        ("<p><gi>p</gi> <att>n</att></p>", '<inline rend="monospace" role="code">&lt;p&gt;</inline> '),
        ("<p>a<gap reason='lost' quantity='3' unit='chars'/>b</p>", '<gap reason="lost" extent="3 chars"/>'),
        ("<p>a<space quantity='2' unit='chars'/>b</p>", '<gap reason="space" extent="2 chars"/>'),
        (
            "<egXML xmlns='http://www.tei-c.org/ns/Examples'><p>x</p></egXML>",
            '<code display="block" language="xml">&lt;p&gt;x&lt;/p&gt;</code>',
        ),
    ],
    ids=["TeX", "names of elements", "lost text", "space", "example"],
)
def test_notation(body: str, expected: str, tmp_path: Path) -> None:
    contents = read_body(tmp_path, body)

    assert expected in as_xml(contents)
    assert not list(reading_schema().validate(etree.tostring(contents.getroottree())))


def test_labels_are_in_the_language_of_the_document(tmp_path: Path) -> None:
    path = tmp_path / "document.xml"
    path.write_text(
        tei_document("<listPerson><person><birth>1900</birth></person></listPerson>", lang="de"), encoding="utf-8"
    )

    assert texts(read_file(path), ".//r:label") == ["Geboren:"]
    assert texts(read_file(path, lang="fr"), ".//r:label") == ["Naissance :"]


def test_pictures_of_pages_without_text_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "pictures.xml"
    text = tei_document("")
    source = "<facsimile><surface n='1'><graphic url='a.png'/></surface></facsimile>"
    path.write_text(text[: text.index("<text>")] + source + "</TEI>", encoding="utf-8")

    assert [each.get("url") for each in read_file(path).iterfind(".//r:figure/r:graphic", NAMESPACES)] == ["a.png"]


def test_reasons_of_editors_are_descriptions(tmp_path: Path) -> None:
    contents = read_body(tmp_path, "<p>a <supplied reason='lost'>b</supplied></p>")

    assert '<inline editorial="supplied" description="lost">b</inline>' in as_xml(contents)
