r"""Match regular expressions of W3C XML Schema in time proportional to the text.

Expressions are matched by derivatives, like the patterns of a schema, with a table of states that is filled on demand.
Nothing backtracks, so no expression can hang. Character classes are tested, not enumerated: TEI's ``[^\p{C}\p{Z}]+`` is
ready at once, whereas translating it for :mod:`re` takes some ten milliseconds for each such class.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from teikit.relaxng.datatypes.characters import CharSet, has
from teikit.relaxng.datatypes.regex_syntax import Tree, parse

#: Entries in the tables of one expression above which they are discarded.
_LIMIT: Final = 20_000


class _Node:
    """A part of an expression. If it is ``nullable``, it matches the empty string."""

    __slots__ = ("kind", "nullable", "parts")

    def __init__(self, kind: str, parts: tuple[object, ...], nullable: bool) -> None:
        self.kind: Final = kind
        self.parts: Final = parts
        self.nullable: Final = nullable


_EMPTY: Final = _Node("empty", (), nullable=True)
_NEVER: Final = _Node("never", (), nullable=False)


class _State(dict[str, "_State"]):
    """The rest of an expression after some text. It maps each character to the next state."""

    __slots__ = ("accepting", "matcher", "node")

    def __init__(self, matcher: _Matcher, node: _Node) -> None:
        self.matcher = matcher
        self.node = node
        self.accepting = node.nullable

    def __missing__(self, character: str) -> _State:
        state = self.matcher.state(self.matcher.after(self.node, character))
        self[character] = state
        self.matcher.size += 1
        return state


class _Matcher:
    """The tables of one expression."""

    def __init__(self, tree: Tree) -> None:
        self.size = 0
        self._tree = tree
        self._reset()

    def _reset(self) -> None:
        self.size = 0
        self._nodes: dict[tuple[object, ...], _Node] = {}
        self._states: dict[_Node, _State] = {}
        self._start = self.state(self._build(self._tree))

    def matches(self, text: str) -> bool:
        if self.size > _LIMIT:
            self._reset()
        state = self._start
        for character in text:
            state = state[character]
            if state.node is _NEVER:
                return False
        return state.accepting

    def state(self, node: _Node) -> _State:
        if node not in self._states:
            self._states[node] = _State(self, node)
        return self._states[node]

    def _build(self, tree: Tree) -> _Node:
        match tree:
            case ("set", charset):
                return self._set(charset)
            case ("seq", parts):
                result = _EMPTY
                for part in reversed(parts):
                    result = self._seq(self._build(part), result)
                return result
            case ("alt", parts):
                return self._alt([self._build(part) for part in parts])
            case ("repeat", part, least, most):
                return self._repeat(self._build(part), least, most)
        raise AssertionError(tree)

    def _make(self, kind: str, parts: tuple[object, ...], nullable: bool) -> _Node:
        key = (kind, *parts)
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = _Node(kind, parts, nullable)
        return node

    def _set(self, charset: CharSet) -> _Node:
        return self._make("set", (charset,), nullable=False)

    def _seq(self, first: _Node, rest: _Node) -> _Node:
        if first is _NEVER or rest is _NEVER:
            return _NEVER
        if first is _EMPTY:
            return rest
        if first.kind == "seq":
            return self._seq(_node(first, 0), self._seq(_node(first, 1), rest))
        return first if rest is _EMPTY else self._make("seq", (first, rest), first.nullable and rest.nullable)

    def _alt(self, members: list[_Node]) -> _Node:
        flat: dict[_Node, None] = {}
        for member in members:
            flat.update(dict.fromkeys(member.parts if member.kind == "alt" else (member,)))  # type: ignore[arg-type]
        flat.pop(_NEVER, None)
        if len(flat) < 2:
            return next(iter(flat), _NEVER)
        ordered = tuple(sorted(flat, key=id))
        return self._make("alt", ordered, any(member.nullable for member in ordered))

    def _repeat(self, part: _Node, least: int, most: int | None) -> _Node:
        if most == 0 or part is _EMPTY:
            return _EMPTY
        if part is _NEVER:
            return _EMPTY if least == 0 else _NEVER
        if least == most == 1:
            return part
        least = 0 if part.nullable else least
        return self._make("repeat", (part, least, most), least == 0)

    def after(self, node: _Node, character: str) -> _Node:
        """Return the rest of an expression after a character."""
        found: list[_Node] = []
        while node.kind == "seq":
            first, rest = _node(node, 0), _node(node, 1)
            found.append(self._seq(self.after(first, character), rest))
            if not first.nullable:
                return self._alt(found)
            node = rest
        return self._alt([*found, self._after(node, character)])

    def _after(self, node: _Node, character: str) -> _Node:
        match node.kind, node.parts:
            case "set", (tuple() as charset,):
                return _EMPTY if has(charset, character) else _NEVER
            case "alt", members:
                return self._alt([self.after(member, character) for member in members if isinstance(member, _Node)])
            case "repeat", (_Node() as part, int(least), most):
                left = None if not isinstance(most, int) else most - 1
                return self._seq(self.after(part, character), self._repeat(part, max(0, least - 1), left))
        return _NEVER


def _node(node: _Node, part: int) -> _Node:
    found = node.parts[part]
    assert isinstance(found, _Node)
    return found


def compile_pattern(expression: str) -> Callable[[str], bool]:
    """Return a predicate for the strings that an expression matches as a whole.

    :raises ValueError: it is not a regular expression of XML Schema.
    """
    try:
        return _Matcher(parse(expression)).matches
    except ValueError as error:
        raise ValueError(f"invalid pattern “{expression}”: {error}") from None
