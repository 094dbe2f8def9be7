"""``teikit validate``: documents against the schema."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from teikit.findings import Report

FORMATS = ("text", "lines")
#: Files from which on all cores are used unless told otherwise: below, to start processes costs more than it saves.
MANY = 100


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--schema",
    type=click.Path(path_type=Path),
    help="A RELAX NG schema, in XML or in the compact syntax.  [default: teikit.rng]",
)
@click.option(
    "--engine",
    type=click.Choice(["teikit", "libxml2"]),
    default="teikit",
    help="Who validates; libxml2 as a cross-check: slower, terser.  [default: teikit]",
)
@click.option("--ids", is_flag=True, help="Find identifiers given twice, and references to none.")
@click.option("--no-cache", is_flag=True, help="Neither read nor keep the prepared schema.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    help="Processes to share the files among.  [default: all cores for many files]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="text: the place marked, one cause told once; lines: one finding a line.  [default: text in a terminal]",
)
@click.option("--all", "every", is_flag=True, help="Show each finding, also where one cause repeats.")
@click.option("--expected", is_flag=True, help="Show all that might stand at a place, not only the first.")
def validate(
    files: tuple[Path, ...],
    schema: Path | None,
    engine: str,
    ids: bool,
    no_cache: bool,
    jobs: int | None,
    form: str | None,
    every: bool,
    expected: bool,
) -> None:
    r"""Validate TEI FILES against a RELAX NG schema; - is standard input.

    Exit status: 0 valid, 1 something was found, 2 could not be checked.

    \b
    Example:
      teikit validate tei/documents/1950-10-07-ross-rusk.xml
      teikit validate --schema tei_all.rng documents/*.xml
    """
    from teikit.validate import Engine, check

    jobs = jobs or (os.cpu_count() or 1 if len(files) >= MANY else 1)
    report = check(files, schema, engine=Engine(engine), cache=not no_cache, identifiers=ids, jobs=jobs)
    if report.findings:
        _print(report, form or FORMATS[not sys.stdout.isatty()], every, expected)
    count = len(report.findings)
    click.echo(f"{len(report.checked)} checked, {count or 'nothing'} found", err=True)
    sys.exit(1 if report.fails() else 0)


def _print(report: Report, form: str, every: bool, expected: bool) -> None:
    from teikit.reporters import lines, text

    colour = _wants_colour()
    if form == "lines":
        blocks = lines.render(report)
    else:
        blocks = (f"{block}\n" for block in text.render(report, text.Style(colour, every, expected)))
    for block in blocks:
        click.echo(block, color=colour or None)


def _wants_colour() -> bool:
    """Tell whether to use colours: NO_COLOR and FORCE_COLOR, else whether this is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
