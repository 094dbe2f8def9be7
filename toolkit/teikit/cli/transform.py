"""``teikit transform``: a TEI document becomes a page, a PDF, a text."""

from __future__ import annotations

from pathlib import Path

import click

from teikit.publishing import TARGETS


@click.command()
@click.argument("document", type=click.Path(path_type=Path))
@click.option("--to", "target", type=click.Choice(TARGETS), required=True, help="What to make of it.")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The folder to write to.")
@click.option("-p", "--param", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter of the stylesheet.")
@click.option("--xslt", type=click.Path(path_type=Path), help="A stylesheet of your own; it may import ours.")
@click.option(
    "--typst-template", type=click.Path(path_type=Path), help="A Typst file of your own, for print; it may import ours."
)
@click.option(
    "--pdf-standard",
    "standards",
    multiple=True,
    metavar="NAME",
    help="What the PDF has to keep: ua-1 (accessible), a-2u, a-3a (archives) …; may be given several times.",
)
def transform(
    document: Path,
    target: str,
    output: Path,
    parameters: tuple[str, ...],
    xslt: Path | None,
    typst_template: Path | None,
    standards: tuple[str, ...],
) -> None:
    """Transform a TEI DOCUMENT: web page, Typst source, PDF, e-book, Markdown, or the received text.

    \b
    Example:
      teikit transform memo.xml --to web -o out/ -p lang=de
      teikit transform memo.xml --to pdf -o out/ --pdf-standard ua-1 --pdf-standard a-2a
    """
    from teikit.edition import config as edition
    from teikit.publishing import publish

    found = edition.find(document)
    register = found.persons_file if found and found.persons_file.is_file() else None
    written = publish(
        target,
        document,
        output,
        parameters=_parsed(parameters),
        register=register,
        stylesheet=xslt,
        typst_template=typst_template,
        pdf_standards=standards,
    )
    for path in written:
        click.echo(str(path))


def _parsed(parameters: tuple[str, ...]) -> dict[str, str]:
    parsed = {}
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"{parameter!r}: name=value was expected", param_hint="-p")
        parsed[name] = value
    return parsed
