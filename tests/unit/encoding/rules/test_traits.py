"""Rules learn from each other by typed traits, not by the texts that are meant for editors."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from helpers import ROOT

MODULES = sorted((ROOT / "toolkit" / "teikit" / "encoding").rglob("*.py"))
#: Attributes of an annotation, and of a candidate, that are texts for editors.
TEXTS = {"rule", "reason"}


def comparisons(module: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Compare):
            sides = (node.left, *node.comparators)
            found += [ast.unparse(node) for side in sides if isinstance(side, ast.Attribute) and side.attr in TEXTS]
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_module_compares_rule_or_reason(module: Path) -> None:
    assert comparisons(module) == []
