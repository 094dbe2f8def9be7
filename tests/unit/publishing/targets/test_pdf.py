"""PDF: the memorandum and other documents, typeset with teikit's template."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from pypdf import PdfReader

from helpers import DOCUMENTS, MEMORANDUM, SHARED, Teikit
from helpers.pdf import page_texts, typeset, whole_text
from helpers.tei_documents import write_tei
from teikit.core.xml import parse
from teikit.publishing import Pdf, Print, publish

EVERYTHING = DOCUMENTS / "everything.xml"
DATA = SHARED / "data"
LONG = ["hsg/1960-11-04-hac-meeting-minutes.xml", "dracor/wolf-cyankali.xml", "dracor/immermann-eudoxia.xml"]
UNKNOWN_ELEMENT = "<p><sum>E=mc</sum></p>"


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    [path] = publish(MEMORANDUM, tmp_path_factory.mktemp("pdf"), Pdf())
    return PdfReader(path)


def words(text: str) -> Counter[str]:
    """Return the words of a page without hyphens at line ends, names in the margin and numbers of notes."""
    text = re.sub(r"(?m)^ *(Ross|Engen|Kassaniev) {2,}", "", text)
    text = re.sub(r"(?m)^ *(\d+|Ross to Rusk.* 7 October 1950)$", "", text)
    return Counter(re.sub(r"(?<=[.,])\d$", "", word) for word in re.sub(r"\u00ad\s*", "", text).split())


def test_every_word_of_the_document_is_in_the_pdf(pdf: PdfReader) -> None:
    text = parse(MEMORANDUM).getroot().find("{*}text")
    assert text is not None
    tags = ("{*}p", "{*}item", "{*}head")
    blocks = [block for block in text.iter(*tags) if next(block.iterancestors("{*}p", "{*}item"), None) is None]
    paragraphs = [" ".join("".join(block.itertext()).split()) for block in blocks]
    missing = sum((words(p) for p in paragraphs), Counter()) - words("\n".join(page_texts(pdf)))
    assert not missing


def test_page_numbers_of_the_original_are_in_the_margin(pdf: PdfReader) -> None:
    numbers = ["907", "908", "909", "910", "911"]
    assert [word for word in whole_text(pdf).split() if word in numbers] == numbers


def test_each_note_is_on_the_page_of_its_reference(pdf: PdfReader) -> None:
    absent = "The text of this note is not in the source of this edition."
    notes = [page.count(absent) for page in page_texts(pdf)]
    references = [
        sum(page.count(f"{word}{n}") for word, n in (("yesterday.", 1), ("speech,", 2), ("morning.", 3)))
        for page in page_texts(pdf)
    ]
    assert sum(notes) == 3
    assert notes == references


def test_pdf_is_tagged_and_has_metadata(pdf: PdfReader) -> None:
    assert pdf.metadata is not None
    assert str(pdf.metadata.title).startswith("Memorandum by Mr. John C. Ross")
    assert pdf.metadata.author == "John C. Ross"
    assert pdf.root_object["/MarkInfo"]["/Marked"]
    assert pdf.root_object["/Lang"] == "en"
    assert [item["/Title"] for item in pdf.outline if not isinstance(item, list)] == [pdf.metadata.title]


def test_speakers_are_in_the_margin(pdf: PdfReader) -> None:
    margin = re.findall(r"^ *(Ross|Engen|Kassaniev) {2,}", "\n".join(page_texts(pdf)), re.MULTILINE)
    assert margin[:6] == ["Ross", "Engen", "Engen", "Kassaniev", "Engen", "Engen"]


def test_same_document_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    files = set()
    for name in ("one", "two"):
        [path] = publish(MEMORANDUM, tmp_path / name, Pdf())
        files.add(path.read_bytes())
    assert len(files) == 1


def test_lists_tables_and_notes_are_typeset(tmp_path: Path) -> None:
    body = """<div><head>Heading<note n="*">On the heading</note></head>
    <list><label>a.</label><item>First<list><item>nested</item></list></item>
    <pb n="7"/><label>b.</label><item><p>Second</p></item></list>
    <table><row role="label"><cell>Name</cell><cell>Sum</cell></row>
    <row><cell cols="2">Both<note n="9">In a cell</note></cell></row></table>
    <quote><p>Quoted</p></quote><lg><l>One line</l><l>Another</l></lg>
    <floatingText><body><head>Annex</head><p>Text</p></body></floatingText>
    <p>See <ref target="#nowhere">nothing</ref>, <ref target="https://example.org/">there</ref>.</p></div>"""
    text = whole_text(typeset(tmp_path, body))
    expected = ["a.", "b.", "nested", "Second", "Name", "Sum", "Both", "In a cell", "On the heading", "Annex", "7"]
    assert [part for part in expected if part not in text] == []


def test_element_that_tei_does_not_define_is_typeset_with_a_warning(tmp_path: Path, teikit: Teikit) -> None:
    document = write_tei(tmp_path, UNKNOWN_ELEMENT)
    result = teikit("transform", document, "--to", "pdf", "-o", tmp_path)
    assert result.exit_code == 0
    assert "warning" in result.stderr
    assert "the TEI does not define sum" in result.stderr
    assert "E=mc" in whole_text(PdfReader(tmp_path / "doc.pdf"))


def test_root_element_other_than_tei_is_an_error(tmp_path: Path, teikit: Teikit) -> None:
    document = tmp_path / "doc.xml"
    document.write_text("<svg/>")
    result = teikit("transform", document, "--to", "pdf", "-o", tmp_path)
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [document])
    assert "found the root element svg" in result.stderr


def test_every_element_of_the_schema_is_typeset(tmp_path: Path, teikit: Teikit) -> None:
    result = teikit("transform", EVERYTHING, "--to", "pdf", "-o", tmp_path)
    assert result.exit_code == 0
    # The document has a pointer to an element that does not exist.
    [warning] = result.stderr.splitlines()
    assert "nothing to link to: #nowhere" in warning
    text = whole_text(PdfReader(tmp_path / "everything.pdf")).lower()
    words = re.findall(r"\b[A-Z][a-z]{6,}\b", re.sub(r"<[^>]*>", " ", EVERYTHING.read_text(encoding="utf-8")))
    assert [word for word in words[words.index("Titlepart") :] if word.lower() not in text] == []


def test_book_has_title_page_contents_and_chapters_on_new_pages(tmp_path: Path) -> None:
    [path] = publish(EVERYTHING, tmp_path, Pdf())
    title, contents, preface, first, *_, last = [" ".join(page.split()) for page in page_texts(PdfReader(path))]
    assert title.startswith("Titlepart Subtitle by Docauthor")
    assert re.search(r"Contents Prefacehead [. \u2060]*3 Documenthead [. \u2060]*4", contents)
    assert "Headnote" not in contents
    assert preface.startswith("Prefacehead")
    assert "Documenthead" in first
    assert last.startswith("Signedhead")


def test_running_head_shows_the_section(tmp_path: Path) -> None:
    chapter = "<div type='chapter'><head>{0}</head>{1}</div>"
    long = "<p>" + "Words of a chapter that goes on. " * 400 + "</p>"
    found = page_texts(typeset(tmp_path, chapter.format("First", long) + chapter.format("Second", long)))
    heads = [" ".join(page.splitlines()[0].split()) for page in found]
    assert "A title First" in heads
    assert "A title Second" in heads
    assert heads.index("A title First") < heads.index("A title Second")


def test_speaker_and_stage_direction_are_before_prose_and_above_verse(tmp_path: Path) -> None:
    speech = "<sp><speaker>{}</speaker><stage>{}</stage>{}</sp>"
    prose = speech.format("ANNA.", "aside", "<p>Who is there?</p>")
    verse = speech.format("BERT.", "sings", "<l>One line,</l><l>another.</l>")
    text = whole_text(typeset(tmp_path, f"<div>{prose}{verse}</div>"))
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "ANNA. aside Who is there?" in lines
    at = lines.index("BERT. sings")
    assert [line for line in lines[at + 1 :] if line][:2] == ["One line,", "another."]


def test_table_head_is_repeated_unless_it_has_notes(tmp_path: Path) -> None:
    rows = "<row><cell>value</cell></row>" * 120
    table = "<table><row role='label'><cell>Column{}</cell></row>" + rows + "</table>"
    without_note = whole_text(typeset(tmp_path, table.format("")))
    with_note = whole_text(typeset(tmp_path, table.format("<note>Once</note>")))
    assert without_note.count("Column") > 2
    assert (with_note.count("Column"), with_note.count("Once")) == (1, 1)


def test_picture_in_the_folder_is_typeset_and_one_outside_is_described(tmp_path: Path) -> None:
    (tmp_path / "dot.png").write_bytes((DOCUMENTS / "dot.png").read_bytes())
    body = "".join(
        f"<figure><graphic url='{url}'/><head>Caption {n}</head><figDesc>Described {n}</figDesc></figure>"
        for n, url in enumerate(("dot.png", "../../other.png"))
    )
    reader = typeset(tmp_path, body)
    text = whole_text(reader)
    assert len(reader.pages[0].images) == 1
    assert ("Described 0" in text, "Described 1" in text) == (False, True)
    assert "Caption 0" in text
    assert "Caption 1" in text


@pytest.mark.parametrize("name", LONG)
def test_long_document_keeps_every_word(name: str, tmp_path: Path, teikit: Teikit) -> None:
    document = DATA / name
    if not document.is_file():
        pytest.skip("the documents of other projects are missing")
    result = teikit("transform", document, "--to", "pdf", "-o", tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")
    reader = PdfReader(tmp_path / f"{document.stem}.pdf")
    found = re.sub(r"[\W_]", "", "".join(page.extract_text() for page in reader.pages))
    text = parse(document).getroot().find("{*}text")
    assert text is not None
    wanted = Counter(re.findall(r"[^\W\d_]{5,}", " ".join(str(part) for part in text.itertext())))
    # A word hyphenated across two pages is not found.
    assert sum(max(0, number - found.count(word)) for word, number in wanted.items()) <= len(reader.pages) // 5


def test_large_document_has_the_same_pdf_and_warnings_as_a_small_one(
    tmp_path: Path, teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = write_tei(tmp_path, UNKNOWN_ELEMENT)
    results = []
    for name, large in (("small", 1_000_000), ("large", 0)):
        monkeypatch.setattr("teikit.publishing.targets.pdf.LARGE", large)
        warnings = teikit("transform", document, "--to", "pdf", "-o", tmp_path / name).stderr
        results.append((warnings, (tmp_path / name / "doc.pdf").read_bytes()))
    assert results[0] == results[1]
    assert "the TEI does not define sum" in results[0][0]


def test_error_in_a_large_document_is_one_line(tmp_path: Path, teikit: Teikit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teikit.publishing.targets.pdf.LARGE", 0)
    document = tmp_path / "doc.xml"
    document.write_text("<svg/>")
    result = teikit("transform", document, "--to", "pdf", "-o", tmp_path)
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert "found the root element svg" in result.stderr


def test_each_part_is_hyphenated_in_its_language(tmp_path: Path) -> None:
    words = "Bundesverfassungsgericht " + "Donaudampfschifffahrtsgesellschaft " * 12
    other = "<p xml:lang='x-own'>Private <foreign xml:lang='x-own'>words</foreign></p>"
    body = f"<p>English</p><quote xml:lang='ger'><p>{words}</p></quote>{other}"
    document = write_tei(tmp_path, body)
    [path] = publish(document, tmp_path, Pdf())
    hyphenated = "".join(page.extract_text() for page in PdfReader(path).pages)
    assert "\u00ad" in hyphenated
    [source, *_] = publish(document, tmp_path, Print())
    assert '#language("de")[' in source.read_text(encoding="utf-8")
