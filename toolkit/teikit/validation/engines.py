"""Who validates against a RELAX NG schema: teikit itself, or libxml2 to check the one against the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from teikit.core.findings import Finding

#: Gives the findings of one file.
Validator = Callable[[Path], Iterable[Finding]]


class Engine(StrEnum):
    """Who validates: teikit itself, or libxml2, slower and terser, to check the one against the other."""

    TEIKIT = "teikit"
    LIBXML2 = "libxml2"


def engine_for(engine: Engine, schema: Path | None, *, cache: bool, identifiers: bool) -> Validator:
    """Return what validates files against a schema; without a schema, what tells whether they are well formed.

    :raises TeikitError: the schema cannot be read, or is not correct.
    """
    if engine is Engine.LIBXML2 or schema is None:
        return _libxml2(schema)
    return _teikit(schema, cache, identifiers)


def _teikit(path: Path, cache: bool, identifiers: bool) -> Validator:
    from teikit import relaxng

    schema = relaxng.load(path, cache=cache)
    return lambda file: schema.validate(file, identifiers=identifiers)


def _libxml2(path: Path | None) -> Validator:
    from lxml import etree

    from teikit.core.errors import TeikitError
    from teikit.core.xml import parse

    try:
        schema = etree.RelaxNG(parse(path)) if path else None
    except etree.RelaxNGParseError as error:
        raise TeikitError(f"no correct RELAX NG schema: {error}", path) from None

    def validate(file: Path) -> Iterator[Finding]:
        try:
            tree = parse(file)
        except TeikitError as error:
            if error.line is None:
                raise
            yield Finding(str(file), error.line, error.column or 0, "xml.not-well-formed", error.message)
            return
        if schema is not None and not schema.validate(tree):
            for entry in schema.error_log:
                yield Finding(str(file), entry.line, entry.column, "rng.invalid", entry.message, xpath=entry.path)

    return validate
