"""An edition in a temporary folder, written as its author would, and its findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit.core.findings import Finding
from teikit.links import check

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'


class Files:
    """Writes the files of an edition and checks its links."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def raw(self, name: str, content: str | bytes = b"") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def document(self, name: str, body: str = "<p/>", header: str = "", identifier: str = "") -> Path:
        own = f' xml:id="{identifier}"' if identifier else ""
        return self.raw(
            name,
            f"<TEI {NS}{own}><teiHeader>{header}</teiHeader>\n<text><body>\n{body}\n</body></text></TEI>",
        )

    def register(self, name: str, entries: str) -> Path:
        return self.raw(
            name, f"<TEI {NS}><teiHeader/><standOff><listPerson>\n{entries}\n</listPerson></standOff></TEI>"
        )

    def check(self, *files: Path) -> list[Finding]:
        return list(check(files or sorted(self.folder.rglob("*.xml"))))

    def check_as_edition(self) -> list[Finding]:
        return list(check(sorted(self.folder.rglob("*.xml")), registers=self.folder / "registers"))


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]
