"""Read TEI documents, and compare the words of a reading with those of its document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from helpers.paths import ROOT
from helpers.tei_documents import tei_document
from teikit.core.xml import parse_bytes
from teikit.publishing.reading import read
from teikit.publishing.tei_document import TeiDocument
from teikit_relaxng import Schema, load

TEI = "{http://www.tei-c.org/ns/1.0}"
READING = "{urn:teikit:reading}"
_BEHAVIOURS = "{urn:teikit:reading:behaviours}"
TABLE = ROOT / "xslt/reading/behaviours.xml"
#: Elements of the reading that neither begin nor end a line.
_INLINE = frozenset(
    READING + name
    for name in (
        *("inline", "link", "name", "note-reference", "glyph", "graphic", "formula"),
        *("gap", "said", "code", "alternate", "default", "page", "anchor"),
    )
)
#: Other readings of the same words, and notations that are not words.
_NOT_COMPARED = frozenset(
    [
        READING + "other",
        READING + "formula",
        *(
            f"{{{uri}}}{name}"
            for uri, name in (("http://www.w3.org/2000/svg", "svg"), ("http://www.w3.org/1998/Math/MathML", "math"))
        ),
    ]
)
#: Behaviours that neither begin nor end a word.
_PHRASES = frozenset(
    (
        *("inline", "name", "link", "anchor", "glyph", "said", "formula"),
        *("alternate", "page", "gap", "break", "omit", "index", "context"),
    )
)
#: Readings of a choice, the printed one first.
_PREFERENCE = ("corr", "reg", "expan", "lem", "sic", "orig", "abbr")
#: Elements of TEI with several readings of the same words, of which one is enough.
_CHOICES = frozenset(TEI + name for name in ("choice", "app", "subst", "rdgGrp"))
#: Elements of TEI with text that a reading has in an attribute: descriptions of pictures, titles for running heads.
_IN_ATTRIBUTES = ("figDesc", "head[@type='shortened-for-running-head']", "head[@type='short']")
#: Elements of TEI inside of which neighbours can be parts of one word.
_PARTS_OF_WORDS = frozenset(
    TEI + name for name in ("w", "m", "c", "pc", "num", "expan", "abbr", "ex", "am", "subst", "choice")
)
_BOUNDARY = "\n"


@cache
def reading_schema() -> Schema:
    """Return the schema of readings."""
    return load(ROOT / "xslt/reading/reading.rnc")


def read_file(path: Path, **values: str) -> etree._Element:
    """Return the reading of a file."""
    return etree.fromstring(read(TeiDocument.read(path), values).text.encode())


def read_body(folder: Path, body: str, *, header: str = "", **values: str) -> etree._Element:
    """Return the contents of the reading of a document with the given body."""
    path = folder / "document.xml"
    path.write_text(tei_document(body, header=header), encoding="utf-8")
    return contents(read_file(path, **values))


def contents(reading: etree._Element) -> etree._Element:
    """Return the contents of a reading."""
    found = reading.find(f"{READING}contents")
    assert found is not None
    return found


def read_tei(text: str) -> etree._Element:
    """Return the reading of a TEI document given as text; it is valid."""
    path = Path("document.xml")
    reading = read(TeiDocument(path, parse_bytes(text.encode(), path), None)).text.encode()
    assert [str(each) for each in reading_schema().validate(reading)] == []
    return etree.fromstring(reading)


def read_contents(body: str, header: str = "") -> etree._Element:
    """Return the contents of the valid reading of a document with the given body."""
    return contents(read_tei(tei_document(body, header=header)))


def find(element: etree._Element, path: str) -> list[etree._Element]:
    """Return the elements of a reading at an XPath with the prefixes ``r`` and ``m`` (MathML)."""
    namespaces = {"r": READING.strip("{}"), "m": "http://www.w3.org/1998/Math/MathML"}
    return [each for each in element.xpath(path, namespaces=namespaces) if isinstance(each, etree._Element)]


def text_of(element: etree._Element) -> str:
    """Return the text of an element with single spaces."""
    return " ".join("".join(element.itertext()).split())


def as_xml(element: etree._Element) -> str:
    """Return the children of an element as XML without namespaces and identifiers."""
    text = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return re.sub(r' (?:xmlns(?::\w+)?|id|kind|number|at)="[^"]*"', "", text)


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return re.findall(r"\w+", text.replace("\N{SOFT HYPHEN}", ""))


def words_of_reading(reading: etree._Element) -> list[str]:
    """Return the words that a reading prints, in order."""
    parts = reading.iter(f"{READING}contents", f"{READING}apparatus")
    return words("".join(piece for part in parts for piece in _pieces_of_reading(part)))


def _pieces_of_reading(element: etree._Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _NOT_COMPARED:
        return
    boundary = "" if element.tag in _INLINE or not element.tag.startswith(READING) else _BOUNDARY
    yield boundary + (element.text or "")
    for child in element:
        yield from _pieces_of_reading(child)
        yield child.tail or ""
    yield boundary


def words_of_tei(root: etree._Element) -> list[str]:
    """Return the words of the texts of a document that are neither left out by name nor alternatives, in order."""
    omitted = omitted_elements(root)
    texts = root.iter(f"{TEI}text", f"{TEI}sourceDoc")
    outer = [text for text in texts if not any(parent.tag == f"{TEI}text" for parent in text.iterancestors())]
    return words("".join(piece for text in outer for piece in _pieces_of_tei(text, omitted)))


def _pieces_of_tei(element: etree._Element, omitted: set[etree._Element]) -> Iterator[str]:
    if not isinstance(element.tag, str) or element in omitted:
        return
    children = [child for child in element if isinstance(child.tag, str)]
    has_text = bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)
    separates = len(children) > 1 and not has_text and element.tag not in _PARTS_OF_WORDS
    boundary = _BOUNDARY if separates else ""
    printed = _printed_reading(children) if element.tag in _CHOICES else None
    edge = _BOUNDARY if _is_boundary(element) else ""
    yield edge + (element.text or "")
    for child in element:
        if printed is None or child is printed:
            yield boundary
            yield from _pieces_of_tei(child, omitted)
            yield boundary
        yield child.tail or ""
    yield edge


def _printed_reading(readings: list[etree._Element]) -> etree._Element | None:
    by_name = {etree.QName(reading).localname: reading for reading in reversed(readings)}
    return next((by_name[name] for name in _PREFERENCE if name in by_name), readings[0] if readings else None)


def _is_boundary(element: etree._Element) -> bool:
    if element.tag == f"{TEI}lb":
        return element.get("break") not in ("no", "maybe") and element.get("type") != "hyphenInWord"
    return behaviours().get(etree.QName(element).localname, "") not in _PHRASES


@cache
def behaviours() -> dict[str, str]:
    """Return the behaviour of each element of the TEI."""
    rows = etree.parse(str(TABLE)).iter(f"{_BEHAVIOURS}element")
    return {row.get("name", ""): row.get("behaviour", "") for row in rows}


def omitted_elements(root: etree._Element) -> set[etree._Element]:
    """Return the elements of a document that the table of behaviours leaves out, and those shown in attributes."""
    names = [name for name, behaviour in behaviours().items() if behaviour == "omit"]
    names += [*_IN_ATTRIBUTES, "index", "formula"]
    namespaces = {"t": TEI.strip("{}")}
    return {element for name in names for element in root.iterfind(f".//t:{name}", namespaces)} | set(
        root.iter("{http://www.w3.org/2000/svg}svg", "{http://www.w3.org/1998/Math/MathML}math")
    )


def glued(tei: list[str], reading: list[str]) -> set[str]:
    """Return the words of a reading that join two or three words of the document."""
    known = set(tei)
    joined = {"".join(tei[i : i + size]) for size in (2, 3) for i in range(len(tei) - size + 1)}
    return {word for word in reading if word not in known and word in joined and not word.isdigit()}


def lost(tei: list[str], reading: list[str]) -> Counter[str]:
    """Return the words of a document that a reading has less often."""
    return Counter(tei) - Counter(reading)
