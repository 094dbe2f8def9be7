"""The house language (STYLE.md): no file has a word or a construction that its rules exclude."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from helpers import ROOT
from helpers.language import READERS, Passage, check_file, help_passages, problems
from teikit.cli import main as command_line

#: Files of each area. Data of tests and the content of the edition are not prose of the project.
AREAS = {
    "documentation": [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("*.yml"), *ROOT.glob("*.toml")],
    "package": ROOT.glob("toolkit/**/*"),
    "stylesheets": ROOT.glob("xslt/**/*"),
    "schema": [ROOT / "schemas" / "teikit.odd"],
    "tests": ROOT.glob("tests/**/*.py"),
}


@pytest.mark.parametrize("area", AREAS)
def test_prose_follows_the_house_language(area: str) -> None:
    files = sorted(file for file in AREAS[area] if file.suffix in READERS and file.is_file())
    assert files
    found = [
        f"{file.relative_to(ROOT)}:{problem.line}: {problem.word!r} ({problem.advice}): {problem.sentence}"
        for file in files
        for problem in check_file(file)
    ]
    assert found == []


def help_pages(command: click.Command, name: str) -> Iterator[tuple[str, str]]:
    """Yield the help of a command and of its subcommands."""
    # The names of the help option must be those of the command, which keeps the option that is made first.
    context = click.Context(command, info_name=name, help_option_names=["-h", "--help"])
    yield name, command.get_help(context)
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            subcommand = command.get_command(context, child)
            assert subcommand is not None
            yield from help_pages(subcommand, f"{name} {child}")


@pytest.mark.parametrize(("name", "text"), list(help_pages(command_line, "teikit")))
def test_help_follows_the_house_language(name: str, text: str) -> None:
    assert [f"{name}: {problem.word}: {problem.sentence}" for problem in problems(help_passages(text))] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The header tells the profile.", "comment"),
        ("is no XML file", "message"),
        ("write the file anew", "message"),
        ("Return what stands first.", "docstring"),
        ("Whether a line is empty.", "docstring"),
        ("the words behind a name", "comment"),
        ("a list of what was found", "text"),
        ("told", "name"),
    ],
)
def test_a_ruled_out_word_is_reported(text: str, kind: str) -> None:
    assert list(problems([Passage(text, 1, kind)]))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("There is no schema for this file.", "message"),
        ("Return whether a line is empty.", "docstring"),
        ("Editors must know the date.", "text"),
        ("a sentence such as “He told me what he knew”", "comment"),
        ("the attribute ``told``", "comment"),
        ("What is TEI?", "text"),
        ("the file is no longer there", "message"),
    ],
)
def test_plain_english_is_not_reported(text: str, kind: str) -> None:
    assert list(problems([Passage(text, 1, kind)])) == []


def test_a_problem_has_the_line_and_the_sentence(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('"""A module.\n\nIt is fine. The reader\ntells the line.\n"""\n', encoding="utf-8")
    [problem] = check_file(module)
    assert (problem.line, problem.word, problem.sentence) == (4, "tells", "The reader tells the line")
