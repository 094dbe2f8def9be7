"""The edition as a whole: a page for each document with its TEI beside it, and the front page that lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from teikit import resources, saxon
from teikit.edition import Edition
from teikit.errors import TeikitError
from teikit.files import write
from teikit.publish.corpus import corpus
from teikit.publish.transform import register_of
from teikit.publish.web.page import assets, page

FRONT_PAGE = "index.html"


def web_edition(
    edition: Edition, documents: Sequence[Path], output: Path, downloads: Sequence[str] = ("xml",)
) -> Iterator[Path]:
    """Write the web edition into the folder ``output``; yield what was written.

    :param downloads: the endings of what lies beside each page: ``xml`` (copied here), ``pdf``, ``txt``.
    :raises TeikitError: a document is called ``index``, is no TEI, or the stylesheet fails.
    """
    register = edition.persons_file if edition.persons_file.is_file() else None
    for document in documents:
        if f"{document.stem}.html" == FRONT_PAGE:
            raise TeikitError("index.html is the front page", document, hint="give the file another name")
        yield from page(
            document,
            output,
            parameters=edition.web,
            register=register,
            downloads=" ".join(downloads),
            edition_title=edition.title,
            base_url=edition.base_url,
            lang=edition.language,
        )
        copy = output / document.name
        write(copy, document.read_bytes())
        yield copy
    stylesheet = saxon.compiled(resources.stylesheet("web/edition.xsl"))
    result = stylesheet.transform(
        corpus(edition, documents, texts=False),
        register=register_of(register),
        edition_title=edition.title,
        base_url=edition.base_url,
        lang=edition.language,
    )
    write(output / FRONT_PAGE, result.text.encode())
    yield output / FRONT_PAGE
    yield from assets(output)
