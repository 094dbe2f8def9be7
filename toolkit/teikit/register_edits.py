"""Registers grow and change: entries listed with their mentions, renamed, merged, taken over from proposals.

Files are edited as text, tag by tag: whatever an edit does not touch stays as it was, to the character.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from teikit import registers
from teikit.edition import Edition
from teikit.errors import TeikitError
from teikit.files import read_bytes
from teikit.merge.markup import is_start, pieces
from teikit.tei import NSMAP, XML_ID, parse, parse_bytes

#: Attributes that point to entries of a register, several separated by blanks (TEI att.ascribed, att.canonical …).
POINTERS = ("ref", "who", "toWhom", "corresp", "sameAs", "resp", "active", "passive", "mutual", "target", "ana")
_ATTRIBUTE = re.compile(
    r"""(?P<before>\s)(?P<name>[\w:.-]+)(?P<eq>\s*=\s*)(?P<quote>["'])(?P<value>.*?)(?P=quote)""", re.DOTALL
)
_NCNAME = re.compile(r"[^\W\d][\w.-]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with its use: names in texts that point to it, statements ascribed to it, documents with either.

    ``proposed``: it stands in documents only, put there by the encoder, and in no register yet.
    """

    id: str
    name: str
    mentions: int
    statements: int
    documents: int
    proposed: bool = False


def entries(edition: Edition) -> list[Entry]:
    """List the persons of the register and those that documents propose, the most mentioned first.

    :raises TeikitError: a file is no XML.
    """
    known = {person.id: person.name for person in registers.persons(edition.persons_file)}
    proposed: dict[str, str] = {}
    mentions: Counter[str] = Counter()
    statements: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for document in _documents(edition):
        text = parse(document).getroot().find("tei:text", NSMAP)
        named = Counter(_pointed(text, "ref"))
        said = Counter(_pointed(text, "who", "said"))
        mentions += named
        statements += said
        documents.update({*named, *said})
        proposed.update(_proposals(document))
    names = {**{key: name for key, name in proposed.items() if key not in known}, **known}
    listed = [
        Entry(key, name, mentions[key], statements[key], documents[key], key not in known)
        for key, name in names.items()
    ]
    return sorted(listed, key=lambda entry: (-entry.mentions, entry.id))


def rename(edition: Edition, old: str, new: str) -> dict[Path, bytes]:
    """Give an entry another ``xml:id`` and turn every pointer to it; return the files that change.

    :raises TeikitError: there is no such entry, the new id is taken, or it is no name XML allows.
    """
    _known(edition, old)
    if not _NCNAME.fullmatch(new):
        raise TeikitError(f"{new!r} is no xml:id: letters, digits, - _ . and a letter first")
    if new in {entry.id for entry in entries(edition)}:
        raise TeikitError(
            f"{new} is another entry",
            edition.persons_file,
            hint=f"to make them one: teikit registers merge {old} {new}",
        )
    return _edited(edition, lambda text: _retargeted(text, old, new, ids=True))


def merge(edition: Edition, drop: str, keep: str) -> dict[Path, bytes]:
    """Make two entries one: pointers to ``drop`` turn to ``keep``, whose entry gets its names and what else it holds.

    :raises TeikitError: there is no such entry, or they are the same.
    """
    if drop == keep:
        raise TeikitError(f"{drop} and {keep} are the same entry")
    _known(edition, drop)
    _known(edition, keep)
    register = edition.persons_file.resolve()

    def edit(text: str, path: Path) -> str:
        text = _one_entry(text, drop, keep, gains=path.resolve() == register)
        return _retargeted(text, drop, keep, ids=False)

    return _edited_files(edition, edit)


def adopt(edition: Edition, ids: Iterable[str]) -> dict[Path, bytes]:
    """Put persons that documents propose into the register; all of them where no ids are given.

    The names by which texts call them come along, marked to be reviewed.

    :raises TeikitError: an id is no proposal, or there is no register to put them into.
    """
    proposed = {entry.id: entry.name for entry in entries(edition) if entry.proposed}
    wanted = list(ids) or list(proposed)
    for key in wanted:
        if key not in proposed:
            raise TeikitError(f"no document proposes {key}", hint="teikit registers list names them")
    path = edition.persons_file
    text = read_bytes(path, "a register of persons").decode()
    at = text.rfind("</listPerson>")
    if at < 0:
        raise TeikitError("this register has no listPerson", path)
    line = text.rfind("\n", 0, at) + 1
    indent = text[line:at] if not text[line:at].strip() else ""
    added = "".join(_entry_text(key, proposed[key], indent) for key in wanted)
    grown = text[:line] + added + text[line:] if indent or line == at else text[:at] + added + text[at:]
    parse_bytes(grown.encode(), path)
    return {path: grown.encode()} if wanted else {}


def _entry_text(key: str, name: str, indent: str) -> str:
    escaped = name.replace("&", "&amp;").replace("<", "&lt;")
    inner = (
        f'{indent}    <persName>{escaped}</persName>\n{indent}    <note type="review">Proposed by the encoder.</note>\n'
    )
    return f'{indent}  <person xml:id="{key}" cert="low">\n{inner}{indent}  </person>\n'


def _documents(edition: Edition) -> list[Path]:
    return sorted(edition.tei.glob("*.xml"))


def _files(edition: Edition) -> list[Path]:
    """Every file of the edition that may point to an entry, the encoder's own versions among them."""
    folders = (edition.tei, edition.encoded, edition.persons_file.parent)
    return [path for folder in folders for path in sorted(folder.glob("*.xml"))]


def _pointed(text: etree._Element | None, attribute: str, element: str = "*") -> Iterator[str]:
    """Yield the ids that an attribute points to, anywhere in a text."""
    for found in () if text is None else text.iterfind(f".//tei:{element}[@{attribute}]", NSMAP):
        for token in str(found.get(attribute)).split():
            yield token.rpartition("#")[2]


def _proposals(document: Path) -> dict[str, str]:
    people = parse(document).iterfind(".//tei:particDesc//tei:person", NSMAP)
    return {
        str(person.get(XML_ID)): " ".join("".join(name.itertext()).split())
        for person in people
        if person.get("sameAs") is None and person.get(XML_ID)
        for name in person.findall("tei:persName", NSMAP)[:1]
    }


def _known(edition: Edition, key: str) -> None:
    if key not in {entry.id for entry in entries(edition)}:
        raise TeikitError(f"no entry {key}", edition.persons_file, hint="teikit registers list names them")


def _edited(edition: Edition, edit: Callable[[str], str]) -> dict[Path, bytes]:
    return _edited_files(edition, lambda text, _: edit(text))


def _edited_files(edition: Edition, edit: Callable[[str, Path], str]) -> dict[Path, bytes]:
    changed = {}
    for path in _files(edition):
        text = read_bytes(path, "a TEI file").decode()
        edited = edit(text, path)
        if edited != text:
            parse_bytes(edited.encode(), path)
            changed[path] = edited.encode()
    return changed


def _retargeted(text: str, old: str, new: str, ids: bool) -> str:
    """Turn the pointers of a file from one entry to another; ``ids``: the entry's own ``xml:id`` too."""

    def attribute(match: re.Match[str]) -> str:
        name, value = match["name"], match["value"]
        if name in POINTERS:
            turned = " ".join(dict.fromkeys(_turned(token, old, new) for token in value.split()))
            value = turned if turned.split() != value.split() else value
        elif ids and name == "xml:id" and value == old:
            value = new
        return f"{match['before']}{name}{match['eq']}{match['quote']}{value}{match['quote']}"

    return "".join(
        _ATTRIBUTE.sub(attribute, piece) if piece.startswith("<") and piece[1:2] not in "!?/" else piece
        for piece in pieces(text)
    )


def _turned(token: str, old: str, new: str) -> str:
    file, hash_, fragment = token.rpartition("#")
    points_here = hash_ and fragment == old and (not file or file.endswith("persons.xml"))
    return f"{file}#{new}" if points_here else token


def _one_entry(text: str, drop: str, keep: str, gains: bool) -> str:
    """Take the entry ``drop`` out of a file; what it held goes to ``keep`` where ``gains`` says so."""
    parts = pieces(text)
    dropped = _extent(parts, drop)
    if dropped is None:
        return text
    start, end = dropped
    held = "".join(parts[start + 1 : end]).rstrip() if gains else ""
    if _extent(parts, keep) is None:
        return text.replace(parts[start], parts[start].replace(f'"{drop}"', f'"{keep}"'), 1)
    before = start - 1 if start and not parts[start - 1].strip() else start
    parts[before : end + 1] = []
    kept = _extent(parts, keep)
    if held and kept:
        last = kept[1] - 1 if not parts[kept[1] - 1].strip() else kept[1]
        parts.insert(last, held)
    return "".join(parts)


def _extent(parts: list[str], key: str) -> tuple[int, int] | None:
    """Find the ``person`` element with this ``xml:id``: the places of its start and end tag."""
    for start, piece in enumerate(parts):
        if re.match(rf'<person\s[^>]*xml:id\s*=\s*["\']{re.escape(key)}["\']', piece) and is_start(piece):
            end = next(i for i in range(start, len(parts)) if parts[i].startswith("</person>"))
            return start, end
    return None
