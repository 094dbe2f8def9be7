"""Text-level edits of registers and documents: retarget pointers, add, remove and merge entries.

Everything outside the edited tags stays the same, character for character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from teikit.merge.xml_tokens import is_start_tag, split_markup

#: Attributes that point to entries of a register, as a list separated by spaces (TEI att.ascribed, att.canonical …).
POINTERS = ("ref", "who", "toWhom", "corresp", "sameAs", "resp", "active", "passive", "mutual", "target", "ana")
_ATTRIBUTE = re.compile(
    r"""(?P<before>\s)(?P<name>[\w:.-]+)(?P<eq>\s*=\s*)(?P<quote>["'])(?P<value>.*?)(?P=quote)""", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry: its name in words, the elements of entry, list and name, and the file of its register."""

    name: str
    entry: str
    list: str
    naming: str
    file: str


KINDS = (
    Kind("person", "person", "listPerson", "persName", "persons.xml"),
    Kind("place", "place", "listPlace", "placeName", "places.xml"),
    Kind("organisation", "org", "listOrg", "orgName", "organisations.xml"),
)
_FILES = tuple(kind.file for kind in KINDS)
_ENTRY = "|".join(kind.entry for kind in KINDS)


def retarget(text: str, old: str, new: str, *, rename_entry: bool = False) -> str:
    """Change pointers from one entry to another, without pointing to the same entry twice.

    :param rename_entry: change the entry's own ``xml:id`` as well.
    """

    def edit(match: re.Match[str]) -> str:
        name, value = match["name"], match["value"]
        if name in POINTERS:
            tokens = list(dict.fromkeys(_retarget_token(token, old, new) for token in value.split()))
            value = " ".join(tokens) if tokens != value.split() else value
        elif rename_entry and name == "xml:id" and value == old:
            value = new
        return f"{match['before']}{name}{match['eq']}{match['quote']}{value}{match['quote']}"

    return "".join(
        _ATTRIBUTE.sub(edit, piece) if piece.startswith("<") and piece[1:2] not in "!?/" else piece
        for piece in split_markup(text)
    )


def _retarget_token(token: str, old: str, new: str) -> str:
    file, hash_, fragment = token.rpartition("#")
    points_to_entry = hash_ and fragment == old and (not file or file.endswith(_FILES))
    return f"{file}#{new}" if points_to_entry else token


def merge_entries(text: str, drop: str, keep: str, *, keep_content: bool) -> str:
    """Remove the entry ``drop`` from a file.

    :param keep_content: move its content to the entry ``keep``.
    """
    parts = split_markup(text)
    dropped = _extent(parts, drop)
    if dropped is None:
        return text
    start, end = dropped
    content = "".join(parts[start + 1 : end]).rstrip() if keep_content else ""
    if _extent(parts, keep) is None:
        return text.replace(parts[start], parts[start].replace(f'"{drop}"', f'"{keep}"'), 1)
    before = start - 1 if start and not parts[start - 1].strip() else start
    parts[before : end + 1] = []
    kept = _extent(parts, keep)
    if content and kept:
        last = kept[1] - 1 if not parts[kept[1] - 1].strip() else kept[1]
        parts.insert(last, content)
    return "".join(parts)


def _extent(parts: list[str], key: str) -> tuple[int, int] | None:
    """Return the indexes of an entry's start and end tag, which are equal for an empty element."""
    opening = re.compile(rf'<(?P<entry>{_ENTRY})\s(?:[^>]*\s)?xml:id\s*=\s*["\']{re.escape(key)}["\']')
    for start, piece in enumerate(parts):
        found = opening.match(piece)
        if found and is_start_tag(piece):
            return start, _end(parts, start, found["entry"])
    return None


def _end(parts: list[str], start: int, entry: str) -> int:
    """Return the index of an element's end tag; entries may be nested, such as a place in a place."""
    depth = 0
    tag = re.compile(rf"<(?P<end>/)?{entry}(?=[\s/>])")
    for i in range(start, len(parts)):
        found = tag.match(parts[i])
        if found:
            depth += -1 if found["end"] else 0 if parts[i].endswith("/>") else 1
        if not depth:
            return i
    return len(parts) - 1


def add_entries(text: str, entries: str, kind: Kind) -> str:
    """Add entries, which this function indents, to the end of a register's last list.

    :raises ValueError: the register has no list of this kind.
    """
    at = text.rfind(f"</{kind.list}>")
    if at < 0:
        empty = re.search(rf"<{kind.list}((?:\s[^>]*)?)/>", text)
        if not empty:
            raise ValueError(kind.list)
        text = f"{text[: empty.start()]}<{kind.list}{empty[1]}></{kind.list}>{text[empty.end() :]}"
        at = text.rfind(f"</{kind.list}>")
    line = text.rfind("\n", 0, at) + 1
    indent = text[line:at] if not text[line:at].strip() else ""
    added = "".join(f"{indent}{row}\n" if row else "" for row in entries.split("\n"))
    return text[:line] + added + text[line:] if indent or line == at else text[:at] + added + text[at:]


def format_entry(key: str, kind: Kind, names: Iterable[str]) -> str:
    """Return a proposed entry, with its names and a note for the reviewer, unindented."""
    first, *more = names
    rows = [
        f'  <{kind.entry} xml:id="{key}" cert="low">',
        f"    <{kind.naming}>{_escaped(first)}</{kind.naming}>",
        *(_variant(name, kind) for name in more),
        '    <note type="review">Proposed by the encoder.</note>',
        f"  </{kind.entry}>",
    ]
    return "\n".join(rows)


def _variant(name: str, kind: Kind) -> str:
    return f'    <{kind.naming} type="variant">{_escaped(name)}</{kind.naming}>'


def _escaped(name: str) -> str:
    return name.replace("&", "&amp;").replace("<", "&lt;")


def add_names(text: str, key: str, kind: Kind, names: Iterable[str]) -> str:
    """Add variant names to an entry, after those that it has."""
    parts = split_markup(text)
    extent = _extent(parts, key)
    if extent is None or extent[0] == extent[1]:
        return text
    start, end = extent
    closing = f"</{kind.naming}>"
    last = max((i for i in range(start, end) if parts[i].startswith(closing)), default=start)
    space = next((part for part in parts[start + 1 : end] if not part.strip()), "")
    added = "".join(f"{space}{_variant(name, kind).strip()}" for name in names)
    parts.insert(last + 1, added)
    return "".join(parts)


def new_register(kind: Kind) -> str:
    """Return an empty register: a TEI file with an empty list in its ``standOff``."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{kind.file.removesuffix(".xml")}" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>Register of {kind.name}s</title></titleStmt>
      <publicationStmt><p>Not published yet.</p></publicationStmt>
      <sourceDesc><p>Compiled from the documents of this edition.</p></sourceDesc>
    </fileDesc>
  </teiHeader>
  <standOff>
    <{kind.list}>
    </{kind.list}>
  </standOff>
</TEI>
"""
