"""``teikit build``: build an edition, from its sources to its publications."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teikit.cli.failures import Failure
from teikit.cli.options import PATH, load_edition, workspace
from teikit.cli.output import print_line
from teikit.core.errors import InvalidEncodingError

if TYPE_CHECKING:
    from teikit.edition.config import Edition
    from teikit.workflow.outcomes import SourceOutcome


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
        status = max(status, _status(outcome))
        for line in outcome.lines():
            print_line(line, err=True)
    for unreadable in workflow.find_unreadable(edition):
        Failure(str(unreadable)).show()
        status = 2
    report = workflow.validate(edition)
    for line in lines.render(report):
        print_line(line)
    print_line(f"validated {plural(len(report.checked), 'file')}: {count_errors(report)}", err=True)
    if report.fails():
        status = max(status, 1)
        if not publish_anyway:
            print_line("not published: fix the errors above or use --publish-anyway", err=True)
            return status
    unpublishable = workflow.find_unpublishable(edition, report)
    for error in unpublishable.values():
        print_line(f"not published: {error}", err=True)
    for path in workflow.publish(
        edition, output, targets or workflow.DEFAULT_TARGETS, rebuild=rebuild, without=unpublishable
    ):
        print_line(f"published {path}", err=True)
    return status


def _status(outcome: SourceOutcome) -> int:
    """Return the exit status for a source: TEI that would not be valid is a finding, and was not written."""
    if outcome.error is None:
        return 0 if outcome.is_complete else 1
    return 1 if isinstance(outcome.error, InvalidEncodingError) else 2
