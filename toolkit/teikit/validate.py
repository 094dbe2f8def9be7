"""Validate documents: one function behind which every engine stands."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial
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
    files: Iterable[Path],
    schema: Path | None = None,
    *,
    engine: Engine = Engine.TEIKIT,
    cache: bool = True,
    identifiers: bool = False,
    jobs: int = 1,
) -> Report:
    """Validate files against a RELAX NG schema, teikit's own unless one is given; ``-`` is standard input.

    ``cache`` keeps the simplified schema in the user's cache folder, and reads it from there. ``identifiers`` looks for
    those given twice, and for references to none (teikit's engine only). ``jobs`` is the number of processes to share
    the files among; the report does not depend on it.

    :raises TeikitError: the schema or a file cannot be read, or the schema is not correct.
    """
    checked = list(files)
    prepare = partial(_validator, schema or resources.schema("teikit.rng"), engine, cache, identifiers)
    found = _found(checked, prepare, jobs)
    return Report(tuple(finding for findings in found for finding in findings), tuple(map(str, checked)))


def _found(files: list[Path], prepare: Callable[[], Validator], jobs: int) -> Iterable[list[Finding]]:
    """Return the findings of each file, in the order of the files."""
    validator = prepare()
    jobs = min(jobs, len(files))
    if jobs > 1 and Path("-") not in files:
        from teikit.processes import shared_out

        return shared_out(files, prepare, jobs)
    return (list(validator(file)) for file in files)


def _validator(schema: Path, engine: Engine, cache: bool, identifiers: bool) -> Validator:
    return _libxml2(schema) if engine is Engine.LIBXML2 else _teikit(schema, cache, identifiers)


def _teikit(path: Path, cache: bool, identifiers: bool) -> Validator:
    from teikit import relaxng

    schema = relaxng.load(path, cache=cache)

    def validate(file: Path) -> Iterator[Finding]:
        if str(file) == "-":
            return schema.validate(sys.stdin.buffer, "<standard input>", identifiers=identifiers)
        return schema.validate(file, identifiers=identifiers)

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
