"""``teikit encode``: a text becomes TEI."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teikit.cli.encoding import Done, Options
    from teikit.encoding import Encoding
    from teikit.encoding.jobs import Job
    from teikit.encoding.model.losses import Loss

#: From so many sources on they are shared out among processes.
_MANY = 40


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The TEI file to write, or the folder for several; standard output without it, or with -.",
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
@click.option(
    "-j",
    "--jobs",
    "processes",
    type=click.IntRange(min=1),
    help="How many processes encode.  [default: one, with 40 sources or more all there are]",
)
def encode(
    sources: tuple[Path, ...],
    output: Path | None,
    explain: str | None,
    report: Path | None,
    ledger: Path | None,
    processes: int | None,
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
    from teikit.cli.encoding import Options
    from teikit.encoding.jobs import jobs

    output = None if output == Path("-") else output
    todo = jobs(sources, output)
    run = _Run(len(todo))
    asked = Options(**options)  # type: ignore[arg-type]
    if asked.base and (len(todo) > 1 or not asked.update):
        raise click.UsageError("--base is what one document was, for --update")
    for done in _done(todo, asked, processes, needed=bool(explain or report)):
        run.add(done, explain, aside=output is None)
    if report:
        review.write_reports(report, run.encodings)
    if ledger:
        _write_ledger(ledger, run.losses, asked.force)
    run.summarise(output)
    if run.failed or run.conflicts:
        sys.exit(2 if run.failed else 1)


def _done(todo: list[Job], asked: Options, processes: int | None, *, needed: bool) -> Iterable[Done]:
    """Encode the sources, in their order; encodings that are not ``needed`` are not kept, many made in processes."""
    from teikit.cli.encoding import done, done_briefly, in_each_process

    if needed or len(todo) == 1:
        return (done(job, asked) for job in todo)
    from teikit.core.workers import available_cpus, map_in_processes

    shared = processes or (available_cpus() if len(todo) >= _MANY else 1)
    if shared == 1 or any(str(job.source) == "-" for job in todo):
        return (done_briefly(job, asked) for job in todo)
    return map_in_processes(todo, partial(in_each_process, asked), min(shared, len(todo)))


@dataclass(slots=True)
class _Run:
    """What has come of the sources so far: encodings by file, losses by source, what is to review, what failed."""

    asked: int
    encodings: dict[Path, Encoding] = field(default_factory=dict)
    losses: dict[Path, tuple[Loss, ...]] = field(default_factory=dict)
    unsure: int = 0
    conflicts: int = 0
    failed: int = 0

    def add(self, done: Done, explain: str | None, *, aside: bool) -> None:
        """Take in what came of a source, and say it; one of several that cannot be encoded does not stop the others."""
        from teikit.cli import review

        if done.error:
            if self.asked == 1:
                raise done.error
            click.echo(f"teikit: {done.error}", err=True)
            self.failed += 1
            return
        self.encodings |= done.encodings
        self.losses[done.source] = done.losses
        self.unsure += done.unsure
        self.conflicts += done.conflicts
        for line in done.told:
            click.echo(line)
        for line in done.summaries:
            click.echo(line, err=True)
        for encoding in done.encodings.values():
            if explain:
                review.explain(encoding, explain, aside=aside)
            if self.asked == 1:
                _list_losses(done.source, encoding)

    def summarise(self, output: Path | None) -> None:
        """Print one line for all sources, or one for each document of the only one."""
        if self.asked > 1:
            _summary_of_all(self, output)
            return
        for path, encoding in self.encodings.items():
            click.echo(f"{path if output else 'standard output'}: {_summary(encoding)}", err=True)


def _list_losses(source: Path, encoding: Encoding) -> None:
    for loss in encoding.transcript.losses:
        click.echo(f"{source}: {loss}", err=True)


def _write_ledger(path: Path, losses: dict[Path, tuple[Loss, ...]], force: bool) -> None:
    import json
    from dataclasses import asdict

    from teikit.core.files import write_new

    listed = {str(source): [asdict(loss) for loss in found] for source, found in losses.items()}
    write_new(path, f"{json.dumps(listed, ensure_ascii=False, indent=2)}\n".encode(), overwrite=force)


def _summary_of_all(run: _Run, output: Path | None) -> None:
    """Print one line for all sources."""
    from collections import Counter

    fates = Counter(loss.fate for losses in run.losses.values() for loss in losses)
    counted = {fate: f"{n} piece{'' if n == 1 else 's'} {fate}" for fate, n in fates.items()}
    lost = ", ".join(counted[fate] for fate in ("dropped", "moved", "unread") if fate in counted)
    ledger = f"; {lost} (--ledger lists them)" if lost else ""
    sources = f"{run.asked - run.failed} of {run.asked} sources encoded"
    click.echo(f"{output}: {sources}; {run.unsure} to review{ledger}", err=True)


def _summary(encoding: Encoding) -> str:
    from collections import Counter

    counts = Counter(annotation.element for annotation in encoding.annotations)
    shown = ("pb", "note", "p", "item", "sp", "said", "persName", "placeName", "orgName", "date")
    parts = [f"{counts[name]} {name}" for name in shown if counts[name]]
    unsure = sum(annotation.certainty != "high" for annotation in encoding.annotations)
    length = f"{len(encoding.transcript.text):,}"
    return f"{', '.join(parts)}; {unsure} to review; all {length} characters given back"
