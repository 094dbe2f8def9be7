"""The schema cache: it saves work, and is believed only where it is this user's, whole and of the files as they are."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from teikit import relaxng
from teikit.relaxng import cache, loading

VALID, OTHER = b"<a><b/></a>", b"<a><c/></a>"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return cache.folder()


@pytest.fixture
def schema(tmp_path: Path, folder: Path) -> Path:
    (tmp_path / "inner.rnc").write_text("b = element b { empty }")
    path = tmp_path / "outer.rnc"
    path.write_text('include "inner.rnc" start = element a { b }')
    return path


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The schemas that were read from their files, and not from the cache."""
    found: list[Path] = []
    load = loading.Loader.load

    def counted(self: loading.Loader, path: Path) -> object:
        found.append(path)
        return load(self, path)

    monkeypatch.setattr(loading.Loader, "load", counted)
    return found


def kept(folder: Path) -> Path:
    (file,) = folder.glob("*.grammar")
    return file


def test_a_schema_is_simplified_once(schema: Path, loads: list[Path]) -> None:
    assert relaxng.load(schema).is_valid(VALID)
    assert relaxng.load(schema).is_valid(VALID)
    assert not relaxng.load(schema).is_valid(OTHER)
    assert loads == [schema]


def test_the_cache_can_be_bypassed(schema: Path, loads: list[Path], folder: Path) -> None:
    relaxng.load(schema, cache=False)
    relaxng.load(schema, cache=False)
    assert loads == [schema, schema]
    assert not folder.exists()


@pytest.mark.parametrize("name", ["inner.rnc", "outer.rnc"])
def test_a_change_in_any_file_of_the_schema_invalidates_the_cache(name: str, schema: Path) -> None:
    assert relaxng.load(schema).is_valid(VALID)
    changed = schema.with_name(name)
    status = changed.stat()
    changed.write_text(
        changed.read_text().replace("element b", "element c").replace("element a { b }", "element a { b? }")
    )
    os.utime(changed, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert relaxng.load(schema).is_valid(OTHER if name == "inner.rnc" else b"<a/>")


def test_a_missing_file_of_a_cached_schema_is_an_error(schema: Path) -> None:
    relaxng.load(schema)
    schema.with_name("inner.rnc").unlink()
    with pytest.raises(relaxng.SchemaError, match="no such file"):
        relaxng.load(schema)


def test_a_cached_schema_that_became_incorrect_is_an_error(schema: Path) -> None:
    relaxng.load(schema)
    schema.write_text("start = nonesuch")
    with pytest.raises(relaxng.SchemaError):
        relaxng.load(schema)


def flip(data: bytes) -> bytes:
    return data[:-20] + bytes([data[-20] ^ 1]) + data[-19:]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "cut short": lambda data: data[: len(data) // 2],
    "one bit": flip,
    "other bytes": lambda data: b"\x80\x04cos\nsystem\n(S'true'\ntR.",
    "longer": lambda data: data + b"x",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_cache_file_is_replaced(
    damage: Callable[[bytes], bytes], schema: Path, loads: list[Path], folder: Path
) -> None:
    relaxng.load(schema)
    whole = kept(folder).read_bytes()
    kept(folder).write_bytes(damage(whole))
    assert relaxng.load(schema).is_valid(VALID)
    assert len(loads) == 2
    assert kept(folder).read_bytes() == whole


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of POSIX")
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_cache_file_that_others_can_write_to_is_not_read(
    mode: int, schema: Path, loads: list[Path], folder: Path
) -> None:
    relaxng.load(schema)
    kept(folder).chmod(mode)
    relaxng.load(schema)
    assert len(loads) == 2


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of POSIX")
def test_nothing_is_written_to_a_folder_that_others_can_write_to(schema: Path, loads: list[Path], folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    relaxng.load(schema)
    relaxng.load(schema)
    assert len(loads) == 2
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of POSIX")
@pytest.mark.parametrize("mode", [0o720, 0o702])
def test_nothing_is_read_from_a_folder_that_others_can_write_to(
    mode: int, schema: Path, loads: list[Path], folder: Path
) -> None:
    relaxng.load(schema)
    assert kept(folder).exists()
    folder.chmod(mode)
    relaxng.load(schema)
    assert len(loads) == 2


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give a file away")
def test_a_cache_file_of_another_user_is_not_read(schema: Path, loads: list[Path], folder: Path) -> None:
    relaxng.load(schema)
    os.chown(kept(folder), 65534, -1)
    relaxng.load(schema)
    assert len(loads) == 2


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
def test_a_symbolic_link_in_place_of_the_cache_file_is_not_followed(
    schema: Path, loads: list[Path], folder: Path, tmp_path: Path
) -> None:
    relaxng.load(schema)
    link = kept(folder)
    link.symlink_to(link.rename(tmp_path / "aside"))
    relaxng.load(schema)
    assert len(loads) == 2


def test_another_cache_format_invalidates_the_cache(
    schema: Path, loads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    relaxng.load(schema)
    monkeypatch.setattr(cache, "_FORMAT", 99)
    relaxng.load(schema)
    assert len(loads) == 2


def test_a_schema_loads_without_a_writable_cache(schema: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert relaxng.load(schema).is_valid(VALID)


def test_the_number_of_cache_files_is_bounded(schema: Path, folder: Path) -> None:
    for number in range(70):
        copy = schema.with_name(f"{number}.rnc")
        copy.write_text(schema.read_text())
        relaxng.load(copy)
    assert len(list(folder.glob("*.grammar"))) == 64
    assert not list(folder.glob("*.new"))
