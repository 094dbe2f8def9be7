"""``teikit path``: where the stylesheets, the schemas and their XML catalog are installed."""

from __future__ import annotations

import click

from teikit.cli.output import print_line
from teikit.core import resources


@click.command()
@click.argument("what", type=click.Choice(["xslt", "schemas", "catalog"]), metavar="xslt|schemas|catalog")
def path(what: str) -> None:
    """Print the folder of the installed stylesheets or schemas, or the file of their XML catalog.

    The catalog leads addresses such as urn:teikit:xslt:web/document.xsl and urn:teikit:schemas:teikit.rng to the
    installed files. Editors such as oXygen can load it.

    \b
    Example:
      teikit path xslt
      teikit path catalog
    """
    found = {
        "xslt": resources.stylesheet(""),
        "schemas": resources.schema(""),
        "catalog": resources.stylesheet("catalog.xml"),
    }[what]
    print_line(str(found))
