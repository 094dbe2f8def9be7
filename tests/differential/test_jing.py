"""Mutated documents: the verdict and the line of the first error agree with jing."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from helpers import SHARED
from teikit import relaxng

DATA = SHARED / "data"
SCHEMA = DATA / "tei" / "tei_all.rng"
#: Number of mutated documents, from TEIKIT_MUTATIONS.
COUNT = int(os.environ.get("TEIKIT_MUTATIONS", "400"))

pytestmark = [
    pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed"),
    pytest.mark.skipif(not SCHEMA.exists(), reason="the test data is not available"),
]

TEI = "{http://www.tei-c.org/ns/1.0}"


def _rename(element: etree._Element, chance: random.Random) -> None:
    element.tag = TEI + chance.choice(["p", "div", "head", "note", "hi", "nonesuch", "persname", "date", "item"])


def _drop(element: etree._Element, chance: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _double(element: etree._Element, chance: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        copy = etree.fromstring(etree.tostring(element, with_tail=False))
        parent.insert(parent.index(element), copy)


def _swap(element: etree._Element, chance: random.Random) -> None:
    following = element.getnext()
    if following is not None and isinstance(following.tag, str):
        following.addnext(element)


def _add_attribute(element: etree._Element, chance: random.Random) -> None:
    name = chance.choice(["when", "rend", "type", "nonesuch", "who", "target", "n", "level"])
    element.set(name, chance.choice(["", "x", "two words", "1950-13-01", "#a"]))


def _drop_attribute(element: etree._Element, chance: random.Random) -> None:
    if element.attrib:
        element.attrib.pop(chance.choice(sorted(map(str, element.attrib))))


def _change_value(element: etree._Element, chance: random.Random) -> None:
    if element.attrib:
        name = chance.choice(sorted(map(str, element.attrib)))
        element.set(
            name, chance.choice(["", "two words", "1950-02-30", "%zz", "-1", "nonesuch", f"{element.get(name)}x"])
        )


def _move(element: etree._Element, chance: random.Random) -> None:
    others = [other for other in element.getroottree().iter(etree.Element) if element not in (other, *_above(other))]
    if element.getparent() is not None and others:
        chance.choice(others).append(element)


def _above(element: etree._Element) -> list[etree._Element]:
    return list(element.iterancestors())


def _wrap(element: etree._Element, chance: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        wrapper = etree.Element(TEI + chance.choice(["p", "div", "note", "list", "item", "hi", "quote"]))
        parent.replace(element, wrapper)
        wrapper.append(element)


def _add_text(element: etree._Element, chance: random.Random) -> None:
    element.text = (element.text or "") + "stray"


MUTATIONS: list[Callable[[etree._Element, random.Random], None]] = [
    _rename, _drop, _double, _swap, _move, _wrap, _add_attribute, _drop_attribute, _change_value, _add_text,
]  # fmt: skip


def repaired(source: Path) -> etree._ElementTree:
    """Return a document without an error that many documents share: a date without a publisher."""
    tree = etree.parse(source)
    for statement in tree.iter(f"{TEI}publicationStmt"):
        if statement[0].tag == f"{TEI}date":
            statement.insert(0, etree.Element(f"{TEI}publisher"))
    return tree


def mutated(source: Path, chance: random.Random) -> bytes:
    """Return a document with one change and each tag on one line, so the line of an error is unambiguous."""
    tree = repaired(source)
    elements = [element for element in tree.iter(etree.Element) if element is not tree.getroot()]
    chance.choice(MUTATIONS)(chance.choice(elements), chance)
    return etree.tostring(tree, encoding="utf-8")


def first_lines_of_jing(files: list[Path]) -> dict[str, int]:
    """Return the line of jing's first error for each invalid file."""
    run = subprocess.run(["jing", "-i", str(SCHEMA), *map(str, files)], capture_output=True, text=True, check=False)
    lines: dict[str, int] = {}
    for match in re.finditer(r"^(.+?):(\d+):\d+: (?:fatal|error):", run.stdout, re.MULTILINE):
        lines.setdefault(match.group(1), int(match.group(2)))
    return lines


def test_the_verdict_and_the_first_line_agree_with_jing(tmp_path: Path) -> None:
    chance = random.Random(1950)
    schema = relaxng.load(SCHEMA)
    found = sorted(
        [*(DATA / "hsg").glob("[12]*.xml"), *(DATA / "frus").glob("*.xml"), *(DATA / "dracor").glob("*.xml")]
    )
    sources = [source for source in found if not any(schema.validate_tree(repaired(source)))]
    assert len(sources) > 50
    files = [tmp_path / f"{number}.xml" for number in range(COUNT)]
    for file in files:
        file.write_bytes(mutated(chance.choice(sources), chance))
    firsts = {str(file): next(schema.validate(file), None) for file in files}
    assert {file: first.line for file, first in firsts.items() if first is not None} == first_lines_of_jing(files)
    assert 0.3 * COUNT < sum(first is not None for first in firsts.values()) < 0.9 * COUNT
