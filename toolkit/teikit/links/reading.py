"""Read one file in one pass: its identifiers, its pointers and where their start tags stand; no tree is held."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from teikit.core.errors import TeikitError
from teikit.core.files import read_bytes
from teikit.core.positions import Position
from teikit.links.addresses import join
from teikit.links.sheet import Entry, Include, Number, Place, Pointer, PrefixDef, Sheet, Step
from teikit.links.vocabulary import (
    ENTRIES,
    MEDIA,
    POINTERS,
    SEPARATOR,
    SOMETIMES,
    TELLING,
    XI_FALLBACK,
    XI_INCLUDE,
    XML_BASE,
    XML_ID,
    tei,
)

_TEI, _TEXT, _DIV, _IDNO, _PREFIX_DEF = map(tei, ("TEI", "text", "div", "idno", "prefixDef"))
_NUMBERED = (tei("publicationStmt"), tei("sourceDesc"))


def read(path: Path) -> Sheet:
    """Read a file with expat; no DTD and no external entity is ever fetched, and expansion is bounded by expat.

    :raises TeikitError: the file cannot be read, is empty, or is not well formed (with line and column).
    """
    data = read_bytes(path, "a TEI document")
    if not data.strip():
        raise TeikitError("the file is empty, a TEI document was expected", path)
    reader = _Reader(path)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        message = expat.ErrorString(error.code) or "error"
        raise TeikitError(f"not well-formed XML: {message}", path, Position(error.lineno, error.offset + 1)) from None
    except (ValueError, LookupError) as error:
        raise TeikitError(f"its encoding cannot be read: {error}", path, hint="save it as UTF-8") from None
    return reader.sheet


class _Frame(NamedTuple):
    """An open element: its step, how many children of each name it has had, and the base address in force."""

    step: Step | None
    counts: dict[str, int]
    base: str


class _Reader:
    """The handlers of one parse."""

    def __init__(self, path: Path) -> None:
        self.sheet = Sheet(path)
        self.parser = expat.ParserCreate(namespace_separator=SEPARATOR)
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._open = [_Frame(None, {}, "")]
        self._number: list[str] = []
        self._number_place: Place | None = None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        parent = self._open[-1]
        counts = parent.counts
        nth = counts[name] = counts.get(name, 0) + 1
        step = Step(parent.step, name, nth)
        base = parent.base
        if XML_BASE in attributes:
            base = join(base, attributes[XML_BASE].strip())
        self._open.append(_Frame(step, {}, base))
        if not TELLING.isdisjoint(attributes):
            self._record(self._place(step), attributes, base)
        special = _SPECIAL.get(name)
        if special is not None:
            special(self, self._open[-1], attributes)

    def _end(self, name: str) -> None:
        self._open.pop()
        if name == _IDNO and self._number_place is not None:
            self._add_number("idno", "".join(self._number), self._number_place)
            self._number_place = None
            self.parser.CharacterDataHandler = None

    def _place(self, step: Step) -> Place:
        return Place(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1, step)

    def _record(self, place: Place, attributes: dict[str, str], base: str) -> None:
        identifier = attributes.get(XML_ID)
        if identifier is not None:
            self._add_id(identifier.strip(), place)
        if not place.step.name.startswith(tei("")):
            return
        for attribute, value in attributes.items():
            if attribute in POINTERS or (attribute in SOMETIMES and "#" in value):
                self.sheet.pointers.append(Pointer(place, attribute, value, base))

    def _add_id(self, identifier: str, place: Place) -> None:
        if identifier in self.sheet.ids:
            self.sheet.repeated.append((identifier, place))
        else:
            self.sheet.ids[identifier] = place

    def _add_number(self, kind: str, value: str, place: Place) -> None:
        value = " ".join(value.split())
        if value:
            self.sheet.numbers.append(Number(kind, value, place))

    def _entry(self, frame: _Frame, attributes: dict[str, str]) -> None:
        if frame.step is not None and XML_ID in attributes:
            name = frame.step.name.rpartition(SEPARATOR)[2]
            self.sheet.entries.append(Entry(name, attributes[XML_ID].strip(), self._place(frame.step)))

    def _media(self, frame: _Frame, attributes: dict[str, str]) -> None:
        if frame.step is not None and "url" in attributes:
            self.sheet.pointers.append(Pointer(self._place(frame.step), "url", attributes["url"], frame.base))

    def _include(self, frame: _Frame, attributes: dict[str, str]) -> None:
        href = attributes.get("href", "").strip()
        if frame.step is not None and href:
            xml = attributes.get("parse", "xml") == "xml"
            self.sheet.includes.append(Include(self._place(frame.step), href, frame.base, xml))

    def _fallback(self, frame: _Frame, attributes: dict[str, str]) -> None:
        includes = self.sheet.includes
        if includes and frame.step is not None and includes[-1].place.step is frame.step.parent:
            includes[-1] = includes[-1]._replace(fallback=True)

    def _tei(self, frame: _Frame, attributes: dict[str, str]) -> None:
        if frame.step is not None and XML_ID in attributes:
            self._add_number("xml:id", attributes[XML_ID], self._place(frame.step))

    def _text(self, frame: _Frame, attributes: dict[str, str]) -> None:
        self.sheet.has_text = True

    def _div(self, frame: _Frame, attributes: dict[str, str]) -> None:
        if frame.step is not None and attributes.get("type") == "document" and "n" in attributes:
            self._add_number("div", attributes["n"], self._place(frame.step))

    def _idno(self, frame: _Frame, attributes: dict[str, str]) -> None:
        step = frame.step
        if step is None or attributes.get("type") != "number":
            return
        if any(ancestor.name in _NUMBERED for ancestor in step.ancestors()):
            self._number, self._number_place = [], self._place(step)
            self.parser.CharacterDataHandler = self._number.append

    def _prefix_def(self, frame: _Frame, attributes: dict[str, str]) -> None:
        if frame.step is not None and "ident" in attributes:
            self.sheet.prefixes.append(
                PrefixDef(
                    self._place(frame.step),
                    attributes["ident"].strip(),
                    attributes.get("matchPattern", "(.*)"),
                    attributes.get("replacementPattern", "$1"),
                    frame.base,
                )
            )


_SPECIAL = {
    **dict.fromkeys(ENTRIES, _Reader._entry),
    **dict.fromkeys(MEDIA, _Reader._media),
    XI_INCLUDE: _Reader._include,
    XI_FALLBACK: _Reader._fallback,
    _TEI: _Reader._tei,
    _TEXT: _Reader._text,
    _DIV: _Reader._div,
    _IDNO: _Reader._idno,
    _PREFIX_DEF: _Reader._prefix_def,
}
