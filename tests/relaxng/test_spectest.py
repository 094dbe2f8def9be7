"""James Clark's conformance suite for RELAX NG, run where the neighbouring data folder has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from teikit import relaxng

SUITE = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "relaxng" / "spectest.xml"
#: Cases that are known to fail, by number, with the reason.
EXCEPTIONS: dict[int, str] = {}


@dataclass(frozen=True)
class Case:
    number: int
    section: str
    element: etree._Element

    def __str__(self) -> str:
        return f"{self.number}-section-{self.section}"

    def write(self, folder: Path) -> Path:
        """Put the schema and its resources into a folder."""
        schema = self.element.find("correct")
        schema = self.element.find("incorrect") if schema is None else schema
        assert schema is not None
        for holder in (self.element, schema):
            _write_resources(holder, folder)
        target = folder / "schema.rng"
        target.write_bytes(_content(schema))
        return target

    def documents(self, kind: str) -> list[bytes]:
        return [_content(element) for element in self.element.findall(kind)]


def _content(holder: etree._Element) -> bytes:
    elements = [child for child in holder.iterchildren(etree.Element) if child.tag not in ("resource", "dir")]
    return etree.tostring(elements[-1], with_tail=False, encoding="utf-8")


def _write_resources(holder: etree._Element, folder: Path) -> None:
    for resource in holder.iterchildren("resource"):
        (folder / resource.get("name", "")).write_bytes(_content(resource))
    for inner in holder.iterchildren("dir"):
        place = folder / inner.get("name", "")
        place.mkdir()
        _write_resources(inner, place)


def _cases() -> Iterator[object]:
    if not SUITE.exists():
        yield pytest.param(None, marks=pytest.mark.skip(reason="the conformance suite is not beside this checkout"))
        return
    for number, element in enumerate(etree.parse(SUITE).iter("testCase"), 1):
        section = element.xpath("string((ancestor-or-self::*/section)[last()])")
        case = Case(number, str(section), element)
        reason = EXCEPTIONS.get(number)
        yield pytest.param(case, id=str(case), marks=[pytest.mark.xfail(reason=reason)] if reason else [])


def test_the_suite_is_whole() -> None:
    if not SUITE.exists():
        pytest.skip("the conformance suite is not beside this checkout")
    assert sum(1 for _ in _cases()) == 385


@pytest.mark.parametrize("case", list(_cases()))
def test_schemas_and_documents_are_judged_as_the_specification_says(case: Case, tmp_path: Path) -> None:
    path = case.write(tmp_path)
    if case.element.find("incorrect") is not None:
        with pytest.raises(relaxng.SchemaError) as caught:
            relaxng.load(path, cache=False)
        assert all(finding.line and finding.message for finding in caught.value.findings)
        return
    schema = relaxng.load(path, cache=False)
    for document in case.documents("valid"):
        assert list(schema.validate(document)) == []
        assert list(schema.validate_tree(etree.fromstring(document))) == []
    for document in case.documents("invalid"):
        assert list(schema.validate(document)), document
        assert list(schema.validate_tree(etree.fromstring(document))), document
