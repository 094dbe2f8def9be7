"""``teikit serve``: preview an edition during editing."""

from __future__ import annotations

from pathlib import Path

import click

from teikit.cli.options import PATH, load_edition
from teikit.cli.output import print_line


@click.command()
@click.argument("folder", type=PATH, required=False)
@click.option("-o", "--output", type=PATH, show_default="FOLDER/public", help="Folder to build in.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port to listen on; 0 picks a free one.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the front page in a browser.")
def serve(folder: Path | None, output: Path | None, port: int, open_browser: bool) -> None:
    """Preview the web edition in FOLDER; rebuild and reload when files change.

    The pages are served to this computer only. Findings are printed here and do not prevent the preview. Press Ctrl-C
    to stop.

    FOLDER defaults to the edition that contains the working folder.

    \b
    Example:
      teikit serve tei
      teikit serve tei --port 0 --open
    """
    from teikit.serve import serve as serve_edition

    edition = load_edition(folder)
    serve_edition(edition.folder, output or edition.public, port, _print, _open if open_browser else None)


def _print(line: str) -> None:
    print_line(line, err=True)


def _open(url: str) -> None:
    click.launch(url)
