"""Print: a document as Typst source, and as the PDF that Typst sets from it, the same on every machine."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from teikit import resources
from teikit.files import write
from teikit.publish.pictures import pictures_of
from teikit.publish.timestamp import timestamp
from teikit.publish.transform import register_of, transform
from teikit.publish.typesetting import compile_typst
from teikit.tei import parse

#: The pictures that Typst can set.
SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")


def typst_source(
    document: Path,
    output: Path,
    *,
    parameters: Mapping[str, str] | None = None,
    register: Path | None = None,
    stylesheet: Path | None = None,
    **ours: str,
) -> list[Path]:
    """Write a document as Typst markup with its template beside it, for those who set it themselves.

    :return: the files written.
    :raises TeikitError: the document, the stylesheet or a parameter is in error, or a file cannot be written.
    """
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
        **ours,
    )
    files = {f"{document.stem}.typ": result.text.encode(), **_templates()}
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
    **ours: str,
) -> list[Path]:
    """Set a document as a tagged PDF; only the fonts that come with Typst are used, so it is the same everywhere.

    :return: the file written.
    :raises TeikitError: the document, the stylesheet or a parameter is in error, or Typst cannot set the result.
    """
    with tempfile.TemporaryDirectory(prefix="teikit-") as folder:
        written = typst_source(
            document, Path(folder), parameters=parameters, register=register, stylesheet=stylesheet, **ours
        )
        data = compile_typst(written[0], timestamp(parse(document)))
    target = output / f"{document.stem}.pdf"
    write(target, data)
    return [target]


def _templates() -> dict[str, bytes]:
    folder = resources.stylesheet("print")
    return {file.name: file.read_bytes() for file in sorted(folder.glob("*.typ"))}
