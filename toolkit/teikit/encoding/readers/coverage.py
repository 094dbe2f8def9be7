"""Text coverage: which texts of a source were read, which were dropped and why, and which no reader handled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from teikit.encoding.model.losses import Loss

#: A text of a tree: an element, and ``text`` or ``tail``.
TextNode = tuple[etree._Element, str]


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
        self._read: Counter[str] = Counter()

    def take(self, element: etree._Element, which: str = "text") -> str:
        """Return the ``text`` or the ``tail`` of an element; empty the second time."""
        if (element, which) in self._taken:
            return ""
        self._taken.add((element, which))
        text = str(getattr(element, which) or "")
        self._read.update(_characters(text))
        return text

    def take_all(self, element: etree._Element) -> str:
        """Return all text within an element."""
        self._done.add(element)
        return "".join(self.take(holder, which) for holder, which in self._texts(element))

    def add_generated(self, text: str) -> None:
        """Record text of the draft that is absent from the source: the number of an item, the marker of a note."""
        self._read.update(_characters(text))

    def replace(self, before: str, after: str) -> None:
        """Record that the draft contains another text instead of one that was taken, such as a Unicode character."""
        if before != after:
            self._read.subtract(_characters(before))
            self._read.update(_characters(after))

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

    def report_missing(self, text: str) -> None:
        """Add a loss if characters that were taken are missing from the text of the draft.

        White space is layout and does not count.
        """
        missing = self._read - Counter(_characters(text))
        if missing:
            characters = "".join(missing.elements())
            self._losses.append(Loss("source", "unread", "read, but missing from the text", characters))

    def _texts(self, element: etree._Element) -> Iterator[TextNode]:
        """Yield the texts within an element, in the order of the source."""
        for event, node in etree.iterwalk(element, events=("start", "end")):
            if event == "start" and self._is_text(node):
                yield node, "text"
            elif event == "end" and node is not element and self._contains_text(node.getparent()):
                yield node, "tail"

    def _contains_text(self, element: etree._Element | None) -> bool:
        return element is not None and self._is_text(element)


def _characters(text: str) -> str:
    return "".join(text.split())
