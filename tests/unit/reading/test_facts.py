"""The facts of a document: title, parties, dates, sources and the rest, from any header."""

from __future__ import annotations

import pytest
from lxml import etree

from helpers.small_readings import READING, facts_of, read_tei, tei

LETTER = """<correspDesc>
  <correspAction type="sent"><persName ref="#lamb">M. Lamb</persName><placeName>Bath</placeName>
    <date when="1812-05-04"/></correspAction>
  <correspAction type="received"><persName key="Stone, Ann"/><orgName>Town Council</orgName></correspAction>
</correspDesc><particDesc><listPerson><person xml:id="lamb"><persName>Mary Lamb</persName></person></listPerson>
</particDesc>"""


def texts(document: str, name: str) -> list[str]:
    return [text for text, _ in facts_of(document, name)]


@pytest.mark.parametrize(
    ("document", "title", "origin"),
    [
        (tei("<p/>", title="<title>Lamps</title>"), "Lamps", "header"),
        (tei("<p/>", title='<title type="sub">A story</title><title type="main">Lamps</title>'), "Lamps", "header"),
        (tei("<div><head>Oil<note>Not gas.</note></head><p/></div>", title="<title>Lamps</title>"), "Oil", "heading"),
        (tei(source="<msDesc><msIdentifier><repository>Archive</repository><idno>7</idno></msIdentifier></msDesc>"),
         "Archive, 7", "manuscript"),
        ('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><front><titlePage><docTitle><titlePart>Big</titlePart>'
         "<titlePart>Lamps</titlePart></docTitle></titlePage></front><body><p/></body></text></TEI>",
         "Big Lamps", "text"),
        ('<div xmlns="http://www.tei-c.org/ns/1.0"><head>Oil</head><p/></div>', "Oil", "heading"),
        ('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p/></body></text></TEI>', "lamps", "file"),
    ],
)  # fmt: skip
def test_the_title_is_that_of_the_text_else_of_the_header(document: str, title: str, origin: str) -> None:
    assert facts_of(document, "title", name="lamps") == [(title, {"origin": origin})]


def test_a_short_title_is_none_of_the_main_titles() -> None:
    document = tei("<p/>", title='<title type="short">L.</title><title type="complete">Lamps of Bath</title>')
    assert (texts(document, "title"), texts(document, "short-title")) == (["Lamps of Bath"], ["L."])


def test_an_author_has_the_name_without_identifiers() -> None:
    author = "<author><persName><forename>Ann</forename><surname>Stone</surname></persName><idno>Q1</idno></author>"
    assert facts_of(tei("<p/>", title=author), "author") == [("Ann Stone", {"type": "person"})]


def test_an_author_without_content_is_none() -> None:
    assert facts_of(tei("<p/>", title="<title>T</title><author/><editor> </editor>"), "author") == []


def test_an_author_of_the_source_only_is_inferred() -> None:
    source = "<bibl><author>Stone, Ann</author>, <title>Lamps</title></bibl>"
    assert facts_of(tei("<p/>", source=source), "author") == [("Stone, Ann", {"type": "person", "inferred": "true"})]


def test_editors_and_contributors_have_roles() -> None:
    title = '<editor role="translator">B. Reed</editor><respStmt><resp>Proofs</resp><name>C. Low</name></respStmt>'
    document = tei("<p/>", title=title)
    assert facts_of(document, "editor") == [("B. Reed", {"role": "translator", "type": "person"})]
    assert facts_of(document, "contributor") == [("C. Low", {"role": "Proofs", "type": "other"})]


def test_correspondents_are_named_by_reference_key_or_text() -> None:
    assert facts_of(tei("<p/>", profile=LETTER), "correspondent") == [
        ("Mary Lamb", {"role": "from", "ref": "lamb", "type": "person", "known": "true"}),
        ("Bath", {"role": "from", "type": "place"}),
        ("Stone, Ann", {"role": "to", "type": "person"}),
        ("Town Council", {"role": "to", "type": "organisation"}),
    ]


