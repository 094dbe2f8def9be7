"""The text of a TEI document, from the stylesheet ``received/document.xsl``."""

from __future__ import annotations

from lxml import etree

from teikit.core import resources, saxon


def text_of(root: etree._Element) -> str:
    """Render TEI to text, as ``teikit transform --to text`` does."""
    return saxon.load_stylesheet(resources.stylesheet("received/document.xsl")).transform(root.getroottree()).text
