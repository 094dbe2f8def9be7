"""An edition as a workspace: one command at a time writes to it, and related files are written together or not at all.

A command takes the lock (:mod:`.lock`), completes or undoes what an interrupted one left (:mod:`.recovery`), and writes
units of files (:mod:`.unit`). All of this is in the folder ``.teikit`` of the edition, which is removed at the end.
"""

from __future__ import annotations

from teikit.edition.workspace.changes import Change
from teikit.edition.workspace.lock import held_exclusively
from teikit.edition.workspace.unit import relative_place, write_together
from teikit.edition.workspace.workspace import open_workspace, repeat_if_changed, write_changes

__all__ = [
    "Change",
    "held_exclusively",
    "open_workspace",
    "relative_place",
    "repeat_if_changed",
    "write_changes",
    "write_together",
]