def test_a_register_names_the_parties() -> None:
    register = etree.ElementTree(etree.fromstring(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><listPerson><person xml:id="lamb">'
        "<persName>Lamb, Mary</persName></person></listPerson></body></text></TEI>"))  # fmt: skip
    document = tei("<p/>", title='<author ref="#lamb">M. L.</author>')
    assert facts_of(document, "author", register=register) == [
        ("Lamb, Mary", {"ref": "lamb", "type": "person", "known": "true"})
    ]


@pytest.mark.parametrize(
    ("document", "date"),
    [
        (tei("<p/>", profile='<creation><date when="1950-10-07">7 October</date></creation>'),
         ("7 October", {"when": "1950-10-07", "origin": "creation"})),
        (tei("<p/>", profile='<creation><date notBefore="1450" notAfter="1475"/></creation>'),
         ("1450–1475", {"from": "1450", "to": "1475", "certain": "false", "origin": "creation"})),
        (tei("<p/>", profile=LETTER), ("1812-05-04", {"when": "1812-05-04", "origin": "letter"})),
        (tei("<p/>", publication='<date type="posted" when="2013"/>'
             '<date type="created" when="1958-11-07">that day</date>'),
         ("that day", {"when": "1958-11-07", "origin": "creation"})),
        (tei(source="<msDesc><msIdentifier/><history><origin><origDate>ca. 1300</origDate></origin></history>"
             "</msDesc>"),
         ("ca. 1300", {"origin": "manuscript"})),
        (tei("<div><opener><dateline>Hof, <date>1. März 1796</date></dateline></opener><p/></div>"),
         ("1. März 1796", {"when": "1796-03-01", "origin": "text"})),
        (tei("<p/>", title="<title>Minutes of a meeting, November 6, 1959</title>",
             publication='<date when="2013-12-09"/>'),
         ("1959-11-06", {"when": "1959-11-06", "origin": "title", "inferred": "true"})),
        (tei("<p/>", title="<title>Letters, 1957</title>"),
         ("1957", {"when": "1957", "origin": "title", "inferred": "true"})),
        (tei("<p/>", title="<title>1984</title>", publication="<date>2020</date>"),
         ("2020", {"when": "2020", "origin": "publication"})),
    ],
)  # fmt: skip
def test_the_date_comes_from_any_part_of_the_header(document: str, date: tuple[str, dict[str, str]]) -> None:
    assert facts_of(document, "date") == [date]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("7 October 1950", "1950-10-07"), ("October 7th, 1950", "1950-10-07"), ("November 1–2, 1963", "1963-11-01"),
        ("the 3rd of May 1848", "1848-05-03"), ("Sept. 1979", "1979-09"), ("1. März 1796", "1796-03-01"),
        ("im Jänner 1801", "1801-01"), ("24. Dezember 1799", "1799-12-24"), ("1.3.1848", "1848-03-01"),
        ("le 4 février 1864", "1864-02-04"), ("1er août 1914", "1914-08-01"), ("juillet 1789", "1789-07"),
        ("1950-10", "1950-10"),
    ],
)  # fmt: skip
def test_dates_in_words_are_read_in_three_languages(words: str, when: str) -> None:
    assert facts_of(tei("<p/>", profile=f"<creation><date>{words}</date></creation>"), "date")[0][1]["when"] == when


@pytest.mark.parametrize("title", ["31 February 1950", "The 100 marches of 1812 men", "Room 1408", "A march in 19505"])
def test_a_title_without_a_date_gives_none(title: str) -> None:
    assert facts_of(tei("<p/>", title=f"<title>{title}</title>"), "date") == []


