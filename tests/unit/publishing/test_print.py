"""Print: the memorandum as a PDF, and that nothing of a document is ever read as Typst."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from helpers import DOCUMENTS, ROOT, SHARED, Teikit
from teikit.core.errors import TeikitError
from teikit.core.xml import parse
from teikit.publishing import Pdf, Print, publish
from teikit.publishing.timestamps import last_modified
from teikit.publishing.typesetting import compile_typst

MEMORANDUM = ROOT / "tei" / "documents" / "1950-10-07-ross-rusk.xml"
PLAIN = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>{title}</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body>{body}</body></text></TEI>"""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    [path] = publish(MEMORANDUM, tmp_path_factory.mktemp("pdf"), Pdf())
    return PdfReader(path)


def words(text: str) -> Counter[str]:
    """The words of a page, without hyphens at line ends, names in the margin, numbers of notes."""
    text = re.sub(r"(?m)^ *(Ross|Engen|Kassaniev) {2,}", "", text)
    text = re.sub(r"(?m)^ *(\d+|Ross to Rusk.* 7 October 1950)$", "", text)
    return Counter(re.sub(r"(?<=[.,])\d$", "", word) for word in re.sub(r"\u00ad\s*", "", text).split())


def pages(pdf: PdfReader) -> list[str]:
    return [page.extract_text(extraction_mode="layout") for page in pdf.pages]


def setting(tmp_path: Path, body: str, title: str = "A title") -> PdfReader:
    document = tmp_path / "doc.xml"
    document.write_text(PLAIN.format(title=escape(title), body=body), encoding="utf-8")
    [path] = publish(document, tmp_path, Pdf())
    return PdfReader(path)


def test_every_word_of_the_document_is_in_the_pdf(pdf: PdfReader) -> None:
    text = parse(MEMORANDUM).getroot().find("{*}text")
    assert text is not None
    tags = ("{*}p", "{*}item", "{*}head")
    blocks = [block for block in text.iter(*tags) if next(block.iterancestors("{*}p", "{*}item"), None) is None]
    paragraphs = [" ".join("".join(block.itertext()).split()) for block in blocks]
    missing = sum((words(p) for p in paragraphs), Counter()) - words("\n".join(pages(pdf)))
    assert not missing


def test_the_pages_of_the_original_stand_in_the_margin(pdf: PdfReader) -> None:
    found = [number for page in pages(pdf) for number in page.split() if number in {"907", "908", "909", "910", "911"}]
    assert found == ["907", "908", "909", "910", "911"]


def test_each_note_stands_on_the_page_of_its_reference(pdf: PdfReader) -> None:
    absent = "The text of this note is not in the source of this edition."
    notes = [page.count(absent) for page in pages(pdf)]
    references = [
        sum(page.count(f"{word}{n}") for word, n in (("yesterday.", 1), ("speech,", 2), ("morning.", 3)))
        for page in pages(pdf)
    ]
    assert sum(notes) == 3
    assert notes == references


def test_the_pdf_is_tagged_and_says_what_it_is(pdf: PdfReader) -> None:
    assert pdf.metadata is not None
    assert str(pdf.metadata.title).startswith("Memorandum by Mr. John C. Ross")
    assert pdf.metadata.author == "John C. Ross"
    assert pdf.root_object["/MarkInfo"]["/Marked"]
    assert pdf.root_object["/Lang"] == "en"
    assert [item["/Title"] for item in pdf.outline if not isinstance(item, list)] == [pdf.metadata.title]


def test_speakers_stand_in_the_margin(pdf: PdfReader) -> None:
    margin = [line.split()[0] for line in pages(pdf)[1].splitlines() if re.match(r" *(Engen|Kassaniev) {2,}", line)]
    assert margin[:5] == ["Engen", "Engen", "Kassaniev", "Engen", "Engen"]


def test_the_same_document_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    digests = set()
    for name in ("one", "two"):
        [path] = publish(MEMORANDUM, tmp_path / name, Pdf())
        digests.add(hashlib.sha256(path.read_bytes()).hexdigest())
    assert len(digests) == 1
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert last_modified(parse(MEMORANDUM)).isoformat() == "1970-01-02T00:00:00+00:00"


