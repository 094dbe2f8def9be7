"""Page of a document, with and without JavaScript."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from teikit.cli import main

PAGE = "1950-10-07-ross-rusk.html"
CONVERSATION = """<div><head>Talk</head>
<sp who="#a"><speaker>Alpha</speaker><p><said who="#a">One two three.</said></p></sp>
<sp who="#b"><speaker>Beta</speaker><p><said who="#b" cert="low">Four five.</said></p></sp>
<sp who="#a"><speaker>Alpha</speaker><p><said who="#a">Six.</said></p></sp></div>"""
PEOPLE = """<profileDesc><particDesc><listPerson><person xml:id="a"><persName>Ann Alpha</persName></person>
<person xml:id="b"><persName>Bert Beta</persName></person></listPerson></particDesc></profileDesc>"""


def test_each_paragraph_has_an_address_of_its_own(site: Path, visit) -> None:
    page = visit(site / PAGE, javascript=False)
    links = page.locator("#text .permalink")
    addresses = [link.get_attribute("href") for link in links.all()]
    assert addresses[:3] == ["#p1", "#p2", "#p3"]
    assert len(set(addresses)) == len(addresses) > 20
    assert all(page.locator(address).count() == 1 for address in addresses)


def test_paragraph_marks_are_not_part_of_the_text(site: Path, visit) -> None:
    assert "¶" not in visit(site / PAGE).locator("#text").inner_text()


def test_citation_includes_page_and_paragraph_of_the_fragment(site: Path, visit) -> None:
    page = visit(site / PAGE, "#p12")
    assert page.locator("#passage").inner_text().strip().startswith("Page 90")
    assert "Paragraph 12." in page.locator("#citation").inner_text()
    page.goto((site / PAGE).as_uri() + "#pg_910")
    assert "Page 910" in page.locator("#passage").inner_text()


def test_citation_files_for_reference_managers(site: Path) -> None:
    stem = PAGE.removesuffix(".html")
    [item] = json.loads((site / f"{stem}.csl.json").read_text(encoding="utf-8"))
    assert (item["type"], item["issued"]) == ("document", {"date-parts": [[1950, 10, 7]]})
    assert item["author"] == [{"literal": "John C. Ross"}]
    ris = (site / f"{stem}.ris").read_bytes().split(b"\r\n")
    assert (ris[0], ris[-2]) == (b"TY  - GEN", b"ER  - ")
    bibtex = (site / f"{stem}.bib").read_text(encoding="utf-8")
    assert bibtex.startswith("@misc{1950-10-07-ross-rusk,\n  author = {John C. Ross},\n  title = {{Memorandum by")


def test_title_cannot_break_out_of_bibtex(published) -> None:
    page = published("<div><head>x</head><p>x</p></div>")
    document = page.parent.parent / "sample.xml"
    text = document.read_text(encoding="utf-8").replace("<title>Sample", "<title>R&amp;D 100% } \\input{x}")
    document.write_text(text, encoding="utf-8")
    CliRunner().invoke(main, ["transform", str(document), "--to", "web", "-o", str(page.parent)])
    assert "title = {{R\\&D 100\\% inputx}}" in (page.parent / "sample.bib").read_text(encoding="utf-8")


def test_overview_counts_statements_and_words_of_speakers(published, visit) -> None:
    page = visit(published(CONVERSATION, PEOPLE), javascript=False)
    assert page.locator(".switch .count").all_inner_texts() == ["2 statements, 4 words", "1 statement, 2 words"]
    widths = [float(rect.get_attribute("width")) for rect in page.locator(".strip rect").all()]
    assert widths == [500, 333.3, 166.7]


def test_speaker_filter_works_without_javascript(published, visit) -> None:
    page = visit(published(CONVERSATION, PEOPLE), javascript=False)
    colour = "element => getComputedStyle(element).color"
    first, second, _ = page.locator("#text .said").all()
    before = second.evaluate(colour)
    page.get_by_role("radio", name="Alpha").check()
    page.evaluate("Promise.allSettled(document.getAnimations().map(one => one.finished)).then(() => null)")
    assert second.evaluate(colour) != before
    assert first.evaluate(colour) == before


def test_uncertain_ascription_has_a_tooltip(published, visit) -> None:
    page = visit(published(CONVERSATION, PEOPLE))
    assert page.locator("#text .unsure").get_attribute("title") == "Beta speaks; uncertain attribution"


def test_focused_name_shows_its_card(site: Path, visit) -> None:
    page = visit(site / PAGE)
    page.locator("#text .permalink").first.focus()
    page.keyboard.press("Tab")
    page.locator("#text a.name").nth(3).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    card = page.locator(".card")
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert not card.is_visible()


def test_hovered_note_reference_shows_the_note(published, visit) -> None:
    page = visit(published('<p>Yesterday<note n="1" place="bottom"><p>On the 6th.</p></note> he came.</p>'))
    page.locator("a[role=doc-noteref]").hover()
    assert page.locator(".card").inner_text().strip() == "On the 6th."


def test_notes_are_in_the_margin_of_a_wide_window(published, visit) -> None:
    body = '<p>Yesterday<note n="1" place="bottom"><p>On the 6th.</p></note> he came.</p>'
    wide = visit(published(body), width=1600)
    assert wide.locator(".side-notes").inner_text().split() == ["1", "On", "the", "6th."]
    assert visit(published(body), width=1280).locator(".side-notes").count() == 0


def test_original_positions_of_note_bodies_are_not_shown(published, visit) -> None:
    page = visit(published('<p>x</p></body><back><div type="notes"><ab><ptr target="#n"/></ab></div></back><body><p/>'))
    assert page.locator("#text .notes, #text a[href='#n']").count() == 0


def test_scripts_are_small() -> None:
    from teikit.core import resources

    scripts = list((resources.stylesheet("web/assets")).glob("*.js"))
    assert sum(script.stat().st_size for script in scripts) < 30_000


def test_right_to_left_text_has_its_direction(published, visit) -> None:
    page = visit(published('<p>He wrote:</p><p xml:lang="ar">مذكرة <foreign xml:lang="en">NATO</foreign></p>'))
    arabic = page.locator("#text p[lang=ar]")
    assert arabic.evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert arabic.locator("[lang=en]").evaluate("element => getComputedStyle(element).direction") == "ltr"
    assert page.locator("html").get_attribute("dir") == "ltr"


def test_margins_change_sides_with_the_direction(published, visit) -> None:
    path = published(CONVERSATION.replace("One", '<pb n="2"/>One'), PEOPLE)
    hebrew = path.with_name("hebrew.html")
    hebrew.write_text(path.read_text(encoding="utf-8").replace('dir="ltr"', 'dir="rtl"', 1), encoding="utf-8")
    for file, speaker_is_left in ((path, True), (hebrew, False)):
        page = visit(file)
        middle = page.locator("#text").bounding_box()
        speaker = page.locator("#text .speaker").first.bounding_box()
        number = page.locator("#text .pb").first.bounding_box()
        assert (speaker["x"] < middle["x"]) is speaker_is_left
        assert (number["x"] > middle["x"] + middle["width"] - 1) is speaker_is_left


def test_classification_is_listed_in_the_metadata(published, visit) -> None:
    page = visit(published('<opener><seg type="classification">SECRET</seg></opener><p>Text.</p>'))
    assert "Classification\nSECRET" in page.locator(".metadata").inner_text()


def test_every_target_of_a_reference_has_an_id_in_the_page(published) -> None:
    names = ["title", "opener", "part", "par", "list", "label", "item", "table", "row", "cell", "figure", "turn"]
    links = " ".join(f'<ref target="#{name}">{name}</ref>' for name in names)
    page = published(f"""<div><head xml:id="title">T</head><opener xml:id="opener"><salute>Sir:</salute></opener>
      <p>{links}</p>
      <div xml:id="part"><head>H</head><p xml:id="par">One two.</p>
      <list xml:id="list"><label xml:id="label">1.</label><item xml:id="item">One</item></list>
      <table xml:id="table"><row xml:id="row"><cell xml:id="cell">a</cell></row></table>
      <figure xml:id="figure"><figDesc>A map</figDesc></figure><sp xml:id="turn"><p>Yes.</p></sp></div></div>""")
    text = page.read_text(encoding="utf-8")
    assert all(f'href="#{name}"' in text for name in names)
    assert [text.count(f' id="{name}"') for name in names] == [1] * len(names)
