"""Position of lists in a document, and the owners of items without labels."""

from __future__ import annotations

import pytest
from lxml import etree

from teikit import relaxng
from teikit.core import resources
from teikit.core.xml import NSMAP
from teikit.encoding import EncodingOptions, Transcript, encode
from teikit.encoding.profiles import load_profile

FRUS = EncodingOptions(load_profile("frus"))
SCHEMA = relaxng.load(resources.schema("teikit.rng"))
HEAD = "Memorandum by A to B\n[Strelsau,] May 3, 1951.\n"


def body(text: str) -> etree._Element:
    made = encode(Transcript(HEAD + text, "any.txt"), FRUS)
    assert not list(SCHEMA.validate(made.to_bytes(), "any.xml"))
    [found] = made.root.iterfind("tei:text", NSMAP)
    return found


@pytest.mark.parametrize(
    ("leading", "within"),
    [
        ("The following is agreed upon:", True),
        ("The Foreign Office could approve of a resolution only if", True),
        ("The action is the following—", True),
        ("Mr. Sapt has the following:", True),
        ("Some points are to be made.", False),
        ("Recommendations", False),
        ("Having considered the report of the King,", False),
    ],
)
def test_a_list_is_inside_the_paragraph_that_introduces_it(leading: str, within: bool) -> None:
    made = body(f"{leading}\n- (a)\n- The King is well.\n- (b)\n- So is the Queen.\nThe end.\n")
    assert len(made.findall(".//tei:div/tei:p/tei:list", NSMAP)) == within
    assert len(made.findall(".//tei:div/tei:list", NSMAP)) == (not within)


def test_an_item_without_a_label_goes_on_with_the_list_that_has_such_items() -> None:
    made = body(
        "These are the points:\n- 1.\n- The King.\n- Some pressures are:\n- (a)\n- The Queen.\n- (b)\n- The Duke.\n"
        "- In conclusion, all is well.\n"
    )
    [outer] = made.findall(".//tei:p/tei:list", NSMAP)
    words = [" ".join("".join(item.itertext()).split()) for item in outer.iterfind("tei:item", NSMAP)]
    assert words == ["The King.", "Some pressures are: (a) The Queen. (b) The Duke.", "In conclusion, all is well."]


def test_a_quotation_goes_with_the_item_that_leads_in_to_it() -> None:
    quoted = "- The King wrote as follows:\n“I am well.\n“So is the Queen.”"
    made = body(f"These are the points:\n- 1.\n{quoted}\n- 2.\n- He left.\nThe end.\n")
    [listed] = made.findall(".//tei:list", NSMAP)
    assert [len(item.findall("tei:quote/tei:p", NSMAP)) for item in listed.iterfind("tei:item", NSMAP)] == [2, 0]
    assert len(made.findall(".//tei:div/tei:p", NSMAP)) == 2


def test_a_quotation_that_does_not_end_leaves_the_list_as_it_is() -> None:
    made = body("These are the points:\n- 1.\n- The King wrote:\n“I am well.\nThe end.\n")
    assert len(made.findall(".//tei:item", NSMAP)) == 1
    assert len(made.findall(".//tei:div/tei:p", NSMAP)) == 3


def test_a_paragraph_after_an_item_that_introduces_no_quotation_ends_the_list() -> None:
    made = body("These are the points:\n- 1.\n- The King wrote:\nHe is well.\n- 1.\n- He left.\n")
    assert [len(one.findall("tei:item", NSMAP)) for one in made.iterfind(".//tei:list", NSMAP)] == [1, 1]


def cells(made: etree._Element) -> list[str]:
    return [
        " ".join("".join(cell.itertext()).split()) for cell in made.iterfind(".//tei:table/tei:row/tei:cell", NSMAP)
    ]


FIGURES = ["14.4 Budget", "23 Budget", "Army (including Guards):", "677,000 men", "10 divisions", "Normal maintenance."]


def test_many_short_lines_are_the_cells_of_a_table_that_lost_its_columns() -> None:
    made = body(
        "The figures are as follows:\n" + "\n".join(FIGURES) + "\nThe King is content with them.\n" + 60 * "So. "
    )
    assert cells(made) == FIGURES
    assert made.find(".//tei:p/tei:table", NSMAP) is not None


