"""Schemas downloaded from the network, if the user allows it, and kept in the user's cache folder.

A copy keeps the shape of its address (host, folders, name). The files that a schema includes by relative addresses are
downloaded too, so that the schema can be read from local files alone.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import Request, urlopen

from lxml import etree

from teikit.core.errors import DownloadError
from teikit.core.files import write
from teikit.core.user_cache import user_cache_folder
from teikit.core.version import __version__

_TIMEOUT = 20
_MAX_BYTES = 50_000_000


def download(address: str, *, folder: Path | None = None) -> Path:
    """Return the local copy of an address, downloaded unless it is in the cache.

    :param folder: the cache; by default, in the user's cache folder.
    :raises DownloadError: the address is not an HTTP address, or cannot be retrieved.
    """
    return _download(address, folder or user_cache_folder() / "teikit" / "fetched", frozenset())


def _download(address: str, folder: Path, including: frozenset[str]) -> Path:
    address = address.partition("#")[0]
    copy = folder / _relative_path(address)
    if not copy.is_file():
        write(copy, retrieve(address))
    for included in _included_addresses(copy, address):
        if included not in including and _is_same_host(included, address):
            _download(included, folder, including | {address})
    return copy


def _relative_path(address: str) -> PurePosixPath:
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise DownloadError(f"cannot download {address}: {error}") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise DownloadError(f"cannot download {address}: expected an http or https address")
    steps = [unquote(step) for step in parts.path.split("/") if step]
    if any(step in (".", "..") or "/" in step or "\\" in step or "\0" in step for step in steps) or not steps:
        raise DownloadError(f"cannot download {address}: it does not name a file")
    if parts.query:
        steps[-1] = f"{sha256(parts.query.encode()).hexdigest()[:12]}-{steps[-1]}"
    return PurePosixPath(parts.scheme, parts.netloc.rpartition("@")[2].replace(":", "_"), *steps)


def retrieve(address: str) -> bytes:
    """Return the content of an HTTP address.

    :raises DownloadError: it cannot be retrieved, or is too large.
    """
    request = Request(address, headers={"User-Agent": f"teikit/{__version__}"})
    try:
        with urlopen(request, timeout=_TIMEOUT) as response:
            content: bytes = response.read(_MAX_BYTES + 1)
            final = urlsplit(response.url).scheme
    except HTTPError as error:
        error.close()
        raise DownloadError(f"cannot download {address}: {error.code} {error.reason}") from None
    except (URLError, OSError, ValueError) as error:
        raise DownloadError(f"cannot download {address}: {getattr(error, 'reason', error)}") from None
    if len(content) > _MAX_BYTES:
        raise DownloadError(f"cannot download {address}: more than {_MAX_BYTES:,} bytes")
    if final not in ("http", "https"):
        raise DownloadError(f"cannot download {address}: redirected to a {final} address")
    return content


def _included_addresses(file: Path, address: str) -> Iterator[str]:
    """Yield the addresses that an XML schema includes; files that are not XML yield nothing."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(file.read_bytes(), parser)
    except etree.XMLSyntaxError:
        return
    for element in root.iter("{*}include", "{*}externalRef", "{*}extends"):
        if element.get("href"):
            with contextlib.suppress(ValueError):  # the schema is refused when it is read
                yield urljoin(address, str(element.get("href"))).partition("#")[0]


def _is_same_host(one: str, other: str) -> bool:
    return urlsplit(one)[:2] == urlsplit(other)[:2]
