"""``teikit build``: an edition, from its texts to what is published."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("tei"))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to publish.  [default: FOLDER/public]")
@click.option(
    "--to",
    "targets",
    multiple=True,
    metavar="TARGET",
    help="What to publish: web, pdf, epub, text, markdown, volume (one book of all); may be given several times.  "
    "[default: web, pdf, epub, text]",
)
@click.option("--anew", is_flag=True, help="Make all pages again, also those of documents that have not changed.")
@click.option("--publish-anyway", is_flag=True, help="Publish even where something was found; the exit status stays 1.")
def build(folder: Path, output: Path | None, targets: tuple[str, ...], anew: bool, publish_anyway: bool) -> None:
    """Build the edition in FOLDER: encode what has no TEI yet, update what changed, validate all, publish.

    What was corrected by hand stays: a changed source, profile or register is merged into the document, as
    `teikit encode --update` does, and what both changed is marked there for a person to decide.

    \b
    Example:
      teikit build tei
      teikit build tei --to volume --to epub
    """
    from teikit.edition import config as edition
    from teikit.workflow import build as building

    found = edition.load(folder)
    for outcome in building.brought_up_to_date(found):
        click.echo(str(outcome), err=True)
    report = building.validate(found)
    for finding in report:
        click.echo(str(finding))
    click.echo(f"validated {len(report.checked)} files, {len(report.findings) or 'nothing'} found", err=True)
    if report.fails() and not publish_anyway:
        click.echo("nothing published: mend what was found first, or give --publish-anyway", err=True)
        sys.exit(1)
    for path in building.publish(found, output or found.public, targets or building.DEFAULT_TARGETS, anew=anew):
        click.echo(f"published {path}", err=True)
    sys.exit(1 if report.fails() else 0)