HOSTILE = [
    '#read("/etc/hostname")',
    '#import "@preview/x:0.1.0"',
    "]; #panic(1) [",
    "$ sqrt(2) $ `raw` *bold* _it_ @ref <label>",
    "= heading",
    "- item",
    "+ item",
    "/ term: x",
    "1. x",
    "// comment",
    "/* comment */",
    "\\u{41} \\",
    "--- -- ... ~ -1 -?",
    "https://example.org/x",
    'it\'s "quoted" {code} ;',
    'a"b\\',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_document_is_read_as_typst(text: str, tmp_path: Path) -> None:
    body = f"<p>{escape(text)}</p><p>x<note n='{escape(text, {chr(39): '&#39;'})}'><p>{escape(text)}</p></note></p>"
    reader = setting(tmp_path, body, title=text)
    found = re.sub(r"[\s\u00ad]", "", "".join(pages(reader)).replace("\u2011", "-"))
    # In the heading, the paragraph, the reference of the note, its number, its text.
    assert found.count(re.sub(r"\s", "", text)) >= 5
    assert reader.metadata is not None
    assert reader.metadata.title == " ".join(text.split())


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="\\#[]*_`$<>@~/=+-.:\"'{};\n\u2028 ab1", max_size=40))
def test_any_mixture_of_markup_characters_is_set_as_text(text: str, tmp_path: Path) -> None:
    reader = setting(tmp_path, f"<p>({escape(text)})</p>")
    found = "".join("\n".join(pages(reader)).split())
    assert "(" + "".join(text.split()) + ")" in found.replace("\u00ad", "")


def test_lists_tables_and_notes_are_set(tmp_path: Path) -> None:
    body = """<div><head>Heading<note n="*">On the heading</note></head>
    <list><label>a.</label><item>First<list><item>nested</item></list></item>
    <pb n="7"/><label>b.</label><item><p>Second</p></item></list>
    <table><row role="label"><cell>Name</cell><cell>Sum</cell></row>
    <row><cell cols="2">Both<note n="9">In a cell</note></cell></row></table>
    <quote><p>Quoted</p></quote><lg><l>One line</l><l>Another</l></lg>
    <floatingText><body><head>Annex</head><p>Text</p></body></floatingText>
    <p>See <ref target="#nowhere">nothing</ref>, <ref target="https://example.org/">there</ref>.</p></div>"""
    text = "\n".join(pages(setting(tmp_path, body)))
    for expected in (
        "a.",
        "b.",
        "nested",
        "Second",
        "Name",
        "Sum",
        "Both",
        "In a cell",
        "On the heading",
        "Annex",
        "Another",
        "7",
    ):
        assert expected in text


def test_an_element_without_a_template_is_set_and_told(tmp_path: Path, teikit: Teikit) -> None:
    document = tmp_path / "doc.xml"
    document.write_text(PLAIN.format(title="T", body="<p><formula>E=mc</formula></p>"), encoding="utf-8")
    result = teikit("transform", document, "--to", "pdf", "-o", tmp_path)
    assert result.exit_code == 0
    assert "warning" in result.stderr
    assert "formula" in result.stderr
    assert "E=mc" in "".join(pages(PdfReader(tmp_path / "doc.pdf")))


def test_the_typst_source_comes_with_its_template(tmp_path: Path, teikit: Teikit) -> None:
    result = teikit("transform", MEMORANDUM, "--to", "print", "-o", tmp_path)
    assert [Path(line).name for line in result.output.split()] == [
        f"{MEMORANDUM.stem}.typ",
        "edition.typ",
        "margin.typ",
        "late.typ",
        "settings.typ",
    ]
    assert compile_typst(tmp_path / f"{MEMORANDUM.stem}.typ", last_modified(parse(MEMORANDUM))).startswith(b"%PDF")


def test_a_template_may_not_import_a_package(tmp_path: Path) -> None:
    source = tmp_path / "a.typ"
    source.write_text('#import "@preview/cetz:0.1.0"\n')
    with pytest.raises(TeikitError, match="package"):
        compile_typst(source, last_modified(parse(MEMORANDUM)))


def test_an_error_of_typst_is_told_with_its_line(tmp_path: Path) -> None:
    source = tmp_path / "a.typ"
    source.write_text("fine\n#nothing-of-this-name\n")
    with pytest.raises(TeikitError, match=r"a\.typ:2.*unknown variable"):
        compile_typst(source, last_modified(parse(MEMORANDUM)))


