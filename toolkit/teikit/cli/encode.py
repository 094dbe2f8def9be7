"""``teikit encode``: a text becomes TEI."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from teikit.encode import Encoding


@dataclass(frozen=True, slots=True)
class _Options:
    """What the command was asked to do."""

    source: Path
    output: Path | None
    profile: str | None
    notes: Path | None
    registers: Path | None
    encoding: str | None
    strict: bool
    tag: tuple[str, ...]


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The TEI file to write; standard output without it.",
)
@click.option(
    "--profile",
    help="The kind of source: frus, plain, or the path of a TOML file.  [default: the edition's, or frus]",
)
@click.option(
    "--notes",
    type=click.Path(path_type=Path),
    help="A text with the bodies of the notes: 1. For the text, see …",
)
@click.option(
    "--tag",
    multiple=True,
    type=click.Choice(["persons", "places", "organisations", "dates"]),
    help="Tag these in the running text too; may be given again.  [default: the edition's]",
)
@click.option("--registers", type=click.Path(path_type=Path), help="The register of persons.  [default: the edition's]")
@click.option("--encoding", help="The character encoding of the source.  [default: UTF-8]")
@click.option("--strict", is_flag=True, help="Stop where something of the source would be lost without a reason.")
@click.option("--explain", is_flag=True, help="List each element with its rule, the unsure ones first.")
@click.option("--force", is_flag=True, help="Write the file anew if it exists.")
def encode(source: Path, output: Path | None, explain: bool, force: bool, **options: object) -> None:
    """Encode the text of SOURCE in TEI.

    The text stays verbatim: the TEI is rendered back to text and compared, character for character, before
    anything is written. `-` reads standard input.

    \b
    Example:
      teikit encode tei/sources/1950-10-07-ross-rusk.txt -o memo.xml --explain
    """
    from teikit.files import write_new

    encoding = _encode(_Options(source, output, **options))  # type: ignore[arg-type]
    if output is None:
        sys.stdout.buffer.write(encoding.to_bytes())
    else:
        write_new(output, encoding.to_bytes(), force)
    if explain:
        _explain(encoding)
    for loss in encoding.transcript.losses:
        click.echo(f"{source}: {loss}", err=True)
    click.echo(f"{output or 'standard output'}: {_summary(encoding)}", err=True)


def _encode(options: _Options) -> Encoding:
    from teikit import edition, registers
    from teikit.encode import Settings, encode, ledger, profile
    from teikit.encode.notes import read_notes
    from teikit.encode.readers import read_text
    from teikit.encode.readers.text import transcript
    from teikit.errors import TeikitError

    source = options.source
    if str(source) == "-":
        read = transcript(sys.stdin.buffer.read(), Path("standard-input"), options.encoding)
    else:
        read = read_text(source, options.encoding)
    if options.strict:
        ledger.check(read.losses, read.name)
    found = edition.find(source.parent) or edition.Edition(Path())
    if options.registers and not options.registers.is_file():
        raise TeikitError("no such file, a register of persons was expected", options.registers)
    chosen = profile.load(options.profile or found.document(source).profile or found.profile)
    settings = Settings(
        chosen.tagging([*found.tag, *options.tag]),
        found,
        registers.persons(options.registers or found.persons_file),
        read_notes(options.notes, options.encoding) if options.notes else {},
        options.output,
        registers.places(found.places_file),
        registers.organisations(found.organisations_file),
    )
    return encode(read, settings)


def _summary(encoding: Encoding) -> str:
    from collections import Counter

    counts = Counter(annotation.element for annotation in encoding.annotations)
    shown = ("pb", "note", "p", "item", "sp", "said", "persName", "placeName", "orgName", "date")
    parts = [f"{counts[name]} {name}" for name in shown if counts[name]]
    unsure = sum(annotation.certainty != "high" for annotation in encoding.annotations)
    length = f"{len(encoding.transcript.text):,}"
    return f"{', '.join(parts)}; {unsure} to review; all {length} characters given back"


def _explain(encoding: Encoding) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    order = {"low": 0, "medium": 1, "high": 2}
    table = Table("line", "element", "text", "rule", "sure", "why", box=None, pad_edge=False)
    for annotation in sorted(encoding.annotations, key=lambda a: (order[a.certainty], a.start)):
        line, _ = encoding.transcript.place(annotation.start)
        text = " ".join(encoding.transcript.text[annotation.start : annotation.end].split())
        shown = text if len(text) <= 40 else f"{text[:39]}…"
        who = f" {annotation.attributes['who']}" if "who" in annotation.attributes else ""
        row = (
            str(line),
            annotation.element + who,
            shown,
            annotation.rule,
            annotation.certainty,
            annotation.reason,
        )
        table.add_row(*(Text(cell) for cell in row))
    Console(stderr=True, width=None if sys.stderr.isatty() else 150).print(table)
