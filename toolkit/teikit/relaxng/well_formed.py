"""What is wrong with a document that is not well-formed, in words of a writer and not of a parser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html.entities import html5
from typing import NamedTuple
from xml.parsers import expat

from teikit.relaxng.diagnostic import Diagnostic

#: Bytes before and after a fault that are looked at to explain it.
_CONTEXT = 2_000


class OpenElement(NamedTuple):
    """An element that is open: its name as the document writes it, and the line of its start tag."""

    name: str
    line: int | None


class Recent:
    """Hands pieces of a document on, and keeps the last two: what is wrong lies there."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self._kept = b""
        self._start = 0

    def __iter__(self) -> Iterator[bytes]:
        last = b""
        for piece in self._pieces:
            self._start += len(self._kept) - len(last)
            self._kept = last + piece
            last = piece
            yield piece

    def around(self, index: int) -> tuple[str, str]:
        """Return the text before and after a byte of the document, empty where it is not in UTF-8."""
        offset = index - self._start
        if offset < 0 or b"\0" in self._kept[:4]:
            return "", ""
        before, after = self._kept[max(0, offset - _CONTEXT) : offset], self._kept[offset : offset + _CONTEXT]
        return before.decode("utf-8", errors="replace"), after.decode("utf-8", errors="replace")


class _Fault(NamedTuple):
    """What is wrong, how to mend it, and what to mark: ``back`` characters before the place, ``length`` of them."""

    message: str
    mend: str | None = None
    back: int = 0
    length: int | None = None


class _Place(NamedTuple):
    before: str
    after: str
    open: list[OpenElement]


def explain(
    error: expat.ExpatError, before: str, after: str, open_elements: list[OpenElement], file: str
) -> Diagnostic:
    """Return the finding for a parser's error at a place between two texts, in some open elements."""
    place = _Place(before, after, open_elements)
    explained = _EXPLANATIONS.get(error.code, _other)(place) or _other(place)
    message = explained.message or _WORDS.get(error.code) or expat.ErrorString(error.code)
    return Diagnostic(
        file,
        error.lineno,
        error.offset + 1 - explained.back,
        "xml.not-well-formed",
        f"not well-formed XML: {message}",
        suggestion=explained.mend,
        length=explained.length,
    )


_WORDS = {4: "what stands here is no markup and no text"}


def _other(place: _Place) -> _Fault:
    return _Fault("")


_START_TAG = re.compile(r"""<[^\s<>/!?](?:[^<>"']|"[^"]*"|'[^']*')*(?:"[^"]*|'[^']*)?\Z""")
_REFERENCE = re.compile(r"&#?[\w.\-:]*\Z")
_PREDEFINED = ("&amp", "&lt", "&gt", "&quot", "&apos")


def _invalid_token(place: _Place) -> _Fault | None:
    before, after = place.before, place.after
    reference = _REFERENCE.search(before)
    if reference and not after.startswith(";"):
        return _open_reference(reference.group())
    if before.endswith("]]") and after.startswith(">"):
        return _Fault("“]]>” stands in text", "write “]]&gt;”", 2, 3)
    if before.endswith("--") and before.rfind("<!--") > before.rfind("-->"):
        return _Fault("“--” stands in a comment", None, 2, 2)
    if before.endswith("<"):
        return _Fault("“<” begins no tag", "write “&lt;” for the sign", 1, 1)
    if after[:1] and after[0] < " " and after[0] not in "\t\r\n":
        return _Fault(f"the control character U+{ord(after[0]):04X} is not allowed in XML", "delete it")
    if after.startswith("\ufffd"):
        return _Fault("a byte is not UTF-8, the encoding of the document", "save it as UTF-8, or declare its encoding")
    tag = _START_TAG.search(before)
    return _in_start_tag(tag.group(), after) if tag else None


def _open_reference(written: str) -> _Fault:
    if written in _PREDEFINED or written.startswith("&#"):
        return _Fault(f"“{written}” is not closed by “;”", f"write “{written};”", len(written), len(written))
    return _Fault("“&” begins no reference to a character or entity", "write “&amp;” for the sign", len(written), 1)


