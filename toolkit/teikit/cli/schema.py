"""``teikit schema``: from an ODD to a RELAX NG schema, Schematron rules, the encoding manual."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

_ODD = click.argument("odd", type=click.Path(path_type=Path))
_SOURCE = click.option("--source", type=click.Path(path_type=Path), help="The ODD that this one customises.")
_OUTPUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file to write; standard output without it."
)


@click.group()
def schema() -> None:
    """Make a schema, rules or the encoding manual from an ODD.

    \b
    Example:
      teikit schema all schemas/teikit.odd
      teikit schema rng our.odd --source p5subset.xml -o our.rng
    """


@schema.command()
@_ODD
@_SOURCE
@_OUTPUT
def rng(odd: Path, source: Path | None, output: Path | None) -> None:
    """Compile ODD to a RELAX NG schema."""
    from teikit.odd.compiler import rng as compile_odd

    _write(compile_odd, odd, source, output)


@schema.command()
@_ODD
@_SOURCE
@_OUTPUT
def schematron(odd: Path, source: Path | None, output: Path | None) -> None:
    """Compile the rules in ODD to Schematron."""
    from teikit.odd.compiler import schematron as compile_odd

    _write(compile_odd, odd, source, output)


@schema.command()
@_ODD
@_SOURCE
@_OUTPUT
def manual(odd: Path, source: Path | None, output: Path | None) -> None:
    """Make the encoding manual of ODD: one HTML page."""
    from teikit.odd.compiler import manual as compile_odd

    _write(compile_odd, odd, source, output)


@schema.command("all")
@_ODD
@_SOURCE
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The folder to write to; that of ODD without it.")
def everything(odd: Path, source: Path | None, output: Path | None) -> None:
    """Make schema, rules and manual of ODD: NAME.rng, NAME.sch, NAME.html.

    \b
    Example:
      teikit schema all schemas/teikit.odd
    """
    from teikit.odd import compiler as compilers

    folder = odd.parent if output is None else output
    makers = {".rng": compilers.rng, ".sch": compilers.schematron, ".html": compilers.manual}
    for suffix, make in makers.items():
        made = folder / f"{odd.stem}{suffix}"
        _write(make, odd, source, made)
        click.echo(str(made))


def _write(make: Callable[[Path, Path | None], bytes], odd: Path, source: Path | None, output: Path | None) -> None:
    from teikit.core.files import write
    from teikit.odd.compiler import faults

    found = faults(odd, source)
    for fault in found:
        click.echo(str(fault), err=True)
    if found:
        click.echo("teikit: nothing written: mend the ODD first", err=True)
        sys.exit(2)
    data = make(odd, source)
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        write(output, data)
