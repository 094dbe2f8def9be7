"""Values of dates, times and durations. Those of elementpath compare across time zones."""

from __future__ import annotations

from typing import Any


def value(name: str, text: str) -> Any:
    """Return a comparable value of the XML Schema type ``name``; the text itself if elementpath cannot parse it."""
    from elementpath import datatypes as library

    classes: dict[str, Any] = {
        "date": library.Date10, "dateTime": library.DateTime10, "time": library.Time, "gYear": library.GregorianYear10,
        "gYearMonth": library.GregorianYearMonth10, "gMonth": library.GregorianMonth,
        "gMonthDay": library.GregorianMonthDay, "gDay": library.GregorianDay, "duration": library.Duration,
    }  # fmt: skip
    try:
        return classes[name].fromstring(text)
    except (ValueError, OverflowError):
        return text
