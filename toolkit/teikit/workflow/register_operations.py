"""Operations on the registers of an edition: list entries, rename, merge and adopt them.

Files are edited as text, tag by tag, so that everything outside the edited tags stays the same, character for
character. An operation returns the changes without writing them.
:func:`teikit.edition.workspace.write_changes` writes
them in one step.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lxml import etree

from teikit.core.encoded_text import EncodedText
from teikit.core.errors import DocumentError, OptionError, TeikitError, UnknownNameError
from teikit.core.files import read_bytes
from teikit.core.xml import NSMAP, XML_ID, parse, parse_bytes
from teikit.edition.config import Edition
from teikit.edition.registers import RegisterEntry, Registers
from teikit.edition.workspace import Change
from teikit.edition.workspace.changes import read_content
from teikit.workflow.register_text import (
    KINDS,
    Kind,
    add_entries,
    add_names,
    format_entry,
    merge_entries,
    new_register,
    retarget,
)

_NCNAME = re.compile(r"[^\W\d][\w.-]*")
_LIST_HINT = "run `teikit registers list` to see the ids"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a register, or one that documents propose, with its use in the edition."""

    id: str
    kind: str
    """``person``, ``place`` or ``organisation``."""
    names: tuple[str, ...]
    """All names in registers and proposals, the one to display first."""
    mentions: int
    """Number of names in texts that point to the entry."""
    statements: int
    """Number of statements ascribed to the entry."""
    documents: int
    """Number of documents with mentions or statements."""
    proposed: bool = False
    """Proposed by the encoder in the header of a document, and in no register yet."""

    @property
    def name(self) -> str:
        """Return the name to display."""
        return self.names[0]


def entries(edition: Edition, *, on_error: Callable[[TeikitError], None] | None = None) -> list[Entry]:
    """Return the entries of the registers and those that documents propose, the most frequently mentioned first.

    :param on_error: called with the error of a document that cannot be read or parsed; by default, it is raised.
    :raises FileError: a file cannot be read.
    :raises DocumentError: a file is not well-formed.
    """
    registered = _registered(edition)
    proposed: dict[str, tuple[str, tuple[str, ...]]] = {}
    mentions: Counter[str] = Counter()
    statements: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for path in sorted(edition.tei.glob("*.xml")):
        try:
            root = parse(path).getroot()
        except TeikitError as error:
            if on_error is None:
                raise
            on_error(error)
            continue
        text = root.find("tei:text", NSMAP)
        references = Counter(_pointers(text, "ref"))
        speakers = Counter(_pointers(text, "who", "said"))
        mentions += references
        statements += speakers
        documents.update({*references, *speakers})
        for key, kind, name in _proposals(root):
            before = proposed.get(key, (kind, ()))
            proposed[key] = (before[0], tuple(dict.fromkeys((*before[1], name))))
    found = [
        Entry(key, kind, names, mentions[key], statements[key], documents[key], key not in registered)
        for key, (kind, names) in {**proposed, **registered}.items()
    ]
    return sorted(found, key=lambda entry: (-entry.mentions, entry.id))


def rename(edition: Edition, old: str, new: str) -> list[Change]:
    """Change the ``xml:id`` of an entry and all pointers to it; return the changes.

    :raises UnknownNameError: there is no such entry.
    :raises OptionError: the new id is taken, or not an XML name.
    """
    _find(edition, old)
    if not _NCNAME.fullmatch(new):
        raise OptionError(f"invalid xml:id {new!r}: use letters, digits, - _ . and start with a letter")
    if new in {entry.id for entry in entries(edition)}:
        raise OptionError(
            f"an entry with the id {new} already exists",
            edition.persons_file,
            hint=f"to merge them: teikit registers merge {old} {new}",
        )
    return _edit_files(edition, lambda text, _: retarget(text, old, new, rename_entry=True))


def merge(edition: Edition, drop: str, keep: str) -> list[Change]:
    """Merge the entry ``drop`` into ``keep``: pointers, names and other content; return the changes.

    Names that documents proposed for ``drop`` become variant names of ``keep`` in the register, so that the next
    encoding recognises them.

    :raises UnknownNameError: there is no such entry.
    :raises OptionError: the entries are the same or of different kinds.
    """
    if drop == keep:
        raise OptionError(f"{drop} and {keep} are the same entry")
    dropped, kept = _find(edition, drop), _find(edition, keep)
    if dropped.kind != kept.kind:
        raise OptionError(f"cannot merge {drop} ({dropped.kind}) and {keep} ({kept.kind})")
    kind = next(kind for kind in KINDS if kind.name == kept.kind)
    register = _register(edition, kind).resolve()
    variants = [name for name in dropped.names if name not in kept.names] if dropped.proposed else []

    def edit(text: str, path: Path) -> str:
        is_register = path.resolve() == register
        text = merge_entries(text, drop, keep, keep_content=is_register)
        if is_register:
            text = add_names(text, keep, kind, variants)
        return retarget(text, drop, keep)

    return _edit_files(edition, edit)


