"""Validate documents: one function behind which every engine stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from teikit import resources
from teikit.errors import TeikitError
from teikit.findings import Finding, Report
from teikit.tei import parse


def check(files: Iterable[Path], schema: Path | None = None) -> Report:
    """Validate files against a RELAX NG schema, teikit's own unless one is given.

    :raises TeikitError: the schema or a file cannot be read, or is not well formed.
    """
    used = _schema(schema or resources.schema("teikit.rng"))
    checked: list[str] = []
    findings: list[Finding] = []
    for file in files:
        checked.append(str(file))
        findings += _findings(used, parse(file), file)
    return Report(tuple(findings), tuple(checked))


def _schema(path: Path) -> etree.RelaxNG:
    try:
        return etree.RelaxNG(parse(path))
    except etree.RelaxNGParseError as error:
        raise TeikitError(f"no correct RELAX NG schema: {error}", path) from None


def _findings(schema: etree.RelaxNG, tree: etree._ElementTree, file: Path) -> Iterator[Finding]:
    if not schema.validate(tree):
        for entry in schema.error_log:
            yield Finding(str(file), entry.line, entry.column, "rng.invalid", entry.message, xpath=entry.path)
