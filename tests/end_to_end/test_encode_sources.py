"""``teikit encode`` over texts, pages and Word documents: one, several, a folder, standard input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpers import Teikit
from helpers.word_documents import docx, p
from teikit.edition.config import Edition
from teikit.workflow.update_documents import update_documents

PAGE = b"<!DOCTYPE html><html><body><nav>Home</nav><p>From a page.</p></body></html>"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text("From a text.\n")
    (folder / "b.html").write_bytes(PAGE)
    (folder / "c.docx").write_bytes(docx(p("From Word.")))
    return folder


def test_a_folder_of_all_formats_is_encoded_with_one_line(inbox: Path, tmp_path: Path, teikit: Teikit) -> None:
    done = teikit("encode", inbox, "-o", tmp_path / "out")
    assert done.exit_code == 0
    assert done.stderr.splitlines() == [
        f"{tmp_path / 'out'}: 3 of 3 sources encoded; 0 to review; 1 piece dropped (--loss-report lists them)"
    ]
    for name, words in (("a", "From a text."), ("b", "From a page."), ("c", "From Word.")):
        assert f"<p>{words}</p>" in (tmp_path / "out" / f"{name}.xml").read_text()


def test_the_output_is_valid(inbox: Path, tmp_path: Path, teikit: Teikit) -> None:
    teikit("encode", inbox, "-o", tmp_path / "out")
    assert teikit("validate", tmp_path / "out").exit_code == 0


def test_a_broken_source_does_not_stop_the_others(inbox: Path, tmp_path: Path, teikit: Teikit) -> None:
    (inbox / "bad.docx").write_text("no zip")
    done = teikit("encode", inbox, "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert "bad.docx: not a Word document" in done.stderr
    assert "3 of 4 sources encoded" in done.stderr
    assert (tmp_path / "out" / "c.xml").exists()


def test_existing_files_are_kept_without_force(inbox: Path, tmp_path: Path, teikit: Teikit) -> None:
    output = tmp_path / "out"
    output.mkdir()
    (output / "b.xml").write_text("corrected by hand")
    assert teikit("encode", inbox, "-o", output).exit_code == 2
    assert (output / "b.xml").read_text() == "corrected by hand"
    assert teikit("encode", inbox, "-o", output, "--force").exit_code == 0
    assert "From a page." in (output / "b.xml").read_text()


def test_a_dash_is_standard_output(teikit: Teikit) -> None:
    assert "<p>Plain.</p>" in teikit("encode", "-", "-o", "-", stdin=b"Plain.").stdout
    assert not Path("-").exists()


def test_the_format_of_standard_input_is_detected_from_its_content(teikit: Teikit) -> None:
    assert "<p>From a page.</p>" in teikit("encode", "-", stdin=PAGE).stdout
    assert "<p>From Word.</p>" in teikit("encode", "-", stdin=docx(p("From Word."))).stdout
    assert "<p>Plain.</p>" in teikit("encode", "-", stdin=b"Plain.").stdout


def test_the_source_format_can_be_given(tmp_path: Path, teikit: Teikit) -> None:
    source = tmp_path / "fragment"
    source.write_text("<p>One <i>word</i>.</p>")
    assert '<p>One <hi rend="italic">word</hi>.</p>' in teikit("encode", source, "--from", "html").stdout
    assert "&lt;p&gt;One" in teikit("encode", source, "--from", "text").stdout


def test_omitted_content_is_listed_with_position_and_reason(inbox: Path, teikit: Teikit) -> None:
    done = teikit("encode", inbox / "b.html")
    assert f"{inbox / 'b.html'}: line 1, nav: dropped, navigation of the page (4 characters): “Home”" in done.stderr


def test_the_loss_report_is_json(inbox: Path, tmp_path: Path, teikit: Teikit) -> None:
    teikit("encode", inbox, "-o", tmp_path / "out", "--loss-report", tmp_path / "ledger.json")
    ledger = json.loads((tmp_path / "ledger.json").read_text())
    assert ledger[str(inbox / "a.txt")] == []
    assert [loss["reason"] for loss in ledger[str(inbox / "b.html")]] == ["navigation of the page"]


def test_strict_fails_on_a_loss_without_reason(tmp_path: Path, teikit: Teikit) -> None:
    source = tmp_path / "embedded.docx"
    source.write_bytes(docx(p("x") + '<w:altChunk r:id="rId9"/>'))
    assert teikit("encode", source).exit_code == 0
    done = teikit("encode", source, "--strict", "-o", tmp_path / "x.xml")
    assert done.exit_code == 2
    assert "unexplained loss" in done.stderr
    assert not (tmp_path / "x.xml").exists()


def test_strict_accepts_losses_with_a_reason(inbox: Path, tmp_path: Path, teikit: Teikit) -> None:
    assert teikit("encode", inbox, "--strict", "-o", tmp_path / "out").exit_code == 0


def test_an_edition_encodes_pages_and_word_documents_among_its_sources(inbox: Path, tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    folder.mkdir()
    (folder / "edition.toml").write_text('[edition]\ntitle = "Letters"\n')
    inbox.rename(folder / "sources")
    written = [
        document.path.name for outcome in update_documents(Edition.load(folder)) for document in outcome.documents
    ]
    assert written == ["a.xml", "b.xml", "c.xml"]


def test_several_processes_write_and_report_the_same_as_one(inbox: Path, tmp_path: Path, teikit: Teikit) -> None:
    (inbox / "d.txt").write_bytes(b"no\0text")
    (inbox / "e.txt").write_text("Memorandum by A to B\nMr. Engen spoke.1\n")
    one = teikit("encode", inbox, "-o", tmp_path / "out", "--jobs", "1")
    several = teikit("encode", inbox, "-o", tmp_path / "out", "--force", "--jobs", "2")
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert (several.exit_code, several.stderr, several.stdout) == (one.exit_code, one.stderr, one.stdout)
    assert several.exit_code == 2
    assert sorted(written) == ["a.xml", "b.xml", "c.xml", "e.xml"]
    teikit("encode", inbox, "-o", tmp_path / "again", "--jobs", "1")
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()} == written
