"""``teikit validate``: documents against the schema."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--schema", type=click.Path(path_type=Path), help="A RELAX NG schema.  [default: teikit.rng]")
def validate(files: tuple[Path, ...], schema: Path | None) -> None:
    """Validate TEI FILES against a RELAX NG schema.

    Exit status: 0 valid, 1 something was found, 2 could not be checked.

    \b
    Example:
      teikit validate tei/documents/1950-10-07-ross-rusk.xml
    """
    from teikit.validate import check

    report = check(files, schema)
    for finding in report:
        click.echo(str(finding))
    count = len(report.findings)
    click.echo(f"{len(report.checked)} checked, {count or 'nothing'} found", err=True)
    sys.exit(1 if report.fails() else 0)
