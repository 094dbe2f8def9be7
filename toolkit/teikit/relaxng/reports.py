"""The texts of the diagnostics: one method for each kind of fault. Nothing here decides whether something is one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from teikit.relaxng.diagnostic import Diagnostic
from teikit.relaxng.display import Names, by_local_name, listed, quoted
from teikit.relaxng.event_position import Span
from teikit.relaxng.names import split
from teikit.relaxng.patterns import Pattern
from teikit.relaxng.similar import nearest
from teikit.relaxng.values import mends, wanted
from teikit.relaxng.vocabulary import Vocabulary

#: Names that a sentence lists before it counts the rest.
_LISTED = 6


def _one_of(names: Sequence[str]) -> str:
    return f"one of {listed(names, most=_LISTED)}" if len(names) > _LISTED else listed(names)


class Reports:
    """Writes the diagnostics of one document, names as they are written at the place."""

    def __init__(self, file: str, vocabulary: Vocabulary, names: Names) -> None:
        self._file = file
        self._vocabulary = vocabulary
        self._names = names

    def _finding(
        self,
        code: str,
        span: Span,
        xpath: str,
        message: str,
        expected: Sequence[str] = (),
        suggestion: str | None = None,
    ) -> Diagnostic:
        return Diagnostic(
            self._file, span.line, span.column, code, message,
            expected=tuple(expected), suggestion=suggestion, xpath=xpath or None, length=span.length,
        )  # fmt: skip

    def elements(self, names: Collection[str]) -> list[str]:
        """Return element names as the document writes them, sorted."""
        return [self._names.element(name) for name in by_local_name(names)]

    def attributes(self, names: Collection[str]) -> list[str]:
        """Return attribute names as the document writes them, sorted."""
        return [self._names.attribute(name) for name in by_local_name(names)]

    # Elements

    def wrong_namespace(self, span: Span, xpath: str, name: str, right: str) -> Diagnostic:
        """Report the first element of a namespace that stands for another one."""
        uri, local = split(name)
        own = f"in the namespace {uri}" if uri else "in no namespace"
        meant = f"in {right}" if right else "in no namespace"
        mend = f'did you forget xmlns="{right}"?' if not uri else f'did you mean xmlns="{right}"?'
        return self._finding(
            "rng.wrong-namespace",
            span,
            xpath,
            f"element <{local}> is {own}, the schema's <{local}> is {meant}",
            (),
            mend,
        )

    def not_allowed(
        self, span: Span, xpath: str, name: str, parent: str | None, allowed: Sequence[str], mend: str
    ) -> Diagnostic:
        """Report an element that its parent cannot hold, wherever in it."""
        where = f"in {self._names.element(parent)}" if parent else "as the root element"
        message = f"element {self._names.element(name)} is not allowed {where}"
        return self._finding("rng.element-not-allowed", span, xpath, message, allowed, mend)

    def wrap_mend(self, holders: Collection[str]) -> str:
        """Say which elements are missing around one."""
        return f"put it in {listed(self.elements(holders))}, which may stand here"

    def place_mend(self, parents: Sequence[str]) -> str:
        """Say where an element may stand, in this order."""
        shown = [self._names.element(parent) for parent in parents[:_LISTED]]
        return f"it may stand in {listed([*shown, *parents[_LISTED:]], most=_LISTED)}"

    def name_mend(self, name: str, meant: Sequence[str]) -> str:
        """Say what is to be known of a name that no element may hold, and which names it resembles."""
        vocabulary = self._vocabulary
        if name in vocabulary.elements:
            return "it may only be the root element"
        uri = split(name)[0]
        if uri not in vocabulary.namespaces:
            return (
                f"the schema has no elements of the namespace {uri}"
                if uri
                else "the schema has no elements without a namespace"
            )
        unknown = "no element of this name is in the schema"
        if not meant:
            return unknown
        return f"{unknown}; did you mean {listed([self._names.element(each) for each in meant])}?"

    def too_early(
        self, span: Span, xpath: str, name: str, parent: str | None, before: Collection[str], allowed: Sequence[str]
    ) -> Diagnostic:
        """Report an element before which another must stand."""
        where = f" in {self._names.element(parent)}" if parent else ""
        own = self._names.element(name)
        message = f"element {own} is not allowed here{where}: it must come after {_one_of(self.elements(before))}"
        return self._finding("rng.element-too-early", span, xpath, message, allowed)

    def too_late(
        self,
        span: Span,
        xpath: str,
        name: str,
        parent: str | None,
        after: tuple[str, int | None],
        allowed: Sequence[str],
    ) -> Diagnostic:
        """Report an element that would have been allowed before another, or that is there already."""
        own = self._names.element(name)
        where = f" in {self._names.element(parent)}" if parent else ""
        other, line = after
        if other == name:
            message = f"element {own} is allowed only once{where}"
            mend = f"the other one is on line {line}" if line else None
            return self._finding("rng.element-repeated", span, xpath, message, allowed, mend)
        message = f"element {own} is not allowed here{where}: it must come before {self._names.element(other)}"
        mend = f"{self._names.element(other)} is on line {line}" if line else None
        return self._finding("rng.element-too-late", span, xpath, message, allowed, mend)

    def incomplete(
        self,
        span: Span,
        xpath: str,
        name: str,
        opened: int | None,
        missing: Collection[str],
        allowed: Sequence[str],
        completing: Collection[str],
    ) -> Diagnostic:
        """Report an element that ends before it holds what it must; one of ``completing`` would be enough."""
        own = self._names.element(name)
        where = f"element {own}" if opened == span.line else f"element {own}, opened on line {opened},"
        if missing:
            names = self.elements(missing)
            message = f"{where} is not complete: {listed(names, 'and')} {'is' if len(names) == 1 else 'are'} missing"
        elif allowed:
            wanted = self.elements(completing) or allowed
            message = f"{where} is not complete: {_one_of(wanted)} was expected before its end"
        else:
            message = f"{where} cannot be right, whatever it holds"
        return self._finding("rng.content-incomplete", span, xpath, message, allowed)

    # Text

    def text(
        self,
        span: Span,
        xpath: str,
        text: str,
        parent: str | None,
        allowed: Sequence[str],
        around: Collection[str],
    ) -> Diagnostic:
        """Report text where only elements may stand, or nothing; ``around`` are those that may be missing."""
        where = self._names.element(parent) if parent else "the document"
        what = "only elements may stand there" if allowed else "it must be empty"
        message = f"text {quoted(text)} is not allowed in {where}: {what}"
        mend = self.wrap_mend(around) if around else None
        return self._finding("rng.text-not-allowed", span, xpath, message, allowed, mend)

    def element_value(self, span: Span, xpath: str, text: str, name: str, pattern: Pattern) -> Diagnostic:
        """Report an element whose text is not what its datatype wants."""
        own = self._names.element(name)
        message = f"content {quoted(text)} of {own} is not allowed" if text.strip() else f"element {own} is empty"
        return self._value(span, xpath, "rng.element-value", message, text, pattern)

    # Attributes

    def attribute_value(
        self, span: Span, xpath: str, name: str, attribute: str, text: str, pattern: Pattern
    ) -> Diagnostic:
        """Report an attribute whose value is not what its datatype wants."""
        own = f"{self._names.attribute(attribute)} on {self._names.element(name)}"
        message = f"value {quoted(text)} of {own} is not allowed" if text.strip() else f"value of {own} is empty"
        return self._value(span, xpath, "rng.attribute-value", message, text, pattern)

    def _value(self, span: Span, xpath: str, code: str, message: str, text: str, pattern: Pattern) -> Diagnostic:
        wants = wanted(pattern)
        if len(wants.all) == 1:
            message += f": {wants.all[0]} was expected"
        meant = mends(text, pattern, self._names.scope)
        mend = f"did you mean {listed([f'“{value}”' for value in meant])}?" if meant else None
        return self._finding(code, span, xpath, message, wants.all, mend)

    def attribute_not_allowed(
        self, span: Span, xpath: str, name: str, attribute: str, allowed: Collection[str], *, is_excluded: bool
    ) -> Diagnostic:
        """Report an attribute that is not allowed, or, if it ``is_excluded``, not together with those before it."""
        own = self._names.element(name)
        message = f"attribute {self._names.attribute(attribute)} is not allowed on {own}"
        if is_excluded:
            message += " beside the attributes before it"
        return self._finding(
            "rng.attribute-not-allowed", span, xpath, message, self.attributes(allowed),
            None if is_excluded else self._attribute_mend(attribute, allowed),
        )  # fmt: skip

    def _attribute_mend(self, attribute: str, allowed: Collection[str]) -> str:
        local = split(attribute)[1]
        same = [name for name in allowed if split(name)[1] == local]
        by_local = {split(name)[1]: name for name in allowed}
        meant = same or [by_local[near] for near in nearest(local, by_local)]
        owners = self._vocabulary.owners.get(attribute)
        belongs = (
            f"it belongs to {listed(self.elements(owners), 'and')}"
            if owners
            else "no attribute of this name is in the schema"
        )
        if not meant:
            return belongs
        return f"{belongs}; did you mean {listed([self._names.attribute(name) for name in meant])}?"

    def missing_attributes(
        self, span: Span, xpath: str, name: str, missing: Collection[str], completing: Collection[str]
    ) -> Diagnostic:
        """Report a start tag without the attributes it must have, or without one of ``completing``."""
        own = self._names.element(name)
        names = self.attributes(missing)
        if names:
            message = (
                f"element {own} lacks the {'attribute' if len(names) == 1 else 'attributes'} {listed(names, 'and')}"
            )
        elif completing:
            names = self.attributes(completing)
            message = f"element {own} lacks the attribute {listed(names)}"
        else:
            message = f"element {own} does not have the attributes it needs"
        return self._finding("rng.attribute-missing", span, xpath, message, names)
