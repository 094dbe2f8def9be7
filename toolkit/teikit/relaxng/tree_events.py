"""Documents as lxml trees: the events that a parser would report for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from lxml import etree

from teikit.relaxng.attributes import Invalid
from teikit.relaxng.automaton import Automaton
from teikit.relaxng.diagnosis import Diagnosis
from teikit.relaxng.diagnostic import Diagnostic
from teikit.relaxng.event_position import TreePosition
from teikit.relaxng.fast_validation import handlers_for
from teikit.relaxng.names import SEPARATOR
from teikit.relaxng.scope import Scope

#: A document: a tree, or an element with its descendants.
Tree: TypeAlias = "etree._ElementTree[Any] | etree._Element"


@dataclass(frozen=True, slots=True)
class _TreeHandlers:
    start: Callable[[etree._Element], None]
    text: Callable[[str], None]
    end: Callable[[etree._Element], None]
    entity: Callable[[etree._Element], None]


def is_valid(automaton: Automaton, tree: Tree) -> bool:
    """Return whether a tree is valid. A tree with an unresolved entity is not."""
    handlers = handlers_for(automaton)
    scope = _TreeScope(handlers.context) if handlers.follows_context else None

    def start(element: etree._Element) -> None:
        if scope:
            scope.enter(element)
        handlers.start(_name(str(element.tag)), _attributes(element))

    def end(element: etree._Element) -> None:
        handlers.end("")
        if scope:
            scope.leave()

    def entity(node: etree._Element) -> None:
        raise Invalid

    automaton.trim()
    try:
        _walk(_root(tree), _TreeHandlers(start, handlers.characters, end, entity))
        handlers.finish()
    except Invalid:
        return False
    return True


def diagnose(diagnosis: Diagnosis, tree: Tree, file: str) -> Iterator[Diagnostic]:
    """Yield the diagnostics of a tree. lxml provides lines, but no columns."""
    position = TreePosition()
    scope = _TreeScope(diagnosis.scope)

    def start(element: etree._Element) -> None:
        scope.enter(element)
        position.move(element.sourceline)
        diagnosis.start(_name(str(element.tag)), _attributes(element), position)

    def end(element: etree._Element) -> None:
        position.move(element.sourceline)
        diagnosis.end(position)
        scope.leave()

    def entity(node: etree._Element) -> None:
        message = f"entity {node.text} was not resolved when the document was parsed"
        diagnosis.diagnostics.append(Diagnostic(file, node.sourceline, None, "xml.undeclared-entity", message))

    _walk(_root(tree), _TreeHandlers(start, lambda text: diagnosis.text(text, position), end, entity))
    yield from diagnosis.diagnostics


class _TreeScope:
    """Keeps the namespaces in scope, from the ``nsmap`` of each element."""

    def __init__(self, bindings: dict[str, str]) -> None:
        self._bindings = bindings
        self._scope = Scope(bindings)
        self._declared: list[int] = []

    def enter(self, element: etree._Element) -> None:
        new = [(prefix, uri) for prefix, uri in element.nsmap.items() if self._bindings.get(prefix or "") != uri]
        if "" in self._bindings and None not in element.nsmap and self._bindings[""]:
            new.append((None, ""))
        for prefix, uri in new:
            self._scope.declare(prefix, uri)
        self._declared.append(len(new))

    def leave(self) -> None:
        for _ in range(self._declared.pop()):
            self._scope.end_declaration()


def _walk(root: etree._Element, handlers: _TreeHandlers) -> None:
    """Visit a tree in document order, without recursion, since it may be deep."""
    _enter(root, handlers)
    stack = [(root, iter(root))]
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            handlers.end(element)
            stack.pop()
            if stack and element.tail:
                handlers.text(element.tail)
        elif isinstance(child.tag, str):
            _enter(child, handlers)
            stack.append((child, iter(child)))
        else:
            if isinstance(child, etree._Entity):
                handlers.entity(child)
            if child.tail:
                handlers.text(child.tail)


def _enter(element: etree._Element, handlers: _TreeHandlers) -> None:
    handlers.start(element)
    if element.text:
        handlers.text(element.text)


def file_of(tree: Tree) -> str | None:
    """Return the file that a tree was parsed from, if any."""
    url = _root(tree).getroottree().docinfo.URL
    return None if url is None else str(url)


def _root(tree: Tree) -> etree._Element:
    return tree if isinstance(tree, etree._Element) else tree.getroot()


def _attributes(element: etree._Element) -> list[str]:
    found: list[str] = []
    for name, value in element.items():
        found += (_name(str(name)), str(value))
    return found


@lru_cache(maxsize=4096)
def _name(tag: str) -> str:
    """Convert lxml's ``{uri}local`` into the notation of :mod:`teikit.relaxng.names`."""
    return tag[1:].replace("}", SEPARATOR, 1) if tag.startswith("{") else tag
