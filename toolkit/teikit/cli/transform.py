"""``teikit transform``: transform a TEI document to HTML, PDF, EPUB, Markdown or text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from teikit.cli.options import PATH
from teikit.cli.output import print_line

#: The names of :data:`teikit.publishing.FORMATS`, whose import would slow ``teikit --help``.
TARGETS = ("web", "print", "pdf", "epub", "text", "markdown")


@click.command()
@click.argument("document", type=PATH)
@click.option("--to", "target", type=click.Choice(TARGETS), required=True, help="Output format.")
@click.option("-o", "--output", type=PATH, required=True, help="Output folder.")
@click.option(
    "-p", "--param", "parameters", multiple=True, metavar="NAME=VALUE", help="Stylesheet parameter. Repeatable."
)
@click.option("--xslt", type=PATH, help="Stylesheet of your own; it may import teikit's.")
@click.option("--allow-network", is_flag=True, help="Allow your stylesheet to read from the network.")
@click.option("--typst-template", type=PATH, help="Typst template of your own; it may import teikit's.")
@click.option(
    "--pdf-standard",
    "standards",
    multiple=True,
    metavar="NAME",
    help="PDF standard to conform to, such as ua-1 or a-2u. Repeatable.",
)
def transform(
    *,
    document: Path,
    target: str,
    output: Path,
    parameters: tuple[str, ...],
    xslt: Path | None,
    allow_network: bool,
    typst_template: Path | None,
    standards: tuple[str, ...],
) -> None:
    """Transform a TEI DOCUMENT: web page, Typst source, PDF, e-book, Markdown, or text.

    A stylesheet of your own can read the files in its folder and below it, and the modules that it imports.

    \b
    Example:
      teikit transform memo.xml --to web -o out/ -p lang=de
      teikit transform memo.xml --to pdf -o out/ --pdf-standard ua-1 --pdf-standard a-2a
    """
    from teikit.publishing import FORMATS, Pdf, Print, publish
    from teikit.publishing.options import parse_pdf_standards

    options = FORMATS[target](stylesheet=xslt, parameters=_parsed(parameters), allow_network=allow_network)
    if isinstance(options, Print):
        options = replace(options, template=typst_template)
    if isinstance(options, Pdf):
        options = replace(options, standards=parse_pdf_standards(standards))
    for path in publish(document, output, options):
        print_line(str(path))


def _parsed(parameters: tuple[str, ...]) -> dict[str, str]:
    parsed = {}
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"{parameter!r}: not of the form NAME=VALUE", param_hint="-p")
        parsed[name] = value
    return parsed
