"""Paths of shipped files, of documents for tests, and of data outside the project."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: The received text of the memorandum.
SOURCE = ROOT / "tei" / "sources" / "1950-10-07-ross-rusk.txt"
#: The memorandum, encoded and corrected.
MEMORANDUM = ROOT / "tei" / "documents" / "1950-10-07-ross-rusk.xml"
#: TEI documents that tests publish.
DOCUMENTS = Path(__file__).parent / "documents"
#: Data of other projects; tests that need it are skipped where it is absent.
SHARED = ROOT.parent / "shared"
