"""One document as one page, and the style sheet beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from teikit import resources
from teikit.files import write
from teikit.publish.transform import register_of, transform


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
    """Write the page of a document, and other pages that the stylesheet makes of it, without the style sheet."""
    result = transform(
        document, "web/document.xsl", parameters, stylesheet, name=document.stem, register=register_of(register), **ours
    )
    pages = {f"{document.stem}.html": result.text, **result.documents}
    for name, text in pages.items():
        write(output / name, text.encode())
    return [output / name for name in pages]


def assets(output: Path) -> list[Path]:
    """Copy the style sheets and pictures that pages refer to."""
    source = resources.stylesheet("web/assets")
    copied = []
    for file in sorted(path for path in source.rglob("*") if path.is_file()):
        target = output / "assets" / file.relative_to(source)
        write(target, file.read_bytes())
        copied.append(target)
    return copied
