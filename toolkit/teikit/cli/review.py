"""What ``teikit encode`` shows of its decisions: a table, JSON, a report to look through."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from teikit.encoding import Encoding
    from teikit.encoding.review.decisions import Decision

_SHOWN = 40
_WIDTH = 150


def explain(encoding: Encoding, form: str, *, aside: bool) -> None:
    """Print the decisions as a table, to standard error, or as JSON; ``aside`` keeps standard output for the TEI."""
    from teikit.encoding.review.decisions import decisions, to_json

    if form == "json":
        click.echo(to_json(encoding), err=aside)
    else:
        _table(decisions(encoding))


def _table(found: list[Decision]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("line", "element", "text", "rule", "sure", "why", "or", box=None, pad_edge=False)
    for one in found:
        shown = one.text if len(one.text) <= _SHOWN else f"{one.text[: _SHOWN - 1]}…"
        who = f" {one.attributes['who']}" if "who" in one.attributes else ""
        facts = (
            str(one.line),
            one.element + who,
            shown,
            one.rule,
            one.certainty,
            one.reason,
            ", ".join(one.alternatives),
        )
        table.add_row(*map(Text, facts))
    Console(stderr=True, width=None if sys.stderr.isatty() else _WIDTH).print(table)


def write_reports(path: Path, done: Mapping[Path, Encoding]) -> None:
    """Write the report of one document to a file, those of several to a folder.

    :raises TeikitError: a file cannot be written.
    """
    from teikit.core.files import write
    from teikit.encoding.review.report import report

    for document, encoding in done.items():
        target = path if len(done) == 1 and not path.is_dir() else path / f"{document.stem}.html"
        write(target, report(encoding).encode())