def _in_start_tag(tag: str, after: str) -> _Fault | None:
    """Explain a fault in a start tag, of which ``tag`` is the beginning up to the fault."""
    within = re.search(r"""=\s*(["'])((?:(?!\1).)*)\Z""", tag, re.DOTALL)
    if within and after.startswith("<"):
        if "\n" in within.group(2) or within.group(2).rstrip().endswith((">", "/")):
            return _Fault("the value of an attribute is not closed by a quotation mark")
        return _Fault(
            "“<” stands in the value of an attribute", "write “&lt;”; or is the quotation mark missing?", 0, 1
        )
    if re.search(r"=\s*\Z", tag):
        return _Fault("the value of an attribute must stand in quotation marks")
    if re.search(r"""["']\Z""", tag):
        return _Fault("a space is missing between two attributes")
    if after.startswith("<"):
        return _Fault(f"the tag {tag.split()[0]} is not closed", "“>” is missing before this")
    name = re.search(r"\s([\w.\-:]+)\s*\Z", tag)
    if name:
        return _Fault(f"attribute @{name.group(1)} has no value", f'write {name.group(1)}="…"')
    return None


def _unclosed_token(place: _Place) -> _Fault:
    if place.after.startswith("<!--"):
        return _Fault("a comment is not closed", "its end, “-->”, is missing", 0, 4)
    if place.after.startswith("<?"):
        return _Fault("a processing instruction is not closed", "its end, “?>”, is missing", 0, 2)
    return _Fault("a tag is not closed", "“>” is missing, or the quotation mark of a value", 0, 1)


def _tag_mismatch(place: _Place) -> _Fault | None:
    found = re.match(r"[^\s<>]+", place.after)
    if not found or not place.open:
        return None
    innermost = place.open[-1]
    message = f"</{found.group()}> closes nothing here: <{innermost.name}>, opened on line {innermost.line}, is open"
    if found.group() in (element.name for element in place.open):
        mend = f"is </{innermost.name}> missing before it?"
    else:
        mend = f"no <{found.group()}> is open; did you mean </{innermost.name}>?"
    return _Fault(message, mend, 2, len(found.group()) + 3)


def _file_ends(place: _Place) -> _Fault:
    if not place.open:
        return _Fault("the file holds no element")
    innermost = place.open[-1]
    return _Fault(f"the file ends before </{innermost.name}>, which closes line {innermost.line}")


def _undefined_entity(place: _Place) -> _Fault | None:
    found = re.match(r"&([\w.\-:]+);", place.after)
    if not found:
        return None
    character = html5.get(f"{found.group(1)};")
    mend = None
    if character:
        codes = "".join(f"&#x{ord(part):X};" for part in character)
        mend = f"write {codes}" + (f", or the character itself, “{character}”" if character.strip() else "")
    return _Fault(
        f"entity {found.group()} is not declared: XML itself knows lt, gt, amp, quot, apos", mend, 0, found.end()
    )


def _unbound_prefix(place: _Place) -> _Fault | None:
    tag = re.match(r"<[^>]*", place.after)
    if not tag:
        return None
    used = re.findall(r"[<\s]([\w.\-]+):[\w.\-]+", re.sub(r"""("[^"]*"|'[^']*')""", '""', tag.group()))
    declared = {*re.findall(r"xmlns:([\w.\-]+)", tag.group()), "xml", "xmlns"}
    prefix = next((each for each in used if each not in declared), None)
    return (
        None if prefix is None else _Fault(f"the prefix “{prefix}” is not declared", f'declare it: xmlns:{prefix}="…"')
    )


def _duplicate_attribute(place: _Place) -> _Fault | None:
    name = re.match(r"[^\s=]+", place.after)
    return _Fault(f"attribute @{name.group()} is given twice", None, 0, name.end()) if name else None


def _after_the_end(place: _Place) -> _Fault:
    return _Fault("something follows the end of the root element", "a document has one root; is an end tag too early?")


def _no_xml(place: _Place) -> _Fault | None:
    return _Fault("the file does not begin with “<”: is it XML?") if not place.before.strip() else None


def _late_declaration(place: _Place) -> _Fault:
    return _Fault("“<?xml” must be the very first characters of the file", "delete what stands before it", 0, 5)


_EXPLANATIONS: dict[int, Callable[[_Place], _Fault | None]] = {
    2: _no_xml,
    3: _file_ends,
    4: _invalid_token,
    5: _unclosed_token,
    7: _tag_mismatch,
    8: _duplicate_attribute,
    9: _after_the_end,
    11: _undefined_entity,
    17: _late_declaration,
    20: lambda place: _Fault("a CDATA section is not closed", "its end, “]]>”, is missing"),
    27: _unbound_prefix,
}
