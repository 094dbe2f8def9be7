"""teikit: encode documents in TEI, validate them, publish them."""

from teikit.core.version import __version__

__all__ = ["__version__"]
