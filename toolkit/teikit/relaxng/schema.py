"""A loaded schema: validation, diagnosis and completion."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from teikit.relaxng import fast_validation
from teikit.relaxng.automaton import Automaton
from teikit.relaxng.diagnostic import Diagnostic
from teikit.relaxng.document import Source, chunks, name_of, open_document
from teikit.relaxng.expected import Expected
from teikit.relaxng.grammar import Grammar

if TYPE_CHECKING:
    from teikit.relaxng.identifiers import Identifiers
    from teikit.relaxng.tree_events import Tree
    from teikit.relaxng.vocabulary import Vocabulary


class Schema:
    """A RELAX NG schema. It caches states across documents, so the second document is validated faster."""

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
        """Return whether a document is well-formed and valid.

        :raises OSError: it cannot be read.
        """
        with open_document(source) as file:
            return fast_validation.is_valid(self._automaton, chunks(file))

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
            if not fast_validation.is_valid(self._automaton, chunks(file)):
                from teikit.relaxng.diagnosis import Diagnosis
                from teikit.relaxng.expat_events import diagnose

                found = diagnose(Diagnosis(self._automaton, self._vocabulary, label), chunks(file), label)
                yield from _at_least_one(found, label)
            if identifiers:
                yield from self._identifiers.check(chunks(file), label)

    def expected(self, source: Source, line: int | None = None, column: int | None = None) -> Expected:
        """Return the markup allowed at a position of a document, which may be incomplete and contain errors.

        :param line: counts from 1; ``None`` is the end of the document.
        :param column: counts characters from 1; ``None`` is the end of the line.
        :raises OSError: it cannot be read.
        """
        from teikit.relaxng import completion
        from teikit.relaxng.diagnosis import Diagnosis

        with open_document(source) as file:
            text = completion.text_before(file.read(), line, column)
        return completion.expected(Diagnosis(self._automaton, self._vocabulary, ""), text)

    def validate_tree(self, tree: Tree, name: str = "<tree>") -> Iterator[Diagnostic]:
        """Yield the errors of an lxml tree, or of an element with its descendants; none if it is valid.

        :param name: the name of the document in the diagnostics, if the tree was not parsed from a file.
        """
        from teikit.relaxng import tree_events

        if tree_events.is_valid(self._automaton, tree):
            return
        from teikit.relaxng.diagnosis import Diagnosis

        label = tree_events.file_of(tree) or name
        found = tree_events.diagnose(Diagnosis(self._automaton, self._vocabulary, label), tree, label)
        yield from _at_least_one(found, label)


def _at_least_one(diagnostics: Iterator[Diagnostic], file: str) -> Iterator[Diagnostic]:
    """Yield the diagnostics of an invalid document: even if there are none, it must not pass for valid."""
    message = "the document is not valid, but the cause could not be determined"
    yield next(diagnostics, Diagnostic(file, None, None, "rng.invalid", message))
    yield from diagnostics
