"""A test bench for Schematron schemas."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from teikit import schematron
from teikit.core.findings import Finding

SCHEMA = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  queryBinding="{binding}" {attributes}>
{body}
</schema>"""


class Bench:
    """A folder for schemas and documents, and their validation."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.document = folder / "document.xml"

    def write(self, name: str, text: str) -> Path:
        """Write a file into the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).strip() + "\n", encoding="utf-8")
        return path

    def load(
        self, body: str, phase: str | None = None, *, binding: str = "xslt2", attributes: str = ""
    ) -> schematron.Schematron:
        """Compile a schema with this content, which begins on line 3."""
        text = SCHEMA.format(body=body, binding=binding, attributes=attributes)
        return schematron.load(self.write("schema.sch", text), phase)

    def validate(self, document: str, body: str, phase: str | None = None, **options: str) -> list[Finding]:
        """Validate a document against a schema with this content."""
        rules = self.load(body, phase, **options)
        return list(rules.validate(self.write("document.xml", document)))

    def messages(self, document: str, body: str, phase: str | None = None, **options: str) -> list[str]:
        """Return the messages of the findings."""
        return [finding.message for finding in self.validate(document, body, phase, **options)]