@pytest.mark.parametrize(
    "lines",
    [
        FIGURES[3:5],
        ["Go.", "Stay.", "Go at once.", "Stay there.", "Go."],
        ["1. The King", "2. The Queen", "3. The Duke", "4. The Marshal", "5. The Regent"],
        ["Mr. Sapt, Guards", "Mr. Tarlenheim, Household", "Mr. Strakencz, Army", "Mr. Hentzau, None"],
    ],
)
def test_few_short_lines_sentences_numbers_and_persons_are_not_a_table(lines: list[str]) -> None:
    made = body("\n".join(lines) + "\n" + 30 * "The King is well. ")
    assert not cells(made)
    assert len(made.findall(".//tei:div/tei:p", NSMAP)) == len(lines) + 1


def test_the_lines_of_a_title_page_are_not_cells() -> None:
    made = encode(Transcript("\n".join([*FIGURES, 30 * "The King is well. "]), "any.txt"), FRUS).root
    assert made.find(".//tei:table", NSMAP) is None


def test_lines_of_wrapped_text_are_not_cells() -> None:
    assert not cells(body("\nThe King\nof Ruritania\nand the Queen\nand the Duke\nare well.\n\nThe end\nof it.\n"))


def test_companions_of_a_member_are_in_the_paragraph_of_the_member() -> None:
    made = body("Mr. Sapt, Guards\n- Mr. Tarlenheim\nMr. Strakencz, Army\n- The budget\nThe King is well.\n")
    within = made.findall(".//tei:div/tei:p/tei:list", NSMAP)
    assert ["".join(one.itertext()).strip() for one in within] == ["Mr. Tarlenheim"]


PLAIN = EncodingOptions(load_profile("plain"))
REPORT = """We found three things:

1. The roof leaks. It has leaked since 1948, and nothing
   was done about it.

2. The books are damp:

   (a) those of the north wing, which were bought
       in 1930;
   (b) those of the cellar.

   Nobody has looked at the attic.

3. The catalogue is lost.

That is all.
"""


def plain(text: str) -> etree._Element:
    made = encode(Transcript(text, "any.txt"), PLAIN)
    assert not list(SCHEMA.validate(made.to_bytes(), "any.xml"))
    [found] = made.root.iterfind("tei:text", NSMAP)
    return found


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_labels_that_count_up_make_nested_lists_with_paragraphs_that_go_on() -> None:
    [outer] = plain(REPORT).findall(".//tei:p/tei:list", NSMAP)
    assert [words(label) for label in outer.iterfind("tei:label", NSMAP)] == ["1.", "2.", "3."]
    _, second, third = outer.findall("tei:item", NSMAP)
    assert [words(label) for label in second.iterfind("tei:list/tei:label", NSMAP)] == ["(a)", "(b)"]
    assert [words(p) for p in second.iterfind("tei:p", NSMAP)] == [
        "The books are damp:", "Nobody has looked at the attic.",
    ]  # fmt: skip
    assert words(third) == "The catalogue is lost."


@pytest.mark.parametrize(
    "text",
    [
        "1. The only one.\n\nMore.\n",
        "A. J. P. Zenda wrote it.\n",
        "1. One.\n3. Three.\n",
        "I. The one.\nB. The other.\n",
    ],
)
def test_labels_that_do_not_count_up_are_in_paragraphs(text: str) -> None:
    assert not plain(text).findall(".//tei:list", NSMAP)


def test_labels_of_lists_that_nothing_else_marks_need_no_rendition_of_their_own() -> None:
    assert not [e for e in plain(REPORT).iter() if e.get("style")]


def test_numbered_paragraphs_of_the_series_stay_paragraphs() -> None:
    assert not body("1. The roof leaks.\n2. The books are damp.\n").findall(".//tei:list", NSMAP)


def test_a_report_is_not_a_collection_of_papers() -> None:
    made = encode(Transcript("Report on the Library\n\nAll is well.\n", "any.txt"), FRUS)
    assert [words(head) for head in made.root.iterfind(".//tei:body//tei:head", NSMAP)] == ["Report on the Library"]
