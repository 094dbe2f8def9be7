"""Attribution of statements in minutes with many speakers, compared with the judgement of a reader."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest
from lxml import etree

from helpers import ROOT
from teikit.core.xml import NSMAP, parse
from teikit.encoding import EncodingOptions, Transcript, encode
from teikit.encoding.profiles import load_profile

MINUTES = ROOT.parent / "shared" / "data" / "hsg"
JUDGED = Path(__file__).parent / "data" / "reported-speech.tsv"
BLOCKS = ("head", "dateline", "p", "item", "label", "signed", "cell")


def judged() -> dict[str, list[tuple[str, str]]]:
    """Return, for each meeting's day, the first words of its sentences and their speakers."""
    found = defaultdict(list)
    rows = csv.reader(JUDGED.read_text(encoding="utf-8").splitlines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE)
    for day, who, words in rows:
        found[day].append((words, who))
    return dict(found)


def lines(root: etree._Element) -> str:
    """Return the text of minutes, a block a line."""
    blocks = root.iterfind(".//tei:text//*", NSMAP)
    return "\n".join(
        ("- " if etree.QName(block).localname == "item" else "") + " ".join("".join(block.itertext()).split())
        for block in blocks
        if etree.QName(block).localname in BLOCKS and not block.xpath("tei:list", namespaces=NSMAP)
    )


@pytest.mark.skipif(not MINUTES.is_dir(), reason="the minutes are not beside the checkout")
@pytest.mark.parametrize("day", sorted(judged()))
def test_nineteen_of_twenty_statements_are_given_to_who_made_them(day: str) -> None:
    text = lines(parse(MINUTES / f"{day}-hac-meeting-minutes.xml").getroot())
    encoding = encode(Transcript(text, f"{day}.txt"), EncodingOptions(load_profile("frus")))
    said = {
        " ".join("".join(statement.itertext()).split()): statement.get("who", "").replace("#", "")
        for statement in encoding.root.iterfind(".//tei:said", NSMAP)
    }
    wrong = [
        (words, who) for words, who in judged()[day]
        if not any(speaker == who and sentence.startswith(words) for sentence, speaker in said.items())
    ]  # fmt: skip
    assert len(wrong) <= 0.05 * len(judged()[day]), wrong
