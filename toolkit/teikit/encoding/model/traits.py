"""Traits: facts about an annotation that rules which run later depend on."""

from __future__ import annotations

from enum import Enum, auto


class Trait(Enum):
    """Facts about an annotation that its element and attributes do not express.

    One rule sets a trait, others test it: ``Trait.LETTER in annotation.traits``. The ``rule`` and ``reason`` of an
    annotation are text for editors and must not be tested.

    An annotation has a tuple of traits, mostly empty. Rules test hundreds of annotations of each document, and a test
    of an :class:`enum.Flag` costs much more.
    """

    HEADING = auto()
    """Part of a heading that was recognised by its form: the ``head`` itself, a line break or a name in it."""

    DATELINE = auto()
    """The date of a dateline. It dates the document."""

    OPENING = auto()
    """A paragraph that belongs to the opener: a classification or a number below the dateline."""

    LETTER = auto()
    """An opener or closer that was recognised by the form of a letter."""

    ATTENDANCE = auto()
    """Part of a list of the persons present."""

    PAGE_LAYOUT = auto()
    """A page beginning that was inferred from the layout: a form feed, a running head, a page number."""

    MENTIONED = auto()
    """A name that was found in the running text, by a register or by its form."""

    BY_SURNAME = auto()
    """The surname of a person who is proposed by it alone, and so is mentioned but does not take part."""

    BY_OFFICE = auto()
    """An office that names the person who held it."""