@pytest.mark.parametrize(
    ("source", "line", "attributes"),
    [
        ('<bibl><title>Papers</title><biblScope unit="page" from="907" to="911">pp. 907–911</biblScope>'
         '<idno type="file">1.2</idno></bibl>',
         "Papers, pp. 907–911", {"title": "Papers", "pages": "907–911"}),
        ("<bibl><author>Ann Stone</author>: <title>Lamps</title>. <pubPlace>Bath</pubPlace> <date>1812</date>.</bibl>",
         "Ann Stone: Lamps. Bath 1812.", {"title": "Lamps"}),
        ("<biblStruct><analytic><author>Ann Stone</author><title>On lamps</title></analytic>"
         "<monogr><title>Journal</title><imprint><pubPlace>Bath</pubPlace><publisher>Low</publisher><date>1990</date></imprint>"
         '<biblScope unit="page" from="31" to="39"/></monogr></biblStruct>',
         "Ann Stone: On lamps. In: Journal, Bath: Low, 1990, 31–39", {"title": "Journal", "pages": "31–39"}),
        ("<msDesc><msIdentifier><settlement>Amiens</settlement><repository>Library</repository><idno>MS 3</idno>"
         "<msName>Bible</msName></msIdentifier></msDesc>", "Amiens, Library, MS 3 (Bible)", {}),
        ("<p>Copied from a print.</p>", "Copied from a print.", {}),
    ],
)  # fmt: skip
def test_the_source_is_one_line(source: str, line: str, attributes: dict[str, str]) -> None:
    assert facts_of(tei("<p/>", source=source), "source") == [(line, attributes)]


def test_the_original_comes_before_its_copy() -> None:
    source = "<bibl><name>Repository</name><bibl><title>Print of 1812</title></bibl></bibl>"
    assert texts(tei("<p/>", source=source), "source") == ["Print of 1812", "Repository"]


def test_publication_facts() -> None:
    publication = (
        "<publisher>Small Press</publisher><distributor>Shop</distributor><date when='2020'/>"
        "<idno type='DOI'>10.1/2</idno><availability>"
        "<licence target='https://example.org/by'>CC BY</licence></availability>"
    )
    document = tei("<p/>", publication=publication)
    assert texts(document, "publisher") == ["Small Press"]
    assert facts_of(document, "published") == [("2020", {"when": "2020"})]
    assert facts_of(document, "licence") == [("CC BY", {"target": "https://example.org/by"})]
    assert facts_of(document, "identifier") == [("10.1/2", {"type": "DOI"})]


def test_the_address_of_a_licence_runs_no_code() -> None:
    publication = "<availability><licence target='javascript:alert(1)'>Free</licence></availability>"
    assert facts_of(tei("<p/>", publication=publication), "licence") == [("Free", {})]


def test_keywords_are_apart_from_the_kind() -> None:
    profile = (
        '<textClass><keywords><term type="kind">minutes</term><term>oil</term><term>oil</term></keywords></textClass>'
    )
    document = tei("<p/>", profile=profile)
    assert (facts_of(document, "document-kind"), texts(document, "keyword")) == ([("minutes", {})], ["oil"])


def test_documents_of_a_corpus_share_the_facts_of_its_header() -> None:
    header = (
        "<teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt><publicationStmt>{}</publicationStmt></fileDesc>"
        "</teiHeader>"
    )
    corpus = read_tei(
        f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{header.format("All", "<publisher>Press</publisher>")}'
        f"<TEI>{header.format('One', '<p/>')}<text><body><p>A</p></body></text></TEI></teiCorpus>"
    )
    assert [element.text for element in corpus.iterfind("r:document/r:facts/*", READING)] == [
        "One",
        "One",
        "One",
        "Press",
    ]


@pytest.mark.parametrize("part", ["titleStmt", "publicationStmt", "sourceDesc", "fileDesc", "teiHeader"])
def test_a_missing_part_of_the_header_never_fails(part: str) -> None:
    tree = etree.fromstring(tei("<p>Text</p>", title="<title>T</title>", profile=LETTER))
    for element in tree.findall(f".//{{*}}{part}"):
        element.getparent().remove(element)
    assert read_tei(etree.tostring(tree, encoding="unicode")).findtext("r:facts/r:title", None, READING)


def test_no_fact_is_empty() -> None:
    empty = tei(
        "<p/>", title="<title/><author/><editor/><funder/><respStmt><resp/><name/></respStmt>",
        publication="<publisher/><date/><idno/><availability><licence/><p/></availability>",
        source="<bibl><title/><biblScope unit='page'/></bibl>",
        profile="<creation><date/></creation><textClass><keywords><term/></keywords></textClass><abstract/>"
        "<correspDesc><correspAction type='sent'><persName/><date/></correspAction></correspDesc>",
    )  # fmt: skip
    assert [element.text for element in read_tei(empty, name="n").iterfind("r:facts/*", READING)] == ["n", "n"]
