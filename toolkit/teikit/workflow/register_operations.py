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

from teikit.core.errors import TeikitError
from teikit.core.files import read_bytes
from teikit.core.xml import NSMAP, XML_ID, parse, parse_bytes
from teikit.edition import registers
from teikit.edition.config import Edition
from teikit.edition.register_text import (
    KINDS,
    Kind,
    entry_text,
    listed,
    new_register,
    one_entry,
    retargeted,
    with_names,
)

_NCNAME = re.compile(r"[^\W\d][\w.-]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with its use: names in texts that point to it, statements ascribed to it, documents with either.

    ``kind`` is ``person``, ``place`` or ``organisation``; ``names`` are all under which registers or proposals know
    it, the one to show first. ``proposed``: it stands in documents only, put there by the encoder, and in no
    register yet.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    mentions: int
    statements: int
    documents: int
    proposed: bool = False

    @property
    def name(self) -> str:
        """Return the name to show."""
        return self.names[0]


def entries(edition: Edition) -> list[Entry]:
    """List the entries of the registers and those that documents propose, the most mentioned first.

    :raises TeikitError: a file is no XML.
    """
    known = _registered(edition)
    proposed: dict[str, tuple[str, tuple[str, ...]]] = {}
    mentions: Counter[str] = Counter()
    statements: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for document in _documents(edition):
        root = parse(document).getroot()
        text = root.find("tei:text", NSMAP)
        named = Counter(_pointed(text, "ref"))
        said = Counter(_pointed(text, "who", "said"))
        mentions += named
        statements += said
        documents.update({*named, *said})
        for key, kind, name in _proposals(root):
            before = proposed.get(key, (kind, ()))
            proposed[key] = (before[0], tuple(dict.fromkeys((*before[1], name))))
    listed = [
        Entry(key, kind, names, mentions[key], statements[key], documents[key], key not in known)
        for key, (kind, names) in {**proposed, **known}.items()
    ]
    return sorted(listed, key=lambda entry: (-entry.mentions, entry.id))


def _registered(edition: Edition) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return kind and names of what the registers hold, by id."""
    held = registers.read(edition)
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    lists: tuple[tuple[registers.Named, ...], ...] = (held.persons, held.places, held.organisations)
    for kind, of_kind in zip(KINDS, lists, strict=True):
        found.update({entry.id: (kind.name, entry.forms) for entry in of_kind})
    return found


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
    return _edited(edition, lambda text: retargeted(text, old, new, ids=True))


def merge(edition: Edition, drop: str, keep: str) -> dict[Path, bytes]:
    """Make two entries one: pointers to ``drop`` turn to ``keep``, whose entry gets its names and what else it holds.

    What a document proposed under the name of ``drop`` becomes a variant name of ``keep`` in the register, so that
    the next encoding knows it.

    :raises TeikitError: there is no such entry, they are the same, or they are of different kinds.
    """
    if drop == keep:
        raise TeikitError(f"{drop} and {keep} are the same entry")
    dropped, kept = _known(edition, drop), _known(edition, keep)
    if dropped.kind != kept.kind:
        raise TeikitError(f"{drop} ({dropped.kind}) and {keep} ({kept.kind}) cannot be one entry")
    kind = _kind(kept)
    register = _register(edition, kind).resolve()
    variants = [name for name in dropped.names if name not in kept.names] if dropped.proposed else []

    def edit(text: str, path: Path) -> str:
        here = path.resolve() == register
        text = one_entry(text, drop, keep, gains=here)
        if here:
            text = with_names(text, keep, kind, variants)
        return retargeted(text, drop, keep, ids=False)

    return _edited_files(edition, edit)


def adopt(edition: Edition, ids: Iterable[str]) -> dict[Path, bytes]:
    """Put what documents propose into the registers; all of it where no ids are given.

    The names by which texts call them come along, marked to be reviewed. A register of places or organisations that
    does not exist yet is made.

    :raises TeikitError: an id is no proposal, or a register has no list to put an entry into.
    """
    proposed = {entry.id: entry for entry in entries(edition) if entry.proposed}
    wanted = list(dict.fromkeys(ids)) or list(proposed)
    for key in wanted:
        if key not in proposed:
            raise TeikitError(f"no document proposes {key}", hint="teikit registers list names them")
    changed = {}
    for kind in KINDS:
        added = [proposed[key] for key in wanted if proposed[key].kind == kind.name]
        if added:
            path = _register(edition, kind)
            changed[path] = _grown(path, kind, added)
    return changed


def _grown(path: Path, kind: Kind, added: Iterable[Entry]) -> bytes:
    text = read_bytes(path, "a register").decode() if path.exists() else new_register(kind)
    try:
        grown = listed(text, "\n".join(entry_text(entry.id, kind, entry.names) for entry in added), kind).encode()
    except ValueError:
        raise TeikitError(f"this register has no {kind.list}", path) from None
    parse_bytes(grown, path)
    return grown


def _kind(entry: Entry) -> Kind:
    return next(kind for kind in KINDS if kind.name == entry.kind)


def _register(edition: Edition, kind: Kind) -> Path:
    return edition.persons_file.with_name(kind.file)


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


def _proposals(root: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Yield id, kind and name of what a document's header holds without a pointer to a register."""
    for kind in KINDS:
        for entry in root.iterfind(f"tei:teiHeader//tei:profileDesc//tei:{kind.entry}", NSMAP):
            name = entry.find(f"tei:{kind.naming}", NSMAP)
            if entry.get("sameAs") is None and entry.get(XML_ID) and name is not None:
                yield str(entry.get(XML_ID)), kind.name, " ".join("".join(name.itertext()).split())


def _known(edition: Edition, key: str) -> Entry:
    for entry in entries(edition):
        if entry.id == key:
            return entry
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
