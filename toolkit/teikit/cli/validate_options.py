"""Options of ``teikit validate`` that select schemas and checks, gathered into one object."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import click

from teikit.cli.options import add_options, jobs_option

_OPTIONS = (
    click.option("--schema", metavar="FILE|URL", help="RELAX NG schema, in XML or compact syntax."),
    click.option(
        "--schematron",
        "rules",
        multiple=True,
        metavar="FILE|URL",
        help="Schematron rules, or a schema or ODD that contains them. Repeatable.",
    ),
    click.option(
        "--engine",
        type=click.Choice(["teikit", "libxml2"]),
        default="teikit",
        show_default=True,
        help="Validation engine; libxml2, slower and terser, is for cross-checks.",
    ),
    click.option(
        "--links/--no-links", default=None, show_default="on, unless a schema is given", help="Check pointers and IDs."
    ),
    click.option("--ids", is_flag=True, help="Report duplicate IDs and IDREFs without a target."),
    click.option("--allow-network", is_flag=True, help="Download schemas that no XML catalog resolves."),
    click.option("--no-cache", is_flag=True, help="Bypass the cache of compiled schemas."),
    jobs_option("one, or one per processor from 100 files"),
)


def validate_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options to a command, which receives a ``ValidationOptions`` as ``options``."""

    @wraps(command)
    def with_options(
        *,
        schema: str | None,
        rules: tuple[str, ...],
        engine: str,
        links: bool | None,
        ids: bool,
        allow_network: bool,
        no_cache: bool,
        jobs: int | None,
        **others: object,
    ) -> None:
        from teikit.validation import Engine, ValidationOptions

        options = ValidationOptions(
            schema=schema,
            schematron=rules,
            engine=Engine(engine),
            links=links,
            ids=ids,
            allow_network=allow_network,
            use_cache=not no_cache,
            processes=jobs,
        )
        command(options=options, **others)

    return add_options(with_options, _OPTIONS)
