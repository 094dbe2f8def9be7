"""Typst source: a document as Typst markup, with the templates that it imports."""

from __future__ import annotations

from pathlib import Path

from teikit.core import resources
from teikit.core.files import read_bytes, write
from teikit.publishing.options import Print
from teikit.publishing.pictures import find_pictures
from teikit.publishing.reading import ParameterValue
from teikit.publishing.settings import PrintSettings, print_settings
from teikit.publishing.tei_document import TeiDocument
from teikit.publishing.transform import register_of_persons, transform

#: Suffixes of the pictures that Typst can show.
SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
_TEMPLATES = ("edition.typ", "margin.typ", "late.typ")


def write_typst(document: TeiDocument, output: Path, options: Print) -> list[Path]:
    """Write a document as Typst markup, with templates and pictures, into a folder.

    :return: the files written, that of the document first.
    :raises TeikitError: the document, the stylesheet or an option is in error, or a file cannot be written.
    """
    settings = print_settings(document.edition, options)
    pictures = find_pictures(document, SUFFIXES)
    values = {
        **reading_values(document, options),
        "pictures": pictures.as_parameter("pictures"),
        "template": settings.template.name if settings.template else None,
    }
    result = transform(document, "print/document.xsl", options, values)
    files = {f"{document.name}.typ": result.text.encode(), **templates(settings)}
    files |= {name: path.read_bytes() for name, path in pictures.files("pictures").items()}
    for name, data in files.items():
        write(output / name, data)
    return [output / name for name in files]


def reading_values(document: TeiDocument, options: Print) -> dict[str, ParameterValue]:
    """Return the parameters of the reading of a document, apart from those of the options.

    :raises TeikitError: the register of the options does not exist, or a register cannot be read or parsed.
    """
    language = document.edition.language if document.edition else None
    return {"lang": language, "register": register_of_persons(options, document.edition)}


def templates(settings: PrintSettings, *more: str) -> dict[str, bytes]:
    """Return the Typst files that the markup imports, by name.

    :param more: names of further templates of teikit, such as ``volume.typ``.
    :raises TeikitError: the user's template cannot be read.
    """
    folder = resources.stylesheet("print")
    files = {name: (folder / name).read_bytes() for name in (*_TEMPLATES, *more)}
    files["settings.typ"] = settings.typst_source((folder / "settings.typ").read_text(encoding="utf-8")).encode()
    if settings.template:
        files[settings.template.name] = read_bytes(settings.template, "a Typst template")
    return files
