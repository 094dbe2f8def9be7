"""Dates of change, which make outputs reproducible."""

from __future__ import annotations

import pytest
from lxml import etree

from helpers.tei_documents import tei_document
from teikit.publishing.timestamps import last_modified


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def changed(*dates: str) -> etree._ElementTree:
    """Return a document with changes at dates."""
    changes = "".join(f'<change when="{date}"/>' for date in dates)
    header = f"<revisionDesc>{changes}</revisionDesc>"
    return etree.ElementTree(etree.fromstring(tei_document("<p/>", header=header)))


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([changed("2026-01-02", "2025-12-31")], "2026-01-02T00:00:00+00:00"),
        ([changed("2024-05-01"), changed("2025-05-01")], "2025-05-01T00:00:00+00:00"),
        ([changed("2024-05-01T12:30:00Z")], "2024-05-01T00:00:00+00:00"),
        ([changed("2024", "yesterday", "")], "1970-01-01T00:00:00+00:00"),
        ([], "1970-01-01T00:00:00+00:00"),
    ],
)
def test_latest_change_is_the_time(documents: list[etree._ElementTree], expected: str) -> None:
    assert last_modified(*documents).isoformat() == expected


def test_environment_variable_takes_precedence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert last_modified(changed("2026-01-02")).isoformat() == "1970-01-02T00:00:00+00:00"


def test_invalid_environment_variable_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "now")
    assert last_modified(changed("2026-01-02")).isoformat() == "2026-01-02T00:00:00+00:00"
