"""What each kind of finding means, in a sentence: for readers that list rules beside results."""

from __future__ import annotations

#: Codes of findings, and what each means.
CODES = {
    "xml.not-well-formed": "The file is not well-formed XML.",
    "rng.invalid": "The document is not valid against the RELAX NG schema.",
    "xml.external-entity": "The file names an entity in another file, which is not read.",
    "xml.undeclared-entity": "The file uses an entity that it does not declare.",
    "rng.element-not-allowed": "An element stands where the schema does not allow it.",
    "rng.element-too-early": "An element stands before others that the schema asks for first.",
    "rng.element-too-late": "An element stands after others that the schema wants behind it.",
    "rng.element-repeated": "An element comes again where the schema allows it once.",
    "rng.element-value": "The text of an element is not of the form that the schema asks for.",
    "rng.content-incomplete": "An element ends before all that the schema asks for has come.",
    "rng.text-not-allowed": "Text stands where the schema allows elements only, or nothing.",
    "rng.attribute-not-allowed": "An element has an attribute that the schema does not allow there.",
    "rng.attribute-missing": "An element lacks an attribute that the schema asks for.",
    "rng.attribute-value": "The value of an attribute is not one that the schema allows.",
    "rng.wrong-namespace": "An element has the right name in the wrong namespace.",
    "schema.not-found": "A schema that the document names is not at hand.",
    "link.dangling": "A pointer names an xml:id that does not exist.",
    "link.no-such-file": "A pointer leads to a file that does not exist.",
    "link.facs-missing": "An image or recording that the text names does not exist.",
    "link.duplicate-id": "An xml:id is given twice in one file.",
    "link.duplicate-number": "Two documents have the same number.",
    "link.no-prefix": "A pointer has a prefix that no prefixDef declares.",
    "link.pattern": "The matchPattern of a prefixDef cannot be read.",
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
    return CODES.get(code) or _FAMILIES.get(code.partition(".")[0], "Something is wrong in the document.")
