"""Schemas from the network, for those who allow it: fetched once, kept in the user's cache folder.

What is fetched keeps the shape of its address (host, folders, name), and what it includes by relative addresses is
fetched too, so that those who read the schema find all of it in files, and never ask the network themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import Request, urlopen

from lxml import etree

from teikit import __version__
from teikit.core.errors import TeikitError
from teikit.core.files import write
from teikit.core.user_cache import user_cache

_SECONDS = 20
_BYTES = 50_000_000


def fetched(address: str, *, folder: Path | None = None) -> Path:
    """Return the file that holds what stands at an address, fetched now unless it was before.

    :param folder: where it is kept; otherwise the user's cache folder.
    :raises TeikitError: the address is not one of http or https, or nothing comes from there.
    """
    return _fetched(address, folder or user_cache() / "teikit" / "fetched", frozenset())


def _fetched(address: str, folder: Path, above: frozenset[str]) -> Path:
    address = address.partition("#")[0]
    kept = folder / _name(address)
    if not kept.is_file():
        write(kept, _content(address))
    for included in _included(kept, address):
        if included not in above and _same_host(included, address):
            _fetched(included, folder, above | {address})
    return kept


def _name(address: str) -> PurePosixPath:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise TeikitError(f"{address} cannot be fetched", hint="an address of http or https was expected")
    steps = [unquote(step) for step in parts.path.split("/") if step]
    if any(step in (".", "..") or "/" in step or "\\" in step or "\0" in step for step in steps) or not steps:
        raise TeikitError(f"{address} does not name a file")
    if parts.query:
        steps[-1] = f"{sha256(parts.query.encode()).hexdigest()[:12]}-{steps[-1]}"
    return PurePosixPath(parts.scheme, parts.netloc.rpartition("@")[2].replace(":", "_"), *steps)


def _content(address: str) -> bytes:
    request = Request(address, headers={"User-Agent": f"teikit/{__version__}"})
    try:
        with urlopen(request, timeout=_SECONDS) as answer:
            content: bytes = answer.read(_BYTES + 1)
            final = urlsplit(answer.url).scheme
    except HTTPError as error:
        error.close()
        raise TeikitError(f"{address} cannot be fetched: {error.code} {error.reason}") from None
    except (URLError, OSError, ValueError) as error:
        raise TeikitError(f"{address} cannot be fetched: {getattr(error, 'reason', error)}") from None
    if len(content) > _BYTES or final not in ("http", "https"):
        raise TeikitError(f"{address} is no schema: it is too large, or leads elsewhere")
    return content


def _included(file: Path, address: str) -> Iterator[str]:
    """Yield the addresses that a schema in XML includes; another file includes nothing."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(file.read_bytes(), parser)
    except etree.XMLSyntaxError:
        return
    for element in root.iter("{*}include", "{*}externalRef", "{*}extends"):
        if element.get("href"):
            yield urljoin(address, str(element.get("href"))).partition("#")[0]


def _same_host(one: str, other: str) -> bool:
    return urlsplit(one)[:2] == urlsplit(other)[:2]
