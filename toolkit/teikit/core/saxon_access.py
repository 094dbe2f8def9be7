"""Access of XSLT programs to the machine: closed before a program is compiled, except for the files of some folders.

The processor can only allow or prohibit whole protocols. Files that a program may read therefore have addresses in a
protocol of their own, ``teikit:``, and an XML catalog maps these addresses, one by one, to the files. Addresses with
``..`` or ``%2e`` and all others have no entry, so they lead nowhere. The environment is empty for all programs.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

if TYPE_CHECKING:
    from saxonche import PySaxonProcessor

_FEATURE = "http://saxon.sf.net/feature/"
_PARSER_FEATURE = f"{_FEATURE}parserFeature?uri=http://"
_PARSER_LIMIT = f"{_FEATURE}parserProperty?uri=http://www.oracle.com/xml/jaxp/properties/"
_SCHEME = "teikit"
#: Nesting of elements beyond which the processor would exhaust its stack and end the process.
MAXIMUM_DEPTH = 2000
#: Limits of the processor's parser. Its input has been parsed by a parser with limits on the growth of entities.
_LIMITS = {
    "maxElementDepth": MAXIMUM_DEPTH,
    "entityExpansionLimit": 1_000_000,
    "totalEntitySizeLimit": 100_000_000,
    "maxGeneralEntitySizeLimit": 10_000_000,
    "elementAttributeLimit": 1_000_000,
    "maxXMLNameLimit": 1_000_000,
}
_NO_ENTITIES = (
    "xml.org/sax/features/external-general-entities",
    "xml.org/sax/features/external-parameter-entities",
    "apache.org/xml/features/nonvalidating/load-external-dtd",
)
#: Suffixes of the files that a program may read.
_SUFFIXES = frozenset(
    (".xml", ".tei", ".odd", ".xsl", ".xslt", ".sch", ".rng", ".rnc", ".txt", ".csv", ".tsv", ".json", ".html")
)
_MODULES = (".xsl", ".xslt")
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:stylesheet|transform|package)\b")
#: Number of folder entries to look at; those of the outer folders come first.
_MAXIMUM_ENTRIES = 50_000


def new_processor() -> PySaxonProcessor:
    """Return an XSLT processor whose parser reads no external entity. Its protocols are still open."""
    from saxonche import PySaxonProcessor

    _hide_environment()
    processor = PySaxonProcessor(license=False)
    # Parser features are shared by the processors of a process, so each processor sets them.
    for feature in _NO_ENTITIES:
        processor.set_configuration_property(_PARSER_FEATURE + feature, "false")
    for name, value in _LIMITS.items():
        processor.set_configuration_property(_PARSER_LIMIT + name, str(value))
    return processor


def allow_protocols(processor: PySaxonProcessor, *protocols: str) -> None:
    """Allow a processor to read from some protocols only; without any, it reads nothing."""
    processor.set_configuration_property(f"{_FEATURE}allowedProtocols", ",".join(protocols) or "none")


class ReadableFiles:
    """The files that one program may read: those of some folders, as they are now."""

    def __init__(self, folders: Iterable[Path], module_folders: Iterable[Path] = ()) -> None:
        """List the files in some folders and the folders below them; links that lead out of them are left out.

        :param module_folders: folders of which only the stylesheets may be read.
        """
        folder = tempfile.mkdtemp(prefix="teikit-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        entries = []
        modules = (path for path in _files(module_folders) if path.suffix.lower() in _MODULES)
        for number, path in enumerate(dict.fromkeys((*_files(folders), *modules))):
            copy = Path(folder) / str(number) / path.name
            target = _copy_of_module(path, copy) if path.suffix.lower() in _MODULES else path
            entries.append(f'<uri name="{escape(address_of(path))}" uri="{escape(target.as_uri())}"/>\n')
        self._catalog = Path(folder) / "catalog.xml"
        self._catalog.write_text(
            f'<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">\n{"".join(entries)}</catalog>\n',
            encoding="utf-8",
        )

    def open_for(self, processor: PySaxonProcessor, *, allow_network: bool = False) -> None:
        """Allow a processor to read these files and nothing else."""
        processor.set_catalog_files([str(self._catalog)])
        allow_protocols(processor, _SCHEME, *(("http", "https") if allow_network else ()))


def address_of(path: Path) -> str:
    """Return the address that programs have for a file.

    >>> address_of(Path("/editions/letters/persons.xml"))
    'teikit:/editions/letters/persons.xml'
    """
    return f"{_SCHEME}:{path.resolve().as_uri().removeprefix('file://')}"


def path_of(address: str) -> str:
    """Return the path for an address that programs have for a file; other addresses are returned unchanged."""
    is_file = address.startswith((f"{_SCHEME}:", "file:"))
    return url2pathname(urlsplit(address).path) if is_file else address


def _copy_of_module(path: Path, copy: Path) -> Path:
    """Copy a stylesheet and give it a base address, without which its imports would refer to the copy's folder."""
    try:
        data = path.read_bytes()
    except OSError:
        return path
    base = f' xml:base="{escape(address_of(path))}"'.encode()
    copy.parent.mkdir()
    copy.write_bytes(_ROOT.sub(lambda found: found[0] + base, data, count=1))
    return copy


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for root in dict.fromkeys(folder.resolve() for folder in folders):
        waiting, seen = [root], 0
        for folder in waiting:
            try:
                entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            except OSError:
                continue
            for entry in entries:
                seen += 1
                if seen > _MAXIMUM_ENTRIES or entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(Path(entry.path))
                elif Path(entry.name).suffix.lower() in _SUFFIXES and _is_inside(Path(entry.path), root):
                    yield Path(entry.path)


def _is_inside(path: Path, root: Path) -> bool:
    return path.is_file() and (not path.is_symlink() or path.resolve().is_relative_to(root))


@cache
def _hide_environment() -> PySaxonProcessor:
    """Hide the environment variables from all programs: the processor copies them once, when they are first read.

    The copy lasts as long as a processor exists, so the one returned, which the cache keeps, is needed.
    """
    from saxonche import PySaxonProcessor

    saved = dict(os.environ)
    try:
        for name in saved:
            # The encoding of file names depends on the locale.
            if name != "LANG" and not name.startswith("LC_"):
                del os.environ[name]
        processor = PySaxonProcessor(license=False)
        processor.new_xpath_processor().evaluate("available-environment-variables()")
    finally:
        os.environ.update(saved)
    return processor
