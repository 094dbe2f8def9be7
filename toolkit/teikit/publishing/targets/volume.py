"""Volume: all documents of an edition as one book, typeset with Typst."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Sequence
from pathlib import Path

from teikit.core import resources, saxon
from teikit.core.errors import DocumentError
from teikit.core.files import write
from teikit.core.xml import parse
from teikit.edition.config import Edition
from teikit.publishing.corpus import read_corpus
from teikit.publishing.reading import ParameterValue
from teikit.publishing.settings import PrintSettings, print_settings
from teikit.publishing.targets.typst_source import templates
from teikit.publishing.tei_document import TeiDocument
from teikit.publishing.timestamps import last_modified
from teikit.publishing.transform import read_register
from teikit.publishing.typesetting import compile_typst
from teikit.publishing.typst_fonts import warn_of_missing_characters

_NAME = "volume"
_log = logging.getLogger(__name__)


def write_volume(edition: Edition, documents: Sequence[Path], output: Path) -> Path:
    """Write an edition as a PDF, ``volume.pdf``, into a folder.

    :return: the file written.
    :raises TeikitError: there are no documents, a file is not a TEI document, or Typst cannot typeset the volume.
    """
    if not documents:
        raise DocumentError("cannot make a volume: the edition has no documents", edition.folder)
    settings = print_settings(edition)
    with tempfile.TemporaryDirectory(prefix="teikit-") as folder:
        source = _write_source(edition, documents, Path(folder), settings)
        created = last_modified(*map(parse, documents))
        data = compile_typst(source, created, standards=settings.standards, fonts=settings.fonts)
    target = output / f"{_NAME}.pdf"
    write(target, data)
    return target


def _write_source(edition: Edition, documents: Sequence[Path], folder: Path, settings: PrintSettings) -> Path:
    """Write an edition as Typst markup, with its templates, into a folder; return the main file."""
    values: dict[str, ParameterValue] = {
        "lang": edition.language,
        "register": read_register(edition.persons_file),
        "places": read_register(edition.places_file),
        "organisations": read_register(edition.organisations_file),
        "documents": "/".join(document.stem for document in documents),
    }
    members = [TeiDocument(path, parse(path), edition) for path in documents]
    for member in members:
        member.check_root()
        text = "".join(member.tree.getroot().itertext())
        warn_of_missing_characters(member.path, member.tree, text, settings.fonts)
    corpus = read_corpus(edition, members, values)
    for message in corpus.messages:
        _log.warning("%s", message)
    result = saxon.load_stylesheet(resources.stylesheet("print/volume.xsl")).transform(
        corpus.text,
        lang=edition.language,
        description=edition.description or "",
        template=settings.template.name if settings.template else "edition.typ",
    )
    main = f"{_NAME}-text.typ"
    for name, data in {main: result.text.encode(), **templates(settings, "volume.typ")}.items():
        write(folder / name, data)
    return folder / main
