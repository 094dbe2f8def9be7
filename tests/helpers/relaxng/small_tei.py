"""A small schema in the manner of TEI, documents of it, and findings as text."""

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


def told(findings: list[Diagnostic]) -> str:
    """Return findings as text: place and length, code, message, mend, what was expected."""
    parts = []
    for finding in findings:
        lines = [
            f"{finding.line}:{finding.column}+{finding.length or 0} {finding.code.removeprefix('rng.')}",
            finding.message,
            *([f"help: {finding.suggestion}"] if finding.suggestion else []),
            *([f"expected: {', '.join(finding.expected)}"] if finding.expected else []),
        ]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def tei(body: str) -> str:
    """Return a document; its body's content begins on line 4."""
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<body>\n{dedent(body).strip()}\n</body></TEI>'