def adopt(edition: Edition, ids: Iterable[str]) -> list[Change]:
    """Add proposed entries to the registers, all of them if ``ids`` is empty; return the changes.

    The entries are marked for review. Missing registers of places and organisations are created.

    :raises UnknownNameError: no document proposes an id.
    :raises DocumentError: a register has no list for entries.
    """
    proposed = {entry.id: entry for entry in entries(edition) if entry.proposed}
    chosen = list(dict.fromkeys(ids)) or list(proposed)
    for key in chosen:
        if key not in proposed:
            raise UnknownNameError(f"no document proposes {key}", hint=_LIST_HINT)
    by_kind = ((kind, [proposed[key] for key in chosen if proposed[key].kind == kind.name]) for kind in KINDS)
    return [_extend_register(_register(edition, kind), kind, added) for kind, added in by_kind if added]


def _extend_register(path: Path, kind: Kind, added: Iterable[Entry]) -> Change:
    rows = "\n".join(format_entry(entry.id, kind, entry.names) for entry in added)

    def edit(before: bytes | None) -> bytes:
        text = EncodedText(new_register(kind)) if before is None else EncodedText.decode(before, path)
        try:
            extended = text.encode(add_entries(text.content, rows, kind))
        except ValueError:
            raise DocumentError(f"register without {kind.list}", path, hint=f"add an empty {kind.list}") from None
        parse_bytes(extended, path)
        return extended

    before = read_content(path)
    return Change(path, before, edit(before), edit)


def _registered(edition: Edition) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return kind and names of the entries of the registers, by id."""
    read = Registers.of_edition(edition)
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    lists: tuple[tuple[RegisterEntry, ...], ...] = (read.persons, read.places, read.organisations)
    for kind, of_kind in zip(KINDS, lists, strict=True):
        found.update({entry.id: (kind.name, entry.forms) for entry in of_kind})
    return found


def _register(edition: Edition, kind: Kind) -> Path:
    return edition.persons_file.with_name(kind.file)


def _pointers(text: etree._Element | None, attribute: str, element: str = "*") -> Iterator[str]:
    """Yield the ids that an attribute points to, anywhere in a text."""
    for found in () if text is None else text.iterfind(f".//tei:{element}[@{attribute}]", NSMAP):
        for token in str(found.get(attribute)).split():
            yield token.rpartition("#")[2]


def _proposals(root: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Yield id, kind and name of the entries in a document's header that point to no register."""
    for kind in KINDS:
        for entry in root.iterfind(f"tei:teiHeader//tei:profileDesc//tei:{kind.entry}", NSMAP):
            name = entry.find(f"tei:{kind.naming}", NSMAP)
            if entry.get("sameAs") is None and entry.get(XML_ID) and name is not None:
                yield str(entry.get(XML_ID)), kind.name, " ".join("".join(name.itertext()).split())


def _find(edition: Edition, key: str) -> Entry:
    for entry in entries(edition):
        if entry.id == key:
            return entry
    raise UnknownNameError(f"no entry {key}", edition.persons_file, hint=_LIST_HINT)


def _edit_files(edition: Edition, edit: Callable[[str, Path], str]) -> list[Change]:
    """Edit every file that can point to an entry, merge bases included.

    The changes include files that do not point to it: another program may save them with a pointer meanwhile.
    """
    changes = []
    for folder in (edition.tei, edition.encoded, edition.persons_file.parent):
        for path in sorted(folder.glob("*.xml")):
            before = read_bytes(path, "a TEI file")
            edit_file = partial(_edit_content, edit, path)
            changes.append(Change(path, before, edit_file(before), edit_file))
    return changes


def _edit_content(edit: Callable[[str, Path], str], path: Path, before: bytes) -> bytes:
    text = EncodedText.decode(before, path)
    edited = edit(text.content, path)
    if edited == text.content:
        return before
    after = text.encode(edited)
    parse_bytes(after, path)
    return after
