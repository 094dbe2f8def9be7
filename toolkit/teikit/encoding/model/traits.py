"""Traits: what rules that run later need to know about an annotation."""

from __future__ import annotations

from enum import Flag, auto


class Trait(Flag):
    """Facts about an annotation that its element and attributes do not express.

    One rule sets a trait, others test it: ``Trait.LETTER in annotation.traits``. The ``rule`` and ``reason`` of an
    annotation are text for editors and must not be tested.
    """

    NONE = 0
    """No trait; the default."""

    HEADING = auto()
    """Part of a heading that was recognized by its form: the ``head`` itself, a line break or a name in it."""

    OPENING = auto()
    """Part of an opener: its date dates the document, its paragraph is a classification or an address."""

    LETTER = auto()
    """An opener or closer that was recognized by the form of a letter."""

    ATTENDANCE = auto()
    """Part of a list of the persons present."""

    RUNNING_HEAD = auto()
    """A page beginning that was inferred from a running head."""

    MENTIONED = auto()
    """A name that was found in the running text, by a register or by its form."""

    BY_SURNAME = auto()
    """A name that was identified by its surname alone."""
