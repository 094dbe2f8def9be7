"""Pages of an edition: lists of documents, pages of persons and places, description of the edition."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from helpers.small_edition import build_site, write_edition


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Output folder of a small edition."""
    folder = tmp_path_factory.mktemp("small")
    build_site(write_edition(folder / "tei"), folder / "public", manual=True)
    return folder / "public"


def text(page: Path) -> str:
    return " ".join(html.parse(page).getroot().text_content().split())


def titles(page: Path, path: str = ".//ol/li//h3") -> list[str]:
    return [" ".join(heading.text_content().split()) for heading in html.parse(page).getroot().iterfind(path)]


def test_edition_has_no_dangling_links(small):
    pages = {page: html.parse(page).getroot() for page in small.rglob("*.html")}
    ids = {page: {element.get("id") for element in root.iter() if element.get("id")} for page, root in pages.items()}
    followed = 0
    for page, root in pages.items():
        for element, attribute, link, _ in root.iterlinks():
            if link.startswith(("http:", "https:", "mailto:", "data:")) or element.tag == "form":
                continue
            address, _, fragment = link.partition("#")
            target = (page.parent / unquote(address.partition("?")[0])).resolve() if address else page
            assert target.exists(), f"{page.name}: {attribute}={link}"
            anchor = unquote(fragment.partition(":~:")[0])
            if anchor:
                assert anchor in ids[target], f"{page.name}: {link}"
            followed += 1
    assert followed > 100


def test_documents_are_sorted_by_date_with_undated_ones_last(small):
    assert titles(small / "index.html") == ["Ross to Rusk about assurances", "Rusk to Ross", "Minutes", "A note"]
    assert titles(small / "dates.html") == titles(small / "index.html")


def test_dates_are_grouped_by_year(small):
    headings = [h.text_content() for h in html.parse(small / "dates.html").getroot().iter("h2")]
    assert headings == ["1950", "1951", "Undated"]


def test_timeline_links_to_the_months_of_the_list(small):
    root = html.parse(small / "index.html").getroot()
    bars = root.xpath("//*[local-name()='svg'][@class='timeline']//a")
    assert [(bar.get("aria-label"), bar.get("href")) for bar in bars] == [
        ("October 1950: 2 documents", "dates.html#m1950-10"),
        ("March 1951: 1 document", "dates.html#m1951-03"),
    ]


def test_date_range_is_written_out(small):
    assert "March 1951 – April 1951" in text(small / "dates.html")


def test_kinds_are_listed_with_the_number_of_documents(small):
    headings = [h.text_content() for h in html.parse(small / "kinds.html").getroot().iter("h2")]
    assert headings == ["letter2 documents", "minutes1 document", "note1 document"]


def test_persons_are_listed_by_surname_registered_or_not(small):
    names = titles(small / "persons.html", ".//ul[@class='entities']/li/p[@class='name']/a")
    assert names == ["Mr. Kim", "Öst, Eva", "Ross, John", "Rusk, Dean"]


def test_person_has_every_mention_in_its_context(small):
    found = titles(small / "persons" / "kim.html", ".//section[@class='mentions']//li")
    words = "On the second page Mr. Kim met us in Seoul. He gave his assurances. "
    words += "It was he, and Pusan fell & rose <again>."
    assert found == [f"{words} Page 12", f"{words} Page 13"]
    root = html.parse(small / "persons" / "kim.html").getroot()
    assert [b.text for b in root.iter("b")] == ["Mr. Kim", "he"]


def test_mention_in_a_note_links_to_the_note(small):
    root = html.parse(small / "persons" / "rusk.html").getroot()
    links = [link.get("href") for link in root.xpath("//section[@class='mentions']//a[b]")]
    assert links[0] == "../letter.html#fn1:~:text=A%20note%20on-,Rusk"


def test_person_has_every_statement_with_addressee_and_certainty(small):
    said = titles(small / "persons" / "kim.html", ".//section[@class='statements']//li")
    assert said == ["He gave his assurances. Page 12to John Rossuncertain attribution"]
    assert "We open, says he." in text(small / "persons" / "rusk.html")


def test_person_has_documents_sent_and_received(small):
    root = html.parse(small / "persons" / "rusk.html").getroot()
    links = {section.get("aria-labelledby"): section.xpath(".//li//a/@href") for section in root.iter("section")}
    assert links["wrote"] == ["../reply.html"]
    assert links["received"] == ["../letter.html"]


