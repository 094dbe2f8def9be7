"""Building the web edition again: the same bytes, nothing that need not be, nothing left over."""

from __future__ import annotations

import hashlib
import logging.handlers
from pathlib import Path

import pytest

from helpers.iiif_server import png
from helpers.small_edition import publish, write_edition
from teikit.core.errors import TeikitError
from teikit.edition.config import Edition
from teikit.publishing.targets.web import search, write_site


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    """No test sees what another remembered, nor what the user has."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def change(document: Path, old: str, new: str) -> None:
    text = document.read_text(encoding="utf-8")
    assert old in text
    document.write_text(text.replace(old, new), encoding="utf-8")


def test_the_same_edition_gives_the_same_bytes(tmp_path):
    folder = write_edition(tmp_path / "tei")
    for output in ("one", "two"):
        publish(folder, tmp_path / output)
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_what_is_built_anew_and_what_is_built_on_are_the_same(tmp_path):
    folder = write_edition(tmp_path / "tei")
    publish(folder, tmp_path / "on", memory=True)
    change(folder / "documents" / "letter.xml", "Pusan", "Taegu")
    (folder / "documents" / "undated.xml").rename(folder / "documents" / "renamed.xml")
    publish(folder, tmp_path / "on", memory=True)
    publish(folder, tmp_path / "anew")
    assert digests(tmp_path / "on") == digests(tmp_path / "anew")


def test_nothing_is_written_when_nothing_has_changed(tmp_path):
    folder = write_edition(tmp_path / "tei")
    publish(folder, tmp_path / "public", memory=True)
    assert publish(folder, tmp_path / "public", memory=True) == []


def test_a_changed_document_leaves_other_pages_alone(tmp_path):
    folder = write_edition(tmp_path / "tei")
    publish(folder, tmp_path / "public", memory=True)
    change(folder / "documents" / "letter.xml", "First words.", "First few words.")
    written = publish(folder, tmp_path / "public", memory=True)
    assert {"letter.html", "letter.xml"} <= set(written)
    assert {"reply.html", "minutes.html", "undated.html", "persons/ross.html"}.isdisjoint(written)


def with_picture(folder: Path) -> Path:
    """Let a document have a picture of a page, which lies beside the folder of documents; return where it would lie."""
    change(folder / "documents" / "letter.xml", '<pb n="12"', '<pb facs="../scans/12.png" n="12"')
    (folder / "scans").mkdir()
    return folder / "scans" / "12.png"


def test_pictures_of_the_original_are_copied_beside_the_page_that_shows_them(tmp_path, visit):
    folder = write_edition(tmp_path / "tei")
    with_picture(folder).write_bytes(png(60, 90))
    assert "pictures/letter/12.png" in publish(folder, tmp_path / "public")
    page = visit(tmp_path / "public" / "letter.html")
    page.locator(".facsimile img").scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('.facsimile img').naturalWidth === 60")


def test_a_picture_that_changes_appears_or_goes_is_seen_to(tmp_path):
    folder, public = write_edition(tmp_path / "tei"), tmp_path / "public"
    picture = with_picture(folder)
    publish(folder, public, memory=True)
    for width in (60, 61):
        picture.write_bytes(png(width, 90))
        assert {"letter.html", "pictures/letter/12.png"} <= set(publish(folder, public, memory=True))
        assert (public / "pictures" / "letter" / "12.png").read_bytes() == png(width, 90)
        assert publish(folder, public, memory=True) == []
    picture.unlink()
    publish(folder, public, memory=True)
    assert list((public / "pictures" / "letter").iterdir()) == []


@pytest.mark.parametrize("address", ["../../secret.png", "../scans/link.png"])
def test_a_picture_outside_the_edition_is_not_copied(tmp_path, address):
    folder = write_edition(tmp_path / "tei")
    with_picture(folder)
    (tmp_path / "secret.png").write_bytes(png(60, 90))
    (folder / "scans" / "link.png").symlink_to(tmp_path / "secret.png")
    change(folder / "documents" / "letter.xml", "../scans/12.png", address)
    publish(folder, tmp_path / "public")
    assert list((tmp_path / "public").rglob("*.png")) == []


def test_a_new_title_reaches_the_neighbours(tmp_path):
    folder = write_edition(tmp_path / "tei")
    publish(folder, tmp_path / "public", memory=True)
    date = '<date when="{}"/></creation>'
    change(folder / "documents" / "letter.xml", date.format("1950-10-07"), date.format("1952-10-07"))
    written = publish(folder, tmp_path / "public", memory=True)
    assert {"letter.html", "reply.html", "minutes.html", "dates.html", "documents.csv"} <= set(written)


@pytest.mark.parametrize("part", ["edition.toml", "registers/persons.xml"])
def test_what_all_pages_are_made_with_changes_all(tmp_path, part):
    folder = write_edition(tmp_path / "tei")
    publish(folder, tmp_path / "public", memory=True)
    with (folder / part).open("a", encoding="utf-8") as file:
        file.write("\n")
    written = publish(folder, tmp_path / "public", memory=True)
    assert {"letter.html", "reply.html", "minutes.html", "undated.html"} <= set(written)


def test_a_page_that_was_edited_or_deleted_is_made_again(tmp_path):
    folder = write_edition(tmp_path / "tei")
    publish(folder, tmp_path / "public", memory=True)
    before = digests(tmp_path / "public")
    (tmp_path / "public" / "letter.html").write_text("spoilt", encoding="utf-8")
    (tmp_path / "public" / "reply.xml").unlink()
    (tmp_path / "public" / "persons" / "ross.html").unlink()
    publish(folder, tmp_path / "public", memory=True)
    assert digests(tmp_path / "public") == before


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"key": 1}', b"\xff"])
def test_a_spoilt_memory_is_no_memory(tmp_path, spoilt):
    folder = write_edition(tmp_path / "tei")
    publish(folder, tmp_path / "public", memory=True)
    before = digests(tmp_path / "public")
    for file in (tmp_path / "cache").rglob("*.json"):
        file.write_bytes(spoilt)
    publish(folder, tmp_path / "public", memory=True)
    assert digests(tmp_path / "public") == before


def test_the_page_of_somebody_who_is_named_no_more_goes(tmp_path):
    folder = write_edition(tmp_path / "tei")
    publish(folder, tmp_path / "public")
    assert (tmp_path / "public" / "persons" / "kim.html").is_file()
    (folder / "documents" / "letter.xml").unlink()
    publish(folder, tmp_path / "public")
    assert not (tmp_path / "public" / "persons" / "kim.html").exists()
    assert (tmp_path / "public" / "persons" / "rusk.html").is_file()


@pytest.mark.parametrize("name", ["index", "persons", "About"])
def test_a_document_cannot_take_the_name_of_a_page_of_the_edition(tmp_path, name):
    folder = write_edition(tmp_path / "tei")
    (folder / "documents" / "letter.xml").rename(folder / "documents" / f"{name}.xml")
    with pytest.raises(TeikitError, match="page of the edition itself"):
        publish(folder, tmp_path / "public")


def test_without_pagefind_there_is_no_search_and_it_is_said_in_one_line(tmp_path, monkeypatch):
    said = logging.handlers.BufferingHandler(100)
    monkeypatch.setattr(search, "is_available", lambda: False)
    monkeypatch.setattr(logging.getLogger("teikit"), "handlers", [said])
    publish(write_edition(tmp_path / "tei"), tmp_path / "public")
    assert [record.getMessage() for record in said.buffer] == [
        "no search page: it needs Pagefind, pip install 'teikit[search]'"
    ]
    assert not (tmp_path / "public" / "search.html").exists()
    assert "search" not in (tmp_path / "public" / "index.html").read_text(encoding="utf-8")


def test_an_edition_of_one_document_has_no_timeline_and_of_none_no_fault(tmp_path):
    folder = write_edition(tmp_path / "tei")
    for name in ("reply", "minutes", "undated"):
        (folder / "documents" / f"{name}.xml").unlink()
    publish(folder, tmp_path / "one")
    assert "timeline" not in (tmp_path / "one" / "index.html").read_text(encoding="utf-8")
    assert list(write_site(Edition.load(folder), [], tmp_path / "none"))
    assert "0 documents" in (tmp_path / "none" / "index.html").read_text(encoding="utf-8")


def test_references_lead_to_the_pages_of_the_edition_and_nowhere_else(tmp_path):
    folder = write_edition(tmp_path / "tei")
    one, two = sorted((folder / "documents").glob("*.xml"))[:2]
    targets = (
        f"{two.name}#d1",
        f"../documents/{two.stem}",
        "#d1",
        "https://example.org/a",
        "../gone.xml#x",
        "/elsewhere",
    )
    refs = "".join(f'<ref target="{target}">see</ref> ' for target in targets)
    before, end, after = one.read_text(encoding="utf-8").partition("<body>")
    last, close, rest = after.rpartition("</p>")
    one.write_text(f"{before}{end}{last} {refs}{close}{rest}", encoding="utf-8")
    publish(folder, tmp_path / "public")
    page = (tmp_path / "public" / f"{one.stem}.html").read_text(encoding="utf-8")
    for address in (f"{two.stem}.html#d1", f"{two.stem}.html", "#d1", "https://example.org/a"):
        assert f'<a href="{address}">see</a>' in page
    assert page.count('<span class="ref">see</span>') == 2
