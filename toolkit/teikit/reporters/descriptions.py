"""What each kind of finding means, in a sentence: for readers that list rules beside results."""

from __future__ import annotations

_CODES = {
    "xml.not-well-formed": "The file is not well-formed XML.",
    "rng.invalid": "The document is not valid against the RELAX NG schema.",
    "rng.element-not-allowed": "An element stands where the schema does not allow it.",
    "link.dangling": "A pointer names an xml:id that does not exist.",
    "link.no-such-file": "A pointer leads to a file that does not exist.",
    "link.facs-missing": "An image or recording that the text names does not exist.",
    "link.duplicate-id": "An xml:id is given twice in one file.",
    "link.duplicate-number": "Two documents have the same number.",
    "link.unused-entry": "Nothing refers to an entry of a register.",
    "sch.missing": "A document that the rules are to judge does not exist.",
}
_FAMILIES = {
    "xml": "The file can be read as XML.",
    "rng": "The document is valid against the RELAX NG schema.",
    "sch": "The document keeps the Schematron rules.",
    "link": "Pointers, ids and registers agree.",
    "odd": "The ODD can be compiled.",
}


def description(code: str) -> str:
    """Return a sentence on a code, else on its family (what stands before the full stop).

    >>> description("link.dangling")
    'A pointer names an xml:id that does not exist.'
    """
    return _CODES.get(code) or _FAMILIES.get(code.partition(".")[0], "Something is wrong in the document.")
