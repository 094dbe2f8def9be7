"""teikit: encode documents in TEI, validate them, publish them."""

__version__ = "0.1.0"
