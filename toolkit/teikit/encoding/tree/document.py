"""Document: the complete TEI tree of a text, with header, body and schema declarations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from teikit.core.xml import TEI_NS, xml_id
from teikit.edition.config import Edition
from teikit.encoding.metadata import extract_metadata, relative_address
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.options import EncodingOptions
from teikit.encoding.tree.anchors import unify_anchors
from teikit.encoding.tree.builder import build
from teikit.encoding.tree.header import header
from teikit.encoding.tree.identifiers import unify_identifiers
from teikit.encoding.tree.markup import Markup, element, parse

_RELAX_NG = "http://relaxng.org/ns/structure/1.0"
_SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"


def build_document(context: Context, options: EncodingOptions) -> etree._Element:
    """Return the TEI document of an annotated text.

    :raises TeikitError: the text contains a character that is not allowed in XML.
    """
    name, edition = context.transcript.name, options.edition
    document = edition.document(Path(name))
    metadata = extract_metadata(context, edition, options.output)
    attributes = {
        "xmlns": TEI_NS,
        "xml:id": _document_id(name),
        "xml:lang": document.language or edition.language,
    }
    tei_header = header(metadata, edition, document, options.profile)
    text = element("text", {"xml:space": "preserve"}, *_divisions(context, "-".join(metadata.kind.split())))
    root = parse(element("TEI", attributes, "\n  ", tei_header, "\n  ", text, "\n"))
    etree.indent(root[0], space="  ", level=1)
    unify_identifiers(root)
    unify_anchors(root)
    if options.output:
        _declare_schemas(root, edition, options.output)
    return root


def _divisions(context: Context, kind: str) -> Iterator[Markup]:
    """Yield the body, and the back matter if the bodies of notes are at the end of the text."""
    text, annotations = context.text, context.annotations
    end = min((note.start for note in context.by_element("ab") if note.attributes == {"type": "notes"}), default=None)
    attributes = {"type": "document", "subtype": kind, "xml:id": "d1"}
    document = build(text, annotations, Span(0, len(text) if end is None else end))
    yield element("body", {}, element("div", attributes, document))
    if end is not None:
        notes = build(text, annotations, Span(end, len(text)))
        yield element("back", {}, element("div", {"type": "notes"}, notes))


def _document_id(name: str) -> str:
    return xml_id(Path(name).stem, instead="-", prefix="d-", empty="document").lower()


def _declare_schemas(root: etree._Element, edition: Edition, output: Path) -> None:
    """Declare the schemas of the edition before the root element (W3C ``xml-model``)."""
    if edition.schema is None:
        return
    schema = edition.folder / edition.schema
    rules = edition.folder / edition.schematron if edition.schematron else schema.with_suffix(".sch")
    _declare(root, relative_address(schema, output), _RELAX_NG)
    if rules.is_file():
        _declare(root, relative_address(rules, output), _SCHEMATRON)


def _declare(root: etree._Element, address: str, schematypens: str) -> None:
    content = f'href="{address}" type="application/xml" schematypens="{schematypens}"'
    root.addprevious(etree.ProcessingInstruction("xml-model", content))
