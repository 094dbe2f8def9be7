"""Validation engines for RELAX NG: teikit's own, and libxml2 for cross-checking."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from teikit import relaxng
from teikit.core.errors import NotWellFormedError, SchemaError
from teikit.core.files import read_error
from teikit.core.findings import Finding
from teikit.core.positions import Position

#: Yields the findings of one file.
Validator = Callable[[Path], Iterable[Finding]]


class Engine(StrEnum):
    """A validation engine. libxml2 is slower and terser, for cross-checking."""

    TEIKIT = "teikit"
    LIBXML2 = "libxml2"


def engine_for(engine: Engine, schema: Path | None, *, cache: bool, identifiers: bool) -> Validator:
    """Return a validator for a schema; without a schema, one that only checks well-formedness.

    :raises FileError: the schema cannot be read.
    :raises SchemaError: the schema is in error.
    """
    if engine is Engine.LIBXML2 or schema is None:
        return _libxml2(schema)
    return _teikit(schema, cache=cache, identifiers=identifiers)


def load_schema(path: Path, *, cache: bool) -> relaxng.Schema:
    """Load a RELAX NG schema for teikit's engine.

    :param cache: whether to read the compiled schema from the user's cache folder, and keep it there.
    :raises FileError: the schema cannot be read.
    :raises SchemaError: the schema is in error.
    """
    try:
        return relaxng.load(path, cache=cache)
    except relaxng.SchemaError as error:
        position = Position.reported(error.line, error.column)
        raise SchemaError(error.message, error.file, position, error.hint) from error
    except OSError as error:
        raise read_error(path, error, "a RELAX NG schema") from None


@contextlib.contextmanager
def reading(file: Path) -> Iterator[None]:
    """Turn an ``OSError`` of the RELAX NG engine into a ``FileError``.

    :raises FileError: the document cannot be read.
    """
    try:
        yield
    except OSError as error:
        raise read_error(file, error, "an XML document") from None


def _teikit(path: Path, *, cache: bool, identifiers: bool) -> Validator:
    schema = load_schema(path, cache=cache)

    def validate(file: Path) -> Iterator[Finding]:
        with reading(file):
            yield from map(finding_of, schema.validate(file, identifiers=identifiers))

    return validate


def finding_of(diagnostic: relaxng.Diagnostic) -> Finding:
    """Convert a diagnostic of the RELAX NG engine into a finding."""
    return Finding(
        diagnostic.file,
        Position.reported(diagnostic.line, diagnostic.column),
        diagnostic.code,
        diagnostic.message,
        expected=diagnostic.expected,
        suggestion=diagnostic.suggestion,
        xpath=diagnostic.xpath,
        length=diagnostic.length,
    )


def _libxml2(path: Path | None) -> Validator:
    # teikit's engine does not need lxml, which takes longer to import than a document to validate.
    from lxml import etree

    from teikit.core.xml import parse

    try:
        schema = etree.RelaxNG(parse(path)) if path else None
    except etree.RelaxNGParseError as error:
        raise SchemaError(f"incorrect RELAX NG schema: {error}", path) from None

    def validate(file: Path) -> Iterator[Finding]:
        try:
            tree = parse(file)
        except NotWellFormedError as error:
            yield Finding(str(file), error.position, "xml.not-well-formed", error.message)
            return
        if schema is not None and not schema.validate(tree):
            for entry in schema.error_log:
                yield Finding(
                    str(file),
                    Position.reported(entry.line, entry.column),
                    "rng.invalid",
                    entry.message,
                    xpath=entry.path,
                )

    return validate
