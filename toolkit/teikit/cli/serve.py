"""``teikit serve``: preview an edition while it is worked on."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("tei"))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to build.  [default: FOLDER/public]")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any that is free."
)
@click.option("--open", "show", is_flag=True, help="Open the front page in the browser.")
def serve(folder: Path, output: Path | None, port: int, show: bool) -> None:
    """Preview the web edition in FOLDER, and reload pages as files change.

    Only this machine is served. Findings are shown here, the pages there; Ctrl-C ends it.

    \b
    Example:
      teikit serve tei
      teikit serve tei --port 0 --open
    """
    from teikit.serve import serve as preview

    preview(folder, output or folder / "public", port, _say, _open if show else None)


def _say(line: str) -> None:
    click.echo(line, err=True)


def _open(url: str) -> None:
    click.launch(url)
