"""Validation for programs: compiled schemas as objects, and a function for files and folders."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from teikit.core.findings import Report
from teikit.core.paths import StrPath
from teikit.validation.checking import check
from teikit.validation.engines import Engine, finding_of, load_schema, reading
from teikit.validation.input_files import expand_paths
from teikit.validation.options import ValidationOptions


class Schema:
    """A compiled RELAX NG schema; it validates any number of documents."""

    def __init__(self, path: StrPath, *, use_cache: bool = True) -> None:
        """Compile a schema.

        :param path: a schema in XML or compact syntax.
        :param use_cache: whether to read the compiled schema from the user's cache folder, and keep it there.
        :raises FileError: the schema cannot be read.
        :raises SchemaError: the schema is in error.
        """
        self.path = Path(path)
        self._schema = load_schema(self.path, cache=use_cache)

    def __repr__(self) -> str:
        return f"<Schema {self.path}>"

    def validate(self, document: StrPath, *, ids: bool = False, content: bytes | None = None) -> Report:
        """Return the errors of a document, in document order.

        :param ids: whether to report duplicate IDs and IDREFs without a target.
        :param content: the document itself if it is not in the file yet.
        :raises FileError: the document cannot be read.
        """
        path = Path(document)
        with reading(path):
            found = self._schema.validate(path if content is None else content, str(path), identifiers=ids)
            return Report(tuple(map(finding_of, found)), (str(path),))

    def is_valid(self, content: bytes) -> bool:
        """Return whether a document is well-formed and valid; much faster than to find its errors."""
        return self._schema.is_valid(content)


class Schematron:
    """A compiled Schematron schema (ISO/IEC 19757-3); it validates any number of documents."""

    def __init__(self, path: StrPath, *, phase: str | None = None, allow_network: bool = False) -> None:
        """Compile a schema.

        :param path: a Schematron schema, or a RELAX NG schema or an ODD that contains rules.
        :param phase: the phase to use; by default, the default phase of the schema.
        :param allow_network: whether rules may read from the network.
        :raises FileError: the schema cannot be read.
        :raises SchemaError: the schema is in error.
        """
        # The XSLT processor takes long to import; a program that only uses RELAX NG starts without it.
        from teikit import schematron

        self.path = Path(path)
        self._schema = schematron.load(self.path, phase, allow_network=allow_network)

    def __repr__(self) -> str:
        return f"<Schematron {self.path}>"

    def validate(self, document: StrPath) -> Report:
        """Return the failed assertions and successful reports, in document order.

        :raises FileError: the document cannot be read.
        :raises SchemaError: a rule fails on the document.
        """
        path = Path(document)
        return Report(tuple(self._schema.validate(path)), (str(path),))


def validate(
    paths: StrPath | Iterable[StrPath],
    *,
    schema: StrPath | None = None,
    schematron: StrPath | Iterable[StrPath] = (),
    links: bool | None = None,
    ids: bool = False,
    engine: Engine = Engine.TEIKIT,
    allow_network: bool = False,
    use_cache: bool = True,
    processes: int | None = None,
) -> Report:
    """Validate files, the TEI files in folders, and editions.

    Without ``schema`` and ``schematron``, the schemas of each document are those that its edition or the document
    itself names, or else teikit's own.

    >>> report = validate("documents", schema="my.rng")  # doctest: +SKIP
    >>> for finding in report.errors:  # doctest: +SKIP
    ...     print(finding)

    :param paths: a file or folder, or several.
    :param schema: file or address of a RELAX NG schema.
    :param schematron: files or addresses of Schematron schemas, or of other schemas or ODDs that contain rules.
    :param links: whether to check pointers and identifiers; ``None`` checks them unless a schema is given.
    :param ids: whether to report duplicate IDs and IDREFs without a target; only with teikit's engine.
    :param engine: the RELAX NG engine.
    :param allow_network: whether to download schemas that no XML catalog resolves.
    :param use_cache: whether to read compiled schemas from the user's cache folder, and keep them there.
    :param processes: number of worker processes; ``None`` uses one, and one per processor for many files.
    :raises FileError: a file or a schema cannot be read.
    :raises SchemaError: a schema is in error.
    :raises ConfigurationError: the edition of a file is in error.
    """
    options = ValidationOptions(
        schema=schema,
        schematron=_as_tuple(schematron),
        engine=engine,
        links=links,
        ids=ids,
        allow_network=allow_network,
        use_cache=use_cache,
        processes=processes,
    )
    files = [Path(path) for path in _as_tuple(paths)]
    return check(expand_paths(files) if files else [], options)


def _as_tuple(paths: StrPath | Iterable[StrPath]) -> tuple[StrPath, ...]:
    return (paths,) if isinstance(paths, (str, os.PathLike)) else tuple(paths)
