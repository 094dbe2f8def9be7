"""Loading of a schema from files: parsing, checks, simplification."""

from __future__ import annotations

import errno
import gc
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from teikit.relaxng import restrictions, structure, xml_syntax
from teikit.relaxng.errors import SchemaError
from teikit.relaxng.grammar import Grammar
from teikit.relaxng.references import Reference, Resolver, local_file
from teikit.relaxng.schema_tree import SchemaNode
from teikit.relaxng.simplification import Simplifier


class Loader:
    """Loads a schema and the files that it refers to. ``files`` maps their names to their content, in order."""

    def __init__(self, resolve: Resolver = local_file) -> None:
        self.files: dict[str, bytes] = {}
        self.references: list[Reference] = []
        self._file = resolve

    def load(self, path: Path) -> Grammar:
        """Return the grammar of a schema file.

        :raises OSError: a file cannot be read.
        :raises SchemaError: the schema is not correct.
        """
        with _collector_paused():
            root = self._read(path, "", ())
            simplifier = Simplifier(self._resolve)
            try:
                grammar = simplifier.run(root)
            except RecursionError:
                raise SchemaError("definitions or patterns nest too deeply", str(path)) from None
            restrictions.check(simplifier.table, grammar.start, simplifier.sources)
            return grammar

    def _read(self, path: Path, ns: str, chain: tuple[str, ...]) -> SchemaNode:
        file = str(path)
        if file not in self.files:
            self.files[file] = _read_file(path)
        parse = xml_syntax.parse
        if is_compact(path, self.files[file]):
            from teikit.relaxng.compact import parse
        root = parse(self.files[file], file, ns, (*chain, file))
        structure.check(root)
        return root

    def _resolve(self, node: SchemaNode, ns: str) -> SchemaNode:
        """Read the file that an ``href`` refers to (4.5 to 4.7)."""
        href = node.attributes["href"].strip()
        if "#" in href:
            node.fail(f"href “{href}” has a fragment identifier")
        folder = Path(node.base.rpartition("/")[0])
        try:
            path = self._file(href, folder)
        except ValueError as error:
            node.fail(str(error))
        self.references.append(Reference(href, str(folder), str(path)))
        if str(path) in node.chain:
            node.fail(f"“{href}” includes itself")
        try:
            return self._read(path, ns, node.chain)
        except OSError as error:
            node.fail(f"“{href}” cannot be read: {(error.strerror or str(error)).lower()}")


def _read_file(path: Path) -> bytes:
    """Read a file; a FIFO or a device, which may never end, only if it is one that the shell has opened."""
    if stat.S_ISREG(mode := path.stat().st_mode) or stat.S_ISDIR(mode) or path.parts[1:2] in (("dev",), ("proc",)):
        return path.read_bytes()
    raise OSError(errno.EINVAL, "is a FIFO or a device", str(path))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Disable the cyclic garbage collector while nodes are created: it took 40 % of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def is_compact(path: Path, data: bytes) -> bool:
    """Return whether a schema is in the compact syntax: by its suffix, else by whether it does not begin with ``<``."""
    suffix = path.suffix.lower()
    if suffix in (".rng", ".rnc"):
        return suffix == ".rnc"
    return data[:100].translate(None, b"\xff\xfe\xef\xbb\xbf\0").lstrip()[:1] not in (b"<", b"")
