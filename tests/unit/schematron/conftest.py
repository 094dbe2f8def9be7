from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from teikit import schematron

SCHEMA = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  queryBinding="{binding}" {attributes}>
{body}
</schema>"""


class Bench:
    """A folder in which schemas and documents are written and the ones judged by the others."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.document = folder / "document.xml"

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).strip() + "\n", encoding="utf-8")
        return path

    def load(self, body: str, phase: str | None = None, *, binding: str = "xslt2", attributes: str = ""):
        text = SCHEMA.format(body=body, binding=binding, attributes=attributes)
        return schematron.load(self.write("schema.sch", text), phase)

    def judge(self, document: str, body: str, phase: str | None = None, **options: str):
        rules = self.load(body, phase, **options)
        return list(rules.validate(self.write("document.xml", document)))

    def messages(self, document: str, body: str, phase: str | None = None, **options: str) -> list[str]:
        return [finding.message for finding in self.judge(document, body, phase, **options)]


@pytest.fixture
def bench(tmp_path):
    return Bench(tmp_path)
