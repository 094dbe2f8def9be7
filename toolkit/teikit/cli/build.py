"""``teikit build``: build an edition, from its sources to its publications."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teikit.cli.options import PATH, load_edition, workspace

if TYPE_CHECKING:
    from teikit.edition.config import Edition


@click.command()
@click.argument("folder", type=PATH, required=False)
@click.option("-o", "--output", type=PATH, show_default="FOLDER/public", help="Folder to publish to.")
@click.option(
    "--to",
    "targets",
    multiple=True,
    type=click.Choice(["web", "pdf", "epub", "text", "markdown", "volume"]),
    show_default="web, pdf, epub, text",
    help="Output format; volume is one book of all documents. Repeatable.",
)
@click.option("--rebuild", "--anew", "rebuild", is_flag=True, help="Rebuild pages of unchanged documents too.")
@click.option("--publish-anyway", is_flag=True, help="Publish despite errors; the exit status is still 1.")
def build(
    folder: Path | None, output: Path | None, targets: tuple[str, ...], rebuild: bool, publish_anyway: bool
) -> None:
    """Build the edition in FOLDER: encode, update, validate, publish.

    Sources without TEI are encoded. If a source, profile or register has changed, the changes are merged into the
    documents, as by `teikit encode --update`, so that corrections are kept and conflicts are marked in the file. Then
    everything is validated, and published if there are no errors.

    FOLDER defaults to the edition that contains the working folder.

    \b
    Example:
      teikit build tei
      teikit build tei --to volume --to epub
    """
    edition = load_edition(folder)
    with workspace(edition.folder):
        status = _build(edition, output or edition.public, targets, rebuild=rebuild, publish_anyway=publish_anyway)
    sys.exit(status)


def _build(edition: Edition, output: Path, targets: tuple[str, ...], *, rebuild: bool, publish_anyway: bool) -> int:
    """Build an edition and return the exit status."""
    from teikit.cli.report_output import count_errors, plural
    from teikit.reporters import lines
    from teikit.workflow import build as workflow
    from teikit.workflow.update_documents import update_documents

    status = 0
    for outcome in update_documents(edition):
        status = max(status, 2 if outcome.error else 0 if outcome.is_complete else 1)
        for line in outcome.lines():
            click.echo(line, err=True)
    report = workflow.validate(edition)
    for line in lines.render(report):
        click.echo(line)
    click.echo(f"validated {plural(len(report.checked), 'file')}: {count_errors(report)}", err=True)
    if report.fails():
        status = max(status, 1)
        if not publish_anyway:
            click.echo("not published: fix the errors above or use --publish-anyway", err=True)
            return status
    for path in workflow.publish(edition, output, targets or workflow.DEFAULT_TARGETS, rebuild=rebuild):
        click.echo(f"published {path}", err=True)
    return status
