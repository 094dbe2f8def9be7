"""Losses: content of a source that is missing from its TEI, with its place and the reason (the loss report)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from teikit.core.errors import DocumentError

#: Fates of a piece of the source. ``unread`` is an unexplained loss: no reader handles such content.
FATES = ("dropped", "moved", "unread")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Loss:
    """A piece of the source that the text does not contain."""

    place: str
    """Its place in the source: ``line 12``, ``table 2``, ``header1.xml``."""

    fate: str
    """One of :data:`FATES`."""

    reason: str
    """Why it was left out: navigation of a page, a tracked deletion, a form feed that begins a page."""

    text: str
    """The content itself."""

    def __str__(self) -> str:
        """Return place, fate, reason, length and beginning in one line."""
        words = " ".join(self.text.split())
        shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
        quoted = f": “{shown}”" if shown else ""
        count = f"{len(self.text)} character{'' if len(self.text) == 1 else 's'}"
        return f"{self.place}: {self.fate}, {self.reason} ({count}){quoted}"


def check_losses(losses: Iterable[Loss], source: str) -> None:
    """Check that every loss has a reason.

    :raises DocumentError: one or more have none; the message describes the first.
    """
    unread = [loss for loss in losses if loss.fate == "unread"]
    if unread:
        more = f" and {len(unread) - 1} more" if len(unread) > 1 else ""
        raise DocumentError(f"unexplained loss: {unread[0]}{more}", source, hint="encode without --strict to ignore it")
