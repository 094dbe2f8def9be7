"""The texts of the diagnostics: one method for each kind of error. The errors themselves are detected elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from teikit.relaxng.diagnostic import Diagnostic
from teikit.relaxng.display import Names, by_local_name, listed, quoted
from teikit.relaxng.event_position import Span
from teikit.relaxng.names import split
from teikit.relaxng.patterns import Pattern
from teikit.relaxng.similarity import nearest
from teikit.relaxng.value_correction import corrections
from teikit.relaxng.value_description import described_values
from teikit.relaxng.vocabulary import Vocabulary

#: Names that a sentence lists before it counts the rest.
_MAX_LISTED = 6


class Location(NamedTuple):
    """The location of an error: its span, and the XPath of the element."""

    span: Span
    path: str


class Reports:
    """Creates the diagnostics of one document, with names as the document would write them."""

    def __init__(self, file: str, vocabulary: Vocabulary, names: Names) -> None:
        self._file = file
        self._vocabulary = vocabulary
        self._names = names

    def _diagnostic(
        self, code: str, location: Location, message: str, expected: Sequence[str] = (), suggestion: str | None = None
    ) -> Diagnostic:
        line, column, length = location.span
        path = location.path or None
        return Diagnostic(self._file, line, column, code, message, length, tuple(expected), suggestion, path)

    def elements(self, names: Collection[str]) -> list[str]:
        """Return element names as the document writes them, sorted."""
        return [self._names.element(name) for name in by_local_name(names)]

    def attributes(self, names: Collection[str]) -> list[str]:
        """Return attribute names as the document writes them, sorted."""
        return [self._names.attribute(name) for name in by_local_name(names)]

    def _in(self, parent: str | None) -> str:
        return f" in {self._names.element(parent)}" if parent else ""

    # Elements

    def wrong_namespace(self, location: Location, name: str, right: str) -> Diagnostic:
        """Report the first element of a namespace that was probably mistaken for ``right``."""
        uri, local = split(name)
        actual = f"in the namespace {uri}" if uri else "in no namespace"
        defined = f"in the namespace {right}" if right else "in no namespace"
        message = f"element <{local}> is {actual}, but the schema defines it {defined}"
        suggestion = f'did you {"mean" if uri else "forget"} xmlns="{right}"?'
        return self._diagnostic("rng.wrong-namespace", location, message, (), suggestion)

    def not_allowed(
        self, location: Location, name: str, parent: str | None, allowed: Sequence[str], suggestion: str
    ) -> Diagnostic:
        """Report an element that is not allowed anywhere in its parent."""
        message = f"element {self._names.element(name)} is not allowed{self._in(parent) or ' as the root element'}"
        return self._diagnostic("rng.element-not-allowed", location, message, allowed, suggestion)

    def wrap_suggestion(self, containers: Collection[str]) -> str:
        """Suggest the elements that are missing around an element or text."""
        return f"wrap it in {listed(self.elements(containers))}, which is allowed here"

    def parent_suggestion(self, parents: Sequence[str]) -> str:
        """Suggest the elements in which an element is allowed, in this order."""
        shown = [self._names.element(parent) for parent in parents[:_MAX_LISTED]]
        return f"it is allowed in {listed([*shown, *parents[_MAX_LISTED:]], most=_MAX_LISTED)}"

    def name_suggestion(self, name: str, meant: Sequence[str]) -> str:
        """Explain a name that no element may contain, and suggest similar names."""
        vocabulary = self._vocabulary
        if name in vocabulary.elements:
            return "it is allowed only as the root element"
        uri = split(name)[0]
        if uri not in vocabulary.namespaces:
            where = f"in the namespace {uri}" if uri else "without a namespace"
            return f"the schema has no elements {where}"
        unknown = "the schema has no element of this name"
        if not meant:
            return unknown
        return f"{unknown}; did you mean {listed([self._names.element(each) for each in meant])}?"

    def too_early(
        self, location: Location, name: str, parent: str | None, before: Collection[str], allowed: Sequence[str]
    ) -> Diagnostic:
        """Report an element that must follow one of ``before``."""
        own = self._names.element(name)
        first = _one_of(self.elements(before))
        message = f"element {own} is not allowed here{self._in(parent)}: it must come after {first}"
        return self._diagnostic("rng.element-too-early", location, message, allowed)

    def too_late(
        self,
        location: Location,
        name: str,
        parent: str | None,
        sibling: tuple[str, int | None],
        allowed: Sequence[str],
    ) -> Diagnostic:
        """Report an element that must precede a sibling (its name and line), or that occurs a second time."""
        own = self._names.element(name)
        other, line = sibling
        if other == name:
            message = f"element {own} is allowed only once{self._in(parent)}"
            suggestion = f"the first one is on line {line}" if line else None
            return self._diagnostic("rng.element-repeated", location, message, allowed, suggestion)
        other = self._names.element(other)
        message = f"element {own} is not allowed here{self._in(parent)}: it must come before {other}"
        suggestion = f"{other} is on line {line}" if line else None
        return self._diagnostic("rng.element-too-late", location, message, allowed, suggestion)

    def incomplete(
        self,
        location: Location,
        name: str,
        opened: int | None,
        missing: Collection[str],
        allowed: Sequence[str],
        completing: Collection[str],
    ) -> Diagnostic:
        """Report an element that ends before its content is complete.

        :param opened: the line of its start tag.
        :param missing: the elements that are all required.
        :param completing: the elements each of which would be enough.
        """
        element = f"element {self._names.element(name)}"
        if opened != location.span.line:
            element += f", opened on line {opened},"
        if missing:
            names = self.elements(missing)
            message = f"{element} is incomplete: {listed(names, 'and')} {'is' if len(names) == 1 else 'are'} missing"
        elif allowed:
            expected = self.elements(completing) or allowed
            message = f"{element} is incomplete: expected {_one_of(expected)} before its end tag"
        else:
            message = f"{element} cannot be valid, whatever it contains"
        return self._diagnostic("rng.content-incomplete", location, message, allowed)

    # Text

    def text(
        self,
        location: Location,
        text: str,
        parent: str | None,
        allowed: Sequence[str],
        containers: Collection[str],
    ) -> Diagnostic:
        """Report text where only elements are allowed, or nothing; ``containers`` may be missing around it."""
        where = self._names.element(parent) if parent else "the document"
        reason = "only elements are allowed there" if allowed else "it must be empty"
        message = f"text {quoted(text)} is not allowed in {where}: {reason}"
        suggestion = self.wrap_suggestion(containers) if containers else None
        return self._diagnostic("rng.text-not-allowed", location, message, allowed, suggestion)

    def element_value(self, location: Location, text: str, name: str, pattern: Pattern) -> Diagnostic:
        """Report an element whose text does not match its datatype."""
        own = self._names.element(name)
        message = f"content {quoted(text)} of {own} is not allowed" if text.strip() else f"element {own} is empty"
        return self._value(location, "rng.element-value", message, text, pattern)

    # Attributes

    def attribute_value(self, location: Location, name: str, attribute: str, text: str, pattern: Pattern) -> Diagnostic:
        """Report an attribute whose value does not match its datatype."""
        own = f"{self._names.attribute(attribute)} on {self._names.element(name)}"
        message = f"value {quoted(text)} of {own} is not allowed" if text.strip() else f"value of {own} is empty"
        return self._value(location, "rng.attribute-value", message, text, pattern)

    def _value(self, location: Location, code: str, message: str, text: str, pattern: Pattern) -> Diagnostic:
        expected = described_values(pattern).all
        if len(expected) == 1:
            message += f": expected {expected[0]}"
        meant = corrections(text, pattern, self._names.scope)
        suggestion = f"did you mean {listed([f'“{value}”' for value in meant])}?" if meant else None
        return self._diagnostic(code, location, message, expected, suggestion)

    def attribute_not_allowed(
        self, location: Location, name: str, attribute: str, allowed: Collection[str], *, is_excluded: bool
    ) -> Diagnostic:
        """Report an attribute that is not allowed, or that is ``is_excluded`` by the attributes before it."""
        own = self._names.element(name)
        message = f"attribute {self._names.attribute(attribute)} is not allowed on {own}"
        if is_excluded:
            message += " together with the attributes before it"
        suggestion = None if is_excluded else self._attribute_suggestion(attribute, allowed)
        expected = self.attributes(allowed)
        return self._diagnostic("rng.attribute-not-allowed", location, message, expected, suggestion)

    def _attribute_suggestion(self, attribute: str, allowed: Collection[str]) -> str:
        local = split(attribute)[1]
        same = [name for name in allowed if split(name)[1] == local]
        by_local = {split(name)[1]: name for name in allowed}
        meant = same or [by_local[near] for near in nearest(local, by_local)]
        owners = self._vocabulary.owners.get(attribute)
        unknown = "the schema has no attribute of this name"
        known = f"it is an attribute of {listed(self.elements(owners), 'and')}" if owners else unknown
        if not meant:
            return known
        return f"{known}; did you mean {listed([self._names.attribute(name) for name in meant])}?"

    def missing_attributes(
        self, location: Location, name: str, missing: Collection[str], completing: Collection[str]
    ) -> Diagnostic:
        """Report a start tag without its required attributes, or without one of ``completing``."""
        own = self._names.element(name)
        names = self.attributes(missing or completing)
        if missing:
            noun = "attribute" if len(names) == 1 else "attributes"
            message = f"element {own} is missing the {noun} {listed(names, 'and')}"
        elif completing:
            message = f"element {own} is missing the attribute {listed(names)}"
        else:
            message = f"element {own} is missing required attributes"
        return self._diagnostic("rng.attribute-missing", location, message, names)


def _one_of(names: Sequence[str]) -> str:
    return f"one of {listed(names, most=_MAX_LISTED)}" if len(names) > _MAX_LISTED else listed(names)
