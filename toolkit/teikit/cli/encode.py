"""``teikit encode``: a text becomes TEI."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from teikit.corrections import Update
    from teikit.edition import Edition
    from teikit.encode import Encoding


#: Characters of a conflict that are shown.
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class _Options:
    """What the command was asked to do."""

    profile: str | None
    notes: Path | None
    registers: Path | None
    encoding: str | None
    source_format: str | None
    strict: bool
    tag: tuple[str, ...]
    force: bool
    update: bool
    base: Path | None


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The TEI file to write, or the folder for several; standard output without it.",
)
@click.option(
    "--from",
    "source_format",
    type=click.Choice(["text", "html", "docx"]),
    help="What the sources are.  [default: told by their content, else by their names]",
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
@click.option(
    "--registers",
    type=click.Path(path_type=Path),
    help="A register, or a folder of registers.  [default: the edition's]",
)
@click.option("--encoding", help="The character encoding of the source.  [default: what it declares, else UTF-8]")
@click.option("--strict", is_flag=True, help="Stop where something of the source would be lost without a reason.")
@click.option("--ledger", type=click.Path(path_type=Path), help="Write what is not in the TEI, and why, as JSON.")
@click.option("--explain", is_flag=True, help="List each element with its rule, the unsure ones first.")
@click.option("--force", is_flag=True, help="Write the file anew if it exists.")
@click.option(
    "--update", is_flag=True, help="Take into a file that was corrected what the encoder writes differently now."
)
@click.option(
    "--base", type=click.Path(path_type=Path), help="What the encoder wrote at first.  [default: the edition's]"
)
def encode(
    sources: tuple[Path, ...], output: Path | None, explain: bool, ledger: Path | None, **options: object
) -> None:
    """Encode SOURCES in TEI: plain text, saved web pages, Word documents, folders of these.

    The text stays verbatim: the TEI is rendered back to text and compared, character for character, before
    anything is written. What of a page or a Word document is no text of it is left out and listed, with the reason.
    `-` reads standard input.

    A file that exists is left alone: it may have been corrected. --update merges into it what a changed source or
    profile changes; what both changed stays as it was corrected, is marked in the file, and makes the exit status 1.

    \b
    Example:
      teikit encode tei/sources/1950-10-07-ross-rusk.txt -o memo.xml --explain
      teikit encode letter.docx page.html scans/ -o tei/documents
    """
    from teikit.encode.jobs import jobs
    from teikit.errors import TeikitError

    todo = jobs(sources, output)
    asked = _Options(**options)  # type: ignore[arg-type]
    done: dict[Path, Encoding] = {}
    conflicts = 0
    for source, target in todo:
        try:
            done[source], undecided = _one(source, target, asked)
            conflicts += undecided
        except TeikitError as error:
            if len(todo) == 1:
                raise
            click.echo(f"teikit: {error}", err=True)
            continue
        if explain:
            _explain(done[source])
        if len(todo) == 1:
            _list_losses(source, done[source])
    if ledger:
        _write_ledger(ledger, done, asked.force)
    if len(todo) == 1:
        click.echo(f"{(output and todo[0].output) or 'standard output'}: {_summary(done[todo[0].source])}", err=True)
    else:
        _summary_of_all(done, len(todo), output)
    if len(done) < len(todo) or conflicts:
        sys.exit(2 if len(done) < len(todo) else 1)


def _one(source: Path, output: Path | None, options: _Options) -> tuple[Encoding, int]:
    """Encode a source and write its TEI; return with it the number of conflicts in what was updated."""
    from teikit import corrections, edition
    from teikit.files import write_new

    found = edition.find(source.parent) or edition.Edition(Path())
    if output is None:
        encoding = _encode(source, output, options, found)
        sys.stdout.buffer.write(encoding.to_bytes())
        return encoding, 0
    if options.update and output.exists():
        return _update(source, output, options, found)
    encoding = _encode(source, output, options, found)
    write_new(output, encoding.to_bytes(), options.force)
    corrections.remember(found, output, encoding.to_bytes())
    return encoding, 0


def _update(source: Path, output: Path, options: _Options, found: Edition) -> tuple[Encoding, int]:
    from teikit import corrections
    from teikit.files import write

    base = corrections.base_of(found, output, options.base)
    encoding = _encode(source, output, options, found.dated(source, corrections.day_of(base)))
    updated = corrections.update(output, base, encoding.to_bytes())
    if updated.taken or updated.conflicts:
        write(output, updated.text.encode())
    corrections.remember(found, output, encoding.to_bytes())
    _tell_update(output, updated)
    return encoding, len(updated.conflicts)


def _tell_update(output: Path, updated: Update) -> None:
    for conflict in updated.conflicts:
        mine, theirs = (" ".join(text.split())[:_SHOWN] for text in (conflict.mine, conflict.theirs))
        click.echo(f"{output}:{conflict.line}: conflict: corrected to “{mine}”, the encoder writes “{theirs}”")
    changes = f"{updated.taken or 'no'} change{'s' if updated.taken != 1 else ''} taken over"
    click.echo(f"{output}: {changes}, {len(updated.conflicts) or 'no'} conflicts", err=True)


def _encode(source: Path, output: Path | None, options: _Options, found: Edition) -> Encoding:
    from teikit import registers
    from teikit.encode import Settings, encode, ledger, profile, readers
    from teikit.encode.notes import read_notes

    if str(source) == "-":
        data, name = sys.stdin.buffer.read(), Path("standard-input")
        read = readers.transcript(data, name, options.encoding, options.source_format)
    else:
        read = readers.read(source, options.encoding, options.source_format)
    if options.strict:
        ledger.check(read.losses, read.name)
    named = registers.read_path(options.registers) if options.registers else registers.read(found)
    chosen = profile.load(options.profile or found.document(source).profile or found.profile)
    settings = Settings(
        chosen.tagging([*found.tag, *options.tag]),
        found,
        named.persons,
        read_notes(options.notes, options.encoding) if options.notes else {},
        output,
        named.places,
        named.organisations,
    )
    return encode(read, settings)


def _list_losses(source: Path, encoding: Encoding) -> None:
    for loss in encoding.transcript.losses:
        click.echo(f"{source}: {loss}", err=True)


def _write_ledger(path: Path, done: dict[Path, Encoding], force: bool) -> None:
    import json
    from dataclasses import asdict

    from teikit.files import write_new

    losses = {str(source): [asdict(loss) for loss in encoding.transcript.losses] for source, encoding in done.items()}
    write_new(path, f"{json.dumps(losses, ensure_ascii=False, indent=2)}\n".encode(), force)


def _summary_of_all(done: dict[Path, Encoding], asked: int, output: Path | None) -> None:
    """Print one line for all sources."""
    from collections import Counter

    fates = Counter(loss.fate for encoding in done.values() for loss in encoding.transcript.losses)
    counted = {fate: f"{n} piece{'' if n == 1 else 's'} {fate}" for fate, n in fates.items()}
    lost = ", ".join(counted[fate] for fate in ("dropped", "moved", "unread") if fate in counted)
    unsure = sum(a.certainty != "high" for encoding in done.values() for a in encoding.annotations)
    ledger = f"; {lost} (--ledger lists them)" if lost else ""
    click.echo(f"{output}: {len(done)} of {asked} sources encoded; {unsure} to review{ledger}", err=True)


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
