"""Findings as SARIF 2.1.0 (OASIS), for code hosts and editors: one run, with a result for each finding."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from teikit.core.finding_codes import code_descriptions, meaning_of
from teikit.core.findings import Finding, Report
from teikit.core.positions import Position
from teikit.core.printable import printable_json
from teikit.core.version import __version__
from teikit.reporters.fingerprints import compute_fingerprints

_LINK = re.compile(r"\[([^\[\]]*)\]\(")
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(report: Report) -> Iterator[str]:
    """Yield the log as one string."""
    codes = sorted({finding.code for finding in report})
    rules = {code: number for number, code in enumerate(codes)}
    fingerprints = compute_fingerprints(report)
    results = [_result(finding, rules, fingerprint) for finding, fingerprint in zip(report, fingerprints, strict=True)]
    driver = {
        "name": "teikit",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [
            {"location": _artifact_location(file), "mimeType": "application/tei+xml"} for file in _files(report)
        ],
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield printable_json(json.dumps(log, ensure_ascii=False, indent=2))


def _files(report: Report) -> list[str]:
    return list(dict.fromkeys((*report.checked, *(finding.file for finding in report))))


def _rule(code: str) -> dict[str, Any]:
    description = code_descriptions().get(code)
    help_ = {"help": {"text": description.remedy}} if description and description.remedy else {}
    return {"id": code, "shortDescription": {"text": meaning_of(code)}, **help_}


def _result(finding: Finding, rules: Mapping[str, int], fingerprint: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _artifact_location(finding.file)}
    if finding.position:
        place["region"] = _region(finding.position, finding.length)
    location: dict[str, Any] = {"physicalLocation": place}
    if finding.xpath:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.xpath, "kind": "element"}]
    return {
        "ruleId": finding.code,
        "ruleIndex": rules[finding.code],
        "level": finding.severity.value,
        "message": {"text": _message(finding)},
        "locations": [location],
        "partialFingerprints": {"teikit/v1": fingerprint},
    }


def _region(position: Position, length: int | None) -> dict[str, int]:
    region = {"startLine": position.line}
    if position.column is not None:
        region["startColumn"] = position.column
        if length:
            region["endColumn"] = position.column + length
    return region


def _message(finding: Finding) -> str:
    """Return the message with the suggestion; text like an embedded link (SARIF 3.11.6) is escaped."""
    text = f"{finding.message}; {finding.suggestion}" if finding.suggestion else finding.message
    return _LINK.sub(r"\\[\1\\](", text)


def _artifact_location(file: str) -> dict[str, str]:
    path = Path(file)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix(), safe="/!$&'()*+,;=@~")}
