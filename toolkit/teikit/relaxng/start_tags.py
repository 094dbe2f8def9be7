"""Errors of start tags: attributes that are not allowed, wrong values, missing attributes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from teikit.relaxng.attributes import AttributeStep, Invalid
from teikit.relaxng.automaton import Automaton
from teikit.relaxng.derivatives import end_attributes
from teikit.relaxng.diagnostic import Diagnostic
from teikit.relaxng.event_position import EventPosition
from teikit.relaxng.pattern_queries import alive, all_leaves, names_of, required_attributes
from teikit.relaxng.patterns import NOT_ALLOWED, Attribute, Pattern
from teikit.relaxng.reports import Location, Reports
from teikit.relaxng.states import Opening, State


class StartTag(NamedTuple):
    """A start tag.

    :param attributes: names and values, alternating.
    :param path: returns the XPath of the element; it is called only for a diagnostic.
    """

    name: str
    attributes: list[str]
    position: EventPosition
    path: Callable[[], str]


class StartTagChecker:
    """Validates start tags and appends the errors to ``diagnostics``."""

    def __init__(
        self, automaton: Automaton, reports: Reports, scope: Mapping[str, str], diagnostics: list[Diagnostic]
    ) -> None:
        self._automaton = automaton
        self._reports = reports
        self._scope = scope
        self._diagnostics = diagnostics

    def check(self, opening: Opening, tag: StartTag) -> State:
        """Return the state after a start tag. Attributes are checked one by one only if the tag is not valid."""
        try:
            return opening.after_start_tag(tag.attributes, self._scope)
        except Invalid:
            return self._check_each(opening, tag)

    def _check_each(self, opening: Opening, tag: StartTag) -> State:
        residuals = opening.residuals
        taken: list[str] = []
        for index, attribute in enumerate(tag.attributes[::2]):
            step = self._automaton.attribute_step(opening.elements, residuals, attribute)
            if not step.values:
                self._report_not_allowed(opening, residuals, tag, index, taken)
                continue
            taken.append(attribute)
            residuals = step.after(self._accepted(step, tag, index))
        return self._end_attributes(opening, residuals, tag, taken)

    def _report_not_allowed(
        self, opening: Opening, residuals: tuple[Pattern, ...], tag: StartTag, index: int, taken: Sequence[str]
    ) -> None:
        attribute = tag.attributes[2 * index]
        is_excluded = bool(self._automaton.attribute_step(opening.elements, opening.residuals, attribute).values)
        self._diagnostics.append(
            self._reports.attribute_not_allowed(
                Location(tag.position.attribute(index, value=False), tag.path()),
                tag.name,
                attribute,
                attributes_allowed(opening, residuals, taken),
                is_excluded=is_excluded,
            )
        )

    def _accepted(self, step: AttributeStep, tag: StartTag, index: int) -> int:
        """Return the alternatives that accept the value of an attribute: all of them after a wrong value."""
        attribute, value = tag.attributes[2 * index : 2 * index + 2]
        accepted = step.accepted(value, self._scope)
        if accepted:
            return accepted
        pattern = self._automaton.make.choice(step.values)
        location = Location(tag.position.attribute(index, value=True), tag.path())
        self._diagnostics.append(self._reports.attribute_value(location, tag.name, attribute, value, pattern))
        return (1 << len(step.values)) - 1

    def _end_attributes(
        self, opening: Opening, residuals: tuple[Pattern, ...], tag: StartTag, taken: Sequence[str]
    ) -> State:
        state = opening.end_start_tag(residuals, taken)
        if alive(state.patterns):
            return state
        missing = [
            (content.required | required_attributes(residual)) - frozenset(taken)
            for content, residual in zip(opening.contents, residuals, strict=True)
            if residual is not NOT_ALLOWED
        ]
        if any(missing) or any(residual.has_attributes for residual in residuals):
            least = min(missing, key=len)
            completing = frozenset() if least else self._completing_attributes(opening, residuals, taken)
            self._diagnostics.append(
                self._reports.missing_attributes(Location(tag.position.tag(), tag.path()), tag.name, least, completing)
            )
        make = self._automaton.make
        return self._automaton.state(tuple(end_attributes(make, residual, lenient=True) for residual in residuals))

    def _completing_attributes(
        self, opening: Opening, residuals: tuple[Pattern, ...], taken: Sequence[str]
    ) -> frozenset[str]:
        """Return the attributes each of which would complete the start tag."""
        found = set()
        for name in _attribute_names(residuals):
            step = self._automaton.attribute_step(opening.elements, residuals, name)
            after = step.after((1 << len(step.values)) - 1)
            if alive(opening.end_start_tag(after, [*taken, name]).patterns):
                found.add(name)
        return frozenset(found)


def attributes_allowed(opening: Opening, residuals: tuple[Pattern, ...], taken: Iterable[str]) -> frozenset[str]:
    """Return the attributes that are still allowed in a start tag. Wildcards are ignored."""
    plain = frozenset(name for content in opening.contents for name in content.plain)
    return (plain | _attribute_names(residuals)) - frozenset(taken)


def _attribute_names(residuals: Iterable[Pattern]) -> frozenset[str]:
    leaves = (leaf for residual in residuals for leaf in all_leaves(residual))
    return names_of(leaf.name_class for leaf in leaves if isinstance(leaf, Attribute))
