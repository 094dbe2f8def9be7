"""``--help`` of every command: whole texts, and examples that run."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from helpers import ROOT, SOURCE, Teikit
from helpers.word_documents import docx, p
from teikit.cli import main

GOLDEN = Path(__file__).parent / "help"
_EXAMPLE = re.compile(r"^    (teikit [^#\n]*)", re.MULTILINE)
#: Words in the help of an option, by the house style.
_MAX_WORDS = 12
TEXT = "Memorandum by Mr. Ross to Mr. Rusk\n\nHe heard it in Oslo. Mr. Kasaniev said so. Mr. Kassaniev knew.\n"
EDITION = '[edition]\ntitle = "Two names"\nschema = "../schemas/teikit.rng"\n'
ODD = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><schemaSpec ident="our" start="TEI">
<moduleRef key="tei"/><moduleRef key="header"/><moduleRef key="textstructure"/><moduleRef key="core"/>
</schemaSpec></body></text></TEI>
"""


def walk(command: click.Command, *names: str) -> Iterator[tuple[str, ...]]:
    """Yield the words that call a command and each of its subcommands."""
    yield names
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            subcommand = command.get_command(click.Context(command), name)
            assert subcommand is not None
            yield from walk(subcommand, *names, name)


COMMANDS = list(walk(main))


def find(words: tuple[str, ...]) -> click.Command:
    command: click.Command = main
    for word in words:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), word)
        assert found is not None
        command = found
    return command


def show_help(words: tuple[str, ...]) -> str:
    return CliRunner().invoke(main, [*words, "--help"], prog_name="teikit", terminal_width=80).output


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_help_is_that_of_the_golden_file(words: tuple[str, ...], request: pytest.FixtureRequest) -> None:
    golden = GOLDEN / f"{'-'.join(words) or 'teikit'}.txt"
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(show_help(words), encoding="utf-8")
    assert show_help(words) == golden.read_text(encoding="utf-8")


def test_every_golden_file_belongs_to_a_command() -> None:
    names = {"-".join(words) or "teikit" for words in COMMANDS}
    assert {path.stem for path in GOLDEN.iterdir()} == names


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_line_is_stray_or_cut(words: tuple[str, ...]) -> None:
    lines = show_help(words).splitlines()
    assert not [line for line in lines[1:] if line != line.rstrip() or line.endswith("...") or "\\b" in line]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_option_has_a_short_help(words: tuple[str, ...]) -> None:
    options = [parameter for parameter in find(words).params if isinstance(parameter, click.Option)]
    too_long = {option.name: option.help for option in options if len((option.help or "").split()) > _MAX_WORDS}
    assert too_long == {}
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_has_an_example(words: tuple[str, ...]) -> None:
    assert _EXAMPLE.findall(show_help(words))


def examples() -> list[str]:
    return list(dict.fromkeys(line.strip() for words in COMMANDS for line in _EXAMPLE.findall(show_help(words))))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, teikit: Teikit) -> Path:
    """Return a working folder with the files that the examples name; no browser is opened, no file is watched."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("teikit.serve.preview.watch", lambda *_, **__: ())
    monkeypatch.setattr("click.launch", lambda _: 0)
    monkeypatch.setattr(
        "teikit.workflow.customisation.retrieve", lambda _: (ROOT / "schemas" / "teikit.odd").read_bytes()
    )
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    shutil.copy(ROOT / "schemas" / "teikit.rng", "tei_all.rng")
    shutil.copy(ROOT / "schemas" / "teikit.odd", "p5subset.xml")
    for name in ("memo.txt", f"tei/sources/{SOURCE.name}", "scans/page-1.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(TEXT, encoding="utf-8")
    Path("tei/edition.toml").write_text(EDITION, encoding="utf-8")
    Path("our.odd").write_text(ODD, encoding="utf-8")
    Path("page.html").write_text("<p>Dear Sir</p>", encoding="utf-8")
    Path("letter.docx").write_bytes(docx(p("Dear Sir")))
    assert teikit("build", "tei", "--to", "text").exit_code == 0
    shutil.copytree("tei/documents", "documents")
    return tmp_path


@pytest.mark.parametrize("example", examples())
def test_the_example_runs(example: str, folder: Path, teikit: Teikit) -> None:
    _, *arguments = shlex.split(example)
    if arguments[0] != "encode":
        assert teikit("encode", "memo.txt", "-o", "memo.xml").exit_code == 0
    if arguments[0] == "serve" and "--port" not in arguments:
        arguments += ["--port", "0"]  # another process may use the default port
    result = teikit(*expand(folder, arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code == 0, result.output


def expand(folder: Path, arguments: list[str]) -> Iterator[str]:
    """Expand patterns as a shell does."""
    for argument in arguments:
        yield from map(str, sorted(folder.glob(argument))) if "*" in argument else [argument]
