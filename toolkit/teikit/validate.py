"""Validate documents: one function behind which every engine stands."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from teikit import resources
from teikit.findings import Finding, Report

#: Yields the findings of one file.
Validator = Callable[[Path], Iterator[Finding]]


class Engine(StrEnum):
    """Who validates: teikit itself, or libxml2, slower and terser, to check the one against the other."""

    TEIKIT = "teikit"
    LIBXML2 = "libxml2"


def check(
    files: Iterable[Path], schema: Path | None = None, *, engine: Engine = Engine.TEIKIT, cache: bool = True
) -> Report:
    """Validate files against a RELAX NG schema, teikit's own unless one is given; ``-`` is standard input.

    ``cache`` keeps the simplified schema in the user's cache folder, and reads it from there.

    :raises TeikitError: the schema or a file cannot be read, or the schema is not correct.
    """
    path = schema or resources.schema("teikit.rng")
    validate = _libxml2(path) if engine is Engine.LIBXML2 else _teikit(path, cache)
    checked: list[str] = []
    findings: list[Finding] = []
    for file in files:
        checked.append(str(file))
        findings += validate(file)
    return Report(tuple(findings), tuple(checked))


def _teikit(path: Path, cache: bool) -> Validator:
    from teikit import relaxng

    schema = relaxng.load(path, cache=cache)

    def validate(file: Path) -> Iterator[Finding]:
        if str(file) == "-":
            return schema.validate(sys.stdin.buffer, "<standard input>")
        return schema.validate(file)

    return validate


def _libxml2(path: Path) -> Validator:
    from lxml import etree

    from teikit.errors import TeikitError
    from teikit.tei import parse, parse_bytes

    try:
        schema = etree.RelaxNG(parse(path))
    except etree.RelaxNGParseError as error:
        raise TeikitError(f"no correct RELAX NG schema: {error}", path) from None

    def validate(file: Path) -> Iterator[Finding]:
        try:
            tree = parse_bytes(sys.stdin.buffer.read(), file) if str(file) == "-" else parse(file)
        except TeikitError as error:
            if error.line is None:
                raise
            yield Finding(str(file), error.line, error.column or 0, "xml.not-well-formed", error.message)
            return
        if not schema.validate(tree):
            for entry in schema.error_log:
                yield Finding(str(file), entry.line, entry.column, "rng.invalid", entry.message, xpath=entry.path)

    return validate
