"""Incremental build of a web edition: the same bytes as a full build, no needless writes, no files left over."""

from __future__ import annotations

import hashlib
import logging.handlers
from pathlib import Path

import pytest

from helpers.iiif_server import png
from helpers.small_edition import build_site, write_edition
from teikit.core.errors import TeikitError
from teikit.edition.config import Edition
from teikit.publishing.targets.web import search, write_site


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    """Keep the caches of tests apart from each other and from that of the user."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def change(document: Path, old: str, new: str) -> None:
    text = document.read_text(encoding="utf-8")
    assert old in text
    document.write_text(text.replace(old, new), encoding="utf-8")


def test_same_edition_gives_the_same_bytes(tmp_path):
    folder = write_edition(tmp_path / "tei")
    for output in ("one", "two"):
        build_site(folder, tmp_path / output)
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_incremental_and_full_build_give_the_same_bytes(tmp_path):
    folder = write_edition(tmp_path / "tei")
    build_site(folder, tmp_path / "on", cached=True)
    change(folder / "documents" / "letter.xml", "Pusan", "Taegu")
    (folder / "documents" / "undated.xml").rename(folder / "documents" / "renamed.xml")
    build_site(folder, tmp_path / "on", cached=True)
    build_site(folder, tmp_path / "anew")
    assert digests(tmp_path / "on") == digests(tmp_path / "anew")


def test_nothing_is_written_when_nothing_has_changed(tmp_path):
    folder = write_edition(tmp_path / "tei")
    build_site(folder, tmp_path / "public", cached=True)
    assert build_site(folder, tmp_path / "public", cached=True) == []


def test_changed_document_does_not_rewrite_other_pages(tmp_path):
    folder = write_edition(tmp_path / "tei")
    build_site(folder, tmp_path / "public", cached=True)
    change(folder / "documents" / "letter.xml", "First words.", "First few words.")
    written = build_site(folder, tmp_path / "public", cached=True)
    assert {"letter.html", "letter.xml"} <= set(written)
    assert {"reply.html", "minutes.html", "undated.html", "persons/ross.html"}.isdisjoint(written)


def refer_to_picture(folder: Path) -> Path:
    """Refer to a picture of a page in a document; return the path at which the picture is expected."""
    change(folder / "documents" / "letter.xml", '<pb n="12"', '<pb facs="../scans/12.png" n="12"')
    (folder / "scans").mkdir()
    return folder / "scans" / "12.png"


def test_facsimiles_are_copied_to_the_page_that_shows_them(tmp_path, visit):
    folder = write_edition(tmp_path / "tei")
    refer_to_picture(folder).write_bytes(png(60, 90))
    assert "pictures/letter/12.png" in build_site(folder, tmp_path / "public")
    page = visit(tmp_path / "public" / "letter.html")
    page.locator(".facsimile img").scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('.facsimile img').naturalWidth === 60")


def test_added_changed_or_removed_picture_updates_the_page(tmp_path):
    folder, public = write_edition(tmp_path / "tei"), tmp_path / "public"
    picture = refer_to_picture(folder)
    build_site(folder, public, cached=True)
    for width in (60, 61):
        picture.write_bytes(png(width, 90))
        assert {"letter.html", "pictures/letter/12.png"} <= set(build_site(folder, public, cached=True))
        assert (public / "pictures" / "letter" / "12.png").read_bytes() == png(width, 90)
        assert build_site(folder, public, cached=True) == []
    picture.unlink()
    build_site(folder, public, cached=True)
    assert list((public / "pictures" / "letter").iterdir()) == []


@pytest.mark.parametrize("address", ["../../secret.png", "../scans/link.png"])
def test_picture_outside_the_edition_is_not_copied(tmp_path, address):
    folder = write_edition(tmp_path / "tei")
    refer_to_picture(folder)
    (tmp_path / "secret.png").write_bytes(png(60, 90))
    (folder / "scans" / "link.png").symlink_to(tmp_path / "secret.png")
    change(folder / "documents" / "letter.xml", "../scans/12.png", address)
    build_site(folder, tmp_path / "public")
    assert list((tmp_path / "public").rglob("*.png")) == []


def test_changed_date_updates_the_neighbours(tmp_path):
    folder = write_edition(tmp_path / "tei")
    build_site(folder, tmp_path / "public", cached=True)
    date = '<date when="{}"/></creation>'
    change(folder / "documents" / "letter.xml", date.format("1950-10-07"), date.format("1952-10-07"))
    written = build_site(folder, tmp_path / "public", cached=True)
    assert {"letter.html", "reply.html", "minutes.html", "dates.html", "documents.csv"} <= set(written)


@pytest.mark.parametrize("part", ["edition.toml", "registers/persons.xml"])
def test_changed_configuration_or_register_updates_all_pages(tmp_path, part):
    folder = write_edition(tmp_path / "tei")
    build_site(folder, tmp_path / "public", cached=True)
    with (folder / part).open("a", encoding="utf-8") as file:
        file.write("\n")
    written = build_site(folder, tmp_path / "public", cached=True)
    assert {"letter.html", "reply.html", "minutes.html", "undated.html"} <= set(written)


def test_edited_or_deleted_page_is_written_again(tmp_path):
    folder = write_edition(tmp_path / "tei")
    build_site(folder, tmp_path / "public", cached=True)
    before = digests(tmp_path / "public")
    (tmp_path / "public" / "letter.html").write_text("edited", encoding="utf-8")
    (tmp_path / "public" / "reply.xml").unlink()
    (tmp_path / "public" / "persons" / "ross.html").unlink()
    build_site(folder, tmp_path / "public", cached=True)
    assert digests(tmp_path / "public") == before


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"key": 1}', b"\xff"])
def test_corrupt_cache_is_ignored(tmp_path, content):
    folder = write_edition(tmp_path / "tei")
    build_site(folder, tmp_path / "public", cached=True)
    before = digests(tmp_path / "public")
    for file in (tmp_path / "cache").rglob("*.json"):
        file.write_bytes(content)
    build_site(folder, tmp_path / "public", cached=True)
    assert digests(tmp_path / "public") == before


def test_page_of_a_person_no_longer_named_is_removed(tmp_path):
    folder = write_edition(tmp_path / "tei")
    build_site(folder, tmp_path / "public")
    assert (tmp_path / "public" / "persons" / "kim.html").is_file()
    (folder / "documents" / "letter.xml").unlink()
    build_site(folder, tmp_path / "public")
    assert not (tmp_path / "public" / "persons" / "kim.html").exists()
    assert (tmp_path / "public" / "persons" / "rusk.html").is_file()


@pytest.mark.parametrize("name", ["index", "persons", "About"])
def test_document_with_a_reserved_name_is_an_error(tmp_path, name):
    folder = write_edition(tmp_path / "tei")
    (folder / "documents" / "letter.xml").rename(folder / "documents" / f"{name}.xml")
    with pytest.raises(TeikitError, match="page of the edition itself"):
        build_site(folder, tmp_path / "public")


def test_edition_without_pagefind_has_no_search_and_logs_one_warning(tmp_path, monkeypatch):
    log = logging.handlers.BufferingHandler(100)
    monkeypatch.setattr(search, "is_available", lambda: False)
    monkeypatch.setattr(logging.getLogger("teikit"), "handlers", [log])
    build_site(write_edition(tmp_path / "tei"), tmp_path / "public")
    assert [record.getMessage() for record in log.buffer] == [
        "no search page: it needs Pagefind, pip install 'teikit[search]'"
    ]
    assert not (tmp_path / "public" / "search.html").exists()
    assert "search" not in (tmp_path / "public" / "index.html").read_text(encoding="utf-8")


def test_edition_of_one_document_has_no_timeline_and_one_of_none_is_built(tmp_path):
    folder = write_edition(tmp_path / "tei")
    for name in ("reply", "minutes", "undated"):
        (folder / "documents" / f"{name}.xml").unlink()
    build_site(folder, tmp_path / "one")
    assert "timeline" not in (tmp_path / "one" / "index.html").read_text(encoding="utf-8")
    assert list(write_site(Edition.load(folder), [], tmp_path / "none"))
    assert "0 documents" in (tmp_path / "none" / "index.html").read_text(encoding="utf-8")


def test_references_link_to_pages_of_the_edition_only(tmp_path):
    folder = write_edition(tmp_path / "tei")
    one, two = sorted((folder / "documents").glob("*.xml"))[:2]
    targets = (
        f"{two.name}#d1",
        f"../documents/{two.stem}",
        "#nowhere",
        "https://example.org/a",
        "../gone.xml#x",
        "/elsewhere",
    )
    refs = "".join(f'<ref target="{target}">see</ref> ' for target in targets)
    before, end, after = one.read_text(encoding="utf-8").partition("<body>")
    last, close, rest = after.rpartition("</p>")
    one.write_text(f"{before}{end}{last} {refs}{close}{rest}", encoding="utf-8")
    build_site(folder, tmp_path / "public")
    page = (tmp_path / "public" / f"{one.stem}.html").read_text(encoding="utf-8")
    for address in (f"{two.stem}.html#d1", f"{two.stem}.html", "https://example.org/a"):
        assert f'<a href="{address}" class="ref">see</a>' in page
    assert page.count('<span class="ref">see</span>') == 3
