"""The memorandum as it is corrected by hand while its source changes: dropped, added, swapped and repaired lines."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from helpers import SOURCE
from teikit.encoding import EncodingOptions, encode
from teikit.encoding.profiles import load_profile
from teikit.encoding.readers.text import parse
from teikit.merge import CONFLICT, merge_documents

LINES = SOURCE.read_text(encoding="utf-8").split("\n")
RANDOM = st.randoms(use_true_random=False)


def encoded(lines: list[str]) -> str:
    source = parse("\n".join(lines).encode(), Path("memorandum.txt"), None)
    return encode(source, EncodingOptions(load_profile("frus"))).to_bytes().decode()


@pytest.fixture(scope="module")
def base() -> str:
    return encoded(LINES)


def changed(random: Random) -> list[str]:
    """The source with up to four lines changed."""
    lines = list(LINES)
    for _ in range(random.randint(1, 4)):
        at = random.randrange(5, len(lines) - 2)
        change = random.choice(["drop", "add", "swap", "mend"])
        if change == "drop":
            del lines[at]
        elif change == "add":
            lines.insert(at, "Mr. Lange said that he agreed with all of this.")
        elif change == "swap":
            lines[at : at + 2] = reversed(lines[at : at + 2])
        else:
            lines[at] = lines[at].replace(" the ", " this ", 1)
    return lines


def corrected(text: str, random: Random) -> tuple[str, set[str]]:
    """The document with up to eight words marked up by hand, and the means to recognise them."""
    body = text.index("<body>")
    found = [word.span() for word in re.finditer(r"(?<=[ >])[a-z]{4,}(?=[ .,<])(?![^<]*>)", text[body:])]
    spans = sorted(random.sample(found, random.randint(1, 8)), reverse=True)
    for number, (start, end) in enumerate(spans):
        word = text[body + start : body + end]
        text = f'{text[: body + start]}<hi n="by-hand-{number}.">{word}</hi>{text[body + end :]}'
    return text, {f"by-hand-{number}." for number in range(len(spans))}


@settings(max_examples=12)
@given(RANDOM)
def test_every_correction_is_in_the_document_after_a_change_of_its_source(base: str, random: Random) -> None:
    mine, marks = corrected(base, random)
    merged = merge_documents(base, mine, encoded(changed(random))).text
    etree.fromstring(merged.encode())
    kept = re.sub(rf"<\?{CONFLICT} .*?\?>", "", merged, flags=re.DOTALL)
    assert not [mark for mark in marks if mark not in kept]


@settings(max_examples=12)
@given(RANDOM)
def test_a_document_without_corrections_becomes_the_new_encoding(base: str, random: Random) -> None:
    theirs = encoded(changed(random))
    result = merge_documents(base, base, theirs)
    assert (result.text, result.conflicts) == (theirs, ())
