"""One document as one page, and the style sheet beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from teikit.core import resources
from teikit.core.files import read_bytes, write
from teikit.core.xml import parse
from teikit.publishing.targets.web.pictures import shown
from teikit.publishing.transform import register_of, transform


def web(
    document: Path,
    output: Path,
    *,
    parameters: Mapping[str, str] | None = None,
    register: Path | None = None,
    stylesheet: Path | None = None,
    **ours: str,
) -> list[Path]:
    """Write the page of a document and what it needs into the folder ``output``; return what was written.

    :raises TeikitError: the document, the stylesheet or a parameter is in error, or a file cannot be written.
    """
    pages = page(document, output, parameters=parameters, register=register, stylesheet=stylesheet, **ours)
    return [*pages, *assets(output)]


def page(
    document: Path,
    output: Path,
    *,
    parameters: Mapping[str, str] | None = None,
    register: Path | None = None,
    stylesheet: Path | None = None,
    **ours: str,
) -> list[Path]:
    """Write the page of a document, what else the stylesheet makes of it and its pictures, without the style sheet."""
    tree = parse(document)
    pictures = shown(tree, document)
    result = transform(
        document,
        "web/document.xsl",
        parameters,
        stylesheet,
        tree,
        name=document.stem,
        register=register_of(register),
        pictures=pictures.told,
        **ours,
    )
    pages = {f"{document.stem}.html": result.text, **result.documents}
    made = {name: text.encode() for name, text in pages.items()}
    made |= {name: read_bytes(path, "a picture") for name, path in pictures.files.items()}
    for name, content in made.items():
        write(output / name, content)
    return [output / name for name in made]


def assets(output: Path) -> list[Path]:
    """Copy the style sheets and pictures that pages refer to."""
    source = resources.stylesheet("web/assets")
    copied = []
    for file in sorted(path for path in source.rglob("*") if path.is_file()):
        target = output / "assets" / file.relative_to(source)
        write(target, file.read_bytes())
        copied.append(target)
    return copied
