"""Parse regular expressions of W3C XML Schema (Part 2, appendix F)."""

from __future__ import annotations

from typing import Any, TypeAlias

from teikit.relaxng.datatypes import characters
from teikit.relaxng.datatypes.characters import CharSet

#: ``("set", CharSet)``, ``("seq", (tree, …))``, ``("alt", (tree, …))`` or ``("repeat", tree, least, most or None)``
Tree: TypeAlias = tuple[Any, ...]

_SINGLE = {"n": "\n", "r": "\r", "t": "\t", **{mark: mark for mark in "\\|.?*+(){}-[]^"}}
#: Maximum quantity in an expression. More is an attack, not a pattern.
_MAX_QUANTITY = 100_000


def parse(expression: str) -> Tree:
    """Return the tree of an expression.

    :raises ValueError: it is not a regular expression of XML Schema.
    """
    parser = _ExpressionParser(expression)
    try:
        tree = parser.alternatives()
    except RecursionError:
        raise ValueError("it nests too deeply") from None
    if parser.rest:
        raise ValueError(f"unmatched “{parser.rest[0]}” at character {parser.position + 1}")
    return tree


class _ExpressionParser:
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

    def _until(self, mark: str) -> str:
        end = self.text.find(mark, self.position)
        if end < 0:
            raise ValueError(f"“{mark}” is missing")
        found = self.text[self.position : end]
        self.position = end + 1
        return found

    def alternatives(self) -> Tree:
        branches = [self._branch()]
        while self._accept("|"):
            branches.append(self._branch())
        return branches[0] if len(branches) == 1 else ("alt", tuple(branches))

    def _branch(self) -> Tree:
        pieces = []
        while self._peek() not in ("", "|", ")"):
            pieces.append(self._piece())
        return pieces[0] if len(pieces) == 1 else ("seq", tuple(pieces))

    def _piece(self) -> Tree:
        atom = self._atom()
        for mark, bounds in (("?", (0, 1)), ("*", (0, None)), ("+", (1, None))):
            if self._accept(mark):
                return ("repeat", atom, *bounds)
        return ("repeat", atom, *self._quantity()) if self._accept("{") else atom

    def _quantity(self) -> tuple[int, int | None]:
        least, comma, most = self._until("}").partition(",")
        if not least.isdecimal() or not (most == "" or most.isdecimal()):
            raise ValueError("a quantity has the form {2}, {2,} or {2,5}")
        low = int(least)
        high = (int(most) if most else None) if comma else low
        if (high is not None and high < low) or max(low, high or 0) > _MAX_QUANTITY:
            raise ValueError(f"the quantity {{{least}{comma}{most}}} is out of range")
        return low, high

    def _atom(self) -> Tree:
        character = self._take()
        if character == "(":
            tree = self.alternatives()
            if not self._accept(")"):
                raise ValueError("“)” is missing")
            return tree
        if character == "[":
            return ("set", self._group())
        if character == ".":
            return ("set", characters.ANY)
        if character == "\\":
            return ("set", self._escape())
        if character in "?*+]{":
            raise ValueError(f"“{character}” at character {self.position} has nothing before it")
        return ("set", characters.one(character))

    def _escape(self) -> CharSet:
        character = self._take()
        if character in _SINGLE:
            return characters.one(_SINGLE[character])
        if character in "pP":
            if not self._accept("{"):
                raise ValueError(f"“\\{character}” requires a category in braces")
            found = characters.prop(self._until("}"))
        elif character.lower() in characters.ESCAPES:
            found = characters.ESCAPES[character.lower()]
        else:
            raise ValueError(f"unknown escape “\\{character}”")
        return found if character.islower() else characters.complement(found)

    def _group(self) -> CharSet:
        """Parse a character class up to its ``]``; ``-[`` begins a class to subtract."""
        negative = self._accept("^")
        members: list[CharSet] = []
        while True:
            if self._accept("]"):
                break
            if members and self._accept("-["):
                taken = self._group()
                if not self._accept("]"):
                    raise ValueError("“]” is missing after a subtraction")
                return ("minus", self._closed(members, negative), taken)
            members.append(self._member(first=not members))
        return self._closed(members, negative)

    def _closed(self, members: list[CharSet], negative: bool) -> CharSet:
        if not members:
            raise ValueError("empty character class")
        found = characters.union(members)
        return characters.complement(found) if negative else found

    def _member(self, first: bool) -> CharSet:
        start = self._class_character(first)
        if start[0] != "range" or start[1] != start[2]:
            return start
        following = self.text[self.position : self.position + 2]
        if not following.startswith("-") or following in ("-", "-]", "-["):
            return start
        self.position += 1
        end = self._class_character(first=False)
        if end[0] != "range" or end[1] != end[2] or end[1] < start[1]:
            raise ValueError("character range out of order")
        return ("range", start[1], end[1])

    def _class_character(self, first: bool) -> CharSet:
        character = self._take()
        if character == "\\":
            return self._escape()
        if character == "[":
            raise ValueError("“[” must be written “\\[” in a character class")
        if character == "-" and not first and self._peek() not in ("]", "-"):
            raise ValueError("“-” in the middle of a character class must be written “\\-”")
        return characters.one(character)
