"""James Clark's conformance suite for RELAX NG, if it is available."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from helpers import SHARED

SUITE = SHARED / "data" / "relaxng" / "spectest.xml"


@dataclass(frozen=True)
class Case:
    number: int
    section: str
    element: etree._Element

    def __str__(self) -> str:
        return f"{self.number}-section-{self.section}"

    @property
    def is_correct(self) -> bool:
        return self.element.find("correct") is not None

    def write(self, folder: Path, serialise: Callable[[etree._Element], bytes], name: str = "schema.rng") -> Path:
        """Write the schema and its resources into a folder.

        :param serialise: serialises a schema element.
        """
        schema = self.element.find("correct" if self.is_correct else "incorrect")
        assert schema is not None
        for holder in (self.element, schema):
            _write_resources(holder, folder, serialise)
        target = folder / name
        target.write_bytes(serialise(_content(schema)))
        return target

    def documents(self, kind: str) -> list[bytes]:
        return [as_xml(_content(element)) for element in self.element.findall(kind)]


def as_xml(element: etree._Element) -> bytes:
    return etree.tostring(element, with_tail=False, encoding="utf-8")


def _content(holder: etree._Element) -> etree._Element:
    return [child for child in holder.iterchildren(etree.Element) if child.tag not in ("resource", "dir")][-1]


def _write_resources(holder: etree._Element, folder: Path, serialise: Callable[[etree._Element], bytes]) -> None:
    for resource in holder.iterchildren("resource"):
        (folder / resource.get("name", "")).write_bytes(serialise(_content(resource)))
    for inner in holder.iterchildren("dir"):
        place = folder / inner.get("name", "")
        place.mkdir()
        _write_resources(inner, place, serialise)


def cases(wanted: Callable[[Case], bool] = lambda case: True) -> list[object]:
    """Return the wanted cases as test parameters; if the suite is not available, one that is skipped."""
    if not SUITE.exists():
        mark = pytest.mark.skip(reason="the conformance suite is not available")
        return [pytest.param(None, marks=mark, id="absent")]
    found = []
    for number, element in enumerate(etree.parse(SUITE).iter("testCase"), 1):
        section = element.xpath("string((ancestor-or-self::*/section)[last()])")
        case = Case(number, str(section), element)
        if wanted(case):
            found.append(pytest.param(case, id=str(case)))
    return found
