"""A loaded schema, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from teikit.core.findings import Finding
from teikit.relaxng import verdict
from teikit.relaxng.automaton import Automaton
from teikit.relaxng.document import Source, chunks, name_of, opened
from teikit.relaxng.expected import Expected
from teikit.relaxng.grammar import Grammar

if TYPE_CHECKING:
    from teikit.relaxng.identifiers import Identifiers
    from teikit.relaxng.tree import Tree
    from teikit.relaxng.vocabulary import Vocabulary


class Schema:
    """A correct RELAX NG schema. It learns from the documents it reads: the second one is read faster."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._automaton = Automaton(grammar)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        from teikit.relaxng.vocabulary import Vocabulary

        return Vocabulary(self.grammar)

    @cached_property
    def _identifiers(self) -> Identifiers:
        from teikit.relaxng.identifiers import Identifiers

        return Identifiers(self.grammar, self._vocabulary)

    def is_valid(self, source: Source) -> bool:
        """Tell whether a document is well-formed and valid.

        :raises TeikitError: it cannot be read.
        """
        with opened(source) as file:
            return verdict.is_valid(self._automaton, chunks(file))

    def validate(self, source: Source, name: str | None = None, *, identifiers: bool = False) -> Iterator[Finding]:
        """Yield the faults of a document in their order; none if it is valid.

        ``source`` is a path, the document as bytes, or a file open for reading bytes; ``name`` stands in the findings
        for it. With ``identifiers``, those given twice and references that lead nowhere are faults too, told last.

        Memory does not grow with the document, but for its identifiers where they are looked at. A document that is
        not well-formed ends with the finding ``xml.not-well-formed``.

        :raises TeikitError: it cannot be read.
        """
        with opened(source) as file:
            label = name or name_of(source)
            if not verdict.is_valid(self._automaton, chunks(file)):
                from teikit.relaxng.diagnosis import Diagnosis
                from teikit.relaxng.reading import diagnose

                found = diagnose(Diagnosis(self._automaton, self._vocabulary, label), chunks(file), label)
                yield from _never_none(found, label)
            if identifiers:
                yield from self._identifiers.check(chunks(file), label)

    def expected(self, source: Source, line: int | None = None, column: int | None = None) -> Expected:
        """Return what may come at a place of a document, which need not be complete and may hold faults before it.

        ``line`` and ``column`` count from 1; without them the place is the end of what there is.

        :raises TeikitError: it cannot be read.
        """
        from teikit.relaxng import completion
        from teikit.relaxng.diagnosis import Diagnosis

        with opened(source) as file:
            text = completion.cut(file.read(), line, column)
        return completion.expected(Diagnosis(self._automaton, self._vocabulary, ""), text)

    def validate_tree(self, tree: Tree, name: str = "<tree>") -> Iterator[Finding]:
        """Yield the faults of an lxml tree, or of an element with all that is in it; none if it is valid.

        ``name`` stands in the findings for the document where the tree does not know its file.
        """
        from teikit.relaxng import tree as trees

        if trees.is_valid(self._automaton, tree):
            return
        from teikit.relaxng.diagnosis import Diagnosis

        label = trees.file_of(tree) or name
        found = trees.diagnose(Diagnosis(self._automaton, self._vocabulary, label), tree, label)
        yield from _never_none(found, label)


def _never_none(findings: Iterator[Finding], file: str) -> Iterator[Finding]:
    """Yield the findings of a document that is not valid: should none say why, it is still not taken for valid."""
    first = next(findings, None)
    yield first or Finding(file, 0, 0, "rng.invalid", "the document is not valid; where and why could not be found out")
    yield from findings
