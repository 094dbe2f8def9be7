"""The loss ledger: what of a source is not in the text of its TEI, where it stood and why it is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from teikit.core.errors import TeikitError

#: What became of a piece of the source. ``unread`` is what no reader knows: an unexplained loss.
FATES = ("dropped", "moved", "unread")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Loss:
    """A piece of the source that the text does not hold.

    ``place`` says where in the source (``line 12``, ``table 2``, ``header1.xml``); ``fate`` is one of
    :data:`FATES`; ``reason`` says why: boilerplate of a page, a tracked deletion, a form feed that is a page break.
    """

    place: str
    fate: str
    reason: str
    text: str

    def __str__(self) -> str:
        """Return one line: place, fate, reason, how much and its beginning."""
        words = " ".join(self.text.split())
        shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
        quoted = f": “{shown}”" if shown else ""
        count = f"{len(self.text)} character{'' if len(self.text) == 1 else 's'}"
        return f"{self.place}: {self.fate}, {self.reason} ({count}){quoted}"


def check(losses: Iterable[Loss], source: str) -> None:
    """Stop where something is lost that no rule explains.

    :raises TeikitError: there is such a loss; the first is told.
    """
    unread = [loss for loss in losses if loss.fate == "unread"]
    if unread:
        more = f" and {len(unread) - 1} more" if len(unread) > 1 else ""
        raise TeikitError(f"unexplained loss: {unread[0]}{more}", source, hint="encode without --strict to go on")
