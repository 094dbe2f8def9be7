"""Writing of reports to the terminal and to files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

import click

from teikit.cli.report_destinations import TERMINAL

if TYPE_CHECKING:
    from teikit.cli.report_options import ReportOptions
    from teikit.core.findings import Report


def write_report(report: Report, options: ReportOptions) -> None:
    """Write a report in each format to its destination.

    :raises TeikitError: a file cannot be written.
    """
    for name, output in options.destinations:
        if output == TERMINAL:
            colour = _wants_colour()
            for block in _render(name, report, options, colour=colour):
                click.echo(block, color=colour or None)
        else:
            from teikit.core.files import write

            text = "".join(f"{block}\n" for block in _render(name, report, options, colour=False))
            write(output, text.encode())


def _render(name: str, report: Report, options: ReportOptions, *, colour: bool) -> Iterator[str]:
    if name in ("text", "lines") and not report.findings:
        return iter(())
    if name == "text":
        from teikit.reporters import text

        style = text.TextStyle(colour=colour, every=options.every, expected=options.expected)
        return (f"{block}\n" for block in text.render(report, style))
    if name == "junit":
        from teikit.reporters import junit

        return junit.render(report, options.fail_on)
    blocks: Iterator[str] = import_module(f"teikit.reporters.{name}").render(report)
    return blocks


def _wants_colour() -> bool:
    """Return whether to print colours: by NO_COLOR and FORCE_COLOR, else on a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def count(report: Report) -> str:
    """Return the number of findings of each severity that occurs, such as ``1 error, 2 warnings``; else ``nothing``."""
    return ", ".join(plural(n, severity) for severity, n in report.counts.items()) or "nothing"


def count_errors(report: Report) -> str:
    """Return the numbers of errors and warnings, such as ``0 errors, 41 warnings``."""
    return f"{plural(len(report.errors), 'error')}, {plural(len(report.warnings), 'warning')}"


def plural(count: int, noun: str) -> str:
    """Return a number and a noun in singular or plural."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
