"""Decisions of the encoder for review: a table, JSON, or HTML pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from teikit.cli.tables import print_table
from teikit.core.files import write
from teikit.core.printable import printable_json
from teikit.encoding import Decision, Encoding
from teikit.encoding.review.decisions import decisions, to_json
from teikit.encoding.review.report import render_report

#: Number of characters of a text that are shown.
_TEXT_LENGTH = 40
_COLUMNS = ("line", "element", "text", "rule", "certainty", "reason", "alternatives")


def explain(encoding: Encoding, form: str, *, to_stderr: bool) -> None:
    """Print the decisions as JSON, or as a table to standard error.

    :param to_stderr: print JSON to standard error as well, because standard output takes the TEI.
    """
    if form == "json":
        click.echo(printable_json(to_json(encoding)), err=to_stderr)
    else:
        print_table(_COLUMNS, map(_row, decisions(encoding)), to_stderr=True)


def _row(decision: Decision) -> tuple[str, ...]:
    text = decision.text
    shown = text if len(text) <= _TEXT_LENGTH else f"{text[: _TEXT_LENGTH - 1]}…"
    who = f" {decision.attributes['who']}" if "who" in decision.attributes else ""
    return (
        str(decision.position.line),
        decision.element + who,
        shown,
        decision.rule,
        decision.certainty,
        decision.reason,
        ", ".join(decision.alternatives),
    )


def write_reports(path: Path, encodings: Mapping[Path, Encoding]) -> None:
    """Write the review page of one document to a file, those of several to a folder.

    :raises TeikitError: a file cannot be written.
    """
    for document, encoding in encodings.items():
        page = path if len(encodings) == 1 and not path.is_dir() else path / f"{document.stem}.html"
        write(page, render_report(encoding).encode())
