"""``teikit schema``: compile an ODD to a RELAX NG schema, Schematron rules and an encoding manual."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from teikit.cli.failures import Failure
from teikit.cli.options import PATH, add_options
from teikit.cli.output import print_line

_odd_argument = click.argument("odd", type=PATH)
_source_option = click.option("--source", type=PATH, help="ODD that this one customises, such as p5subset.xml.")
_output_option = click.option("-o", "--output", type=PATH, show_default="standard output", help="Output file.")
_compile_options = partial(add_options, options=(_odd_argument, _source_option, _output_option))


_ALIASES = {"sch": "schematron"}


class _SchemaCommands(click.Group):
    """A group with short names for some commands."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name or alias."""
        return super().get_command(ctx, _ALIASES.get(cmd_name, cmd_name))


@click.group(cls=_SchemaCommands)
def schema() -> None:
    """Compile an ODD to a schema, rules or an encoding manual.

    \b
    Example:
      teikit schema all schemas/teikit.odd
      teikit schema rng our.odd --source p5subset.xml -o our.rng
    """


@schema.command()
@_compile_options
def rng(odd: Path, source: Path | None, output: Path | None) -> None:
    """Compile ODD to a RELAX NG schema.

    \b
    Example:
      teikit schema rng schemas/teikit.odd -o teikit.rng
    """
    from teikit.odd import compile_relaxng

    _write(compile_relaxng, odd, source, output)


@schema.command()
@_compile_options
def schematron(odd: Path, source: Path | None, output: Path | None) -> None:
    """Compile the rules in ODD to Schematron (alias: sch).

    \b
    Example:
      teikit schema schematron schemas/teikit.odd -o teikit.sch
    """
    from teikit.odd import compile_schematron

    _write(compile_schematron, odd, source, output)


@schema.command()
@_compile_options
def manual(odd: Path, source: Path | None, output: Path | None) -> None:
    """Write the encoding manual of ODD, an HTML page.

    \b
    Example:
      teikit schema manual schemas/teikit.odd -o teikit.html
    """
    from teikit.odd import compile_manual

    _write(compile_manual, odd, source, output)


@schema.command("all")
@_odd_argument
@_source_option
@click.option("-o", "--output", type=PATH, show_default="folder of ODD", help="Output folder.")
def all_(odd: Path, source: Path | None, output: Path | None) -> None:
    """Write NAME.rng, NAME.sch and NAME.html (the manual).

    \b
    Example:
      teikit schema all schemas/teikit.odd
    """
    from teikit.odd import compile_manual, compile_relaxng, compile_schematron

    folder = odd.parent if output is None else output
    for suffix, compile_odd in ((".rng", compile_relaxng), (".sch", compile_schematron), (".html", compile_manual)):
        path = folder / f"{odd.stem}{suffix}"
        _write(compile_odd, odd, source, path)
        print_line(str(path))


def _write(
    compile_odd: Callable[[Path, Path | None], bytes], odd: Path, source: Path | None, output: Path | None
) -> None:
    from teikit.core.files import write
    from teikit.odd import find_faults

    found = find_faults(odd, source)
    for finding in found:
        print_line(str(finding), err=True)
    if found:
        raise Failure("nothing written: fix the errors above")
    data = compile_odd(odd, source)
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        write(output, data)
