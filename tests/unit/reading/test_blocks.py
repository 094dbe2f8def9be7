"""Readings: lists, tables, figures, verse, speech."""

from __future__ import annotations

import pytest

from helpers.readings import find, read_contents, text_of


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<list rend='numbered'><item>x</item></list>", "ordered"),
        ("<list type='ordered'><item>x</item></list>", "ordered"),
        ("<list><label>a</label><item>x</item></list>", "labelled"),
        ("<list rend='bulleted'><item>x</item></list>", "bulleted"),
        ("<list type='simple'><item>x</item></list>", "simple"),
        ("<list><item>x</item></list>", "bulleted"),
    ],
)
def test_type_of_a_list_follows_from_its_labels_and_attributes(markup: str, kind: str) -> None:
    [found] = find(read_contents(markup), "r:list")
    assert found.get("type") == kind


def test_table_counts_the_columns_that_cells_span() -> None:
    [table] = find(
        read_contents("<table><row role='label'><cell cols='2'>a</cell></row><row><cell>b</cell></row></table>"),
        "r:table",
    )
    assert table.get("columns") == "2"
    assert [row.get("header") for row in find(table, "r:row")] == ["true", None]


def test_address_of_a_picture_that_is_not_safe_is_left_out() -> None:
    body = "<figure><graphic url='javascript:x'/><figDesc>A house</figDesc></figure>"
    [graphic] = find(read_contents(body), ".//r:graphic")
    assert (graphic.get("url"), graphic.get("alternative")) == (None, "A house")


def test_lines_of_verse_in_succession_are_a_stanza_and_every_fifth_number_is_kept() -> None:
    [stanza] = find(read_contents("<div><l n='4'>a</l><l n='5'>b</l></div>"), ".//r:stanza")
    assert [line.get("number") for line in find(stanza, "r:line")] == [None, "5"]


def test_statement_has_the_label_and_the_position_of_its_speaker() -> None:
    body = "<sp who='#a'><speaker>ANNA.</speaker><p>Yes.</p></sp><sp who='#b'><speaker>BERT.</speaker><p>No.</p></sp>"
    statements = find(read_contents(body), "r:statement")
    assert [(each.get("who"), each.get("position")) for each in statements] == [("a", "1"), ("b", "2")]
    assert [text_of(label) for each in statements for label in find(each, "r:label")] == ["ANNA.", "BERT."]


@pytest.mark.parametrize("quoted", ["Words", "<p>Words</p>"])
def test_quotation_with_its_source_is_set_off_once(quoted: str) -> None:
    contents = read_contents(f"<cit><quote>{quoted}</quote><bibl>Old Book</bibl></cit>")
    assert len(find(contents, ".//r:quotation")) == 1
    assert "Words" in text_of(contents)
    assert "Old Book" in text_of(contents)
