"""Publish: a TEI document becomes a web page, a PDF, a text. Python decides what to run, XSLT makes the markup."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from teikit.core.errors import TeikitError
from teikit.core.files import write

__all__ = ["TARGETS", "publish"]

#: What a document can be published as.
TARGETS = ("web", "print", "pdf", "epub", "text", "markdown")

#: What is one file of text, and the ending of its name.
_TEXTS = {"text": ".txt", "markdown": ".md"}


def publish(
    target: str,
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
    """Publish a document as one of :data:`TARGETS` in the folder ``output``; ``print`` is Typst source.

    :param parameters: values for the stylesheet's parameters; ``register``: a register of persons.
    :return: the files written.
    :raises TeikitError: the document, the stylesheet or a parameter is in error, or a file cannot be written.
    """
    if target == "web":
        from teikit.publishing.targets.web import web

        return web(document, output, parameters=parameters, register=register, stylesheet=stylesheet, **ours)
    if target in ("print", "pdf"):
        from teikit.publishing.targets.pdf import pdf, typst_source

        common: dict[str, Any] = {"parameters": parameters, "register": register, "stylesheet": stylesheet}
        if target == "print":
            return typst_source(document, output, typst_template=typst_template, **common, **ours)
        return pdf(document, output, typst_template=typst_template, pdf_standards=pdf_standards, **common, **ours)
    if target == "epub":
        from teikit.publishing.targets.epub import epub

        return epub(document, output, parameters=parameters, register=register, stylesheet=stylesheet, **ours)
    if target in _TEXTS:
        from teikit.publishing.transform import register_of, transform

        result = transform(
            document, f"{target}/document.xsl", parameters, stylesheet, register=register_of(register), **ours
        )
        path = output / f"{document.stem}{_TEXTS[target]}"
        write(path, result.text.encode())
        return [path]
    raise TeikitError(f"nothing publishes as {target!r}", hint=f"one of {', '.join(TARGETS)}")
