"""The account of a source's text: what went into the draft, what was dropped and why, what nobody read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from teikit.encoding.model.losses import Loss


class Account:
    """Keeps which texts of a tree were taken; what is left at the end is an unexplained loss.

    ``place`` says where in the source an element stands; ``is_text`` whether an element's text is words at all.
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
        self._taken: set[tuple[etree._Element, str]] = set()
        self._done: set[etree._Element] = set()
        self._read: Counter[str] = Counter()

    def take(self, element: etree._Element, which: str = "text") -> str:
        """Return the ``text`` or the ``tail`` of an element, once."""
        if (element, which) in self._taken:
            return ""
        self._taken.add((element, which))
        text = str(getattr(element, which) or "")
        self._read.update(_letters(text))
        return text

    def take_all(self, element: etree._Element) -> str:
        """Return all text within an element, which is done with."""
        self._done.add(element)
        return "".join(self.take(holder, which) for holder, which in self._texts(element))

    def generate(self, text: str) -> None:
        """Note text that the draft has and the source does not: the number of an item, the marker of a note."""
        self._read.update(_letters(text))

    def exchange(self, before: str, after: str) -> None:
        """Note that the draft has another text for one that was taken: a sign of a font as Unicode has it."""
        if before != after:
            self._read.subtract(_letters(before))
            self._read.update(_letters(after))

    def skip(self, element: etree._Element) -> None:
        """Leave an element out that says again what another says, or no words at all."""
        self._done.add(element)
        self._taken.update(self._texts(element))

    def drop(self, element: etree._Element, reason: str, fate: str = "dropped") -> None:
        """Leave an element out; it is listed where it holds words."""
        self._done.add(element)
        text = ""
        for holder, which in self._texts(element):
            if (holder, which) not in self._taken:
                self._taken.add((holder, which))
                text += str(getattr(holder, which) or "")
        if text.strip():
            self._losses.append(Loss(self._place(element), fate, reason, " ".join(text.split())))

    def say(self, element: etree._Element, words: str, reason: str, fate: str = "dropped") -> None:
        """List something that is not among the words: the address of a link, a picture."""
        self._losses.append(self.loss(element, words, reason, fate))

    def loss(self, element: etree._Element, words: str, reason: str, fate: str = "dropped") -> Loss:
        """Return a loss as it would be listed."""
        return Loss(self._place(element), fate, reason, words)

    def is_done(self, element: etree._Element) -> bool:
        """Tell whether an element was left out, or taken as a whole."""
        return element in self._done

    def left(self, element: etree._Element) -> list[tuple[etree._Element, str]]:
        """Return where words stand within an element that nobody has taken yet."""
        texts = (text for text in self._texts(element) if text not in self._taken)
        return [(holder, which) for holder, which in texts if str(getattr(holder, which) or "").strip()]

    def unread(self, root: etree._Element) -> None:
        """List what of a tree was neither taken nor dropped."""
        for holder, which in self.left(root):
            words = str(getattr(holder, which)).strip()
            self._losses.append(Loss(self._place(holder), "unread", "no reader knows it", words))

    def missing(self, text: str) -> None:
        """List what was taken and is not in the text of the draft: letters are counted, white space is layout."""
        missing = self._read - Counter(_letters(text))
        if missing:
            self._losses.append(Loss("source", "unread", "read, and not in the text", "".join(missing.elements())))

    def _texts(self, element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
        """Yield where text stands within an element, in the order of the source."""
        for event, node in etree.iterwalk(element, events=("start", "end")):
            if event == "start" and self._is_text(node):
                yield node, "text"
            elif event == "end" and node is not element and self._holds_text(node.getparent()):
                yield node, "tail"

    def _holds_text(self, element: etree._Element | None) -> bool:
        return element is not None and self._is_text(element)


def _letters(text: str) -> str:
    return "".join(text.split())
