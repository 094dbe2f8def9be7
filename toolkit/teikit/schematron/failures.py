"""Failures: the results of a compiled schema as data, and the findings made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.core.findings import Finding, Severity
from teikit.core.node_positions import NodeRef
from teikit.core.positions import Position
from teikit.core.saxon_access import path_of
from teikit.schematron.names import result

_SEVERITIES = {
    **dict.fromkeys(("error", "err", "fatal", "critical", "severe", "nonrecoverable"), Severity.ERROR),
    **dict.fromkeys(("warning", "warn", "caution", "nonfatal", "recoverable"), Severity.WARNING),
    **dict.fromkeys(("info", "information", "informational", "note", "notice", "hint", "debug", "tip"), Severity.NOTE),
}
_NAME = re.compile(r"Q\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Failure:
    """A failed assertion or a successful report, with its properties in the schema.

    :param kind: ``assert``, ``report``, or ``missing`` for a subordinate document that does not exist.
    :param path: the XPath of the node.
    :param id: the id of the assertion.
    :param rule: the id of the rule.
    :param pattern: the id of the pattern.
    :param document: the path of the subordinate document that contains the node; empty for the document itself.
    :param diagnostics: pairs of an id and a text.
    :param properties: pairs of an id and a text.
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
        """The finding code: ``sch.`` and the most specific id, that of the assertion, the rule or the pattern."""
        return f"sch.{self.id or self.rule or self.pattern or self.kind}"

    def finding(self, file: str, position: Position | None) -> Finding:
        """Return the finding for this failure."""
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


def parse_failures(output: etree._Element) -> Iterator[Failure]:
    """Yield the failures in the output of a compiled schema."""
    for found in output:
        if found.tag == result("found"):
            yield _failure(found)
        elif found.tag == result("missing"):
            name = str(found.get("href"))
            message = f"document {name}, to which the rules also apply, does not exist"
            yield Failure("missing", NodeRef(1), "", message, "missing")


def _failure(found: etree._Element) -> Failure:
    role = found.get("role", "")
    return Failure(
        kind=found.get("kind", ""),
        node=NodeRef(int(found.get("element", "0")), found.get("attribute", ""), int(found.get("child", "0"))),
        path=_NAME.sub("", found.get("path", "")),
        message=_words(found.find(result("text"))) or "this rule is violated",
        id=found.get("id", ""),
        rule=found.get("rule", ""),
        pattern=found.get("pattern", ""),
        role=role,
        severity=_severity(found.get("severity", ""), role),
        flag=found.get("flag", ""),
        see=found.get("see", ""),
        document=path_of(found.get("document", "")),
        diagnostics=_pairs(found, "diagnostic"),
        properties=_pairs(found, "property"),
    )


def _severity(*names: str) -> Severity:
    """Return the first severity that one of the names denotes; by default, an error."""
    for name in names:
        severity = _SEVERITIES.get(name.strip().lower())
        if severity:
            return severity
    return Severity.ERROR


def _pairs(found: etree._Element, name: str) -> tuple[tuple[str, str], ...]:
    return tuple((part.get("id", ""), _words(part)) for part in found.iterfind(result(name)))


def _words(element: etree._Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
