"""ODDs as schemas: each is compiled to RELAX NG and Schematron, which are kept in the user's cache folder.

An entry lists the files that it was made from, with their checksums. It is valid while none of them has changed.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from teikit.core.errors import SchemaError
from teikit.core.files import write
from teikit.core.user_cache import user_cache_folder
from teikit.core.version import __version__

_MANIFEST = "files.json"


@dataclass(frozen=True, slots=True)
class CompiledOdd:
    """The files that an ODD was compiled to.

    :param odd: the compiled ODD, complete without its source.
    :param rules: ``None`` if the ODD has no rules.
    """

    odd: Path
    relaxng: Path
    rules: Path | None


def is_odd(path: Path) -> bool:
    """Return whether a file is an ODD, by its name."""
    return path.name.lower().endswith((".odd", ".odd.xml"))


def compile_schema(
    path: Path, *, within: Path | None = None, find_file: Callable[[str], Path | None] = lambda _: None
) -> CompiledOdd:
    """Return the schema and the rules of an ODD, from the cache if they are current.

    :param within: folder outside of which the ODD reads no file; ``None`` to read any local file.
    :param find_file: returns the local copy of an address, for example by a catalog.
    :raises FileError: a file cannot be read.
    :raises DocumentError: a file is not well-formed.
    :raises SchemaError: the ODD has an error; with file and line.
    """
    folder = _folder(path, within)
    if not _is_current(folder):
        _compile(path, folder, within, find_file)
    rules = folder / f"{path.stem}.sch"
    return CompiledOdd(folder / f"{path.stem}.odd", folder / f"{path.stem}.rng", rules if rules.is_file() else None)


def _folder(path: Path, within: Path | None) -> Path:
    key = json.dumps([__version__, str(path.resolve()), str(within)])
    return user_cache_folder() / "teikit" / "compiled" / sha256(key.encode()).hexdigest()[:24]


def _is_current(folder: Path) -> bool:
    try:
        files: dict[str, str] = json.loads((folder / _MANIFEST).read_bytes())
        return all(_checksum(Path(name)) == checksum for name, checksum in files.items())
    except (OSError, ValueError, AttributeError):
        return False


def _compile(path: Path, folder: Path, within: Path | None, find_file: Callable[[str], Path | None]) -> None:
    # The compiler takes longer to import than most documents to validate.
    from teikit.odd import Odd

    odd = Odd(path, within=within, find_file=find_file)
    grammar, rules = odd.relaxng(), odd.schematron()
    with contextlib.suppress(OSError):
        (folder / _MANIFEST).unlink()
    write(folder / f"{path.stem}.odd", odd.compiled())
    write(folder / f"{path.stem}.rng", grammar)
    if b"<sch:pattern" in rules:
        write(folder / f"{path.stem}.sch", rules)
    else:
        (folder / f"{path.stem}.sch").unlink(missing_ok=True)
    # The manifest is written last: without it, the entry does not exist.
    write(folder / _MANIFEST, json.dumps(_checksums(odd.all_files)).encode())


def _checksums(files: Iterable[Path]) -> dict[str, str]:
    return {str(file): _checksum(file) for file in files}


def _checksum(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


def rules_of(path: Path, find_file: Callable[[str], Path | None] = lambda _: None) -> Path:
    """Return the file with the rules of an ODD; the ODD itself if it cannot be compiled without its source."""
    try:
        return compile_schema(path, find_file=find_file).rules or path
    except SchemaError:
        return path
