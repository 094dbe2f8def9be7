"""Encode documents in TEI, validate them, publish them.

The names that this module exports are the stable API; everything else may change between versions::

    import teikit

    encoding = teikit.encode("memo.txt", profile="letter")
    encoding.save("memo.xml")
    report = teikit.validate("memo.xml")
    if not report.errors:
        teikit.publish("memo.xml", "out", teikit.Web(lang="de"))

All errors are subclasses of :class:`TeikitError` and of the built-in exception that a caller would expect; see
:mod:`teikit.core.errors`. Names are imported when they are first used, so that ``import teikit`` is cheap.
"""

# Type checkers take a variable of this name as true. Importing it from typing would be the only cost of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from teikit.core.errors import (
        ConfigurationError,
        DocumentError,
        FileError,
        InvalidEncodingError,
        OptionError,
        SchemaError,
        StylesheetError,
        TeikitError,
        UnknownNameError,
        WorkerError,
    )
    from teikit.core.findings import Finding, Report, Severity
    from teikit.core.positions import Position
    from teikit.core.version import __version__
    from teikit.edition.config import Edition
    from teikit.encoding import Encoding, Profile, load_profile
    from teikit.publishing import Epub, Markdown, Pdf, Print, Text, Web, publish
    from teikit.publishing import publish as transform
    from teikit.validation import Engine, Schema, Schematron, validate
    from teikit.workflow.single_document import encode

__all__ = [
    "ConfigurationError",
    "DocumentError",
    "Edition",
    "Encoding",
    "Engine",
    "Epub",
    "FileError",
    "Finding",
    "InvalidEncodingError",
    "Markdown",
    "OptionError",
    "Pdf",
    "Position",
    "Print",
    "Profile",
    "Report",
    "Schema",
    "SchemaError",
    "Schematron",
    "Severity",
    "StylesheetError",
    "TeikitError",
    "Text",
    "UnknownNameError",
    "Web",
    "WorkerError",
    "__version__",
    "encode",
    "load_profile",
    "publish",
    "transform",
    "validate",
]

if not TYPE_CHECKING:
    _MODULES = {
        "teikit.core.errors": (
            "ConfigurationError",
            "DocumentError",
            "FileError",
            "InvalidEncodingError",
            "OptionError",
            "SchemaError",
            "StylesheetError",
            "TeikitError",
            "UnknownNameError",
            "WorkerError",
        ),
        "teikit.core.findings": ("Finding", "Report", "Severity"),
        "teikit.core.positions": ("Position",),
        "teikit.core.version": ("__version__",),
        "teikit.edition.config": ("Edition",),
        "teikit.encoding": ("Encoding", "Profile", "load_profile"),
        "teikit.publishing": ("Epub", "Markdown", "Pdf", "Print", "Text", "Web", "publish"),
        "teikit.validation": ("Engine", "Schema", "Schematron", "validate"),
        "teikit.workflow.single_document": ("encode",),
    }
    _ORIGINS = {name: module for module, names in _MODULES.items() for name in names}

    def __getattr__(name):
        """Import a name of the API on first use (PEP 562)."""
        from importlib import import_module

        attribute = "publish" if name == "transform" else name
        if attribute not in _ORIGINS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_ORIGINS[attribute]), attribute)
        globals()[name] = value
        return value

    def __dir__():
        return sorted({*globals(), *__all__})
