"""Options of ``teikit validate`` that select report formats and thresholds, gathered into one object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teikit.cli.options import PATH, add_options
from teikit.cli.report_destinations import EXTENSIONS, Destination, find_destinations

if TYPE_CHECKING:
    from teikit.core.findings import Severity


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """A user's choices of report formats, details and thresholds."""

    destinations: tuple[Destination, ...]
    every: bool
    """Show every finding, instead of one for each cause."""
    expected: bool
    """List everything allowed at a point, instead of a few."""
    fail_on: Severity
    baseline: Path | None
    write_baseline: Path | None


_OPTIONS = (
    click.option(
        "--format",
        "formats",
        multiple=True,
        type=click.Choice(list(EXTENSIONS)),
        show_default="text on a terminal, else lines",
        help="Report format. Repeatable, each with its own -o.",
    ),
    click.option(
        "-o",
        "--output",
        "outputs",
        multiple=True,
        type=PATH,
        help="File for the preceding --format, or for that of its extension.",
    ),
    click.option("--all", "every", is_flag=True, help="Show every finding, not one per cause."),
    click.option("--expected", is_flag=True, help="List everything allowed at a point, not a few."),
    click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "note"]),
        default="error",
        show_default=True,
        help="Lowest severity that makes the exit status 1.",
    ),
    click.option("--baseline", type=PATH, help="Suppress the findings recorded in this file."),
    click.option("--write-baseline", type=PATH, help="Record current findings as a baseline."),
)


def report_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options to a command, which receives them as ``reporting``."""

    @wraps(command)
    def with_options(
        *,
        formats: tuple[str, ...],
        outputs: tuple[Path, ...],
        every: bool,
        expected: bool,
        fail_on: str,
        baseline: Path | None,
        write_baseline: Path | None,
        **others: object,
    ) -> None:
        from teikit.core.findings import Severity

        destinations = find_destinations(click.get_current_context(), formats, outputs)
        reporting = ReportOptions(destinations, every, expected, Severity(fail_on), baseline, write_baseline)
        command(reporting=reporting, **others)

    return add_options(with_options, _OPTIONS)
