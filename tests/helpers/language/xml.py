"""Prose of an XML document: stylesheets, and the ODD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from helpers.language.passages import Passage, count_words

_XSL = "http://www.w3.org/1999/XSL/Transform"
_LITERAL = re.compile(r"'((?:[^']|'')*)'|\"((?:[^\"]|\"\")*)\"")
_EXAMPLES = {"http://www.tei-c.org/ns/Examples"}
_CODE_ATTRIBUTES = {"select", "test", "match", "use-when", "value"}


def xml_passages(text: str, *, is_test: bool = False) -> Iterator[Passage]:
    """Yield comments, text of three or more words, and (in XSLT) string literals and names of declarations."""
    return iter(_XmlProse(text).passages) if not is_test else iter(())


class _XmlProse:
    """Collector of the prose of an XML document."""

    def __init__(self, text: str) -> None:
        self.passages: list[Passage] = []
        self._text = ""
        self._line = 1
        self._depth_of_example = 0
        self._depth = 0
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.CommentHandler = self._comment
        self._parser = parser
        parser.Parse(text.encode(), True)

    def _flush(self) -> None:
        if count_words(self._text) >= 3 and not self._depth_of_example:
            self.passages.append(Passage(self._text, self._line, "text"))
        self._text = ""

    def _start(self, name: str, attributes: list[str]) -> None:
        space, _, local = name.rpartition(" ")
        self._depth += 1
        if self._depth_of_example == 0:
            # Inline elements of documentation continue the sentence.
            if local in {"gi", "att", "val", "code", "ref", "hi", "term", "ident", "tag", "value-of", "name"}:
                self._text += "X"
            else:
                self._flush()
        if space in _EXAMPLES and not self._depth_of_example:
            self._depth_of_example = self._depth
        if space != _XSL:
            return
        line = self._parser.CurrentLineNumber
        for key, value in zip(attributes[::2], attributes[1::2], strict=True):
            if key in {"name", "mode"} and local in {"function", "template", "param", "variable", "mode"}:
                self.passages.append(Passage(value.rpartition(":")[2].replace("-", " "), line, "name"))
            elif key in _CODE_ATTRIBUTES:
                for match in _LITERAL.finditer(value):
                    literal = match.group(1) or match.group(2) or ""
                    if count_words(literal) >= 2 and " " in literal and not re.search(r"[\\\[\]|]", literal):
                        self.passages.append(Passage(literal, line + value[: match.start()].count("\n"), "message"))

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if local not in {"gi", "att", "val", "code", "ref", "hi", "term", "ident", "tag", "value-of", "name"}:
            self._flush()
        if self._depth == self._depth_of_example:
            self._depth_of_example = 0
        self._depth -= 1

    def _characters(self, data: str) -> None:
        if not self._text:
            self._line = self._parser.CurrentLineNumber
        self._text += data

    def _comment(self, data: str) -> None:
        self.passages.append(Passage(data.strip("\n"), self._parser.CurrentLineNumber, "comment"))
