"""Destinations of a report: several formats at once, each to the terminal or to a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import click

from teikit.core.errors import OptionError

#: Report formats and the file extensions that imply them; of several that match, the last one counts.
EXTENSIONS = {
    "text": (".txt",),
    "lines": (".log",),
    "json": (".json", ".jsonl", ".ndjson"),
    "sarif": (".sarif", ".sarif.json"),
    "junit": (".xml",),
    "github": (),
    "gitlab": (),
}
TERMINAL = Path("-")
_ORDER = "teikit.cli.report_destinations"


class Destination(NamedTuple):
    """A report format and its file; :data:`TERMINAL` is standard output."""

    format: str
    path: Path


class OrderedCommand(click.Command):
    """A command that records the order of ``--format`` and ``-o``, since click collects each option separately."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Record the order, then parse as usual."""
        _, _, order = self.make_parser(ctx).parse_args(list(args))
        ctx.meta[_ORDER] = [option.name for option in order if option.name in ("formats", "outputs")]
        return super().parse_args(ctx, args)


def find_destinations(ctx: click.Context, formats: Iterable[str], outputs: Iterable[Path]) -> tuple[Destination, ...]:
    """Pair each format with the ``-o`` that follows it.

    :raises TeikitError: two formats have the same destination, or an extension implies no format.
    """
    remaining_formats, remaining_outputs = iter(formats), iter(outputs)
    found: list[Destination] = []
    pending = ""
    for option in ctx.meta[_ORDER]:
        if option == "formats":
            found += [Destination(pending, TERMINAL)] if pending else []
            pending = next(remaining_formats)
        else:
            output = next(remaining_outputs)
            found.append(Destination(pending or _implied_format(output), output))
            pending = ""
    found += [Destination(pending, TERMINAL)] if pending else []
    _check_distinct(found)
    return tuple(found) or (Destination("text" if sys.stdout.isatty() else "lines", TERMINAL),)


def _implied_format(output: Path) -> str:
    for name, extensions in reversed(EXTENSIONS.items()):
        if extensions and output.name.lower().endswith(extensions):
            return name
    raise OptionError(f"the extension of {output} implies no format", hint=f"add --format: {', '.join(EXTENSIONS)}")


def _check_distinct(destinations: list[Destination]) -> None:
    for number, (name, output) in enumerate(destinations):
        for other, earlier in destinations[:number]:
            if output == earlier:
                where = "the terminal" if output == TERMINAL else str(output)
                raise OptionError(f"{other} and {name} both go to {where}", hint="give each --format its own -o")
