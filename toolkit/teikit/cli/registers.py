"""``teikit registers``: the persons, places and organisations of an edition, and where they are named."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from teikit.edition.config import Edition

_EDITION = click.option(
    "--edition", "folder", type=click.Path(path_type=Path), default=Path("tei"), show_default=True, help="The edition."
)


@click.group()
def registers() -> None:
    """List, rename, merge and adopt the persons, places and organisations of an edition.

    Every document that points to an entry is changed along; nothing else in it is.

    \b
    Example:
      teikit registers list
      teikit registers merge kasaniev kassaniev
    """


@registers.command("list")
@click.option("--kind", type=click.Choice(["person", "place", "organisation"]), help="List entries of one kind.")
@click.option("--proposed", is_flag=True, help="List what documents propose and no register has.")
@_EDITION
def list_(folder: Path, kind: str | None, proposed: bool) -> None:
    """List the entries with their mentions, and those that documents propose."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from teikit.workflow import register_operations as register_edits

    table = Table("id", "kind", "name", "mentions", "statements", "documents", "", box=None, pad_edge=False)
    for entry in register_edits.entries(_load(folder)):
        if kind not in (None, entry.kind) or (proposed and not entry.proposed):
            continue
        names = entry.names if entry.proposed else entry.names[:1]
        state = "proposed" if entry.proposed else "" if entry.documents else "in no document"
        counts = (entry.mentions, entry.statements, entry.documents)
        row = (entry.id, entry.kind, " / ".join(names), *map(str, counts), state)
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


@registers.command()
@click.argument("old")
@click.argument("new")
@_EDITION
def rename(old: str, new: str, folder: Path) -> None:
    """Give the entry OLD the id NEW, in the register and in every document."""
    from teikit.workflow import register_operations as register_edits

    _write(register_edits.rename(_load(folder), old, new))


@registers.command()
@click.argument("drop")
@click.argument("keep")
@_EDITION
def merge(drop: str, keep: str, folder: Path) -> None:
    """Make DROP and KEEP one entry: KEEP, with the names of both."""
    from teikit.workflow import register_operations as register_edits

    _write(register_edits.merge(_load(folder), drop, keep))


@registers.command()
@click.argument("ids", nargs=-1)
@_EDITION
def adopt(ids: tuple[str, ...], folder: Path) -> None:
    """Put what documents propose into the registers: IDS, or all of it."""
    from teikit.workflow import register_operations as register_edits

    _write(register_edits.adopt(_load(folder), ids))


def _load(folder: Path) -> Edition:
    from teikit.edition import config as edition

    return edition.load(folder)


def _write(changed: Mapping[Path, bytes]) -> None:
    from teikit.core.files import write

    for path, data in changed.items():
        write(path, data)
        click.echo(f"changed {path}")
    if not changed:
        click.echo("nothing to change")
