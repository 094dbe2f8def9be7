"""Options of ``teikit encode``, gathered into :class:`teikit.workflow.encode_source.EncodeRequest`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teikit.cli.options import PATH, add_options

if TYPE_CHECKING:
    from teikit.encoding.split.documents import SplitMode

_OPTIONS = (
    click.option(
        "--from",
        "source_format",
        type=click.Choice(["text", "html", "docx"]),
        show_default="detected from content, then file name",
        help="Source format.",
    ),
    click.option("--profile", show_default="the edition's, or frus", help="Built-in profile, or TOML file."),
    click.option(
        "--notes", type=PATH, show_default="the edition's", help="Text file with the bodies of the notes (1. See …)."
    ),
    click.option(
        "--split",
        type=click.Choice(["auto", "none", "rows", "pages", "numbers"]),
        default="auto",
        show_default=True,
        help="Split sources at separator lines (===), form feeds or numbered headings.",
    ),
    click.option(
        "--tag",
        multiple=True,
        type=click.Choice(["persons", "places", "organisations", "dates"]),
        show_default="the edition's",
        help="Tag these in the running text. Repeatable.",
    ),
    click.option("--registers", type=PATH, show_default="the edition's", help="Register, or folder of registers."),
    click.option("--encoding", show_default="declared in the source, or UTF-8", help="Character encoding."),
    click.option("--strict", is_flag=True, help="Fail if content would be lost without a recorded reason."),
    click.option("--force", is_flag=True, help="Overwrite existing files."),
    click.option("--update", is_flag=True, help="Merge into existing documents, keeping their corrections."),
    click.option(
        "--base",
        type=PATH,
        show_default="kept by the edition",
        help="Merge base of --update: the encoder's original output.",
    ),
)


def encode_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options to a command, which receives an ``EncodeRequest`` as ``request``."""

    @wraps(command)
    def with_options(
        *,
        source_format: str | None,
        profile: str | None,
        notes: Path | None,
        split: SplitMode,
        tag: tuple[str, ...],
        registers: Path | None,
        encoding: str | None,
        strict: bool,
        force: bool,
        update: bool,
        base: Path | None,
        **others: object,
    ) -> None:
        from teikit.workflow.encode_job import EncodeRequest

        request = EncodeRequest(
            profile=profile,
            registers=registers,
            notes=notes,
            tag=tag,
            encoding=encoding,
            source_format=source_format,
            split=split,
            strict=strict,
            overwrite=force,
            update=update,
            base=base,
        )
        command(request=request, **others)

    return add_options(with_options, _OPTIONS)