def test_a_root_that_is_no_tei_is_refused(tmp_path: Path, teikit: Teikit) -> None:
    document = tmp_path / "doc.xml"
    document.write_text("<svg/>")
    result = teikit("transform", document, "--to", "pdf", "-o", tmp_path)
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [document])
    assert "found the root element svg" in result.stderr


EVERYTHING = DOCUMENTS / "everything.xml"


def test_every_element_of_the_schema_is_set_without_a_warning(tmp_path: Path, teikit: Teikit) -> None:
    result = teikit("transform", EVERYTHING, "--to", "pdf", "-o", tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")
    text = re.sub(r"\u00ad\s*", "", "\n".join(pages(PdfReader(tmp_path / "everything.pdf"))))
    told = re.findall(r"\b[A-Z][a-z]{6,}\b", re.sub(r"<[^>]*>", " ", EVERYTHING.read_text(encoding="utf-8")))
    body = told[told.index("Titlepart") :]
    assert [word for word in body if word.lower() not in text.lower()] == []


def test_a_book_has_a_title_page_contents_and_chapters_that_begin_pages(tmp_path: Path) -> None:
    [path] = publish(EVERYTHING, tmp_path, Pdf())
    title, contents, preface, first, *_, last = [" ".join(page.split()) for page in pages(PdfReader(path))]
    assert title.startswith("Titlepart Subtitle by Docauthor")
    assert re.search(r"Contents Prefacehead [. \u2060]*3 Documenthead [. \u2060]*4", contents)
    assert "Headnote" not in contents
    assert preface.startswith("Prefacehead")
    assert "Documenthead" in first
    assert last.startswith("Signedhead")


def test_a_running_head_tells_the_section(tmp_path: Path) -> None:
    chapter = "<div type='chapter'><head>{0}</head>{1}</div>"
    long = "<p>" + "Words of a chapter that goes on. " * 400 + "</p>"
    found = pages(setting(tmp_path, chapter.format("First", long) + chapter.format("Second", long)))
    heads = [" ".join(page.splitlines()[0].split()) for page in found]
    assert "A title First" in heads
    assert "A title Second" in heads
    assert heads.index("A title First") < heads.index("A title Second")


def test_in_a_play_names_and_directions_stand_before_prose_and_above_verse(tmp_path: Path) -> None:
    speech = "<sp><speaker>{}</speaker><stage>{}</stage>{}</sp>"
    prose = speech.format("ANNA.", "aside", "<p>Who is there?</p>")
    verse = speech.format("BERT.", "sings", "<l>One line,</l><l>another.</l>")
    lines = [" ".join(line.split()) for line in pages(setting(tmp_path, f"<div>{prose}{verse}</div>"))[0].splitlines()]
    assert "ANNA. aside Who is there?" in lines
    at = lines.index("BERT. sings")
    assert [line for line in lines[at + 1 :] if line][:2] == ["One line,", "another."]


def test_the_head_of_a_table_is_repeated_unless_it_has_notes(tmp_path: Path) -> None:
    rows = "<row><cell>value</cell></row>" * 120
    table = "<table><row role='label'><cell>Column{}</cell></row>" + rows + "</table>"
    plain = "".join(pages(setting(tmp_path, table.format(""))))
    noted = "".join(pages(setting(tmp_path, table.format("<note>Once</note>"))))
    assert plain.count("Column") > 2
    assert (noted.count("Column"), noted.count("Once")) == (1, 1)


def test_a_picture_of_the_edition_is_set_and_one_from_elsewhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "dot.png").write_bytes((DOCUMENTS / "dot.png").read_bytes())
    body = "".join(
        f"<figure><graphic url='{url}'/><head>Caption {n}</head><figDesc>Described {n}</figDesc></figure>"
        for n, url in enumerate(("dot.png", "../../other.png"))
    )
    reader = setting(tmp_path, body)
    text = "".join(pages(reader))
    assert len(reader.pages[0].images) == 1
    assert ("Described 0" in text, "Described 1" in text) == (False, True)
    assert "Caption 0" in text
    assert "Caption 1" in text


DATA = SHARED / "data"
LONG = ["hsg/1960-11-04-hac-meeting-minutes.xml", "dracor/wolf-cyankali.xml", "dracor/immermann-eudoxia.xml"]


