"""Put a search index into an order of its own, so that the same documents always give the same bytes.

Pagefind writes the values of a filter in an order that differs from run to run, and names files by what is in them.
Here the values are sorted and those files named anew. The format is Pagefind's own: a file is gzip of a mark and CBOR
(RFC 8949); the ``pf_meta`` of a language names its filters, ``pagefind-entry.json`` names the ``pf_meta``. An index of
another form is left as it is: it works all the same.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

_MARK = b"pagefind_dcd"
#: Place of the filters in a ``pf_meta``: pairs of a name and the name of a file.
_FILTERS = 3


def put_in_order(index: Path) -> None:
    """Put the index in a folder into order."""
    import cbor2

    entry_file = index / "pagefind-entry.json"
    try:
        entry = json.loads(entry_file.read_text(encoding="utf-8"))
        languages = entry["languages"]
        metas = {language: _read(index / f"pagefind.{about['hash']}.pf_meta") for language, about in languages.items()}
        files = {file for meta in metas.values() for _, file in meta[_FILTERS]}
        filters = {file: _read(index / "filter" / f"{file}.pf_filter") for file in files}
        ordered = {file: [name, sorted(values)] for file, (name, values) in filters.items()}
    except (OSError, ValueError, KeyError, IndexError, TypeError, cbor2.CBORDecodeError):
        return
    named = {file: _rename(index / "filter", file, content, ".pf_filter") for file, content in ordered.items()}
    for language, meta in metas.items():
        meta[_FILTERS] = sorted([name, named[file]] for name, file in meta[_FILTERS])
        languages[language]["hash"] = _rename(index, f"pagefind.{languages[language]['hash']}", meta, ".pf_meta")[9:]
    entry_file.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _read(file: Path) -> Any:
    import cbor2

    data = gzip.decompress(file.read_bytes())
    if not data.startswith(_MARK):
        raise ValueError(f"{file.name} does not begin as Pagefind's files do")
    return cbor2.loads(data[len(_MARK) :])


def _rename(folder: Path, name: str, content: Any, ending: str) -> str:
    """Write a file in place of another, named by what is in it; return the new name without its ending."""
    import cbor2

    data = _MARK + cbor2.dumps(content)
    start = name.rpartition("_")[0]
    new = f"{start}_{hashlib.sha256(data).hexdigest()[: len(name) - len(start) - 1]}"
    (folder / f"{name}{ending}").unlink()
    (folder / f"{new}{ending}").write_bytes(gzip.compress(data, mtime=0))
    return new
