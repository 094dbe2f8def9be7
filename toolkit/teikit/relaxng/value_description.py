"""Descriptions of the values that a pattern matches, for messages and for completion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from teikit.relaxng.datatypes import Datatype
from teikit.relaxng.patterns import TEXT, Choice, Data, Group, Interleave, List, OneOrMore, Pattern, Value

_FACETS = {
    "pattern": "that matches {}",
    "minInclusive": "not below {}",
    "maxInclusive": "not above {}",
    "minExclusive": "above {}",
    "maxExclusive": "below {}",
    "length": "of length {}",
    "minLength": "of at least {} characters",
    "maxLength": "of at most {} characters",
    "totalDigits": "of at most {} digits",
    "fractionDigits": "with at most {} digits after the decimal point",
}

#: Strings that a regular expression for one word matches, and strings that it does not match.
_WORDS = ("a", "Ω", "7", "-", "#x.y", "§1/2")
_NOT_WORDS = ("", " ", "a b")
_WORD = "a word without spaces"
_PLURALS = {_WORD: "words", "a URI": "URIs", "an identifier: an XML name without a colon": "identifiers"}


@dataclass(frozen=True, slots=True)
class ValueDescription:
    """The values that a pattern lists, and descriptions of its datatypes."""

    listed: tuple[str, ...]
    described: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Both, as shown to a reader."""
        return tuple(f"“{value}”" if value else "nothing" for value in self.listed) + self.described


def described_values(pattern: Pattern) -> ValueDescription:
    """Describe the values that a pattern matches."""
    values: dict[str, None] = {}
    words: dict[str, None] = {}
    for leaf in _leaves(pattern):
        match leaf:
            case Value(text=text):
                values[text] = None
            case Data(datatype=datatype):
                words[_described(datatype)] = None
            case List(member=member):
                words[_described_list(described_values(member))] = None
    if pattern.nullable and TEXT not in set(_leaves(pattern)):
        words["nothing"] = None
    return ValueDescription(tuple(values), tuple(words))


def _leaves(pattern: Pattern) -> Iterator[Pattern]:
    todo = [pattern]
    while todo:
        current = todo.pop()
        match current:
            case Choice(members=members) | Interleave(members=members):
                todo += reversed(members)
            case OneOrMore(member=member):
                todo.append(member)
            case Group(first=first, rest=rest):
                todo += (rest, first)
            case _:
                yield current


def _described_list(member: ValueDescription) -> str:
    if len(member.all) == 1 and member.all[0] in _PLURALS:
        return f"a list of {_PLURALS[member.all[0]]}, separated by spaces"
    return f"a list, separated by spaces, of {' or '.join(member.all) or 'nothing'}"


def _described(datatype: Datatype) -> str:
    description = datatype.primitive.description
    if is_word_type(datatype):
        return description if datatype.primitive.form else _WORD
    facets = [_FACETS[name].format(limit) for name, limit in datatype.params]
    return f"{description} {facets[0]}" if len(facets) == 1 else ", ".join([description, *facets])


def is_word_type(datatype: Datatype) -> bool:
    """Return whether the only facet of a datatype is a regular expression for one word, of any characters."""
    if [name for name, _ in datatype.params] != ["pattern"]:
        return False
    return all(datatype.allows(text, {}) for text in _WORDS) and not any(
        datatype.allows(text, {}) for text in _NOT_WORDS
    )
