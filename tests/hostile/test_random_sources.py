"""Any page and any Word document is encoded valid and in order, or refused in one line; no word is lost silently."""

from __future__ import annotations

import io
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import pytest

from helpers.random_sources import NUMBERED, random_page, random_word_document
from helpers.word_documents import docx, p, run
from teikit.core.errors import TeikitError
from teikit.edition.config import Edition
from teikit.encoding import Transcript
from teikit.encoding.profiles import shipped_profiles
from teikit.encoding.readers import html
from teikit.workflow.encode_job import EncodeJob, EncodeRequest

PROFILES = sorted(shipped_profiles())


def _encode(data: bytes, name: str, profile: str) -> Transcript | None:
    """Encode a source as valid TEI; return ``None`` if it is refused."""
    request = EncodeRequest(profile=profile, source_format=name.rpartition(".")[2])
    job = EncodeJob.resolve(Path(name), None, request, edition=Edition(folder=Path("none")), content=data)
    try:
        read = job.read()
        for document in job.documents():
            job.encode(document.transcript, None)
    except TeikitError as error:
        if "\n" in str(error):
            raise AssertionError("the message has several lines") from error
        return None
    return read


def _numbers(text: str) -> list[int]:
    return [int(number) for number in NUMBERED.findall(text)]


def _check(read: Transcript, shown: set[int], body: set[int]) -> None:
    """Check that each number is read or reported, and that those of the body are read once and in order."""
    elsewhere = {number for loss in read.losses for number in _numbers(loss.text)}
    found = _numbers(read.text)
    assert shown <= {*found, *elsewhere}
    in_order = [number for number in found if number in body - elsewhere]
    assert in_order == sorted(set(in_order))


