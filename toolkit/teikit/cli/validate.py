"""``teikit validate``: validate documents against schemas and rules, and check the links between them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teikit.cli.failures import Failure
from teikit.cli.options import PATH
from teikit.cli.output import print_line
from teikit.cli.report_destinations import OrderedCommand
from teikit.cli.report_options import ReportOptions, report_options
from teikit.cli.report_output import count, write_report
from teikit.cli.validate_options import validate_options
from teikit.core.files import split_readable
from teikit.core.printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teikit.core.errors import FileError
    from teikit.core.findings import Report
    from teikit.validation import ValidationOptions

#: The argument for standard input.
STANDARD_INPUT = Path("-")


@click.command(cls=OrderedCommand)
@click.argument("files", nargs=-1, type=PATH)
@validate_options
@report_options
def validate(files: tuple[Path, ...], options: ValidationOptions, reporting: ReportOptions) -> None:
    """Validate TEI FILES: schema, rules, links. `-` reads standard input.

    A folder means the TEI files in it, an edition its documents and registers. Without FILES, the edition that
    contains the working folder is validated.

    Schema and rules are, in this order: those of the options, those that edition.toml names, those that the document
    names (xml-model), or teikit's own.

    Exit status: 0 success, warnings allowed; 1 errors found; 2 validation failed.

    \b
    Example:
      teikit validate tei
      teikit validate --schema tei_all.rng documents/*.xml
      teikit validate tei --format github --format sarif -o teikit.sarif
    """
    from teikit.cli.progress import progress
    from teikit.validation import check, expand_paths

    baseline = _load_baseline(reporting.baseline)
    found, errors = _split_readable(expand_paths(files))
    for error in errors:
        Failure(str(error)).show()
    if errors and not found:
        sys.exit(2)
    with progress(len(found), "validating") as done:
        report = check(found, options, progress=done)
    _print_default_schema(report.without_schema)
    if reporting.write_baseline:
        _write_baseline(reporting.write_baseline, report)
        return
    report, suppressed = _without_baseline(report, baseline)
    write_report(report, reporting)
    in_baseline = f" ({suppressed} in the baseline)" if suppressed else ""
    click.echo(f"{len(report.checked)} checked, {count(report)} found{in_baseline}", err=True)
    sys.exit(2 if errors else int(report.fails(reporting.fail_on)))


def _split_readable(files: Sequence[Path]) -> tuple[list[Path], list[FileError]]:
    """Return the files that can be read, with standard input, and the errors of the others."""
    named, errors = split_readable([file for file in files if file != STANDARD_INPUT], "an XML document")
    readable = {STANDARD_INPUT, *named}
    return [file for file in files if file in readable], errors


def _print_default_schema(files: Sequence[str]) -> None:
    if files:
        more = f" and {len(files) - 1} more" if len(files) > 1 else ""
        click.echo(
            f"teikit: no schema declared in {printable(str(files[0]))}{more}; using teikit's own schema", err=True
        )


def _write_baseline(path: Path, report: Report) -> None:
    from teikit.reporters import baseline

    baseline.save(path, report)
    print_line(f"{len(report.checked)} checked, {count(report)} recorded in {path}", err=True)


def _load_baseline(path: Path | None) -> frozenset[str]:
    if path is None:
        return frozenset()
    from teikit.reporters import baseline

    return baseline.load(path)


def _without_baseline(report: Report, recorded: frozenset[str]) -> tuple[Report, int]:
    if not recorded:
        return report, 0
    from teikit.reporters import baseline

    return baseline.without(report, recorded)
