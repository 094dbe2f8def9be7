"""Check of the house language: extract the prose of a file and report words that STYLE.md rules out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from helpers.language.passages import Passage
from helpers.language.python import python_passages
from helpers.language.rules import Problem, problems
from helpers.language.text import block_passages, help_passages, markdown_passages, script_passages, toml_passages
from helpers.language.xml import xml_passages

__all__ = ["READERS", "Passage", "Problem", "check_file", "help_passages", "problems"]

Reader = Callable[..., Iterator[Passage]]

READERS: dict[str, Reader] = {
    ".py": python_passages,
    ".xsl": xml_passages,
    ".odd": xml_passages,
    ".toml": toml_passages,
    ".md": markdown_passages,
    ".yml": script_passages,
    ".yaml": script_passages,
    ".sh": script_passages,
    ".js": block_passages,
    ".css": block_passages,
    ".typ": block_passages,
}


def check_file(path: Path) -> list[Problem]:
    """Return the problems of one file, in order of lines; none for a type of file without a reader."""
    reader = READERS.get(path.suffix)
    if reader is None:
        return []
    text = path.read_text("utf-8")
    found = problems(reader(text, is_test=_is_test(path)))
    return sorted(found, key=lambda problem: (problem.line, problem.word))


def _is_test(path: Path) -> bool:
    return "tests" in path.resolve().parts or path.name.startswith("test_")