class _ShownNumbers(HTMLParser):
    """The numbers in the text of a page, by a tokenizer that the reader does not use."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: set[int] = set()

    def handle_data(self, data: str) -> None:
        if self.cdata_elem not in ("script", "style"):
            self.numbers.update(_numbers(data))


@pytest.mark.parametrize("start", range(0, 160, 40))
def test_no_word_of_a_random_page_is_lost_or_reordered(start: int) -> None:
    for seed in range(start, start + 40):
        page = random_page(Random(seed))
        read = _encode(page.encode(), "any.html", PROFILES[seed % len(PROFILES)])
        shown = _ShownNumbers()
        shown.feed(page)
        shown.close()
        if read is not None:
            _check(read, shown.numbers, shown.numbers)


@pytest.mark.parametrize("start", range(0, 100, 25))
def test_no_word_of_a_random_word_document_is_lost_or_reordered(start: int) -> None:
    for seed in range(start, start + 25):
        data = random_word_document(Random(seed))
        read = _encode(data, "any.docx", PROFILES[seed % len(PROFILES)])
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            body, *notes = (
                set(_numbers(package.read(f"word/{part}.xml").decode()))
                for part in ("document", "footnotes", "endnotes")
            )
        if read is not None:
            _check(read, body.union(*notes), body)


def _read_page(markup: str) -> Transcript:
    read = _encode(f"<!DOCTYPE html><body>{markup}".encode(), "page.html", "frus")
    assert read is not None
    return read


@pytest.mark.parametrize("end", ["</html>", "</body></html>", "</BODY >\n</HTML>", "</body>", "</html\n>"])
def test_words_after_the_end_tag_of_a_page_are_read(end: str) -> None:
    assert _read_page(f"<p>Before.</p>{end}<p>After.</p> And more.").text.split() == [
        "Before.",
        "After.",
        "And",
        "more.",
    ]


def test_a_page_that_ends_within_a_tag_is_refused_with_the_line() -> None:
    with pytest.raises(TeikitError, match="ends within the tag") as refused:
        html.parse(b"<!DOCTYPE html><p>Before.\n<a href=x and the words after it", Path("cut.html"))
    assert refused.value.position is not None
    assert refused.value.position.line == 2


def test_words_next_to_the_main_part_of_a_page_are_listed_as_dropped() -> None:
    read = _read_page("Above. <div>Left <main><p>The text.</p></main> right.</div> Below.")
    assert read.text == "The text."
    assert {(loss.fate, loss.text) for loss in read.losses} == {
        ("dropped", "Above."),
        ("dropped", "Left"),
        ("dropped", "right."),
        ("dropped", "Below."),
    }


def test_an_element_with_a_prefix_can_be_left_out() -> None:
    read = _read_page('<p>Kept. <o:p style="display:none">Hidden.</o:p></p>')
    assert [(loss.place, loss.text) for loss in read.losses] == [("line 1, o:p", "Hidden.")]


def test_a_note_that_only_a_hidden_part_calls_is_listed_as_dropped() -> None:
    call = '<a class=note href="#fn1"><sup>1</sup></a>'
    read = _read_page(f"<p>The text.</p><p hidden>Hidden.{call}</p><ol><li id=fn1>The note.</li></ol>")
    assert ("dropped", "The note.") in {(loss.fate, loss.text) for loss in read.losses}


@pytest.mark.parametrize("block", ["<ul><li>one</li><li>two</li></ul>", "<table><tr><td>one<td>two</table>"])
def test_a_complimentary_close_above_a_list_or_a_table_is_encoded_valid(block: str) -> None:
    page = f"<!DOCTYPE html><p>Dear Sir,</p><p>We agree.</p><p>Sincerely yours,</p><p>John Doe</p>{block}"
    assert _encode(page.encode(), "letter.html", "letter") is not None


def test_an_equation_in_a_text_box_is_listed_with_the_words_that_move() -> None:
    equation = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>{run('Sum ')}{equation}</w:p></w:txbxContent>"
    body = p(f"{run('Before')}{box}</v:textbox></v:shape></w:pict></w:r>{run(' after')}")
    read = _encode(docx(body), "box.docx", "frus")
    assert read is not None
    assert [loss.text for loss in read.losses if loss.fate == "moved"] == ["Sum a+b"]


def test_words_around_a_link_back_that_is_left_out_are_not_glued() -> None:
    call = '<p>Text.<a class=note id=r1 href="#fn1"><sup>1</sup></a></p>'
    read = _read_page(f'{call}<ol><li id=fn1>The body<a href="#r1">↩</a>goes on<a href="#r1">↩</a>.</li></ol>')
    assert "The body goes on." in read.text


def _no_tables(folder: Path) -> Edition:
    (folder / "own.rnc").write_text(
        'namespace tei = "http://www.tei-c.org/ns/1.0"\nstart = any\n'
        "any = element * - tei:table { attribute * { text }*, (text | any)* }\n"
    )
    (folder / "edition.toml").write_text('[edition]\ntitle = "Letters"\nschema = "own.rnc"\n')
    return Edition.load(folder)


def _refusal(edition: Edition, name: str, data: bytes) -> TeikitError:
    job = EncodeJob.resolve(Path(name), None, EncodeRequest(profile="frus"), edition=edition, content=data)
    with pytest.raises(TeikitError) as refused:
        job.encode(job.read(), None)
    return refused.value


def test_a_page_whose_tei_would_not_be_valid_is_refused_with_its_line(tmp_path: Path) -> None:
    page = b"<!DOCTYPE html>\n<p>One.</p>\n\n<p>Two.</p>\n<table>\n<tr><td>a<td>b\n<tr><td>c<td>d</table>"
    assert str(_refusal(_no_tables(tmp_path), "page.html", page)).startswith("page.html:6: the TEI would not be valid")


def test_a_word_document_whose_tei_would_not_be_valid_is_refused_with_its_paragraph_and_cell(tmp_path: Path) -> None:
    rows = "".join(f"<w:tr><w:tc>{p(a)}</w:tc><w:tc>{p(b)}</w:tc></w:tr>" for a, b in ("ab", "cd"))
    data = docx(f"{p('One.')}{p('Two.')}<w:tbl>{rows}</w:tbl>")
    message = str(_refusal(_no_tables(tmp_path), "file.docx", data))
    assert "(document, paragraph 3 (table 1, row 1, cell 1))" in message


def test_a_character_that_xml_cannot_contain_is_refused_with_the_line_of_the_page(tmp_path: Path) -> None:
    refused = _refusal(Edition(folder=tmp_path), "page.html", b"<!DOCTYPE html>\n<p>One.</p>\n\n<p>T&#x1;wo\x0b.</p>")
    assert refused.position is not None
    assert refused.position.line == 4


def test_a_note_typed_by_hand_is_listed_as_moved_with_its_place_in_the_source() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = p("One.") + p(run("So") + run("1", raised)) + p(run("1", raised) + run(" The note."))
    read = _encode(docx(body), "typed.docx", "frus")
    assert read is not None
    assert [(loss.place, loss.fate) for loss in read.losses] == [("document, paragraph 3", "moved")]
    page = "\n\n<p>So<sup>1</sup></p>\n\n\n<p><sup>1</sup> The note.</p>"
    assert [(loss.place, loss.fate) for loss in _read_page(page).losses] == [("line 6", "moved")]
