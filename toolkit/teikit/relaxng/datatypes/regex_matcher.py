r"""Match regular expressions of W3C XML Schema in time proportional to the text.

Expressions are matched by derivatives, like the patterns of a schema, with a table of states that is filled on demand.
Nothing backtracks, so no expression can hang. Character classes are tested, not enumerated: TEI's ``[^\p{C}\p{Z}]+`` is
ready at once, whereas translating it for :mod:`re` takes some ten milliseconds for each such class.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from teikit.relaxng.datatypes.characters import CharSet
from teikit.relaxng.datatypes.regex_syntax import Alternatives, Characters, Expression, Repetition, Sequence, parse

#: Entries in the tables of one expression above which they are discarded.
_LIMIT: Final = 20_000


class _Node:
    """A part of an expression. If it is ``nullable``, it matches the empty string."""

    __slots__ = ("nullable",)

    def __init__(self, *, nullable: bool) -> None:
        self.nullable: Final = nullable


class _CharacterNode(_Node):
    __slots__ = ("charset",)

    def __init__(self, charset: CharSet) -> None:
        super().__init__(nullable=False)
        self.charset: Final = charset


class _SequenceNode(_Node):
    """A node followed by another. ``rest`` may be a sequence, ``first`` is not."""

    __slots__ = ("first", "rest")

    def __init__(self, first: _Node, rest: _Node) -> None:
        super().__init__(nullable=first.nullable and rest.nullable)
        self.first: Final = first
        self.rest: Final = rest


class _ChoiceNode(_Node):
    __slots__ = ("members",)

    def __init__(self, members: tuple[_Node, ...]) -> None:
        super().__init__(nullable=any(member.nullable for member in members))
        self.members: Final = members


class _RepetitionNode(_Node):
    __slots__ = ("least", "most", "part")

    def __init__(self, part: _Node, least: int, most: int | None) -> None:
        super().__init__(nullable=least == 0)
        self.part: Final = part
        self.least: Final = least
        self.most: Final = most


_EMPTY: Final = _Node(nullable=True)
_NEVER: Final = _Node(nullable=False)


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
    """The tables of one expression. Equal nodes are the same object, so states can be compared by identity."""

    def __init__(self, expression: Expression) -> None:
        self._expression = expression
        self._reset()

    def _reset(self) -> None:
        self.size = 0
        self._nodes: dict[tuple[object, ...], _Node] = {}
        self._states: dict[_Node, _State] = {}
        self._start = self.state(self._build(self._expression))

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

    def after(self, node: _Node, character: str) -> _Node:
        """Return the rest of an expression after a character."""
        found: list[_Node] = []
        while isinstance(node, _SequenceNode):
            found.append(self._sequence(self.after(node.first, character), node.rest))
            if not node.first.nullable:
                return self._choice(found)
            node = node.rest
        return self._choice([*found, self._after(node, character)])

    def _after(self, node: _Node, character: str) -> _Node:
        match node:
            case _CharacterNode(charset=charset):
                return _EMPTY if charset(character) else _NEVER
            case _ChoiceNode(members=members):
                return self._choice([self.after(member, character) for member in members])
            case _RepetitionNode(part=part, least=least, most=most):
                rest = self._repetition(part, max(0, least - 1), None if most is None else most - 1)
                return self._sequence(self.after(part, character), rest)
        return _NEVER

    # Nodes

    def _build(self, expression: Expression) -> _Node:
        match expression:
            case Characters(charset):
                return self._intern(_CharacterNode, charset)
            case Sequence(parts):
                result = _EMPTY
                for part in reversed(parts):
                    result = self._sequence(self._build(part), result)
                return result
            case Alternatives(branches):
                return self._choice([self._build(branch) for branch in branches])
            case Repetition(part, least, most):
                return self._repetition(self._build(part), least, most)

    def _intern(self, make: Callable[..., _Node], *parts: object) -> _Node:
        key = (make, *parts)
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = make(*parts)
        return node

    def _sequence(self, first: _Node, rest: _Node) -> _Node:
        if first is _NEVER or rest is _NEVER:
            return _NEVER
        if first is _EMPTY:
            return rest
        if isinstance(first, _SequenceNode):
            return self._sequence(first.first, self._sequence(first.rest, rest))
        return first if rest is _EMPTY else self._intern(_SequenceNode, first, rest)

    def _choice(self, members: list[_Node]) -> _Node:
        flat: dict[_Node, None] = {}
        for member in members:
            flat.update(dict.fromkeys(member.members if isinstance(member, _ChoiceNode) else (member,)))
        flat.pop(_NEVER, None)
        if len(flat) < 2:
            return next(iter(flat), _NEVER)
        return self._intern(_ChoiceNode, tuple(sorted(flat, key=id)))

    def _repetition(self, part: _Node, least: int, most: int | None) -> _Node:
        if most == 0 or part is _EMPTY:
            return _EMPTY
        if part is _NEVER:
            return _EMPTY if least == 0 else _NEVER
        if least == most == 1:
            return part
        return self._intern(_RepetitionNode, part, 0 if part.nullable else least, most)


def compile_pattern(expression: str) -> Callable[[str], bool]:
    """Return a predicate for the strings that an expression matches as a whole.

    :raises ValueError: it is not a regular expression of XML Schema.
    """
    try:
        return _Matcher(parse(expression)).matches
    except ValueError as error:
        raise ValueError(f"invalid pattern “{expression}”: {error}") from None
