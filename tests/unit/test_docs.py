"""The documentation: links lead to files, commands and options exist, generated pages are up to date."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from helpers import ROOT
from teikit import Edition, load_profile
from teikit.cli import main as command_line

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def command_lines() -> Iterator[tuple[str, str]]:
    """Yield every call of teikit in a shell example, with the name of the page."""
    for page in PAGES:
        for _, text in re.findall(r"^```(sh)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
            for line in re.sub(r"\s+#.*", "", text).splitlines():
                for call in re.findall(r"(?:^|&& )(teikit .*)", line):
                    yield page.name, call


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    text = re.sub(r"`[^`]*`", "", page.read_text(encoding="utf-8"))
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text)
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize(("page", "call"), sorted(set(command_lines())))
def test_commands_and_options_exist(page: str, call: str) -> None:
    command: click.Command = command_line
    _, *words = call.split()
    while isinstance(command, click.Group) and words:
        child = command.get_command(click.Context(command), words.pop(0))
        assert child is not None, f"{page}: {call}"
        command = child
    options = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    assert {word for word in words if re.match(r"--?[a-z]", word)} <= options | {"--help", "--version"}


def toml_examples() -> list[tuple[str, str]]:
    """Return the TOML examples, with the names of their pages."""
    return [
        (page.name, text)
        for page in PAGES
        for text in re.findall(r"^```toml\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    ]


@pytest.mark.parametrize(("page", "text"), toml_examples())
def test_configuration_examples_are_valid(page: str, text: str, tmp_path: Path) -> None:
    if page == "profiles.md":
        (tmp_path / "profile.toml").write_text(text, encoding="utf-8")
        assert load_profile(tmp_path / "profile.toml").title == "Telegrams with page numbers in braces"
        return
    (tmp_path / "edition.toml").write_text(text, encoding="utf-8")
    for file in ("fonts/SourceSerif4.woff2", "sources/1950-10-07-ross-rusk.txt"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_bytes(b"wOF2")
    Edition.load(tmp_path)


def test_every_command_and_option_is_in_the_reference() -> None:
    reference = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert isinstance(command_line, click.Group)
    for name in command_line.list_commands(click.Context(command_line)):
        assert f"## teikit {name}\n" in reference


def test_generated_pages_are_up_to_date() -> None:
    result = subprocess.run(
        [sys.executable, ROOT / "docs" / "generate.py", "--check"], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, f"{result.stdout}{result.stderr}\nrun: nox -s docs"
