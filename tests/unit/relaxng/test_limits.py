"""Limits: memory does not grow with the document, even if it creates new states all the time."""

from __future__ import annotations

import random
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import pytest
from lxml import etree

from teikit import relaxng
from teikit.relaxng.automaton import LIMIT, VALUES

CHILD = """
import resource, sys
from teikit import relaxng
schema = relaxng.load(sys.argv[1], cache=False)
count = sum(1 for _ in schema.validate(sys.argv[2]))
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
SCHEMA = """
start = element a { element p { global, (text | element hi { text })* }* }
global = attribute n { xsd:NCName }, attribute ref { xsd:anyURI }
"""


def peak(folder: Path, paragraphs: int, end: str = "") -> tuple[int, int]:
    """Return the number of diagnostics of a generated document, and the peak memory in MB."""
    schema, document = folder / "a.rnc", folder / "a.xml"
    schema.write_text(SCHEMA)
    with document.open("w") as file:
        file.write("<a>\n")
        for number in range(paragraphs):
            file.write(f'<p n="p{number}" ref="#{number}">{"word <hi>word</hi> " * 30}</p>\n')
        file.write(f"{end}</a>")
    command = [sys.executable, "-c", CHILD, str(schema), str(document)]
    count, memory = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return int(count), int(memory) // 1024


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss has another unit elsewhere")
@pytest.mark.parametrize("end", ["", "<nonesuch/>"], ids=["valid", "faulty at its end"])
def test_memory_does_not_grow_with_the_document(end: str, tmp_path: Path) -> None:
    small, large = peak(tmp_path, 500, end), peak(tmp_path, 15_000, end)
    assert small[0] == large[0] == (1 if end else 0)
    assert large[1] < small[1] + 15


def load(folder: Path, text: str) -> relaxng.Schema:
    path = folder / "a.rnc"
    path.write_text(text)
    return relaxng.load(path, cache=False)


def size(schema: relaxng.Schema) -> int:
    """Return the number of entries in all tables."""
    automaton = schema._automaton
    return automaton.size + len(automaton._states) + len(automaton.make)


def shuffled(names: list[str], times: int) -> str:
    chance = random.Random(7)
    return "".join(f"<r>{''.join(f'<{name}/>' for name in chance.sample(names, len(names)))}</r>" for _ in range(times))


def test_interleaved_elements_in_any_order_use_bounded_memory(tmp_path: Path) -> None:
    names = [f"e{number}" for number in range(14)]
    members = " & ".join(f"element {name} {{ empty }}" for name in names)
    schema = load(tmp_path, f"start = element a {{ element r {{ {members} }}* }}")
    for _ in range(3):
        assert schema.is_valid(f"<a>{shuffled(names, 1500)}</a>".encode())
    assert not schema.is_valid(f"<a>{shuffled(names[:-1], 1)}</a>".encode())
    assert size(schema) < 2 * LIMIT


def test_any_number_of_trees_uses_bounded_memory(tmp_path: Path) -> None:
    names = [f"e{number}" for number in range(14)]
    members = " & ".join(f"element {name} {{ empty }}" for name in names)
    schema = load(tmp_path, f"start = element a {{ element r {{ {members} }}* }}")
    chance = random.Random(7)
    for _ in range(8):
        tree = etree.Element("a")
        for _ in range(1000):
            row = etree.SubElement(tree, "r")
            row.extend(etree.Element(name) for name in chance.sample(names, len(names)))
        assert list(schema.validate_tree(tree)) == []
    assert size(schema) < 2 * LIMIT


def test_attributes_in_any_order_and_number_create_few_states(tmp_path: Path) -> None:
    names = [f"a{number}" for number in range(6)]
    attributes = ", ".join(f"attribute {name} {{ text }}?" for name in names)
    schema = load(tmp_path, f"start = element a {{ element r {{ {attributes} }}* }}")
    rows = "".join("<r " + " ".join(f"{name}='1'" for name in order) + "/>" for order in permutations(names))
    assert schema.is_valid(f"<a>{rows}</a>".encode())
    assert len(schema._automaton._states) < 10


def test_names_outside_the_schema_create_no_states(tmp_path: Path) -> None:
    schema = load(tmp_path, "start = any any = element * { attribute * { text }*, (text | any)* }")
    rows = "".join(f"<n{n} x{n}='{n}'/>" for n in range(20_000))
    assert schema.is_valid(f"<a>{rows}</a>".encode())
    assert len(schema._automaton._states) < 10


def test_the_number_of_cached_values_is_bounded(tmp_path: Path) -> None:
    schema = load(tmp_path, "start = element a { element b { attribute n { xsd:integer }, xsd:NCName }* }")
    for part in range(3):
        rows = "".join(f'<b n="{part}{n}">n{part}.{n}</b>' for n in range(40_000))
        assert schema.is_valid(f"<a>{rows}</a>".encode())
    assert schema._automaton.cached_values < 2 * VALUES


def test_deep_documents_do_not_exhaust_the_stack(tmp_path: Path) -> None:
    schema = load(tmp_path, "start = a a = element a { a?, element b { empty }? }")
    depth = 50_000
    assert schema.is_valid(b"<a>" * depth + b"</a>" * depth)
    diagnostics = list(schema.validate(b"<a>" * depth + b"<c/>" + b"</a>" * depth))
    assert [each.code for each in diagnostics] == ["rng.element-not-allowed"]


def test_long_contents_do_not_exhaust_the_stack(tmp_path: Path) -> None:
    names = [f"e{number}" for number in range(2_000)]
    rows = "".join(f"<{name}/>" for name in names)
    schema = load(tmp_path, f"start = element a {{ ({', '.join(f'element {name} {{ empty }}' for name in names)})+ }}")
    assert schema.is_valid(f"<a>{rows}{rows}</a>".encode())
    assert {each.code for each in schema.validate(f"<a>{rows}<e5/></a>".encode())} >= {"rng.element-not-allowed"}


def test_long_lists_do_not_exhaust_the_stack(tmp_path: Path) -> None:
    tokens = [f"v{number}" for number in range(2_000)]
    listed = ", ".join(f'"{token}"' for token in tokens)
    schema = load(tmp_path, f"start = element a {{ list {{ {listed} }} }}")
    assert schema.is_valid(f"<a>{' '.join(tokens)}</a>".encode())
    assert [each.code for each in schema.validate(b"<a>v0</a>")] == ["rng.element-value"]


def test_ambiguous_patterns_take_linear_time(tmp_path: Path) -> None:
    schema = load(
        tmp_path,
        'start = element a { attribute n { xsd:string { pattern = "(a*)*b" } }, (b*, b*)+ } b = element b { empty }',
    )
    assert schema.is_valid(f'<a n="{"a" * 3000}b">{"<b/>" * 3000}</a>'.encode())
    assert not schema.is_valid(f'<a n="{"a" * 3000}">{"<b/>" * 3000}</a>'.encode())
