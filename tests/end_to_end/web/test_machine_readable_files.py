"""Machine-readable files of an edition: tables, letters as CMIF, feed, sitemap, data in the pages."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import etree, html

from helpers import SHARED
from helpers.small_edition import build_site, write_edition

BASE = "https://example.org/letters/"
SCHEMA = SHARED / "data" / "tei" / "tei_all.rng"
TEI = "{http://www.tei-c.org/ns/1.0}"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Output folder of a small edition."""
    folder = tmp_path_factory.mktemp("small")
    build_site(write_edition(folder / "tei"), folder / "public")
    return folder / "public"


def rows(small: Path) -> list[dict[str, str]]:
    with (small / "documents.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def linked_data(page: Path) -> dict:
    scripts = html.parse(page).getroot().xpath("//script[@type='application/ld+json']")
    return json.loads(scripts[0].text)


def meta(page: Path, name: str) -> list[str]:
    return html.parse(page).getroot().xpath("//meta[@name=$name or @property=$name]/@content", name=name)


def test_table_has_a_row_for_each_document_by_date(small):
    assert [row["name"] for row in rows(small)] == ["letter", "reply", "minutes", "undated"]
    first = rows(small)[0]
    assert first["title"] == "Ross to Rusk about assurances"
    assert (first["date"], first["kind"]) == ("1950-10-07", "letter")
    assert (first["from"], first["to"]) == ("John Ross", "Dean Rusk")
    assert first["page"] == f"{BASE}letter.html"


def test_csv_cells_with_commas_and_quotes_are_escaped(tmp_path):
    folder = write_edition(tmp_path / "tei")
    document = folder / "documents" / "reply.xml"
    document.write_text(document.read_text().replace("Rusk to Ross<", 'Rusk, "Dean", to Ross<'), encoding="utf-8")
    build_site(folder, tmp_path / "public")
    assert rows(tmp_path / "public")[1]["title"] == 'Rusk, "Dean", to Ross'


def test_json_has_the_same_rows_with_typed_numbers(small):
    table = json.loads((small / "documents.json").read_text(encoding="utf-8"))
    for row, record in zip(rows(small), table, strict=True):
        assert {key: str(value) for key, value in record.items()} == {key: value for key, value in row.items() if value}
    assert isinstance(table[0]["words"], int)


def test_cmif_has_authority_files_places_and_dates(small):
    letters = etree.parse(small / "correspondence.xml").getroot().findall(f".//{TEI}correspDesc")
    assert [letter.get("ref") for letter in letters] == [f"{BASE}letter.html", f"{BASE}reply.html"]
    sent, received = letters[0]
    assert [(child.tag.removeprefix(TEI), child.get("ref"), child.get("when")) for child in sent] == [
        ("persName", None, None),
        ("placeName", "https://sws.geonames.org/1835848", None),
        ("date", None, "1950-10-07"),
    ]
    assert received[0].get("ref") == "https://www.wikidata.org/entity/Q28044"


def test_cmif_meets_the_requirements_of_correspsearch(small):
    root = etree.parse(small / "correspondence.xml").getroot()
    publication = root.find(f".//{TEI}publicationStmt")
    assert [child.tag.removeprefix(TEI) for child in publication] == ["publisher", "idno", "date", "availability"]
    assert publication.findtext(f"{TEI}idno[@type='url']") == f"{BASE}correspondence.xml"
    source = root.find(f".//{TEI}sourceDesc/{TEI}bibl")
    identifier = source.get("{http://www.w3.org/XML/1998/namespace}id")
    assert {letter.get("source") for letter in root.iter(f"{TEI}correspDesc")} == {f"#{identifier}"}
    assert source.get("type") == "online"


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the schema of the whole TEI is missing")
@pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed")
def test_cmif_is_valid_tei(small):
    done = subprocess.run(["jing", SCHEMA, small / "correspondence.xml"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_feed_lists_changes_from_the_latest(small):
    feed = etree.parse(small / "changes.atom").getroot()
    entries = feed.findall(f"{ATOM}entry")
    assert entries[0].findtext(f"{ATOM}summary") == "Corrected the date."
    assert feed.findtext(f"{ATOM}updated") == "2026-03-01T00:00:00Z"
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries) == 4
    for needed in ("id", "title", "updated", f"author/{ATOM}name"):
        assert feed.findtext(f"{ATOM}{needed}")


def test_feed_entries_keep_their_ids(small, tmp_path):
    folder = write_edition(tmp_path / "tei")
    document = folder / "documents" / "reply.xml"
    later = '</change><change when="2026-04-01">Again.</change>'
    document.write_text(document.read_text().replace("</change>", later), encoding="utf-8")
    build_site(folder, tmp_path / "public")
    before, after = (
        {entry.text for entry in etree.parse(public / "changes.atom").iter(f"{ATOM}id")}
        for public in (small, tmp_path / "public")
    )
    assert before < after


def test_sitemap_lists_every_page(small):
    named = {loc.text for loc in etree.parse(small / "sitemap.xml").iter(f"{MAP}loc")}
    pages = {page.relative_to(small).as_posix() for page in small.rglob("*.html")} - {"index.html", "search.html"}
    assert named == {BASE, *(BASE + quote(page) for page in pages)}


def test_edition_without_base_url_has_no_feed_and_no_sitemap(tmp_path):
    build_site(write_edition(tmp_path / "tei", base_url=""), tmp_path / "public")
    there = {path.name for path in (tmp_path / "public").iterdir()}
    assert there.isdisjoint({"sitemap.xml", "changes.atom", "correspondence.xml"})
    assert rows(tmp_path / "public")[0]["page"] == "letter.html"
    assert "changes.atom" not in (tmp_path / "public" / "index.html").read_text(encoding="utf-8")


def test_base_url_gets_a_final_slash(tmp_path):
    build_site(write_edition(tmp_path / "tei", base_url=BASE.rstrip("/")), tmp_path / "public")
    assert rows(tmp_path / "public")[0]["page"] == f"{BASE}letter.html"


def test_letter_has_schema_org_data(small):
    data = linked_data(small / "letter.html")
    assert (data["@context"], data["@type"]) == ("https://schema.org", "Message")
    assert data["author"] == [{"@type": "Person", "name": "John Ross"}]
    assert data["recipient"] == [{"@type": "Person", "name": "Dean Rusk"}]
    assert data["dateCreated"] == "1950-10-07"
    assert data["url"] == f"{BASE}letter.html"


def test_person_has_schema_org_data(small):
    data = linked_data(small / "persons" / "rusk.html")
    assert (data["@type"], data["birthDate"], data["familyName"]) == ("Person", "1909-02-09", "Rusk")
    assert data["sameAs"] == ["https://www.wikidata.org/entity/Q28044", "https://viaf.org/viaf/61616714"]


def test_linked_data_cannot_close_its_script_element(tmp_path):
    folder = write_edition(tmp_path / "tei")
    document = folder / "documents" / "undated.xml"
    hostile = "&lt;/script>&lt;img src=x onerror=alert(1)> &amp;amp; \\u003c"
    document.write_text(document.read_text().replace(">A note<", f">{hostile}<"), encoding="utf-8")
    build_site(folder, tmp_path / "public")
    assert (
        linked_data(tmp_path / "public" / "undated.html")["name"]
        == "</script><img src=x onerror=alert(1)> &amp; \\u003c"
    )
    assert not html.parse(tmp_path / "public" / "undated.html").getroot().xpath("//img")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("DC.title", ["Ross to Rusk about assurances"]),
        ("DC.creator", ["John Ross"]),
        ("DC.date", ["1950-10-07"]),
        ("DCTERMS.modified", ["2026-01-02"]),
        ("citation_author", ["John Ross"]),
        ("citation_public_url", [f"{BASE}letter.html"]),
        ("og:type", ["article"]),
        ("og:site_name", ["Letters & minutes"]),
    ],
)
def test_document_has_metadata_for_reference_managers(small, name, values):
    assert meta(small / "letter.html", name) == values


def test_document_links_to_its_tei_and_neighbours(small):
    links = html.parse(small / "reply.html").getroot().xpath("//link")
    by = {(link.get("rel"), link.get("type")): link.get("href") for link in links}
    assert by["alternate", "application/tei+xml"] == "reply.xml"
    assert (by["prev", None], by["next", None]) == ("letter.html", "minutes.html")
    assert by["canonical", None] == f"{BASE}reply.html"
