"""A small schema similar to TEI, documents for it, and diagnostics as text."""

from __future__ import annotations

from textwrap import dedent

from teikit.relaxng import Diagnostic

SCHEMA = r"""
default namespace = "http://www.tei-c.org/ns/1.0"
start = TEI
TEI = element TEI { teiHeader, body }
teiHeader = element teiHeader { fileDesc, profileDesc?, revisionDesc? }
fileDesc = element fileDesc { titleStmt, publicationStmt, p+ }
titleStmt = element titleStmt { title+ }
title = element title { text }
publicationStmt = element publicationStmt { p+ | (publisher, (date | address)*) }
publisher = element publisher { text }
address = element address { empty }
profileDesc = element profileDesc { empty }
revisionDesc = element revisionDesc { empty }
body = element body { global, head?, (p | \list)+, trailer? }
trailer = element trailer { text }
head = element head { global, inline }
p = element p { global, inline }
inline = (text | hi | persName | date | name | ref | graphic | note)*
hi = element hi { global, inline }
persName = element persName { global, attribute key { text }?, inline }
name = element name { attribute type { "person" | "place" | "organisation" }?, attribute subtype { word }?, text }
date = element date { global, attribute when { xsd:date | xsd:gYearMonth | xsd:gYear }?, text }
ref = element ref { (attribute target { list { (xsd:anyURI { pattern = "\S+" })+ } } | attribute cRef { text }), text }
graphic = element graphic { attribute url { xsd:anyURI }, attribute width { xsd:positiveInteger }?, empty }
note = element note { attribute n { list { xsd:integer, xsd:integer } }?, (text | p+) }
word = xsd:token { pattern = "[^\p{C}\p{Z}]+" }
\list = element list { head?, (item+ | (label, item)+) }
item = element item { inline }
label = element label { text }
global = attribute xml:id { xsd:ID }?, attribute rend { text }?
"""

HEADER = """\
<teiHeader><fileDesc><titleStmt><title>Memorandum</title></titleStmt>
<publicationStmt><p>none</p></publicationStmt><p>none</p></fileDesc></teiHeader>"""


def as_text(diagnostics: list[Diagnostic]) -> str:
    """Return diagnostics as text: position and length, code, message, suggestion, expected markup."""
    parts = []
    for diagnostic in diagnostics:
        lines = [
            f"{diagnostic.line}:{diagnostic.column}+{diagnostic.length or 0} {diagnostic.code.removeprefix('rng.')}",
            diagnostic.message,
            *([f"help: {diagnostic.suggestion}"] if diagnostic.suggestion else []),
            *([f"expected: {', '.join(diagnostic.expected)}"] if diagnostic.expected else []),
        ]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def tei(body: str) -> str:
    """Return a document. The content of its body begins on line 4."""
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<body>\n{dedent(body).strip()}\n</body></TEI>'
