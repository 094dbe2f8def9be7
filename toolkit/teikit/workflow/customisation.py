"""Customisations of TEI: opening an ODD with its catalog, and downloading the sources of ODDs."""

from __future__ import annotations

import tempfile
from hashlib import sha256
from pathlib import Path

from lxml import etree

from teikit.core.errors import DocumentError, OptionError, SchemaError
from teikit.core.files import write
from teikit.core.paths import StrPath
from teikit.core.xml import parse_bytes
from teikit.odd import Odd
from teikit.odd.sources import cached_file, canonical_address, checksum_file, download_address, is_address
from teikit.odd.vocabulary import SPECIFICATIONS, TEI
from teikit.validation import Schematron
from teikit.validation.catalogs import default_catalog
from teikit.validation.schema_download import retrieve


def open_odd(path: StrPath, source: str | None = None, *, allow_network: bool = False) -> Odd:
    """Return an ODD that finds its files also through the catalogs of its folder and of the system.

    :param source: the ODD that it customises: a file, or an address such as ``tei:4.9.0``.
    :param allow_network: whether to download a source that is not in the cache.
    :raises FileError: a file cannot be read, or a download failed.
    """
    path = Path(path)
    if allow_network:
        declared = source or _declared_source(path)
        if is_address(declared) and not cached_file(declared).is_file():
            fetch_source(declared)
    return Odd(path, source, find_file=default_catalog(path.parent).resolve)


def fetch_source(address: str, *, expected: str | None = None) -> tuple[Path, str]:
    """Download a source into the user's cache; return its file and checksum.

    :param address: ``tei:VERSION``, ``tei:current``, or the address of an ODD.
    :param expected: the SHA-256 checksum that the download must have.
    :raises DownloadError: the download failed.
    :raises OptionError: the address is not one, or the checksum differs.
    :raises DocumentError: the download is not an ODD.
    """
    if not is_address(address):
        raise OptionError(f"{address} is not an address: expected tei:VERSION, tei:current or https://…")
    data = retrieve(download_address(address))
    checksum = sha256(data).hexdigest()
    if expected is not None and checksum != expected.lower():
        raise OptionError(f"{canonical_address(address)} has the checksum {checksum}, expected {expected}")
    file = cached_file(address)
    tree = parse_bytes(data, file)
    if next(tree.iter(f"{TEI}schemaSpec", *SPECIFICATIONS), None) is None:
        raise DocumentError(f"{address} is not an ODD: it has no specifications", file)
    write(file, data)
    write(checksum_file(file), f"{checksum}  {file.name}\n".encode())
    return file, checksum


def verified_rules(odd: Odd) -> bytes:
    """Return the Schematron rules of an ODD, which the Schematron engine has compiled.

    :raises SchemaError: the ODD has an error, or a rule cannot be compiled.
    """
    rules = odd.schematron()
    if b"<sch:pattern" not in rules:
        return rules
    with tempfile.TemporaryDirectory(prefix="teikit-") as folder:
        copy = Path(folder) / f"{odd.path.stem}.sch"
        copy.write_bytes(rules)
        try:
            Schematron(copy)
        except SchemaError as error:
            raise SchemaError(f"the rules would not be valid Schematron: {error.message}", odd.path) from None
    return rules


def _declared_source(path: Path) -> str:
    """Return the source that an ODD declares; ``tei:current`` if it declares none."""
    for _, element in etree.iterparse(str(path), tag=f"{TEI}schemaSpec", resolve_entities=False, no_network=True):
        return str(element.get("source") or "tei:current")
    return "tei:current"