def test_person_has_register_data_with_links_to_authority_files(small):
    page = html.parse(small / "persons" / "rusk.html").getroot()
    assert "9 February 1909" in page.text_content()
    assert "D. Rusk" in page.text_content()
    links = page.xpath("//dl//a/@href")
    assert links == ["https://www.wikidata.org/entity/Q28044", "https://viaf.org/viaf/61616714"]


def test_person_without_register_entry_is_marked_as_unidentified(small):
    assert "not yet identified" in text(small / "persons" / "kim.html")
    assert "not yet identified" not in text(small / "persons" / "ross.html")


def test_only_a_registered_place_has_a_page(small):
    assert "met us in Seoul" in text(small / "places" / "seoul.html")
    root = html.parse(small / "places.html").getroot()
    assert root.xpath("//li[normalize-space(p[@class='name']) = 'Pusan']//a/@href") == ["letter.html"]
    assert sorted(page.name for page in (small / "places").iterdir()) == ["seoul.html"]


def test_kind_of_entity_without_entries_has_no_list(small):
    assert not (small / "organisations.html").exists()
    assert "organisations" not in (small / "index.html").read_text(encoding="utf-8")


def test_about_page_describes_the_edition(small):
    about = text(small / "about.html")
    for said in (
        "Ada Editor",
        "The Press",
        "CC0 1.0",
        "The Volume4 documents",
        "Spelling is kept.",
        "Corrected the date.",
    ):
        assert said in about


def test_every_page_links_to_the_manual(small):
    for page in (small / "index.html", small / "letter.html", small / "persons" / "ross.html"):
        links = html.parse(page).getroot().xpath("//footer[@class='foot']//a/@href")
        assert any(link.endswith("manual.html") for link in links)
    assert (small / "manual.html").is_file()


def test_document_links_to_the_pages_of_its_persons(small):
    links = html.parse(small / "letter.html").getroot().xpath("//a/@href")
    assert "persons/ross.html" in links


@pytest.mark.parametrize(
    ("language", "date", "about"),
    [
        ("de", "7. Oktober 1950", "Über diese Edition"),
        ("fr", "7 octobre 1950", "À propos de cette édition"),
    ],
)
def test_labels_and_dates_are_in_the_language_of_the_edition(tmp_path, language, date, about):
    build_site(write_edition(tmp_path / "tei", language=language), tmp_path / "public")
    assert html.parse(tmp_path / "public" / "about.html").getroot().get("lang") == language
    assert date in text(tmp_path / "public" / "dates.html")
    assert about in text(tmp_path / "public" / "about.html")


def test_document_in_another_language_is_marked(tmp_path):
    build_site(write_edition(tmp_path / "tei", language="fr"), tmp_path / "public")
    page = html.parse(tmp_path / "public" / "letter.html").getroot()
    assert page.get("lang") == "fr"
    assert [part.get("lang") for part in page.xpath("//h1 | //*[@id='text']")] == ["en", "en"]


def test_edition_in_an_unsupported_language_has_an_english_interface(tmp_path):
    build_site(write_edition(tmp_path / "tei", language="nl"), tmp_path / "public")
    page = html.parse(tmp_path / "public" / "letter.html").getroot()
    assert page.get("lang") == "en"
    assert not page.xpath("//*[@id='text']/@lang")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (380, "dark"), (1280, "light")])
@pytest.mark.parametrize("name", ["index", "dates", "kinds", "persons", "persons/kim", "places", "about", "search"])
def test_pages_fit_the_window_without_console_messages(small, visit, name, width, scheme):
    page = visit(small / f"{name}.html", width=width, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.messages == []
    assert all(address.startswith("file://") for address in page.requested)


def test_mention_links_to_its_words_without_javascript(small, visit):
    page = visit(small / "persons" / "öst.html", javascript=False, reduced_motion="reduce")
    page.locator(".mentions a b").click()
    page.wait_for_url("**/letter.html*")
    page.wait_for_load_state()
    assert "#p43:~:text=" in page.url
    top = page.locator(".text a.name", has_text="Öst").bounding_box()["y"]
    assert 0 < top < 900
