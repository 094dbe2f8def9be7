"""Where the findings of a run go: formats to the terminal and to files, several at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from teikit.core.errors import TeikitError

if TYPE_CHECKING:
    from teikit.core.findings import Report, Severity

#: Formats, each with the endings of file names that stand for it; the first that fits is taken.
REPORTS = {
    "text": (".txt",),
    "lines": (".log",),
    "json": (".json", ".jsonl", ".ndjson"),
    "sarif": (".sarif", ".sarif.json"),
    "junit": (".xml",),
    "github": (),
    "gitlab": (),
}
_ORDER = "teikit.cli.reports"
_TERMINAL = Path("-")


class Ordered(click.Command):
    """A command that knows which ``-o`` follows which ``--format``: click itself gathers the values of each option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Note the order in which the options come, then parse as ever."""
        _, _, order = self.make_parser(ctx).parse_args(list(args))
        ctx.meta[_ORDER] = [option.name for option in order if option.name in ("formats", "outputs")]
        return super().parse_args(ctx, args)


class Style(NamedTuple):
    """How findings are shown: each one or causes grouped, all that is expected or the first, what fails the run."""

    every: bool
    expected: bool
    fail_on: Severity


def destinations(ctx: click.Context) -> list[tuple[str, Path]]:
    """Return the formats and where each goes, ``-`` being the terminal, as the options stand in their order.

    :raises TeikitError: two go to the terminal, a file has two formats, or its name tells none.
    """
    formats, outputs = iter(ctx.params["formats"]), iter(ctx.params["outputs"])
    found: list[tuple[str, Path]] = []
    awaiting = ""
    for option in ctx.meta[_ORDER]:
        if option == "formats":
            found += [(awaiting, _TERMINAL)] if awaiting else []
            awaiting = next(formats)
        else:
            output = next(outputs)
            found.append((awaiting or _told_by(output), output))
            awaiting = ""
    found += [(awaiting, _TERMINAL)] if awaiting else []
    _no_two(found)
    return found or [("text" if sys.stdout.isatty() else "lines", _TERMINAL)]


def _told_by(output: Path) -> str:
    for name, endings in reversed(REPORTS.items()):
        if output.name.lower().endswith(endings or "\n"):
            return name
    raise TeikitError(f"the name {output} tells no format", hint=f"give --format before it: {', '.join(REPORTS)}")


def _no_two(found: list[tuple[str, Path]]) -> None:
    for number, (name, output) in enumerate(found):
        for other, earlier in found[:number]:
            if output == earlier:
                where = "the terminal" if output == _TERMINAL else str(output)
                raise TeikitError(f"{other} and {name} both go to {where}", hint="give each --format its own -o")


def put_out(report: Report, to: Iterable[tuple[str, Path]], style: Style) -> None:
    """Write a report in each format to where it goes.

    :raises TeikitError: a file cannot be written.
    """
    from teikit.core.files import write

    for name, output in to:
        if output == _TERMINAL:
            colour = _wants_colour()
            for block in _rendered(name, report, style, colour):
                click.echo(block, color=colour or None)
        else:
            text = "".join(f"{block}\n" for block in _rendered(name, report, style, colour=False))
            write(output, text.encode())


def _rendered(name: str, report: Report, style: Style, colour: bool) -> Iterator[str]:
    from importlib import import_module

    if name in ("text", "lines") and not report.findings:
        return iter(())
    if name == "text":
        from teikit.reporters import text

        return (f"{block}\n" for block in text.render(report, text.Style(colour, style.every, style.expected)))
    if name == "junit":
        from teikit.reporters import junit

        return junit.render(report, style.fail_on)
    reporter = import_module(f"teikit.reporters.{name}")
    blocks: Iterator[str] = reporter.render(report)
    return blocks


def _wants_colour() -> bool:
    """Tell whether to use colours: NO_COLOR and FORCE_COLOR, else whether this is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
