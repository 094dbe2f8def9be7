"""``teikit encode``: a text becomes TEI."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teikit.corrections import Update
    from teikit.edition import Edition
    from teikit.encode import Encoding
    from teikit.encode.ledger import Loss
    from teikit.encode.parts import By, Part
    from teikit.encode.transcript import Transcript


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
    split: By


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
    help="The kind of source: one of `teikit profiles`, or a TOML file.  [default: the edition's, or frus]",
)
@click.option(
    "--notes",
    type=click.Path(path_type=Path),
    help="A text with the bodies of the notes: 1. For the text, see …",
)
@click.option(
    "--split",
    type=click.Choice(["auto", "none", "rows", "pages", "numbers"]),
    default="auto",
    show_default=True,
    help="Where a source holds several documents: behind rows (===, * * *), form feeds, or at numbered headings.",
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
@click.option(
    "--explain",
    is_flag=False,
    flag_value="table",
    type=click.Choice(["table", "json"]),
    help="List each decision with its rule and alternatives, the unsure first.  [default: table]",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    help="Write a page for review: the source beside its encoding.  A folder for several.",
)
@click.option("--force", is_flag=True, help="Write the file anew if it exists.")
@click.option(
    "--update", is_flag=True, help="Take into a file that was corrected what the encoder writes differently now."
)
@click.option(
    "--base", type=click.Path(path_type=Path), help="What the encoder wrote at first.  [default: the edition's]"
)
def encode(
    sources: tuple[Path, ...],
    output: Path | None,
    explain: str | None,
    report: Path | None,
    ledger: Path | None,
    **options: object,
) -> None:
    """Encode SOURCES in TEI: plain text, saved web pages, Word documents, folders of these.

    The text stays verbatim: the TEI is rendered back to text and compared, character for character, before
    anything is written. What of a page or a Word document is no text of it is left out and listed, with the reason.
    `-` reads standard input.

    A file that exists is left alone: it may have been corrected. --update merges into it what a changed source or
    profile changes; what both changed stays as it was corrected, is marked in the file, and makes the exit status 1.

    \b
    Example:
      teikit encode tei/sources/1950-10-07-ross-rusk.txt -o memo.xml --report memo.html
      teikit encode letter.docx page.html scans/ -o tei/documents
    """
    from teikit.cli import review
    from teikit.encode.jobs import jobs

    todo = jobs(sources, output)
    run = _Run(len(todo))
    asked = _Options(**options)  # type: ignore[arg-type]
    if asked.base and (len(todo) > 1 or not asked.update):
        raise click.UsageError("--base is what one document was, for --update")
    for source, target in todo:
        run.encode(source, target, asked, explain)
    if report:
        review.write_reports(report, run.done)
    if ledger:
        _write_ledger(ledger, run.losses, asked.force)
    _summarise(run, output)
    if run.failed or run.conflicts:
        sys.exit(2 if run.failed else 1)


@dataclass(slots=True)
class _Run:
    """What has come of the sources so far: encodings by file, losses by source, what failed, what is undecided."""

    asked: int
    done: dict[Path, Encoding] = field(default_factory=dict)
    losses: dict[Path, list[Loss]] = field(default_factory=dict)
    conflicts: int = 0
    failed: int = 0

    def encode(self, source: Path, target: Path | None, options: _Options, explain: str | None) -> None:
        """Encode a source and write its documents; one of several that cannot be encoded does not stop the others."""
        from teikit.cli import review
        from teikit.errors import TeikitError

        try:
            made = dict(_all(source, target, options))
        except TeikitError as error:
            if self.asked == 1:
                raise
            click.echo(f"teikit: {error}", err=True)
            self.failed += 1
            return
        self.done |= {path: encoding for path, (encoding, _) in made.items()}
        self.losses[source] = [loss for encoding, _ in made.values() for loss in encoding.transcript.losses]
        self.conflicts += sum(undecided for _, undecided in made.values())
        for encoding, _ in made.values():
            if explain:
                review.explain(encoding, explain, aside=target is None)
            if self.asked == 1:
                _list_losses(source, encoding)


def _summarise(run: _Run, output: Path | None) -> None:
    if run.asked > 1:
        _summary_of_all(run.done, run.asked - run.failed, run.asked, output)
        return
    for path, encoding in run.done.items():
        click.echo(f"{path if output else 'standard output'}: {_summary(encoding)}", err=True)


def _all(source: Path, output: Path | None, options: _Options) -> Iterator[tuple[Path, tuple[Encoding, int]]]:
    """Encode the documents of a source; yield each with its file and the number of conflicts."""
    from teikit import edition
    from teikit.encode import profile
    from teikit.encode.parts import parts
    from teikit.errors import TeikitError

    found = edition.find(source.parent) or edition.Edition(Path())
    kind = profile.load(options.profile or found.profile_of(source))
    split = parts(_read(source, options), kind, options.split)
    if len(split) == 1 and not (options.update and output):
        yield output or source, _one(source, split[0].transcript, output, options, found)
        return
    if options.base and len(split) > 1:
        raise TeikitError(
            f"--base is of one document, this source holds {len(split)}",
            source,
            hint="documents of an edition keep theirs",
        )
    if output is None:
        raise TeikitError(
            f"{len(split)} documents go to a file each, none was given", source,
            hint="say where with -o, or take them for one with --split none",
        )  # fmt: skip
    for part, target in _allotted(split, source, output, options, found):
        yield target, _one(source, part.transcript, target, options, found)


def _allotted(
    split: tuple[Part, ...], source: Path, output: Path, options: _Options, found: Edition
) -> Iterator[tuple[Part, Path]]:
    """Yield the documents of a source with their files: in an update each goes where it was, whatever its number."""
    from teikit.allotment import allotted

    if not options.update or options.base:
        for part in split:
            yield (
                part,
                output.with_name(f"{output.stem}-{part.suffix}{output.suffix or '.xml'}") if part.suffix else output,
            )
        return
    allotment = allotted(split, source, output, found)
    for document in allotment.gone:
        click.echo(f"{document}: kept; it is no longer in {source}: remove the file if it is not wanted", err=True)
    for one in allotment.documents:
        if one.told:
            click.echo(f"{one.document}: {one.told}", err=True)
        yield one.part, one.document


def _one(
    source: Path, read: Transcript, output: Path | None, options: _Options, found: Edition
) -> tuple[Encoding, int]:
    """Encode a document and write its TEI; return with it the number of conflicts in what was updated."""
    from teikit import corrections
    from teikit.files import write_new

    if output is None:
        encoding = _encode(source, read, output, options, found)
        sys.stdout.buffer.write(encoding.to_bytes())
        return encoding, 0
    if options.update and output.exists():
        return _update(source, read, output, options, found)
    encoding = _encode(source, read, output, options, found)
    write_new(output, encoding.to_bytes(), options.force)
    corrections.remember(found, output, encoding.to_bytes())
    return encoding, 0


def _update(source: Path, read: Transcript, output: Path, options: _Options, found: Edition) -> tuple[Encoding, int]:
    from teikit import corrections

    base = corrections.base_of(found, output, options.base)
    encoding = _encode(source, read, output, options, found.dated(Path(read.name), corrections.day_of(base)))
    updated = corrections.update(output, base, encoding.to_bytes())
    corrections.keep(found, output, updated, encoding.to_bytes())
    _tell_update(output, updated)
    return encoding, len(updated.conflicts)


def _tell_update(output: Path, updated: Update) -> None:
    for conflict in updated.conflicts:
        mine, theirs = (" ".join(text.split())[:_SHOWN] for text in (conflict.mine, conflict.theirs))
        click.echo(f"{output}:{conflict.line}: conflict: corrected to “{mine}”, the encoder writes “{theirs}”")
    click.echo(f"{output}: {updated.summary}", err=True)


def _read(source: Path, options: _Options) -> Transcript:
    from teikit.encode import ledger, readers

    if str(source) == "-":
        data, name = sys.stdin.buffer.read(), Path("standard-input")
        read = readers.transcript(data, name, options.encoding, options.source_format)
    else:
        read = readers.read(source, options.encoding, options.source_format)
    if options.strict:
        ledger.check(read.losses, read.name)
    return read


def _encode(source: Path, read: Transcript, output: Path | None, options: _Options, found: Edition) -> Encoding:
    from teikit import registers
    from teikit.encode import Settings, encode, profile
    from teikit.encode.notes import read_notes

    named = registers.read_path(options.registers) if options.registers else registers.read(found)
    chosen = profile.load(options.profile or found.profile_of(source))
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


def _write_ledger(path: Path, losses: dict[Path, list[Loss]], force: bool) -> None:
    import json
    from dataclasses import asdict

    from teikit.files import write_new

    listed = {str(source): [asdict(loss) for loss in found] for source, found in losses.items()}
    write_new(path, f"{json.dumps(listed, ensure_ascii=False, indent=2)}\n".encode(), force)


def _summary_of_all(done: dict[Path, Encoding], sources: int, asked: int, output: Path | None) -> None:
    """Print one line for all sources."""
    from collections import Counter

    fates = Counter(loss.fate for encoding in done.values() for loss in encoding.transcript.losses)
    counted = {fate: f"{n} piece{'' if n == 1 else 's'} {fate}" for fate, n in fates.items()}
    lost = ", ".join(counted[fate] for fate in ("dropped", "moved", "unread") if fate in counted)
    unsure = sum(a.certainty != "high" for encoding in done.values() for a in encoding.annotations)
    ledger = f"; {lost} (--ledger lists them)" if lost else ""
    click.echo(f"{output}: {sources} of {asked} sources encoded; {unsure} to review{ledger}", err=True)


def _summary(encoding: Encoding) -> str:
    from collections import Counter

    counts = Counter(annotation.element for annotation in encoding.annotations)
    shown = ("pb", "note", "p", "item", "sp", "said", "persName", "placeName", "orgName", "date")
    parts = [f"{counts[name]} {name}" for name in shown if counts[name]]
    unsure = sum(annotation.certainty != "high" for annotation in encoding.annotations)
    length = f"{len(encoding.transcript.text):,}"
    return f"{', '.join(parts)}; {unsure} to review; all {length} characters given back"
