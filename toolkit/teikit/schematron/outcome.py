"""What a compiled schema found, as values: failures, and findings made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.request import url2pathname

from lxml import etree

from teikit.core.findings import Finding, Severity
from teikit.core.node_positions import NodeRef
from teikit.core.positions import Position
from teikit.schematron.names import run

_SEVERITIES = {
    **dict.fromkeys(("error", "err", "fatal", "critical", "severe", "nonrecoverable"), Severity.ERROR),
    **dict.fromkeys(("warning", "warn", "caution", "nonfatal", "recoverable"), Severity.WARNING),
    **dict.fromkeys(("info", "information", "informational", "note", "notice", "hint", "debug", "tip"), Severity.NOTE),
}
_NAME = re.compile(r"Q\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Failure:
    """An assertion that failed or a report that succeeded, with all that the schema says about it.

    ``document`` is the path of the subordinate document in which the node stands, empty for the document itself.
    ``diagnostics`` and ``properties`` are pairs of id and text.
    """

    kind: str
    node: NodeRef
    path: str
    message: str
    id: str = ""
    rule: str = ""
    pattern: str = ""
    role: str = ""
    severity: Severity = Severity.ERROR
    flag: str = ""
    see: str = ""
    document: str = ""
    diagnostics: tuple[tuple[str, str], ...] = ()
    properties: tuple[tuple[str, str], ...] = ()

    @property
    def code(self) -> str:
        """Return ``sch.`` with the most exact id there is: of the assertion, its rule, its pattern."""
        return f"sch.{self.id or self.rule or self.pattern or self.kind}"

    def finding(self, file: str, position: Position | None) -> Finding:
        """Return the failure as a finding in a file."""
        return Finding(
            file,
            position,
            self.code,
            self.message,
            self.severity,
            suggestion=" ".join(text for _, text in self.diagnostics) or None,
            xpath=self.path or None,
            length=len(self.node.attribute) or None,
        )


def failures(written: etree._Element) -> Iterator[Failure]:
    """Read what a compiled schema wrote, in its order."""
    for found in written:
        if found.tag == run("found"):
            yield _failure(found)
        elif found.tag == run("missing"):
            name = str(found.get("href"))
            yield Failure(
                "missing", NodeRef(1), "", f"there is no document {name}, which the rules are to judge", "missing"
            )


def _failure(found: etree._Element) -> Failure:
    role = found.get("role", "")
    return Failure(
        kind=found.get("kind", ""),
        node=NodeRef(int(found.get("element", "0")), found.get("attribute", ""), int(found.get("child", "0"))),
        path=_NAME.sub("", found.get("path", "")),
        message=_words(found.find(run("text"))) or "this rule is not kept",
        id=found.get("id", ""),
        rule=found.get("rule", ""),
        pattern=found.get("pattern", ""),
        role=role,
        severity=_severity(found.get("severity", ""), role),
        flag=found.get("flag", ""),
        see=found.get("see", ""),
        document=_file(found.get("document", "")),
        diagnostics=_pairs(found, "diagnostic"),
        properties=_pairs(found, "property"),
    )


def _severity(*names: str) -> Severity:
    """Return the gravity that ``severity`` or else ``role`` names; an error where neither names one."""
    for name in names:
        severity = _SEVERITIES.get(name.strip().lower())
        if severity:
            return severity
    return Severity.ERROR


def _pairs(found: etree._Element, name: str) -> tuple[tuple[str, str], ...]:
    return tuple((part.get("id", ""), _words(part)) for part in found.iterfind(run(name)))


def _words(element: etree._Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _file(address: str) -> str:
    return url2pathname(urlsplit(address).path) if address.startswith("file:") else address
