"""Reading of ODD files: XInclude, groups of specifications in other files, and the items of a schema in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urldefrag, urlsplit
from urllib.request import url2pathname

from lxml import etree

from teikit.core.errors import DocumentError, FileError, SchemaError
from teikit.core.xml import parse
from teikit.odd.problems import Problems
from teikit.odd.vocabulary import SPECIFICATIONS, TEI, XML, copy_element

_XINCLUDE = "{http://www.w3.org/2001/XInclude}"
#: More files than any ODD is made of; includes without end stop here.
_MAXIMUM_FILES = 1000


@dataclass
class OddReader:
    """Reads ODD files and the files they include, each once.

    :param problems: receives the files that are missing or wrong.
    :param within: folder outside of which no file is read; ``None`` to read any local file.
    :param find_file: returns the local copy of an address, for example by a catalog.
    :param files: the files read so far.
    :param all_files: the same, with those that the readers of sources have read.
    """

    problems: Problems
    within: Path | None = None
    find_file: Callable[[str], Path | None] = lambda _: None
    files: dict[Path, etree._Element] = field(default_factory=dict)
    all_files: list[Path] = field(default_factory=list)

    def read(self, path: Path) -> etree._Element:
        """Return the root of a file with all includes replaced.

        :raises FileError: the file cannot be read.
        :raises DocumentError: it is not well-formed.
        """
        return self._read(path, ())

    def schema_spec(self, path: Path, ident: str | None = None) -> etree._Element | None:
        """Return the schemaSpec of a file: the one with a name, or else the first."""
        root = self.read(path)
        for schema in root.iter(f"{TEI}schemaSpec"):
            if ident is None or schema.get("ident") == ident:
                return schema
        return None

    def local_file(self, element: etree._Element, reference: str, code: str = "odd.missing-file") -> Path | None:
        """Return the file that an element refers to; ``None``, and a problem, if it must not be read.

        :param reference: relative to the file that contains the element.
        :param code: the code of the problem.
        """
        parts = urlsplit(reference)
        if parts.scheme not in ("", "file"):
            found = self.find_file(reference)
            if found is None:
                hint = "map the address in catalog.xml"
                self.problems.report(element, code, f"there is no local copy of {reference}", hint)
            return found
        folder = Path(element.base or "").parent
        path = folder / url2pathname(parts.path)
        if self.within is not None and not path.resolve().is_relative_to(self.within.resolve()):
            self.problems.report(element, "odd.outside-edition", f"{reference} is outside of {self.within}")
            return None
        if not path.is_file():
            self.problems.report(element, code, f"there is no file {reference}")
            return None
        return path

    def _read(self, path: Path, including: tuple[Path, ...]) -> etree._Element:
        key = path.resolve()
        if key not in self.files:
            if len(self.files) > _MAXIMUM_FILES:
                raise SchemaError(f"the ODD includes more than {_MAXIMUM_FILES} files", path)
            self.all_files.append(key)
            root = parse(path).getroot()
            self.files[key] = root
            for include in list(root.iter(f"{_XINCLUDE}include")):
                self._include(include, (*including, key))
        return self.files[key]

    def _include(self, include: etree._Element, including: tuple[Path, ...]) -> None:
        included = self._included(include, including)
        parent = include.getparent()
        if parent is None:
            return
        index = parent.index(include)
        tail = include.tail
        parent.remove(include)
        for offset, element in enumerate(included):
            parent.insert(index + offset, element)
        if included:
            included[-1].tail = tail

    def _included(self, include: etree._Element, including: tuple[Path, ...]) -> list[etree._Element]:
        """Return copies of the elements that replace an ``xi:include``."""
        fallback = include.find(f"{_XINCLUDE}fallback")
        if fallback is not None and not (Path(include.base or "").parent / (include.get("href") or "")).is_file():
            return list(fallback)
        path = self.local_file(include, include.get("href") or "")
        if path is None:
            return []
        if path.resolve() in including:
            self.problems.report(include, "odd.circular", f"{path.name} includes itself")
            return []
        try:
            root = self._read(path, including)
        except (FileError, DocumentError) as error:
            self.problems.report(include, "odd.missing-file", str(error))
            return []
        pointer = include.get("xpointer") or ""
        found = _pointed_at(root, pointer)
        if not found:
            self.problems.report(include, "odd.unknown-name", f"{path.name} has nothing at {pointer}")
        copies = [copy_element(element) for element in found]
        for copy in copies:
            copy.set(f"{XML}base", str(path))
        return copies

    def items(self, schema: etree._Element) -> list[etree._Element]:
        """Return the items of a schemaSpec in order, with the contents of all groups."""
        return list(self._items(schema, ()))

    def _items(self, group: etree._Element, open_groups: tuple[etree._Element, ...]) -> Iterator[etree._Element]:
        if group in open_groups:
            self.problems.report(group, "odd.circular", f"{group.get(f'{XML}id')} refers to itself")
            return
        for item in group.iterchildren("*"):
            if item.tag == f"{TEI}specGrpRef":
                for found in self._groups(item):
                    is_single = found.tag in SPECIFICATIONS
                    yield from [found] if is_single else self._items(found, (*open_groups, group))
            elif item.tag == f"{TEI}specGrp":
                yield from self._items(item, (*open_groups, group))
            else:
                yield item

    def _groups(self, reference: etree._Element) -> list[etree._Element]:
        """Return the groups that a specGrpRef refers to, in this file or another."""
        target = reference.get("target") or ""
        address, fragment = urldefrag(target)
        root = reference.getroottree().getroot()
        if address:
            path = self.local_file(reference, address)
            if path is None:
                return []
            root = self.read(path)
        if fragment:
            found = _by_id(root, fragment)
            groups = [] if found is None else [found]
        else:
            groups = [root] if root.tag == f"{TEI}specGrp" else list(root.iter(f"{TEI}specGrp"))
        if not groups and root.tag in SPECIFICATIONS and address:
            return [root]
        if not groups:
            self.problems.report(reference, "odd.no-effect", f"there is no specGrp {target}")
        return groups

    def specifications(self, root: etree._Element) -> list[etree._Element]:
        """Return all specifications in a file without a schemaSpec."""
        return [element for element in root.iter(*SPECIFICATIONS, f"{TEI}constraintSpec") if _is_item(element)]


def _is_item(element: etree._Element) -> bool:
    parent = element.getparent()
    return element.tag in SPECIFICATIONS or (parent is not None and parent.tag in (f"{TEI}specGrp", f"{TEI}schemaSpec"))


def _pointed_at(root: etree._Element, pointer: str) -> list[etree._Element]:
    """Return the elements at an XPointer: a name, ``element(name)``, or an XPath with its prefixes."""
    if not pointer:
        return [root]
    path = re.search(r"xpointer\((.*)\)\s*$", pointer, re.DOTALL)
    if path is None:
        found = _by_id(root, pointer.strip().removeprefix("element(").removesuffix(")"))
        return [] if found is None else [found]
    prefixes = dict(re.findall(r"xmlns\(\s*([\w.-]+)\s*=\s*([^)\s]+)\s*\)", pointer))
    try:
        result = root.xpath(path[1], namespaces=prefixes)
    except etree.XPathError:
        return []
    return [item for item in result if isinstance(item, etree._Element)] if isinstance(result, list) else []


def _by_id(root: etree._Element, name: str) -> etree._Element | None:
    return next((element for element in root.iter("*") if element.get(f"{XML}id") == name), None)
