"""RELAX NG grammars that a schema includes with ``moduleRef url="…"``."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

from lxml import etree

from teikit.odd import rng
from teikit.odd.reading import OddReader
from teikit.odd.vocabulary import RNG, RNG_NS, child

#: Elements of RELAX NG whose name is that of a definition.
_NAMED = (f"{RNG}define", f"{RNG}ref")


def load_module(reference: etree._Element, reader: OddReader) -> etree._Element | None:
    """Return the grammar that a moduleRef includes, as a ``div``; its start is left out unless the ODD has none.

    Names of definitions get the ``prefix`` of the reference, so that they do not collide with those of the schema.
    """
    path = reader.local_file(reference, str(reference.get("url")), "odd.missing-module")
    if path is None:
        return None
    grammar = _grammar(path, reference, reader, ())
    if grammar is None:
        return None
    prefix = reference.get("prefix", "")
    for named in grammar.iter(*_NAMED):
        named.set("name", prefix + str(named.get("name")))
    for start in list(grammar.iter(f"{RNG}start")):
        _remove(start)
    content = child(reference, "content")
    if content is not None:
        grammar.extend(deepcopy(part) for part in content.iterchildren("*"))
    return grammar


def remove_unknown(module: etree._Element, names: set[str]) -> None:
    """Remove references of a module to definitions that no grammar has, as those of a file that is missing."""
    for reference in list(module.iter(f"{RNG}ref")):
        if str(reference.get("name")) in names:
            continue
        parent = reference.getparent()
        if parent is None:
            continue
        if len(parent) == 1:
            parent.replace(reference, rng.pattern("empty"))
        else:
            parent.remove(reference)


def _grammar(
    path: Path, reference: etree._Element, reader: OddReader, including: tuple[Path, ...]
) -> etree._Element | None:
    """Return the definitions of a grammar and of those that it includes, without other markup."""
    if path.resolve() in including:
        reader.problems.report(reference, "odd.circular", f"{path.name} includes itself")
        return None
    root = reader.read(path)
    if root.tag != f"{RNG}grammar":
        message = f"{path.name} is not a RELAX NG grammar in XML syntax"
        reader.problems.report(reference, "odd.unsupported", message)
        return None
    # Names of elements and attributes can have prefixes, which are declared here.
    division = etree.Element(f"{RNG}div", nsmap={**root.nsmap, None: RNG_NS})
    for name in ("ns", "datatypeLibrary"):
        if root.get(name) is not None:
            division.set(name, str(root.get(name)))
    for part in root:
        if part.tag == f"{RNG}include":
            included = _included(part, reader, (*including, path.resolve()))
            if included is not None:
                division.append(included)
        elif isinstance(part.tag, str) and part.tag.startswith(RNG):
            division.append(_without_foreign(deepcopy(part)))
    return division


def _included(include: etree._Element, reader: OddReader, including: tuple[Path, ...]) -> etree._Element | None:
    """Return an included grammar with the definitions that the including one replaces."""
    path = reader.local_file(include, str(include.get("href")), "odd.missing-module")
    grammar = None if path is None else _grammar(path, include, reader, including)
    if grammar is None:
        return None
    replaced = {define.get("name") for define in include.iter(f"{RNG}define")}
    for define in list(grammar.iter(f"{RNG}define")):
        if define.get("name") in replaced:
            _remove(define)
    if include.find(f".//{RNG}start") is not None:
        for start in list(grammar.iter(f"{RNG}start")):
            _remove(start)
    grammar.extend(_without_foreign(deepcopy(part)) for part in include.iterchildren(f"{RNG}*"))
    return grammar


def _without_foreign(pattern: etree._Element) -> etree._Element:
    """Remove markup of other namespaces."""
    for part in list(pattern.iter()):
        if not (isinstance(part.tag, str) and part.tag.startswith(RNG)):
            _remove(part)
    return pattern


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
