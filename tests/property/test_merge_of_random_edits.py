"""Random edits of a document against random changes of its source: nothing is lost, nothing occurs twice."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

import teikit
from teikit.core.xml import is_well_formed
from teikit.merge import CONFLICT, merge_documents

PARAGRAPHS = 7
WORDS = 9
NAMES = ("Hill", "Stone", "Marsh")
HEADING = "Memorandum by Mr. Hill to Mr. Stone"


def write_source(folder: Path, paragraphs: list[str]) -> str:
    """Write a source and return its encoding."""
    path = folder / "memo.txt"
    path.write_text("\n\n".join([HEADING, *paragraphs]) + "\n", encoding="utf-8")
    return teikit.encode(path, profile="frus").to_bytes().decode()


def paragraph(number: int, chosen: random.Random) -> str:
    """Return a paragraph; each of its words occurs nowhere else, except names."""
    words = [f"q{number}w{index}" for index in range(WORDS)]
    if chosen.random() < 0.5:
        words.insert(chosen.randrange(WORDS), f"Mr. {chosen.choice(NAMES)}")
    return " ".join(words).capitalize() + "."


def change_source(paragraphs: list[str], chosen: random.Random) -> list[str]:
    """Change, move, add, remove, split or join a paragraph."""
    changed = list(paragraphs)
    at = chosen.randrange(len(changed))
    match chosen.choice(("word", "move", "add", "remove", "split", "join", "name")):
        case "word":
            changed[at] = re.sub(r"w4\b", "w4changed", changed[at])
        case "move":
            moved = changed.pop(at)
            changed.insert(chosen.randrange(len(changed) + 1), moved)
        case "add":
            changed.insert(at, paragraph(chosen.randrange(100, 999), chosen))
        case "remove":
            del changed[at]
        case "split":
            words = changed[at].split(" ")
            changed[at : at + 1] = [" ".join(words[:4]) + ".", " ".join(words[4:]).capitalize()]
        case "join" if at:
            changed[at - 1 : at + 1] = [f"{changed[at - 1]} {changed[at]}"]
        case _:
            changed[at] = f"Mr. {chosen.choice(NAMES)} wrote: {changed[at]}"
    return changed


def edit_document(text: str, chosen: random.Random) -> str:
    """Edit, move, add or remove a paragraph of a document as an editor does."""
    found = re.findall(r"[ \t]*<p>.*?</p>\n?", text, re.DOTALL)
    one = chosen.choice(found)
    words = re.findall(r"\bq\d+w\d+\b", one)
    word = chosen.choice(words) if words else "He"
    match chosen.choice(("mark", "insert", "replace", "move", "add", "remove", "person")):
        case "mark":
            return text.replace(one, one.replace(word, f"<hi>{word}</hi>", 1), 1)
        case "insert":
            return text.replace(one, one.replace(word, f"{word} new{chosen.randrange(10**6)}e", 1), 1)
        case "replace":
            return text.replace(one, one.replace(word, f"new{chosen.randrange(10**6)}e", 1), 1)
        case "move":
            other = chosen.choice(found)
            return text if other == one else text.replace(one, "", 1).replace(other, other + one, 1)
        case "add":
            return text.replace(one, f"{one}<p>new{chosen.randrange(10**6)}e by hand</p>\n", 1)
        case "remove" if len(found) > 3:
            return text.replace(one, "", 1)
        case _:
            person = f'<person xml:id="{chosen.choice(NAMES).lower()}"><persName>By hand</persName></person>'
            return text if "By hand" in text else text.replace("</listPerson>", f"{person}</listPerson>", 1)


def words_of(text: str) -> Counter[str]:
    """Count the unique words in the body of a document, conflict marks excepted."""
    body = re.sub(rf"<\?{CONFLICT}.*?\?>", "", text, flags=re.DOTALL).partition("<text")[2]
    return Counter(word.lower() for word in re.findall(r"\b[qQ]\d+w\w+|\bnew\d+e", body))


@pytest.mark.parametrize("group", range(4))
def test_nothing_is_lost_or_doubled_in_200_random_merges(group: int, tmp_path: Path) -> None:
    for seed in range(50 * group, 50 * group + 50):
        chosen = random.Random(seed)
        source = [paragraph(number, chosen) for number in range(PARAGRAPHS)]
        base = write_source(tmp_path, source)
        mine, changed = base, source
        for _ in range(chosen.randint(1, 3)):
            mine, changed = edit_document(mine, chosen), change_source(changed, chosen)
        theirs = write_source(tmp_path, changed)
        check_merge(base, mine, theirs, seed)


def check_merge(base: str, mine: str, theirs: str, seed: int) -> None:
    """Check a merge against its versions."""
    merged = merge_documents(base, mine, theirs).text
    assert is_well_formed(merged.encode()), seed
    root = etree.fromstring(merged.encode(), etree.XMLParser(recover=True))
    ids = Counter(root.xpath("//@xml:id"))
    assert set(ids.values()) <= {1, *Counter(re.findall(r'xml:id="(.*?)"', mine)).values()}, seed
    old, ours, new, result = map(words_of, (base, mine, theirs, merged))
    assert [word for word, count in result.items() if count > 1] == [], seed
    assert [word for word in ours if word not in old and word not in result] == [], seed
    assert [word for word in old if word in ours and word in new and word not in result] == [], seed
    marks = "".join(re.findall(rf"<\?{CONFLICT}.*?\?>", merged, re.DOTALL)).lower()
    assert [word for word in new if word not in old and word not in result and word not in marks] == [], seed
