"""``teikit validate``: documents against schema, rules and one another."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teikit.cli.reports import REPORTS, Ordered, Style, destinations, put_out

if TYPE_CHECKING:
    from teikit.core.findings import Report
    from teikit.validation import Selection

#: Files from which on all cores are used unless told otherwise: below, to start processes costs more than it saves.
MANY = 100


@click.command(cls=Ordered)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--schema", help="A RELAX NG schema, XML or compact syntax: a file, or an address.")
@click.option("--schematron", "rules", multiple=True, help="Rules: Schematron, or a schema or ODD that holds some.")
@click.option(
    "--engine",
    type=click.Choice(["teikit", "libxml2"]),
    default="teikit",
    help="Who validates; libxml2 as a cross-check: slower, terser.  [default: teikit]",
)
@click.option("--links/--no-links", default=None, help="Check pointers and ids.  [default: unless a schema is given]")
@click.option("--ids", is_flag=True, help="Find identifiers given twice, and references to none.")
@click.option("--allow-network", is_flag=True, help="Fetch schemas that documents name and no catalog knows.")
@click.option("--no-cache", is_flag=True, help="Neither read nor keep the prepared schema.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    help="Processes to share the files among.  [default: all cores for many files]",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(list(REPORTS)),
    help="How to tell findings; more than once, each with its -o.  [default: text in a terminal, else lines]",
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path),
    help="The file for the format before it; alone, its ending tells the format.",
)
@click.option("--all", "every", is_flag=True, help="Show each finding, also where one cause repeats.")
@click.option("--expected", is_flag=True, help="Show all that might stand at a place, not only the first.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note"]),
    default="error",
    help="From which severity on the exit status is 1.  [default: error]",
)
@click.option("--baseline", type=click.Path(path_type=Path), help="A file of findings that are not told again.")
@click.option("--write-baseline", type=click.Path(path_type=Path), help="Write the findings there, to begin clean.")
@click.pass_context
def validate(
    ctx: click.Context,
    files: tuple[Path, ...],
    schema: str | None,
    rules: tuple[str, ...],
    engine: str,
    links: bool | None,
    ids: bool,
    allow_network: bool,
    no_cache: bool,
    jobs: int | None,
    formats: tuple[str, ...],
    outputs: tuple[Path, ...],
    every: bool,
    expected: bool,
    fail_on: str,
    baseline: Path | None,
    write_baseline: Path | None,
) -> None:
    r"""Validate TEI FILES: schema, rules, links; - is standard input.

    A folder stands for the TEI in it, an edition for its documents and registers; without FILES it is the edition
    here. What to validate against is given, or named by edition.toml, or by the document (xml-model), or is teikit's.

    Exit status: 0 nothing found, 1 something was found, 2 could not be checked.

    \b
    Example:
      teikit validate tei
      teikit validate --schema tei_all.rng documents/*.xml
      teikit validate tei --format github --format sarif -o teikit.sarif
    """
    from teikit.cli.progress import progress
    from teikit.core.findings import Severity
    from teikit.validation import Engine, check, gathered

    to = destinations(ctx)
    known = _known(baseline)
    found = gathered(files)
    with progress(len(found), "validating") as done:
        report = check(
            found,
            _selection(schema, rules, allow_network),
            engine=Engine(engine),
            cache=not no_cache,
            identifiers=ids,
            links=links,
            jobs=jobs or _processes(len(found)),
            progress=done,
        )
    _tell_unnamed(report.without_schema)
    if write_baseline:
        _write_baseline(write_baseline, report)
        return
    report, silenced = _without(known, report)
    put_out(report, to, Style(every, expected, Severity(fail_on)))
    _summary(report, silenced)
    sys.exit(1 if report.fails(Severity(fail_on)) else 0)


def _selection(schema: str | None, rules: Sequence[str], network: bool) -> Selection:
    from teikit.validation import Selection

    return Selection(
        _schema_file(schema, network) if schema else None, tuple(_schema_file(one, network) for one in rules), network
    )


def _schema_file(named: str, network: bool) -> Path:
    """Return the file that a schema's name or address stands for; a name without a file is told where it is read."""
    if "://" not in named:
        return Path(named)
    from teikit.core.errors import TeikitError
    from teikit.validation.catalogs import usual
    from teikit.validation.schema_association import local_schema

    found = local_schema(named, Path(), usual(Path()), network)
    if found is None:
        raise TeikitError(f"no local file is known for {named}", hint="map it in catalog.xml, or give --allow-network")
    return found


def _tell_unnamed(files: Sequence[str]) -> None:
    if files:
        more = f" and {len(files) - 1} more" if len(files) > 1 else ""
        click.echo(f"teikit: no schema is at hand for {files[0]}{more}: checked against teikit's own", err=True)


def _write_baseline(path: Path, report: Report) -> None:
    from teikit.reporters import baseline

    baseline.save(path, report)
    click.echo(f"{len(report.checked)} checked, {len(report.findings)} found and written to {path}", err=True)


def _processes(files: int) -> int:
    """Return in how many processes so many files are validated where nobody says."""
    if files < MANY:
        return 1
    from teikit.core.workers import available_cpus

    return available_cpus()


def _known(path: Path | None) -> frozenset[str]:
    if path is None:
        return frozenset()
    from teikit.reporters import baseline

    return baseline.load(path)


def _without(known: frozenset[str], report: Report) -> tuple[Report, int]:
    if not known:
        return report, 0
    from teikit.reporters import baseline

    return baseline.without(report, known)


def _summary(report: Report, silenced: int) -> None:
    counts = [f"{n} {severity.value}{'s' if n > 1 else ''}" for severity, n in report.counts.items()]
    found = ", ".join(counts) or "nothing"
    kept = f" ({silenced} in the baseline)" if silenced else ""
    click.echo(f"{len(report.checked)} checked, {found} found{kept}", err=True)
