"""Validation engines for RELAX NG: teikit's own, and libxml2 for cross-checking."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from teikit.core.errors import NotWellFormedError, SchemaError
from teikit.core.files import read_error
from teikit.core.findings import Finding
from teikit.core.positions import Position

if TYPE_CHECKING:
    from teikit.relaxng import Diagnostic

#: Yields the findings of one file.
Validator = Callable[[Path], Iterable[Finding]]


class Engine(StrEnum):
    """A validation engine. libxml2 is slower and terser, for cross-checking."""

    TEIKIT = "teikit"
    LIBXML2 = "libxml2"


def engine_for(engine: Engine, schema: Path | None, *, cache: bool, identifiers: bool) -> Validator:
    """Return a validator for a schema; without a schema, one that only checks well-formedness.

    :raises TeikitError: the schema cannot be read, or is not correct.
    """
    if engine is Engine.LIBXML2 or schema is None:
        return _libxml2(schema)
    return _teikit(schema, cache=cache, identifiers=identifiers)


def _teikit(path: Path, *, cache: bool, identifiers: bool) -> Validator:
    from teikit import relaxng

    try:
        schema = relaxng.load(path, cache=cache)
    except relaxng.SchemaError as error:
        position = Position.reported(error.line, error.column)
        raise SchemaError(error.message, error.file, position, error.hint) from error
    except OSError as error:
        raise read_error(path, error, "a RELAX NG schema") from None

    def validate(file: Path) -> Iterator[Finding]:
        try:
            yield from map(finding_of, schema.validate(file, identifiers=identifiers))
        except OSError as error:
            raise read_error(file, error, "an XML document") from None

    return validate


def finding_of(diagnostic: Diagnostic) -> Finding:
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
