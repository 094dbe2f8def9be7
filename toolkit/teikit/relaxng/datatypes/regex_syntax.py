"""Syntax of regular expressions of W3C XML Schema (Part 2, appendix F)."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from teikit.relaxng.datatypes import characters
from teikit.relaxng.datatypes.characters import CharSet

_SINGLE_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", **{mark: mark for mark in "\\|.?*+(){}-[]^"}}
_QUANTIFIERS: dict[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}
#: Maximum quantity in an expression. More is an attack, not a pattern.
_MAX_QUANTITY = 100_000


class Characters(NamedTuple):
    """One character of a set."""

    charset: CharSet


class Sequence(NamedTuple):
    """Expressions one after another."""

    parts: tuple[Expression, ...]


class Alternatives(NamedTuple):
    """One of several expressions."""

    branches: tuple[Expression, ...]


class Repetition(NamedTuple):
    """An expression repeated at least ``least`` and at most ``most`` times; ``None`` is unbounded."""

    part: Expression
    least: int
    most: int | None


Expression: TypeAlias = Characters | Sequence | Alternatives | Repetition


def parse(text: str) -> Expression:
    """Parse an expression.

    :raises ValueError: it is not a regular expression of XML Schema.
    """
    parser = _ExpressionParser(text)
    try:
        expression = parser.parse_alternatives()
    except RecursionError:
        raise ValueError("it nests too deeply") from None
    if parser.rest:
        raise ValueError(f"unmatched “{parser.rest[0]}” at character {parser.position + 1}")
    return expression


class _ExpressionParser:
    """A recursive-descent parser; its methods follow the productions of appendix F."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    @property
    def rest(self) -> str:
        return self.text[self.position :]

    def _peek(self) -> str:
        return self.text[self.position : self.position + 1]

    def _take(self) -> str:
        character = self._peek()
        if not character:
            raise ValueError("it ends too early")
        self.position += 1
        return character

    def _accept(self, mark: str) -> bool:
        if self.text.startswith(mark, self.position):
            self.position += len(mark)
            return True
        return False

    def _take_until(self, mark: str) -> str:
        end = self.text.find(mark, self.position)
        if end < 0:
            raise ValueError(f"“{mark}” is missing")
        found = self.text[self.position : end]
        self.position = end + 1
        return found

    def parse_alternatives(self) -> Expression:
        branches = [self._parse_branch()]
        while self._accept("|"):
            branches.append(self._parse_branch())
        return branches[0] if len(branches) == 1 else Alternatives(tuple(branches))

    def _parse_branch(self) -> Expression:
        pieces = []
        while self._peek() not in ("", "|", ")"):
            pieces.append(self._parse_piece())
        return pieces[0] if len(pieces) == 1 else Sequence(tuple(pieces))

    def _parse_piece(self) -> Expression:
        atom = self._parse_atom()
        if self._peek() in _QUANTIFIERS:
            return Repetition(atom, *_QUANTIFIERS[self._take()])
        return Repetition(atom, *self._parse_quantity()) if self._accept("{") else atom

    def _parse_quantity(self) -> tuple[int, int | None]:
        least, comma, most = self._take_until("}").partition(",")
        if not least.isdecimal() or not (most == "" or most.isdecimal()):
            raise ValueError("a quantity has the form {2}, {2,} or {2,5}")
        low = int(least)
        high = (int(most) if most else None) if comma else low
        if (high is not None and high < low) or max(low, high or 0) > _MAX_QUANTITY:
            raise ValueError(f"the quantity {{{least}{comma}{most}}} is out of range")
        return low, high

    def _parse_atom(self) -> Expression:
        character = self._take()
        if character == "(":
            expression = self.parse_alternatives()
            if not self._accept(")"):
                raise ValueError("“)” is missing")
            return expression
        if character == "[":
            return Characters(self._parse_class())
        if character == ".":
            return Characters(characters.ANY)
        if character == "\\":
            return Characters(_as_set(self._parse_escape()))
        if character in "?*+]{":
            raise ValueError(f"“{character}” at character {self.position} has nothing before it")
        return Characters(_as_set(character))

    def _parse_escape(self) -> str | CharSet:
        """Parse an escape after its backslash: a single character, or a set."""
        character = self._take()
        if character in _SINGLE_ESCAPES:
            return _SINGLE_ESCAPES[character]
        if character in "pP":
            if not self._accept("{"):
                raise ValueError(f"“\\{character}” requires a category in braces")
            found = characters.property_set(self._take_until("}"))
        elif character.lower() in characters.ESCAPES:
            found = characters.ESCAPES[character.lower()]
        else:
            raise ValueError(f"unknown escape “\\{character}”")
        return found if character.islower() else characters.complement(found)

    def _parse_class(self) -> CharSet:
        """Parse a character class up to its ``]``; ``-[`` begins a class to subtract."""
        is_negative = self._accept("^")
        members: list[CharSet] = []
        while not self._accept("]"):
            if members and self._accept("-["):
                subtracted = self._parse_class()
                if not self._accept("]"):
                    raise ValueError("“]” is missing after a subtraction")
                return characters.difference(_class(members, is_negative=is_negative), subtracted)
            members.append(self._parse_member(is_first=not members))
        return _class(members, is_negative=is_negative)

    def _parse_member(self, *, is_first: bool) -> CharSet:
        start = self._parse_class_character(is_first=is_first)
        following = self.text[self.position : self.position + 2]
        if not isinstance(start, str) or not following.startswith("-") or following in ("-", "-]", "-["):
            return _as_set(start)
        self.position += 1
        end = self._parse_class_character(is_first=False)
        if not isinstance(end, str) or end < start:
            raise ValueError("character range out of order")
        return characters.character_range(start, end)

    def _parse_class_character(self, *, is_first: bool) -> str | CharSet:
        character = self._take()
        if character == "\\":
            return self._parse_escape()
        if character == "[":
            raise ValueError("“[” must be written “\\[” in a character class")
        if character == "-" and not is_first and self._peek() not in ("]", "-"):
            raise ValueError("“-” in the middle of a character class must be written “\\-”")
        return character


def _as_set(found: str | CharSet) -> CharSet:
    return characters.character_range(found, found) if isinstance(found, str) else found


def _class(members: list[CharSet], *, is_negative: bool) -> CharSet:
    if not members:
        raise ValueError("empty character class")
    found = characters.union(members)
    return characters.complement(found) if is_negative else found
