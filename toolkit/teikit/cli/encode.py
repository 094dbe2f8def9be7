"""``teikit encode``: encode texts in TEI."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teikit.cli.encode_options import encode_options
from teikit.cli.options import PATH, jobs_option, workspace

if TYPE_CHECKING:
    from teikit.workflow.encode_job import EncodeRequest


@click.command()
@click.argument("sources", nargs=-1, required=True, type=PATH)
@click.option(
    "-o", "--output", type=PATH, show_default="standard output", help="TEI file, or folder for several sources."
)
@encode_options
@click.option(
    "--explain",
    is_flag=False,
    flag_value="table",
    type=click.Choice(["table", "json"]),
    help="List decisions with rule and alternatives, uncertain ones first.",
)
@click.option("--report", type=PATH, help="Write a review page; a folder for several sources.")
@click.option(
    "--loss-report", "--ledger", "loss_report", type=PATH, help="Write omitted content and the reasons, as JSON."
)
@jobs_option("one, or one per processor from 40 sources")
def encode(
    sources: tuple[Path, ...],
    output: Path | None,
    request: EncodeRequest,
    explain: str | None,
    report: Path | None,
    loss_report: Path | None,
    jobs: int | None,
) -> None:
    """Encode SOURCES in TEI: plain text, saved web pages, Word documents, or folders of these.

    The text is kept character for character: before anything is written, the TEI is converted back to text and
    compared with the source. It is also validated against the schema of the edition, by default teikit's: TEI that
    would not be valid is not written, and the exit status is 1. Content of a page or a Word document that is not part
    of the text is left out and listed with the reason. `-` reads standard input.

    Existing files are never overwritten unless you pass --force. With --update, changes of the source or profile are
    merged into the existing document. Where a correction and a change conflict, the correction stays, the conflict is
    marked in the file, and the exit status is 1.

    \b
    Example:
      teikit encode tei/sources/1950-10-07-ross-rusk.txt -o memo.xml --report memo.html
      teikit encode letter.docx page.html scans/ -o tei/documents
    """
    from teikit.cli.encode_output import EncodeOutput, write_losses
    from teikit.workflow.encode_sources import encode_sources, find_editions
    from teikit.workflow.source_selection import select_sources

    output = None if output == Path("-") else output
    selected = select_sources(sources, output)
    if request.base and (len(selected) > 1 or not request.update):
        raise click.UsageError("--base needs --update and a single source")
    is_single = len(selected) == 1
    printed = EncodeOutput(len(selected), output, explain)
    keep = is_single or bool(explain or report)
    with workspace(*find_editions(selected)):
        for outcome in encode_sources(selected, request, processes=jobs, keep_encodings=keep):
            if outcome.error and is_single:
                raise outcome.error
            printed.add(outcome)
    if report:
        from teikit.cli.review import write_reports

        write_reports(report, printed.encodings)
    if loss_report:
        write_losses(loss_report, printed.losses, overwrite=request.overwrite)
    printed.summarise()
    if printed.failed or printed.conflicts or printed.invalid:
        sys.exit(2 if printed.failed else 1)
