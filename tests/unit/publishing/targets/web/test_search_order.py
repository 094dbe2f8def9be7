"""Reproducible search index: filters sorted, files renamed after their content."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

cbor2 = pytest.importorskip("cbor2", reason="cbor2 is not installed: teikit[search]")

from teikit.publishing.targets.web.search_order import sort_index  # noqa: E402

SIGNATURE = b"pagefind_dcd"


def write(file: Path, content: Any) -> None:
    file.write_bytes(gzip.compress(SIGNATURE + cbor2.dumps(content)))


def write_index(folder: Path, values: list[Any], suffix: str) -> Path:
    """Write an index with one filter, in the format of Pagefind."""
    (folder / "filter").mkdir(parents=True)
    write(folder / "filter" / f"en_{suffix}.pf_filter", ["kind", values])
    write(folder / f"pagefind.en_{suffix}.pf_meta", ["1.0", [], [], [["kind", f"en_{suffix}"]]])
    entry = {"version": "1.0", "languages": {"en": {"hash": f"en_{suffix}", "page_count": 2}}}
    (folder / "pagefind-entry.json").write_text(json.dumps(entry))
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_order_of_values_makes_no_difference(tmp_path: Path) -> None:
    values = [["letter", [0]], ["minutes", [1]]]
    one = write_index(tmp_path / "one", values, "aaaaaaa")
    two = write_index(tmp_path / "two", values[::-1], "bbbbbbb")
    assert files(one) != files(two)
    sort_index(one)
    sort_index(two)
    assert files(one) == files(two)


def test_renamed_files_are_referred_to(tmp_path: Path) -> None:
    folder = write_index(tmp_path / "index", [["b", [1]], ["a", [0]]], "aaaaaaa")
    sort_index(folder)
    name = json.loads((folder / "pagefind-entry.json").read_text())["languages"]["en"]["hash"]
    meta = cbor2.loads(gzip.decompress((folder / f"pagefind.{name}.pf_meta").read_bytes())[len(SIGNATURE) :])
    [[_, filter_name]] = meta[3]
    stored = gzip.decompress((folder / "filter" / f"{filter_name}.pf_filter").read_bytes())
    assert cbor2.loads(stored[len(SIGNATURE) :]) == ["kind", [["a", [0]], ["b", [1]]]]


@pytest.mark.parametrize("content", [b"", b"plain", gzip.compress(b"other signature", mtime=0)])
def test_index_in_another_format_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    folder = write_index(tmp_path / "index", [], "aaaaaaa")
    (folder / "pagefind.en_aaaaaaa.pf_meta").write_bytes(content)
    before = files(folder)
    sort_index(folder)
    assert files(folder) == before
