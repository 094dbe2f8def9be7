"""States of sources: whether a source, or something that its encoding depends on, has changed since it was encoded.

The file ``encoded/sources.json`` keeps a digest of all inputs of each source: the source, its notes, its entry in
``edition.toml``, the registers, and the edition's own profile. A new version of teikit is not an input: it does not
change documents unless ``teikit encode --update`` is run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import to_builtins

from teikit.core.errors import DocumentError
from teikit.core.files import cache_until_changed
from teikit.edition.config import Edition
from teikit.edition.workspace import Change
from teikit.edition.workspace.changes import read_content
from teikit.encoding import Profile

#: The file in ``encoded/`` that keeps the states.
STATE_FILE = "sources.json"


class SourceState(msgspec.Struct, frozen=True):
    """A source as it was last encoded: a digest of its inputs and the names of its documents."""

    digest: str
    documents: tuple[str, ...]


def inputs_digest(edition: Edition, source: Path, profile: Profile) -> str:
    """Return a digest of the inputs of a source.

    :param profile: the profile that the edition sets for the source.
    """
    entry = edition.document(source)
    registers = [edition.persons_file, edition.places_file, edition.organisations_file]
    notes = [edition.sources / entry.notes] if entry.notes else []
    settings = {"language": edition.language, **{key: value for key, value in to_builtins(entry).items() if value}}
    settings |= {"profile": profile.name, "tag": edition.tag}
    hashed = hashlib.sha256(json.dumps(settings, sort_keys=True).encode())
    for file in (source, *notes):
        hashed.update(_digest(file))
    for file in (*registers, *profile.files):
        hashed.update(_shared_digest(file))
    return hashed.hexdigest()


def _digest(file: Path) -> bytes:
    return hashlib.sha256(file.read_bytes() if file.is_file() else b"").digest()


#: The digest of a file that many sources depend on.
_shared_digest = cache_until_changed(_digest)


def load_states(edition: Edition) -> dict[str, SourceState]:
    """Return the states by the names of the sources.

    :raises DocumentError: the file is damaged.
    :raises FileError: it cannot be read.
    """
    return _parse(edition, read_content(edition.encoded / STATE_FILE))


def _parse(edition: Edition, content: bytes | None) -> dict[str, SourceState]:
    try:
        states = msgspec.json.decode(content, type=dict[str, SourceState]) if content is not None else {}
    except (msgspec.MsgspecError, UnicodeDecodeError):
        states = None
    if states is None or any(Path(name).name != name for state in states.values() for name in state.documents):
        raise DocumentError(
            "this file was edited and cannot be read",
            edition.encoded / STATE_FILE,
            hint="restore it, or delete it and teikit will take all documents to be up to date",
        )
    return states


def change_states(edition: Edition, changed: Mapping[str, SourceState], *, is_complete: bool = False) -> Change:
    """Return the change of the file for new states.

    :param is_complete: whether sources that are not in ``changed`` are removed.
    :raises TeikitError: as :func:`load_states`.
    """
    path = edition.encoded / STATE_FILE
    before = read_content(path)
    states = {**({} if is_complete else _parse(edition, before)), **changed}
    data = {name: {"digest": one.digest, "documents": one.documents} for name, one in sorted(states.items())}
    return Change(path, before, f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode())
