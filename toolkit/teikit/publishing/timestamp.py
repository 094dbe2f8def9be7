"""When a document was last changed: the date that what is made of it carries."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from lxml import etree

from teikit.core.xml import tei


def timestamp(*documents: etree._ElementTree) -> datetime:
    """Return ``SOURCE_DATE_EPOCH``, else the last ``change`` that the documents tell of, else 1970.

    The same documents give the same book, whenever it is made.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    dates = [date for document in documents for date in _changes(document)]
    return max(dates, default=datetime.fromtimestamp(0, UTC))


def _changes(document: etree._ElementTree) -> list[datetime]:
    dates = []
    for change in document.iter(tei("change")):
        try:
            dates.append(datetime.fromisoformat(str(change.get("when", ""))[:10]).replace(tzinfo=UTC))
        except ValueError:
            continue
    return dates
