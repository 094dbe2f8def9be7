"""Web page of one document, with its citation files and pictures, and the assets that pages share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from teikit.core import resources
from teikit.core.files import write
from teikit.core.output_names import OutputName
from teikit.publishing.options import Web
from teikit.publishing.pictures import read_picture
from teikit.publishing.reading import ParameterValue
from teikit.publishing.targets.web.pictures import PagePictures, find_page_pictures
from teikit.publishing.tei_document import TeiDocument
from teikit.publishing.transform import register_of_persons, transform


@dataclass(frozen=True, slots=True)
class Page:
    """Rendered page: all its files by path in the output folder, and where its pictures come from."""

    files: Mapping[str, bytes]
    pictures: PagePictures


def write_page(document: TeiDocument, output: Path, options: Web) -> list[Path]:
    """Write the page of a document, and the assets that it refers to, into a folder.

    :return: the files written, the page first.
    :raises TeikitError: the document, the stylesheet or an option is in error, or a file cannot be written.
    """
    page = render_page(document, options)
    files = {OutputName(name).below(output): content for name, content in page.files.items()}
    for path, content in files.items():
        write(path, content)
    return [*files, *write_assets(output)]


def render_page(
    document: TeiDocument, options: Web, values: Mapping[str, ParameterValue] = MappingProxyType({})
) -> Page:
    """Return the page of a document.

    :param values: further stylesheet parameters, from the edition.
    :raises TeikitError: the document, the stylesheet or an option is in error, or a picture cannot be read.
    """
    pictures = find_page_pictures(document)
    own = {
        "name": document.name,
        "register": register_of_persons(options, document.edition),
        "pictures": pictures.parameter,
    }
    result = transform(document, "web/document.xsl", options, {**own, **values})
    texts = {f"{document.name}.html": result.text, **result.documents}
    files = {name: text.encode() for name, text in texts.items()}
    files |= {name: read_picture(path) for name, path in pictures.files.items()}
    return Page(files, pictures)


def write_assets(output: Path) -> list[Path]:
    """Copy the style sheets, scripts and pictures that all pages refer to into ``assets``; return the copies."""
    source = resources.stylesheet("web/assets")
    copies = []
    for file in sorted(path for path in source.rglob("*") if path.is_file()):
        copy = output / "assets" / file.relative_to(source)
        write(copy, file.read_bytes())
        copies.append(copy)
    return copies
