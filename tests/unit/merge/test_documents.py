"""Manual corrections survive a new encoding; nothing is lost, and conflicts are marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teikit.encoding import Encoding
from teikit.merge import CONFLICT, merge_documents

BASE = """<TEI>
<body><p>Mr. Dulles said he saw Rusk in Washington.</p>
<p><said who="#a">He agreed.</said> They left.</p>
<list><item>One</item>
<item>Two</item></list></body></TEI>"""


def test_a_change_only_by_the_encoder_is_merged() -> None:
    theirs = BASE.replace("Washington", "<placeName>Washington</placeName>")
    result = merge_documents(BASE, BASE, theirs)
    assert (result.text, result.applied, result.conflicts) == (theirs, 1, ())


def test_a_change_only_by_a_person_is_kept_to_the_character() -> None:
    mine = BASE.replace('who="#a"', "who='#b'  cert = 'high'").replace("<item>Two", "<!-- sic --><item >Two")
    assert merge_documents(BASE, mine, BASE).text == mine


def test_both_may_change_one_paragraph() -> None:
    mine = BASE.replace("Rusk", '<persName ref="#rusk">Rusk</persName>')
    theirs = BASE.replace("Washington", "<placeName>Washington</placeName>")
    result = merge_documents(BASE, mine, theirs)
    assert '<persName ref="#rusk">Rusk</persName> in <placeName>Washington</placeName>' in result.text
    assert result.conflicts == ()


def test_the_same_change_on_both_sides_is_made_once() -> None:
    changed = BASE.replace("They left", "<hi>They</hi> left")
    assert merge_documents(BASE, changed, changed).text == changed


def test_a_conflict_keeps_the_correction_and_marks_what_the_encoder_would_write() -> None:
    mine, theirs = BASE.replace('who="#a"', 'who="#b"'), BASE.replace('who="#a"', 'who="#c"')
    result = merge_documents(BASE, mine, theirs)
    assert f'<?{CONFLICT} <said who="#c">?><said who="#b">He agreed.' in result.text
    [conflict] = result.conflicts
    assert (conflict.line, conflict.base, conflict.mine, conflict.theirs) == (
        3,
        '<said who="#a">',
        '<said who="#b">',
        '<said who="#c">',
    )


def test_tags_that_touch_are_merged_one_by_one() -> None:
    base = '<p><said who="#a"><persName ref="#x">X</persName> spoke</said></p>'
    mine, theirs = base.replace("#a", "#b"), base.replace("#x", "#y")
    assert merge_documents(base, mine, theirs).text == base.replace("#a", "#b").replace("#x", "#y")


def test_a_paragraph_that_was_split_by_hand_is_not_undone() -> None:
    mine = BASE.replace("</said> They", "</said></p>\n<p>They")
    theirs = BASE.replace("They left", "<date>They</date> left")
    result = merge_documents(BASE, mine, theirs)
    etree.fromstring(result.text)
    assert "</said></p>\n<p>They left" in result.text
    assert len(result.conflicts) == 1
    assert "<date>They</date>" in result.text


def test_overlapping_elements_are_a_conflict_not_a_broken_file() -> None:
    mine = BASE.replace("he saw Rusk", "<q>he saw Rusk</q>")
    theirs = BASE.replace("Rusk in Washington", "<seg>Rusk in Washington</seg>")
    result = merge_documents(BASE, mine, theirs)
    etree.fromstring(result.text)
    assert "<q>he saw Rusk</q>" in result.text
    assert len(result.conflicts) >= 1


def test_the_memorandum_takes_a_new_rule_and_keeps_its_corrections(memorandum: Encoding) -> None:
    base = memorandum.to_bytes().decode()
    mine = base.replace("apparently shook his head", "<gloss>apparently shook</gloss> his head")
    mine = mine.replace(
        "</revisionDesc>", '  <change when="2026-11-30">Read against the print.</change>\n</revisionDesc>'
    )
    theirs = base.replace("Vanderbilt", "<placeName>Vanderbilt</placeName>").replace("0.1.0", "0.2.0")
    result = merge_documents(base, mine, theirs)
    assert result.conflicts == ()
    for expected in ("<gloss>", "Read against the print", "<placeName>Vanderbilt</placeName>", 'version="0.2.0"'):
        assert expected in result.text
    assert result.text == mine.replace("Vanderbilt", "<placeName>Vanderbilt</placeName>").replace("0.1.0", "0.2.0")


WORDS = st.sampled_from(["one", "two", "three", "<hi>four</hi>", "<pb/>", "<said who='#x'>", "</said>"])


def document(paragraphs: list[list[str]]) -> str:
    return "<body>" + "\n".join(f"<p>{' '.join(words)}</p>" for words in paragraphs) + "</body>"


@given(*(st.lists(st.lists(WORDS, max_size=5), max_size=4) for _ in range(3)))
def test_the_merge_of_any_changes_is_well_formed_and_loses_nothing(
    base: list[list[str]], mine: list[list[str]], theirs: list[list[str]]
) -> None:
    texts = [document(version) for version in (base, mine, theirs)]
    if any(not well_formed(text) for text in texts):
        return
    result = merge_documents(*texts)
    assert well_formed(result.text)
    if not result.conflicts and texts[0] == texts[1]:
        assert result.text == texts[2]
    if texts[0] == texts[2]:
        assert result.text == texts[1]


def well_formed(text: str) -> bool:
    try:
        etree.fromstring(text)
    except etree.XMLSyntaxError:
        return False
    return True


@pytest.mark.parametrize("text", ['<a b=">"/>', "<a><!-- <b> --><![CDATA[<c>]]></a>", "<a>x &amp; y</a>\n"])
def test_merging_nothing_gives_the_file(text: str) -> None:
    assert merge_documents(text, text, text).text == text


def test_a_paragraph_that_the_encoder_drops_does_not_shift_its_neighbours() -> None:
    base = "<body>\n<p>The first one.</p>\n<p>A second is here.</p>\n<p>The third comes last.</p>\n</body>"
    mine = base.replace("second is", "second was")
    theirs = base.replace("<p>The first one.</p>\n", "").replace("last", "<date>last</date>").replace("here", "there")
    result = merge_documents(base, mine, theirs)
    assert result.conflicts == ()
    assert result.text == theirs.replace("second is", "second was")


def test_a_mark_is_never_before_the_xml_declaration() -> None:
    declared = '<?xml version="1.0" encoding="{}"?>\n<TEI><p>One</p></TEI>'
    versions = [declared.format(encoding) for encoding in ("UTF-8", "utf-8", "US-ASCII")]
    assert merge_documents(*versions).text == versions[1]


def test_a_tag_in_conflict_keeps_its_partner_and_the_rest_is_merged() -> None:
    base = "<body>\n<div>\n<p>One is here.</p>\n<p>Two is there.</p>\n</div>\n<p>Three ends.</p>\n</body>"
    mine = base.replace("<div>", '<div n="1">')
    theirs = base.replace("<div>\n", "").replace("</div>\n", "").replace("Three", "<date>Three</date>")
    result = merge_documents(base, mine, theirs)
    assert [conflict.mine for conflict in result.conflicts] == ['<div n="1">\n', "</div>\n"]
    assert "<p><date>Three</date> ends.</p>" in result.text


def test_a_paragraph_split_by_hand_is_recognised_next_to_a_new_one() -> None:
    base = "<body>\n<p>Alpha beta gamma delta epsilon.</p>\n<p>Zeta eta theta iota kappa.</p>\n</body>"
    mine = base.replace("beta gamma ", "Beta gamma</p> <p>")
    theirs = base.replace("<body>\n", "<body>\n<p>Lambda.</p>\n")
    result = merge_documents(base, mine, theirs)
    assert (result.text, result.conflicts) == (mine.replace("<body>\n", "<body>\n<p>Lambda.</p>\n"), ())
