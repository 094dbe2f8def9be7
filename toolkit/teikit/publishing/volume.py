"""The edition as one volume: Typst source, and the PDF that is set from it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from lxml import etree

from teikit.core import resources, saxon
from teikit.core.errors import TeikitError
from teikit.core.files import write
from teikit.core.xml import parse
from teikit.edition.config import Edition
from teikit.publishing.corpus import corpus
from teikit.publishing.settings import settings
from teikit.publishing.targets.pdf import templates
from teikit.publishing.timestamp import timestamp
from teikit.publishing.transform import register_of
from teikit.publishing.typesetting import compile_typst

#: The name of the volume among what is published.
NAME = "volume"


def volume(edition: Edition, documents: Sequence[Path], output: Path) -> Path:
    """Set an edition as a volume: ``volume.pdf`` in the folder ``output``.

    :raises TeikitError: there are no documents, one is no TEI, or it cannot be set.
    """
    if not documents:
        raise TeikitError("an edition without documents makes no volume", edition.folder)
    with tempfile.TemporaryDirectory(prefix="teikit-") as folder:
        given = settings(edition)
        source = volume_source(edition, documents, Path(folder))
        created = timestamp(*map(parse, documents))
        data = compile_typst(source, created, standards=given.standards, fonts=given.fonts)
    target = output / f"{NAME}.pdf"
    write(target, data)
    return target


def volume_source(edition: Edition, documents: Sequence[Path], output: Path) -> Path:
    """Write an edition as Typst markup, its templates beside it; return the file to set."""
    given = settings(edition)
    stylesheet = saxon.compiled(resources.stylesheet("print/volume.xsl"))
    result = stylesheet.transform(
        corpus(edition, documents, texts=True),
        lang=edition.language,
        template=given.template.name if given.template else "edition.typ",
        **_given(register=register_of(edition.persons_file), places=register_of(edition.places_file)),
    )
    for name, data in {f"{NAME}-text.typ": result.text.encode(), **templates(given, "volume.typ")}.items():
        write(output / name, data)
    return output / f"{NAME}-text.typ"


def _given(**registers: etree._ElementTree | None) -> Mapping[str, etree._ElementTree]:
    return {name: register for name, register in registers.items() if register is not None}
