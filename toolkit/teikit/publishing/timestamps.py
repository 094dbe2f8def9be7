"""Dates of change from TEI headers, which make the same documents give the same output on any day."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime

from lxml import etree

from teikit.core.xml import tei

_EPOCH = datetime.fromtimestamp(0, UTC)


def last_modified(*documents: etree._ElementTree) -> datetime:
    """Return the time of ``SOURCE_DATE_EPOCH``, else of the latest ``change`` in the documents, else 1970-01-01.

    ``SOURCE_DATE_EPOCH`` is the environment variable of reproducible builds, in seconds since 1970.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    return max((date for document in documents for date in _changes(document)), default=_EPOCH)


def _changes(document: etree._ElementTree) -> Iterator[datetime]:
    for change in document.iter(tei("change")):
        try:
            yield datetime.fromisoformat(str(change.get("when", ""))[:10]).replace(tzinfo=UTC)
        except ValueError:
            continue
