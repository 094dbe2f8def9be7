"""Links: pointers, identifiers, images and numbers of an edition, checked across its files."""

from teikit.links.checking import check

__all__ = ["check"]
