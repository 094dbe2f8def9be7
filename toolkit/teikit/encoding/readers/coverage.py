"""Text coverage: which texts of a source were read, in which order, which were dropped and why, and which were unread.

A reader takes each text of the tree when it writes it. At the end, :meth:`TextCoverage.check` compares the sequence of
these texts with the draft, and with the order of the source: a text that was lost, changed or written out of order is
an error. Only a part that a reader declares as moved may be elsewhere, and it becomes a loss with the fate "moved".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from lxml import etree

from teikit.core.errors import DocumentError
from teikit.encoding.model.losses import Loss

#: A text of a tree: an element, and ``text`` or ``tail``.
TextNode = tuple[etree._Element, str]

_Origin = TypeVar("_Origin")

_QUOTED = 40
#: Characters without width, which count as white space: zero width space and byte order mark.
_INVISIBLE = {0x200B: None, 0xFEFF: None}
_WORD = re.compile("[^\\s\u200b\ufeff]+")
_HINT = "no file was written; this is a bug in the reader, please report it with the source"


@dataclass(slots=True)
class _Written:
    """A text that was written into the draft; ``node`` is ``None`` if it is absent from the source."""

    node: TextNode | None
    text: str
    move: _Move | None


@dataclass(frozen=True, slots=True, eq=False)
class _Move:
    """A part of the source that the reader writes at another place; without a reason it is not reported."""

    element: etree._Element
    reason: str | None


class TextCoverage:
    """Records the fate of each text of a tree. Texts that are left at the end are reported as unread.

    :param losses: the list to which losses are added.
    :param place: describes the place of an element in the source.
    :param is_text: whether the text of an element is text of the document at all.
    """

    def __init__(
        self,
        losses: list[Loss],
        place: Callable[[etree._Element], str],
        is_text: Callable[[etree._Element], bool] = lambda element: True,
    ) -> None:
        self._losses = losses
        self._place = place
        self._is_text = is_text
        self._taken: set[TextNode] = set()
        self._done: set[etree._Element] = set()
        self._written: list[_Written] = []
        self._move: _Move | None = None

    def take(self, element: etree._Element, which: str = "text") -> str:
        """Return the ``text`` or the ``tail`` of an element; empty the second time."""
        if (element, which) in self._taken:
            return ""
        self._taken.add((element, which))
        text = str(getattr(element, which) or "")
        if text:
            self._written.append(_Written((element, which), text, self._move))
        return text

    def take_all(self, element: etree._Element) -> str:
        """Return all text within an element."""
        self._done.add(element)
        return "".join(self.take(holder, which) for holder, which in self._texts(element))

    def add_generated(self, text: str) -> None:
        """Record text of the draft that is absent from the source: the number of an item, the marker of a note.

        Call it directly before or after the text is written.
        """
        self._written.append(_Written(None, text, self._move))

    def replace(self, before: str, after: str) -> None:
        """Record that the draft contains another text instead of the one taken last, such as a Unicode character."""
        if before != after:
            self._written[-1].text = after

    @contextmanager
    def moving(self, element: etree._Element, reason: str | None = None) -> Iterator[None]:
        """Take the texts in the context out of the order of the source.

        :param element: the part of the source that is written at another place.
        :param reason: the reason of the loss with the fate "moved", which is added if the order does change; ``None``
            if the part has no order, as a part of a package, or if its loss is added by the caller.
        """
        before, self._move = self._move, _Move(element, reason)
        yield
        self._move = before

    def skip(self, element: etree._Element) -> None:
        """Leave out an element that repeats another one or contains no words."""
        self._done.add(element)
        self._taken.update(self._texts(element))

    def drop(self, element: etree._Element, reason: str, fate: str = "dropped") -> None:
        """Leave out an element. Its words, if any, are a loss."""
        self._done.add(element)
        text = ""
        for holder, which in self._texts(element):
            if (holder, which) not in self._taken:
                self._taken.add((holder, which))
                text += str(getattr(holder, which) or "")
        if text.strip():
            self._losses.append(Loss(self._place(element), fate, reason, " ".join(text.split())))

    def drop_texts(self, found: Iterable[TextNode], reason: str) -> None:
        """Leave out texts next to an element that is kept. Each with words is a loss."""
        for holder, which in found:
            words = str(getattr(holder, which) or "").strip()
            if words and (holder, which) not in self._taken:
                self._losses.append(Loss(self._place(holder), "dropped", reason, " ".join(words.split())))
            self._taken.add((holder, which))

    def report(self, element: etree._Element, text: str, reason: str, fate: str = "dropped") -> None:
        """Add a loss that is not among the words: the address of a link, a picture."""
        self._losses.append(self.loss(element, text, reason, fate))

    def loss(self, element: etree._Element, text: str, reason: str, fate: str = "dropped") -> Loss:
        """Return a loss without adding it."""
        return Loss(self._place(element), fate, reason, text)

    def is_done(self, element: etree._Element) -> bool:
        """Return whether an element was left out or taken as a whole."""
        return element in self._done

    def remaining(self, element: etree._Element) -> list[TextNode]:
        """Return the texts within an element that contain words and were not taken yet."""
        texts = (text for text in self._texts(element) if text not in self._taken)
        return [(holder, which) for holder, which in texts if str(getattr(holder, which) or "").strip()]

    def report_unread(self, root: etree._Element) -> None:
        """Add a loss for every text that was neither taken nor dropped."""
        for holder, which in self.remaining(root):
            words = str(getattr(holder, which)).strip()
            self._losses.append(Loss(self._place(holder), "unread", "not supported by the reader", words))

    def origins(self, text: str, place: Callable[[etree._Element], _Origin]) -> tuple[tuple[int, _Origin], ...]:
        """Return the offsets at which another place of the source begins, with these places, in order.

        :param text: the text of the draft, which contains all texts that were taken.
        :param place: the place of an element.
        """
        found: list[tuple[int, _Origin]] = []
        at = 0
        for one in self._written:
            if one.node is not None and one.text.strip():
                where = place(one.node[0])
                if not found or found[-1][1] != where:
                    found.append((at, where))
            at += len(_characters(one.text))
        return tuple(zip(_offsets(text, [at for at, _ in found]), (where for _, where in found), strict=True))

    def check(self, text: str, roots: Iterable[etree._Element], file: str) -> None:
        """Check that the draft contains each text that was taken, in the order of the source; report what moved.

        White space is layout and does not count.

        :param text: the text of the draft.
        :param roots: the trees that were read, in their order.
        :raises DocumentError: a text is lost, changed or out of order; the message names its place in the source.
        """
        self._check_characters(_characters(text), file)
        order = {node: number for number, node in enumerate(node for root in roots for node in self._texts(root))}
        placed = [(order[one.node], one) for one in self._written if one.node is not None and one.text.strip()]
        self._check_order(placed, file)
        self._report_moves(placed)

    def _check_characters(self, text: str, file: str) -> None:
        at = 0
        for one in self._written:
            characters = _characters(one.text)
            if not text.startswith(characters, at):
                raise self._error("the text differs from the source", one, file)
            at += len(characters)
        if at < len(text):
            raise DocumentError(f"the source does not contain {text[at : at + _QUOTED]!r}", file, hint=_HINT)

    def _check_order(self, placed: Iterable[tuple[int, _Written]], file: str) -> None:
        last: dict[_Move | None, int] = {}
        for number, one in placed:
            if number < last.get(one.move, -1):
                raise self._error("the text is not in the order of the source", one, file)
            last[one.move] = number

    def _error(self, message: str, one: _Written, file: str) -> DocumentError:
        place = f"{self._place(one.node[0])}: " if one.node else ""
        words = " ".join(one.text.split())[:_QUOTED]
        return DocumentError(f"{place}{message} at “{words}”", file, hint=_HINT)

    def _report_moves(self, placed: list[tuple[int, _Written]]) -> None:
        """Add a loss for each declared move whose texts are elsewhere than in the source."""
        numbers = [number for number, _ in placed]
        before = [-1, *accumulate(numbers, max)]
        after = [*accumulate(reversed(numbers), min, initial=max(numbers, default=0) + 1)][::-1]
        moved: dict[_Move, list[str]] = {}
        for i, (number, one) in enumerate(placed):
            if one.move and one.move.reason and not before[i] < number < after[i + 1]:
                moved[one.move] = []
        for _, one in placed:
            if one.move in moved:
                moved[one.move].append(one.text)
        for move, texts in moved.items():
            words = " ".join("".join(texts).split())
            self._losses.append(Loss(self._place(move.element), "moved", move.reason or "", words))

    def _texts(self, element: etree._Element) -> Iterator[TextNode]:
        """Yield the texts within an element, in the order of the source."""
        for event, node in etree.iterwalk(element, events=("start", "end")):
            if event == "start" and self._is_text(node):
                yield node, "text"
            elif event == "end" and node is not element and self._contains_text(node.getparent()):
                yield node, "tail"

    def _contains_text(self, element: etree._Element | None) -> bool:
        return element is not None and self._is_text(element)


def _offsets(text: str, counts: Iterable[int]) -> Iterator[int]:
    """Yield the offset of each character that is neither white space nor invisible, by their number, in order."""
    words = _WORD.finditer(text)
    start, first, last = 0, 0, 0
    for count in counts:
        while count >= last:
            word = next(words, None)
            if word is None:
                start, first, last = len(text), count, count + 1
            else:
                start, first, last = word.start(), last, last + len(word[0])
        yield start + count - first


def _characters(text: str) -> str:
    return "".join(text.translate(_INVISIBLE).split())
