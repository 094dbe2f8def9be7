"""Print: a document as Typst source, and as the PDF that Typst sets from it, the same on every machine."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from lxml import etree

from teikit.core import resources
from teikit.core.files import read_bytes, write
from teikit.core.isolated import run_isolated
from teikit.core.xml import parse
from teikit.edition import config as edition
from teikit.publishing.error_location import element_at, place, traced
from teikit.publishing.pictures import pictures_of
from teikit.publishing.settings import Settings, settings
from teikit.publishing.timestamp import timestamp
from teikit.publishing.transform import register_of, transform
from teikit.publishing.typesetting import TypstError, compile_typst

#: From how many bytes on a document is transformed in a process of its own.
LARGE = 1_000_000
#: The pictures that Typst can set.
SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")


def typst_source(
    document: Path,
    output: Path,
    *,
    parameters: Mapping[str, str] | None = None,
    register: Path | None = None,
    stylesheet: Path | None = None,
    typst_template: Path | None = None,
    **ours: Any,
) -> list[Path]:
    """Write a document as Typst markup with its templates beside it, for those who set it themselves.

    :param typst_template: a Typst file whose functions take the place of ours; it imports ``edition.typ``.
    :return: the files written, the document's first.
    :raises TeikitError: the document, the stylesheet or a parameter is in error, or a file cannot be written.
    """
    given = settings(edition.find(document), template=typst_template)
    tree = parse(document)
    pictures = pictures_of(tree, document, SUFFIXES)
    result = transform(
        document,
        "print/document.xsl",
        parameters,
        stylesheet,
        tree,
        register=register_of(register),
        pictures=pictures.told("pictures"),
        template=given.template and given.template.name,
        **ours,
    )
    files = {f"{document.stem}.typ": result.text.encode(), **templates(given)}
    files |= {name: path.read_bytes() for name, path in pictures.files("pictures").items()}
    for name, data in files.items():
        write(output / name, data)
    return [output / name for name in files]


def pdf(
    document: Path,
    output: Path,
    *,
    parameters: Mapping[str, str] | None = None,
    register: Path | None = None,
    stylesheet: Path | None = None,
    typst_template: Path | None = None,
    pdf_standards: tuple[str, ...] = (),
    **ours: Any,
) -> list[Path]:
    """Set a document as a tagged PDF; only the fonts that come with Typst, or with the edition, are used.

    :param pdf_standards: ``ua-1``, ``a-2u`` …; without them those of ``edition.toml``.
    :return: the file written.
    :raises TeikitError: the document, the stylesheet or a parameter is in error, or Typst cannot set the result.
    """
    given = settings(edition.find(document), standards=pdf_standards, template=typst_template)
    with tempfile.TemporaryDirectory(prefix="teikit-") as folder:
        source = partial(
            typst_source,
            document,
            Path(folder),
            parameters=parameters,
            register=register,
            typst_template=typst_template,
            **ours,
        )
        typeset = partial(
            compile_typst, created=timestamp(parse(document)), standards=given.standards, fonts=given.fonts
        )
        large = document.stat().st_size > LARGE
        try:
            # What a large document takes of memory to be transformed is free when it is set.
            first = run_isolated(source, stylesheet=stylesheet) if large else source(stylesheet=stylesheet)
            data = typeset(first[0])
        except TypstError as fault:
            with traced(stylesheet or resources.stylesheet("print/document.xsl")) as around:
                element = _faulty(source(stylesheet=around)[0], typeset, document)
            if element is not None:
                fault.message += f", at {place(element, document)}"
            raise
    target = output / f"{document.stem}.pdf"
    write(target, data)
    return [target]


def _faulty(source: Path, typeset: Callable[[Path], bytes], document: Path) -> etree._Element | None:
    """Set a traced source that has failed again; return the element of the document that it fails at."""
    try:
        typeset(source)
    except TypstError as fault:
        calls = [(line, column) for name, line, column in fault.places if name == source.name]
        if calls:
            return element_at(source.read_text(encoding="utf-8"), *calls[-1], parse(document))
    return None


def templates(given: Settings, *more: str) -> dict[str, bytes]:
    """Return the files that Typst source imports, by name: ours (``more`` of them), the settings, the user's own.

    :raises TeikitError: the user's template cannot be read.
    """
    folder = resources.stylesheet("print")
    files = {name: (folder / name).read_bytes() for name in ("edition.typ", "margin.typ", "late.typ", *more)}
    files["settings.typ"] = given.typst((folder / "settings.typ").read_text(encoding="utf-8")).encode()
    if given.template:
        files[given.template.name] = read_bytes(given.template, "a Typst template")
    return files