@pytest.mark.parametrize("name", LONG)
def test_long_documents_lose_no_word(name: str, tmp_path: Path, teikit: Teikit) -> None:
    document = DATA / name
    if not document.is_file():
        pytest.skip("the documents to measure with are not beside the project")
    result = teikit("transform", document, "--to", "pdf", "-o", tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")
    reader = PdfReader(tmp_path / f"{document.stem}.pdf")
    found = re.sub(r"[\W_]", "", "".join(page.extract_text() for page in reader.pages))
    text = parse(document).getroot().find("{*}text")
    assert text is not None
    wanted = Counter(re.findall(r"[^\W\d_]{5,}", " ".join(str(part) for part in text.itertext())))
    # A word hyphenated from one page to the next is not whole in either.
    assert sum(max(0, number - found.count(word)) for word, number in wanted.items()) <= len(reader.pages) // 5


def noted(before: int, note: str) -> str:
    """Paragraphs, one sentence more in the first of them for each ``before``; each has a note on its first line."""
    long = "<p>" + "This sentence moves what follows down the page. " * before + "</p>"
    return long + "".join(
        f"<p>Anchor{chr(97 + n)}word begins<note>Foot{chr(97 + n)}word {note}</note> a paragraph "
        + "of several lines of text that goes on and on " * 6
        + "</p>"
        for n in range(14)
    )


def strays(reader: PdfReader) -> list[str]:
    """The letters of those notes that do not begin on the page of their reference."""
    found = ["".join(page.extract_text().split()) for page in reader.pages]
    where = {
        kind: [next(n for n, page in enumerate(found) if f"{kind}{letter}word" in page) for letter in LETTERS]
        for kind in ("Anchor", "Foot")
    }
    return [letter for letter, a, b in zip(LETTERS, where["Anchor"], where["Foot"], strict=True) if a != b]


LETTERS = "abcdefghijklmn"


@pytest.mark.parametrize("before", range(40, 52, 2))
def test_a_note_stays_with_a_line_that_goes_to_the_next_page(before: int, tmp_path: Path) -> None:
    assert (
        strays(
            setting(
                tmp_path, noted(before, "is a note of two lines, since it has more words than one line holds. " * 2)
            )
        )
        == []
    )


@pytest.mark.parametrize("before", range(40, 52, 3))
def test_a_note_stays_with_the_item_of_a_list(before: int, tmp_path: Path) -> None:
    body = (
        noted(before, "is a note.").replace("<p>Anchor", "<item>Anchor").replace("on and on </p>", "on and on </item>")
    )
    first, items = body.split("<item>", 1)
    assert strays(setting(tmp_path, f"{first}<list><item>{items}</list>")) == []


def test_a_large_document_is_set_as_a_small_one_is(
    tmp_path: Path, teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = tmp_path / "doc.xml"
    document.write_text(PLAIN.format(title="T", body="<p><formula>E=mc</formula></p>"), encoding="utf-8")
    results = []
    for name, large in (("small", 1_000_000), ("large", 0)):
        monkeypatch.setattr("teikit.publishing.targets.pdf.LARGE", large)
        told = teikit("transform", document, "--to", "pdf", "-o", tmp_path / name).stderr
        results.append((told, (tmp_path / name / "doc.pdf").read_bytes()))
    assert results[0] == results[1]
    assert "no template for formula" in results[0][0]


def test_a_fault_in_a_large_document_is_told_in_one_line(
    tmp_path: Path, teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teikit.publishing.targets.pdf.LARGE", 0)
    document = tmp_path / "doc.xml"
    document.write_text("<svg/>")
    result = teikit("transform", document, "--to", "pdf", "-o", tmp_path)
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert "found the root element svg" in result.stderr


def test_each_part_is_hyphenated_by_the_rules_of_its_language(tmp_path: Path) -> None:
    document = tmp_path / "doc.xml"
    words = "Bundesverfassungsgericht " + "Donaudampfschifffahrtsgesellschaft " * 12
    other = "<p xml:lang='x-own'>Private <foreign xml:lang='x-own'>words</foreign></p>"
    body = f"<p>English</p><quote xml:lang='ger'><p>{words}</p></quote>{other}"
    document.write_text(PLAIN.format(title="T", body=body), encoding="utf-8")
    [path] = publish(document, tmp_path, Pdf())
    hyphenated = "".join(page.extract_text() for page in PdfReader(path).pages)
    assert "\u00ad" in hyphenated
    [source, *_] = publish(document, tmp_path, Print())
    assert '#language("de")[' in source.read_text(encoding="utf-8")
