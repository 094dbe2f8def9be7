"""Checks of the links of an edition: pointers, identifiers, images and document numbers, across its files."""

from teikit.links.checking import check

__all__ = ["check"]
