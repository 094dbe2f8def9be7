"""Validation engines for RELAX NG: teikit's own, and libxml2 for cross-checking."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from teikit import relaxng
from teikit.core.errors import DocumentError, FileError, NotWellFormedError, SchemaError
from teikit.core.files import check_kind, read_error
from teikit.core.findings import Finding
from teikit.core.positions import Position
from teikit.relaxng.references import local_file
from teikit.validation.grammar_access import GrammarAccess

#: Yields the findings of one file.
Validator = Callable[[Path], Iterable[Finding]]


class Engine(StrEnum):
    """A validation engine. libxml2 is slower and terser, for cross-checking."""

    TEIKIT = "teikit"
    LIBXML2 = "libxml2"


def engine_for(
    engine: Engine, schema: Path | None, *, cache: bool, identifiers: bool, access: GrammarAccess | None = None
) -> Validator:
    """Return a validator for a schema; without a schema, one that only checks well-formedness.

    :param access: the files that the schema may include; by default, those that a schema which the user names may.
    :raises FileError: the schema cannot be read.
    :raises SchemaError: the schema is in error.
    """
    if engine is Engine.LIBXML2 or schema is None:
        return _libxml2(schema, access)
    return _teikit(schema, cache=cache, identifiers=identifiers, access=access)


def load_schema(path: Path, *, cache: bool, access: GrammarAccess | None = None) -> relaxng.Schema:
    """Load a RELAX NG schema for teikit's engine.

    :param access: the files that the schema may include; by default, those that a schema which the user names may.
    :param cache: whether to read the compiled schema from the user's cache folder, and keep it there.
    :raises FileError: the schema cannot be read.
    :raises SchemaError: the schema is in error.
    """
    try:
        return relaxng.load(path, cache=cache, resolve=(access or GrammarAccess.of(path)).resolve)
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


def _teikit(path: Path, *, cache: bool, identifiers: bool, access: GrammarAccess | None) -> Validator:
    schema = load_schema(path, cache=cache, access=access)

    def validate(file: Path) -> Iterator[Finding]:
        with reading(file):
            check_kind(file.stat(), file, "an XML document")
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


def _libxml2(path: Path | None, access: GrammarAccess | None) -> Validator:
    # teikit's engine does not need lxml, which takes longer to import than a document to validate.
    from lxml import etree

    from teikit.core.xml import parse

    try:
        if path:
            _check_references(path, access or GrammarAccess.of(path), set())
        schema = etree.RelaxNG(parse(path)) if path else None
    except etree.RelaxNGParseError as error:
        raise SchemaError(f"incorrect RELAX NG schema: {error}", path) from None
    except (DocumentError, FileError) as error:
        raise SchemaError(error.message, error.file, error.position, error.hint) from None

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


def _check_references(path: Path, access: GrammarAccess, seen: set[Path]) -> None:
    """Check that a schema and the files that it includes name only files that they may read; libxml2 reads any.

    :raises SchemaError: a reference leads elsewhere, or to the network.
    """
    from teikit.core.xml import parse

    if path in seen:
        return
    seen.add(path)
    for element in parse(path).iter("{*}include", "{*}externalRef"):
        href = (element.get("href") or "").strip()
        folder = Path((element.base or str(path)).rpartition("/")[0])
        try:
            access.resolve(href, folder)
            file = local_file(href, folder)
        except ValueError as error:
            raise SchemaError(str(error), path, Position.reported(element.sourceline)) from None
        _check_references(file, access, seen)
