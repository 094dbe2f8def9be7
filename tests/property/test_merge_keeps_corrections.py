"""Every correction survives a merge or is reported: whatever two people do to one document, at any distance."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teikit.merge import CONFLICT, merge_documents

#: Every word of the base is unique, so that it can be traced.
BASE = [[f"b{paragraph}{word}" for word in range(5)] for paragraph in range(4)]
KINDS = ("insert", "delete", "replace", "wrap", "point", "attribute", "drop paragraph", "new paragraph", "split")


@dataclass(frozen=True)
class Edit:
    """An edit of one word, or of its paragraph."""

    kind: str
    paragraph: int
    word: int


EDITS = st.lists(st.builds(Edit, st.sampled_from(KINDS), st.integers(0, 3), st.integers(0, 4)), max_size=4)


def edited(edits: list[Edit], whose: str) -> str:
    """The base with edits; new words carry the name of their author."""
    done = {(edit.paragraph, edit.word): edit.kind for edit in edits}
    paragraphs = [_paragraph(done, paragraph, words, whose) for paragraph, words in enumerate(BASE)]
    return "<body>\n" + "".join(paragraphs) + "</body>\n"


def _paragraph(done: dict[tuple[int, int], str], paragraph: int, words: list[str], whose: str) -> str:
    kinds = {kind: number for (where, number), kind in done.items() if where == paragraph}
    new = f"<p>{whose}n{paragraph}</p>\n" if "new paragraph" in kinds else ""
    if "drop paragraph" in kinds:
        return new
    attribute = f' n="{whose}p{paragraph}"' if "attribute" in kinds else ""
    text = " ".join(_word(done.get((paragraph, number), ""), word, whose) for number, word in enumerate(words))
    return f"{new}<p{attribute}>{' '.join(text.split())}</p>\n"


def _word(kind: str, word: str, whose: str) -> str:
    return {
        "insert": f"{word} {whose}i{word}",
        "delete": "",
        "replace": f"{whose}r{word}",
        "wrap": f'<hi n="{whose}w{word}">{word}</hi>',
        "point": f'{word}<pb n="{whose}m{word}"/>',
        "split": f'{word}</p>\n<p n="{whose}s{word}">',
    }.get(kind, word)


def made(text: str, whose: str) -> set[str]:
    """The words added to a document."""
    return set(re.findall(rf"{whose}[a-z]\w+", text))


def gone(text: str) -> set[str]:
    """The words removed from the base."""
    return {word for words in BASE for word in words if not re.search(rf"\b{word}\b", text)}


def without_marks(text: str) -> str:
    return re.sub(rf"<\?{CONFLICT} .*?\?>", "", text, flags=re.DOTALL)


@given(EDITS, EDITS)
def test_every_manual_addition_is_in_the_merged_file(by_hand: list[Edit], by_encoder: list[Edit]) -> None:
    mine, theirs = edited(by_hand, "M"), edited(by_encoder, "T")
    merged = without_marks(merge_documents(edited([], ""), mine, theirs).text)
    assert made(mine, "M") <= made(merged, "M")


@given(EDITS, EDITS)
def test_words_struck_out_by_hand_do_not_come_back(by_hand: list[Edit], by_encoder: list[Edit]) -> None:
    mine, theirs = edited(by_hand, "M"), edited(by_encoder, "T")
    merged = without_marks(merge_documents(edited([], ""), mine, theirs).text)
    assert gone(mine) <= gone(merged)


@given(EDITS, EDITS)
def test_new_output_of_the_encoder_is_merged_or_reported_as_a_conflict(
    by_hand: list[Edit], by_encoder: list[Edit]
) -> None:
    theirs = edited(by_encoder, "T")
    result = merge_documents(edited([], ""), edited(by_hand, "M"), theirs)
    reported = "".join(conflict.theirs for conflict in result.conflicts)
    assert made(theirs, "T") <= made(result.text + reported, "T")


@given(EDITS, EDITS)
def test_words_come_out_once_and_only_where_somebody_has_them(by_hand: list[Edit], by_encoder: list[Edit]) -> None:
    result = merge_documents(edited([], ""), edited(by_hand, "M"), edited(by_encoder, "T"))
    words = re.findall(r"\b[bMT]\w+", " ".join(etree.fromstring(without_marks(result.text)).itertext()))
    assert len(words) == len(set(words))


@given(EDITS, EDITS)
def test_every_conflict_has_its_mark_on_the_reported_line(by_hand: list[Edit], by_encoder: list[Edit]) -> None:
    result = merge_documents(edited([], ""), edited(by_hand, "M"), edited(by_encoder, "T"))
    lines = result.text.split("\n")
    assert result.text.count(f"<?{CONFLICT}") == len(result.conflicts)
    assert all(f"<?{CONFLICT}" in lines[conflict.line - 1] for conflict in result.conflicts)


@given(EDITS, EDITS)
def test_merging_again_changes_nothing(by_hand: list[Edit], by_encoder: list[Edit]) -> None:
    theirs = edited(by_encoder, "T")
    once = merge_documents(edited([], ""), edited(by_hand, "M"), theirs)
    again = merge_documents(theirs, once.text, theirs)
    assert (again.text, again.applied, again.conflicts) == (once.text, 0, ())
