"""Make a search index reproducible: the same documents give the same bytes.

Pagefind writes the values of a filter in an order that differs from run to run, and names files by a digest of their
content. Here the values are sorted and the files renamed accordingly. The format is internal to Pagefind: a file is the
gzip of a signature and CBOR (RFC 8949); ``pagefind-entry.json`` names the ``pf_meta`` file of each language, and that
file names the filters. An index in another format is left as it is: it works as well, but is not reproducible.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

_SIGNATURE = b"pagefind_dcd"
#: Index of the filters in a ``pf_meta`` file: pairs of a filter's name and the name of its file.
_FILTERS = 3


def sort_index(index: Path) -> None:
    """Sort the filters of the index in a folder."""
    import cbor2

    entry_file = index / "pagefind-entry.json"
    try:
        entry = json.loads(entry_file.read_text(encoding="utf-8"))
        languages = entry["languages"]
        metas = {name: _read(index / f"pagefind.{language['hash']}.pf_meta") for name, language in languages.items()}
        files = {file for meta in metas.values() for _, file in meta[_FILTERS]}
        filters = {file: _read(index / "filter" / f"{file}.pf_filter") for file in files}
        sorted_filters = {file: [name, sorted(values)] for file, (name, values) in filters.items()}
    except (OSError, ValueError, KeyError, IndexError, TypeError, cbor2.CBORDecodeError):
        return
    names = {file: _replace(index / "filter", file, content, ".pf_filter") for file, content in sorted_filters.items()}
    for name, meta in metas.items():
        meta[_FILTERS] = sorted([label, names[file]] for label, file in meta[_FILTERS])
        replaced = _replace(index, f"pagefind.{languages[name]['hash']}", meta, ".pf_meta")
        languages[name]["hash"] = replaced.removeprefix("pagefind.")
    entry_file.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _read(file: Path) -> Any:
    import cbor2

    data = gzip.decompress(file.read_bytes())
    if not data.startswith(_SIGNATURE):
        raise ValueError(f"{file.name} lacks the signature of Pagefind")
    return cbor2.loads(data[len(_SIGNATURE) :])


def _replace(folder: Path, name: str, content: Any, suffix: str) -> str:
    """Replace a file by one with other content, named by its digest; return the new name without suffix."""
    import cbor2

    data = _SIGNATURE + cbor2.dumps(content)
    prefix = name.rpartition("_")[0]
    new = f"{prefix}_{hashlib.sha256(data).hexdigest()[: len(name) - len(prefix) - 1]}"
    (folder / f"{name}{suffix}").unlink()
    (folder / f"{new}{suffix}").write_bytes(gzip.compress(data, mtime=0))
    return new
