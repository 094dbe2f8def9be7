"""Addresses as text: their schemes and bases."""

from __future__ import annotations

import re
from urllib.parse import urljoin

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)


def split_scheme(address: str) -> tuple[str, str] | None:
    """Split ``psn:engen`` into the scheme and the rest, ``None`` for an address without a scheme (RFC 3986, 3.1)."""
    match = _SCHEME.match(address)
    return (match[1], match[2]) if match else None


def join_address(base: str, address: str) -> str:
    """Return an address with its base prefixed.

    Unlike ``urljoin``, keep the leading ``..`` of a relative base, which an ``xml:base`` can be.
    """
    if not base or split_scheme(address) is not None or address.startswith("/"):
        return address
    if split_scheme(base) is not None or base.startswith("/"):
        return urljoin(base, address)
    return base[: base.rfind("/") + 1] + address if address else base
