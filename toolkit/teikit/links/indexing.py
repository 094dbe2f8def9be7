"""Index a file in one pass, without a tree: identifiers, pointers and the positions of their start tags."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from lxml import etree

from teikit.core.errors import DocumentError, NotWellFormedError
from teikit.core.files import read_bytes
from teikit.core.positions import Position
from teikit.core.xml import parse_bytes
from teikit.links.addresses import join_address
from teikit.links.file_index import ElementPosition, Entry, FileIndex, Include, Number, Pointer, PrefixDef, Step
from teikit.links.vocabulary import (
    ENTRIES,
    MEDIA,
    POINTERS,
    RELEVANT,
    SEPARATOR,
    SOMETIMES,
    XI_FALLBACK,
    XI_INCLUDE,
    XML_BASE,
    XML_ID,
    tei,
)

_TEI, _TEXT, _DIV, _IDNO, _PREFIX_DEF = map(tei, ("TEI", "text", "div", "idno", "prefixDef"))
_NUMBERED = (tei("publicationStmt"), tei("sourceDesc"))


def index_file(path: Path) -> FileIndex:
    """Index a file with expat, which reads no DTD and no external entity and limits the expansion of entities.

    :raises FileError: the file cannot be read.
    :raises DocumentError: the file is empty, in an unknown encoding or not well-formed.
    """
    data = read_bytes(path, "a TEI document")
    if not data.strip():
        raise DocumentError("the file is empty (expected a TEI document)", path)
    parser = _IndexParser(path)
    try:
        parser.parser.Parse(data, True)
    except expat.ExpatError as error:
        message = expat.ErrorString(error.code) or "error"
        position = Position(error.lineno, error.offset + 1)
        raise NotWellFormedError(f"not well-formed XML: {message}", path, position) from None
    except (ValueError, LookupError):
        parser = _IndexParser(path)
        parser.parser.Parse(_as_utf_8(data, path), True)
    return parser.index


def _as_utf_8(data: bytes, path: Path) -> bytes:
    """Return a document in UTF-8: libxml2 decodes some encodings that expat does not, such as GB18030.

    :raises DocumentError: libxml2 does not decode it either.
    """
    text: bytes = etree.tostring(parse_bytes(data, path), encoding="UTF-8")
    return text


class _Frame(NamedTuple):
    """An open element: its step, the number of children of each name so far, and the base address in force."""

    step: Step | None
    counts: dict[str, int]
    base: str


class _IndexParser:
    """The handlers of one expat parser, which build the index."""

    def __init__(self, path: Path) -> None:
        self.index = FileIndex(path)
        self.parser = expat.ParserCreate(namespace_separator=SEPARATOR)
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._open = [_Frame(None, {}, "")]
        self._number: list[str] = []
        self._number_position: ElementPosition | None = None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        parent = self._open[-1]
        counts = parent.counts
        nth = counts[name] = counts.get(name, 0) + 1
        step = Step(parent.step, name, nth)
        base = parent.base
        if XML_BASE in attributes:
            base = join_address(base, attributes[XML_BASE].strip())
        self._open.append(_Frame(step, {}, base))
        if not RELEVANT.isdisjoint(attributes):
            self._record(self._position(step), attributes, base)
        special = _SPECIAL.get(name)
        if special is not None:
            special(self, self._open[-1], attributes)

    def _end(self, name: str) -> None:
        self._open.pop()
        if name == _IDNO and self._number_position is not None:
            self._add_number("idno", "".join(self._number), self._number_position)
            self._number_position = None
            self.parser.CharacterDataHandler = None

    def _position(self, step: Step) -> ElementPosition:
        return ElementPosition(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1, step)

    def _record(self, position: ElementPosition, attributes: dict[str, str], base: str) -> None:
        identifier = attributes.get(XML_ID)
        if identifier is not None:
            self._add_id(identifier.strip(), position)
        if not position.step.name.startswith(tei("")):
            return
        for attribute, value in attributes.items():
            if attribute in POINTERS or (attribute in SOMETIMES and "#" in value):
                self.index.pointers.append(Pointer(position, attribute, value, base))

    def _add_id(self, identifier: str, position: ElementPosition) -> None:
        if identifier in self.index.ids:
            self.index.repeated.append((identifier, position))
        else:
            self.index.ids[identifier] = position

    def _add_number(self, kind: str, value: str, position: ElementPosition) -> None:
        value = " ".join(value.split())
        if value:
            self.index.numbers.append(Number(kind, value, position))

    def _entry(self, frame: _Frame, attributes: dict[str, str]) -> None:
        if frame.step is not None and XML_ID in attributes:
            name = frame.step.name.rpartition(SEPARATOR)[2]
            self.index.entries.append(Entry(name, attributes[XML_ID].strip(), self._position(frame.step)))

    def _media(self, frame: _Frame, attributes: dict[str, str]) -> None:
        if frame.step is not None and "url" in attributes:
            self.index.pointers.append(Pointer(self._position(frame.step), "url", attributes["url"], frame.base))

    def _include(self, frame: _Frame, attributes: dict[str, str]) -> None:
        href = attributes.get("href", "").strip()
        if frame.step is not None and href:
            xml = attributes.get("parse", "xml") == "xml"
            self.index.includes.append(Include(self._position(frame.step), href, frame.base, xml))

    def _fallback(self, frame: _Frame, attributes: dict[str, str]) -> None:
        includes = self.index.includes
        if includes and frame.step is not None and includes[-1].position.step is frame.step.parent:
            includes[-1] = includes[-1]._replace(fallback=True)

    def _tei(self, frame: _Frame, attributes: dict[str, str]) -> None:
        if frame.step is not None and XML_ID in attributes:
            self._add_number("xml:id", attributes[XML_ID], self._position(frame.step))

    def _text(self, frame: _Frame, attributes: dict[str, str]) -> None:
        self.index.has_text = True

    def _div(self, frame: _Frame, attributes: dict[str, str]) -> None:
        if frame.step is not None and attributes.get("type") == "document" and "n" in attributes:
            self._add_number("div", attributes["n"], self._position(frame.step))

    def _idno(self, frame: _Frame, attributes: dict[str, str]) -> None:
        step = frame.step
        if step is None or attributes.get("type") != "number":
            return
        if any(ancestor.name in _NUMBERED for ancestor in step.ancestors()):
            self._number, self._number_position = [], self._position(step)
            self.parser.CharacterDataHandler = self._number.append

    def _prefix_def(self, frame: _Frame, attributes: dict[str, str]) -> None:
        if frame.step is not None and "ident" in attributes:
            self.index.prefixes.append(
                PrefixDef(
                    self._position(frame.step),
                    attributes["ident"].strip(),
                    attributes.get("matchPattern", "(.*)"),
                    attributes.get("replacementPattern", "$1"),
                    frame.base,
                )
            )


_SPECIAL = {
    **dict.fromkeys(ENTRIES, _IndexParser._entry),
    **dict.fromkeys(MEDIA, _IndexParser._media),
    XI_INCLUDE: _IndexParser._include,
    XI_FALLBACK: _IndexParser._fallback,
    _TEI: _IndexParser._tei,
    _TEXT: _IndexParser._text,
    _DIV: _IndexParser._div,
    _IDNO: _IndexParser._idno,
    _PREFIX_DEF: _IndexParser._prefix_def,
}
