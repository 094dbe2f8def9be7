"""A loaded schema, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from teikit.relaxng import verdict
from teikit.relaxng.automaton import Automaton
from teikit.relaxng.diagnostic import Diagnostic
from teikit.relaxng.document import Source, chunks, name_of, open_document
from teikit.relaxng.expected import Expected
from teikit.relaxng.grammar import Grammar

if TYPE_CHECKING:
    from teikit.relaxng.identifiers import Identifiers
    from teikit.relaxng.tree import Tree
    from teikit.relaxng.vocabulary import Vocabulary


class Schema:
    """A correct RELAX NG schema. It learns from the documents it reads: the second one is read faster."""

    def __init__(self, grammar: Grammar, name: str = "") -> None:
        """Create a schema from its grammar; :func:`teikit.relaxng.load` reads one from a file.

        :param name: the file name of the schema, for ``repr()``.
        """
        self.grammar = grammar
        self.name = name
        self._automaton = Automaton(grammar)

    def __repr__(self) -> str:
        return f"<Schema {self.name}>" if self.name else "<Schema>"

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

        :raises OSError: it cannot be read.
        """
        with open_document(source) as file:
            return verdict.is_valid(self._automaton, chunks(file))

    def validate(self, source: Source, name: str | None = None, *, identifiers: bool = False) -> Iterator[Diagnostic]:
        """Yield the errors of a document, in document order; none if it is valid.

        Memory does not grow with the document, except for its identifiers if they are checked. A document that is not
        well-formed ends with the diagnostic ``xml.not-well-formed``.

        :param source: a path, the document itself as bytes, or a file opened in binary mode.
        :param name: the name of the document in the diagnostics; the default is its path.
        :param identifiers: report duplicate IDs and IDREFs without a target too, at the end.
        :raises OSError: it cannot be read.
        """
        with open_document(source) as file:
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

        :raises OSError: it cannot be read.
        """
        from teikit.relaxng import completion
        from teikit.relaxng.diagnosis import Diagnosis

        with open_document(source) as file:
            text = completion.cut(file.read(), line, column)
        return completion.expected(Diagnosis(self._automaton, self._vocabulary, ""), text)

    def validate_tree(self, tree: Tree, name: str = "<tree>") -> Iterator[Diagnostic]:
        """Yield the faults of an lxml tree, or of an element with all that is in it; none if it is valid.

        ``name`` stands in the diagnostics for the document where the tree does not know its file.
        """
        from teikit.relaxng import tree as trees

        if trees.is_valid(self._automaton, tree):
            return
        from teikit.relaxng.diagnosis import Diagnosis

        label = trees.file_of(tree) or name
        found = trees.diagnose(Diagnosis(self._automaton, self._vocabulary, label), tree, label)
        yield from _never_none(found, label)


def _never_none(diagnostics: Iterator[Diagnostic], file: str) -> Iterator[Diagnostic]:
    """Yield the diagnostics of a document that is not valid: should none say why, it is still not taken for valid."""
    first = next(diagnostics, None)
    yield first or Diagnostic(
        file, None, None, "rng.invalid", "the document is not valid; where and why could not be found out"
    )
    yield from diagnostics
