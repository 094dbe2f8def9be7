"""Which attributes of TEI hold pointers (datatype teidata.pointer), and which elements are entries of a register."""

from __future__ import annotations

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"

_ATTRIBUTES = (
    "active adj adjFrom adjTo ana basis calendar change children copyOf corresp datcat decls domains edRef end exclude",
    "facs fVal feats follow from given hand inst lemmaRef location mergedIn mutual mySource new next nymRef origin",
    "parent parts passive perf prev ref rendition resp sameAs scheme scribeRef scriptRef select since source spanTo",
    "start synch target targetDatcat targetEnd to toWhom unitRef uri url valueDatcat who wit",
)
#: Attributes whose value is one pointer or several, separated by white space.
POINTERS = frozenset(name for line in _ATTRIBUTES for name in line.split())

#: Attributes that hold pointers on some elements and other things elsewhere: on these elements only.
ONLY_ON = {
    "calendar": frozenset({"date", "time", "docDate", "birth", "death", "origDate"}),
    "children": frozenset({"node", "root", "iNode", "eTree"}),
    "end": frozenset({"annotation", "line", "post"}),
    "follow": frozenset({"iNode", "leaf"}),
    "from": frozenset({"app", "span", "arc"}),
    "new": frozenset({"shift"}),
    "parts": frozenset({"nym"}),
    "perf": frozenset({"move", "sound"}),
    "scheme": frozenset({"catRef", "classCode", "keywords"}),
    "start": frozenset({"annotation", "u", "pause", "vocal", "incident", "kinesic"}),
    "to": frozenset({"app", "span", "arc"}),
    "url": frozenset({"graphic", "media", "binaryObject", "moduleRef", "schemaRef"}),
}

#: Attributes that name images and sounds.
FILES = frozenset({"facs", "url"})

#: Attributes in which many projects write a bare word that is no address: the number of a scan, a calendar's name.
LABELS = frozenset({"facs", "calendar", "rendition", "ana", "resp", "source", "decls", "wit", "hand", "change"})

#: Elements that are entries of a register when they have an xml:id.
ENTRIES = frozenset(
    {
        "person",
        "personGrp",
        "persona",
        "place",
        "org",
        "event",
        "object",
        "bibl",
        "biblStruct",
        "nym",
        "item",
        "category",
    }
)


def points(attribute: str, element: str) -> bool:
    """Tell whether an attribute of an element holds pointers.

    >>> points("ref", "persName"), points("from", "date"), points("from", "app")
    (True, False, True)
    """
    only = ONLY_ON.get(attribute)
    return attribute in POINTERS and (only is None or element in only)
