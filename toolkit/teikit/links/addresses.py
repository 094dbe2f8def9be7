"""Addresses as text: their scheme, and one joined to the base it is relative to."""

from __future__ import annotations

import re
from urllib.parse import urljoin

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)


def scheme(address: str) -> tuple[str, str] | None:
    """Split ``psn:engen`` into its scheme and the rest, ``None`` for an address without a scheme (RFC 3986, 3.1)."""
    match = _SCHEME.match(address)
    return (match[1], match[2]) if match else None


def join(base: str, address: str) -> str:
    """Return an address relative to what its base is relative to.

    ``urljoin`` drops the leading ``..`` of a base that is relative itself, as an ``xml:base`` may be.
    """
    if not base or scheme(address) is not None or address.startswith("/"):
        return address
    if scheme(base) is not None or base.startswith("/"):
        return urljoin(base, address)
    return base[: base.rfind("/") + 1] + address if address else base
