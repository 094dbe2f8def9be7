"""``teikit registers``: the persons, places and organisations of an edition."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teikit.cli.failures import Failure
from teikit.cli.options import PATH, load_edition, workspace
from teikit.cli.output import print_line

if TYPE_CHECKING:
    from teikit.core.errors import TeikitError
    from teikit.edition.config import Edition
    from teikit.edition.workspace import Change

_COLUMNS = ("id", "kind", "name", "mentions", "statements", "documents", "")
_edition_option = click.option(
    "--edition",
    "folder",
    type=PATH,
    show_default="the one that contains the working folder",
    help="Folder of the edition.",
)


@click.group()
def registers() -> None:
    """List and edit persons, places and organisations.

    Pointers to an entry are changed in every document of the edition; nothing else is changed.

    \b
    Example:
      teikit registers list --edition tei
      teikit registers merge kasaniev kassaniev --edition tei
    """


@registers.command("list")
@click.option("--kind", type=click.Choice(["person", "place", "organisation"]), help="List only entries of this kind.")
@click.option("--proposed", is_flag=True, help="List only entries that documents propose.")
@_edition_option
def list_(folder: Path | None, kind: str | None, proposed: bool) -> None:
    """List entries, including those that documents propose.

    \b
    Example:
      teikit registers list --edition tei --kind person
    """
    from teikit.cli.tables import print_table
    from teikit.workflow import register_operations

    rows = []
    errors: list[TeikitError] = []
    for entry in register_operations.entries(load_edition(folder), on_error=errors.append):
        if kind not in (None, entry.kind) or (proposed and not entry.proposed):
            continue
        names = entry.names if entry.proposed else entry.names[:1]
        state = "proposed" if entry.proposed else "" if entry.documents else "in no document"
        counts = (entry.mentions, entry.statements, entry.documents)
        rows.append((entry.id, entry.kind, " / ".join(names), *map(str, counts), state))
    print_table(_COLUMNS, rows)
    for error in errors:
        Failure(str(error)).show()
    sys.exit(2 if errors else 0)


@registers.command()
@click.argument("old")
@click.argument("new")
@_edition_option
def rename(old: str, new: str, folder: Path | None) -> None:
    """Change the id OLD to NEW, in register and documents.

    \b
    Example:
      teikit registers rename kasaniev kassaniev-s --edition tei
    """
    from teikit.workflow.register_operations import rename

    _write(folder, lambda edition: rename(edition, old, new))


@registers.command()
@click.argument("drop")
@click.argument("keep")
@_edition_option
def merge(drop: str, keep: str, folder: Path | None) -> None:
    """Merge the entry DROP into KEEP, which gets its names.

    \b
    Example:
      teikit registers merge kasaniev kassaniev --edition tei
    """
    from teikit.workflow.register_operations import merge

    _write(folder, lambda edition: merge(edition, drop, keep))


@registers.command()
@click.argument("ids", nargs=-1)
@_edition_option
def adopt(ids: tuple[str, ...], folder: Path | None) -> None:
    """Add proposed entries to the registers: IDS, or all.

    \b
    Example:
      teikit registers adopt --edition tei
    """
    from teikit.workflow.register_operations import adopt

    _write(folder, lambda edition: adopt(edition, ids))


def _write(folder: Path | None, operation: Callable[[Edition], Sequence[Change]]) -> None:
    from teikit.edition.workspace import write_changes

    edition = load_edition(folder)
    with workspace(edition.folder):
        changes = write_changes(edition.folder, lambda: operation(edition))
    for line in [f"changed {change.path}" for change in changes] or ["nothing to change"]:
        print_line(line)
