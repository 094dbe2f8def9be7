"""``teikit build``: build an edition, from its sources to its publications."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from teikit.cli.options import PATH, load_edition


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
    from teikit.cli.report_output import count_errors, plural
    from teikit.reporters import lines
    from teikit.workflow import build as workflow
    from teikit.workflow.update_documents import update_documents

    edition = load_edition(folder)
    for outcome in update_documents(edition):
        for line in outcome.lines():
            click.echo(line, err=True)
    report = workflow.validate(edition)
    for line in lines.render(report):
        click.echo(line)
    click.echo(
        f"validated {plural(len(report.checked), 'file')}: {count_errors(report)}",
        err=True,
    )
    if report.fails() and not publish_anyway:
        click.echo("not published: fix the errors above or use --publish-anyway", err=True)
        sys.exit(1)
    chosen = targets or workflow.DEFAULT_TARGETS
    for path in workflow.publish(edition, output or edition.public, chosen, rebuild=rebuild):
        click.echo(f"published {path}", err=True)
    sys.exit(1 if report.fails() else 0)
