"""Cache of the last build: entries, keys, removal."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit.publishing.targets.web.build_cache import BuildCache, digest, matches_digest


@pytest.fixture
def cache(tmp_path: Path) -> BuildCache:
    return BuildCache(tmp_path / "cache")


def test_entry_is_returned_for_its_key_only(cache: BuildCache) -> None:
    cache.put("page", "letter", "key", {"files": {"letter.html": "1"}})
    assert cache.get("page", "letter", "key") == {"key": "key", "files": {"letter.html": "1"}}
    assert cache.get("page", "letter", "other") is None
    assert cache.get("record", "letter", "key") is None
    assert cache.get("page", "reply", "key") is None


@pytest.mark.parametrize("content", [b"", b"[]", b'"key"', b"\xff", b"{}"])
def test_corrupt_entry_counts_as_missing(cache: BuildCache, content: bytes) -> None:
    cache.put("page", "letter", "key", {})
    assert cache.folder is not None
    (cache.folder / "page-letter.json").write_bytes(content)
    assert cache.get("page", "letter", "key") is None


def test_entry_that_cannot_be_written_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = BuildCache(tmp_path / "file")
    cache.put("page", "letter", "key", {})
    assert cache.get("page", "letter", "key") is None


def test_entries_of_other_documents_are_removed_and_their_files_returned(cache: BuildCache) -> None:
    cache.put("page", "letter", "key", {"files": {"letter.html": "1"}})
    cache.put("page", "reply", "key", {"files": {"reply.html": "2"}})
    cache.put("record", "reply", "key", {"xml": "<record/>"})
    assert cache.remove_others(["letter"]) == {"reply.html": "2"}
    assert cache.get("page", "letter", "key") is not None
    assert cache.get("page", "reply", "key") is None
    assert cache.get("record", "reply", "key") is None


def test_disabled_cache_is_always_empty() -> None:
    cache = BuildCache.disabled()
    cache.put("page", "letter", "key", {})
    assert cache.get("page", "letter", "key") is None
    assert cache.remove_others([]) == {}


def test_key_depends_on_all_inputs() -> None:
    keys = {
        BuildCache(None, shared).key(*inputs) for shared in ("a", "b") for inputs in (("x", "y"), ("xy",), ("y", "x"))
    }
    assert len(keys) == 6


def test_shared_inputs_are_compared_by_content(tmp_path: Path) -> None:
    file = tmp_path / "edition.toml"
    missing = BuildCache.open(tmp_path, file)
    file.write_text("a")
    first = BuildCache.open(tmp_path, file)
    file.write_text("b")
    assert len({missing.shared_inputs, first.shared_inputs, BuildCache.open(tmp_path, file).shared_inputs}) == 3
    assert BuildCache.open(tmp_path / "other", file).folder != first.folder


def test_missing_file_matches_no_digest(tmp_path: Path) -> None:
    file = tmp_path / "a"
    assert not matches_digest(file, digest(b""))
    file.touch()
    assert matches_digest(file, digest(b""))
