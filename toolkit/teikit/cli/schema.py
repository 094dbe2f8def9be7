"""``teikit schema``: compile an ODD to a RELAX NG schema, Schematron rules and an encoding manual."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teikit.cli.failures import Failure
from teikit.cli.options import PATH, add_options
from teikit.cli.output import print_line

if TYPE_CHECKING:
    from teikit.odd import Odd

_odd_argument = click.argument("odd", type=PATH)
_source_option = click.option(
    "--source",
    metavar="SOURCE",
    show_default="that of the ODD, else tei:current",
    help="ODD that this one customises: a file, tei:VERSION or an address.",
)
_strict_option = click.option("--strict", is_flag=True, help="Write nothing if there are warnings.")
_network_option = click.option("--allow-network", is_flag=True, help="Download the source if it is not cached.")
_output_option = click.option("-o", "--output", type=PATH, show_default="standard output", help="Output file.")
_input_options = (_source_option, _strict_option, _network_option)
_compile_options = partial(add_options, options=(_odd_argument, *_input_options, _output_option))


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
def rng(odd: Path, source: str | None, strict: bool, allow_network: bool, output: Path | None) -> None:
    """Compile ODD to a RELAX NG schema.

    \b
    Example:
      teikit schema rng schemas/teikit.odd -o teikit.rng
    """
    _write(_open(odd, source, strict=strict, allow_network=allow_network).relaxng, output)


@schema.command()
@_compile_options
def rnc(odd: Path, source: str | None, strict: bool, allow_network: bool, output: Path | None) -> None:
    """Compile ODD to a RELAX NG schema in the compact syntax.

    \b
    Example:
      teikit schema rnc schemas/teikit.odd -o teikit.rnc
    """
    _write(_open(odd, source, strict=strict, allow_network=allow_network).relaxng_compact, output)


@schema.command()
@_compile_options
def schematron(odd: Path, source: str | None, strict: bool, allow_network: bool, output: Path | None) -> None:
    """Compile the rules in ODD to Schematron (alias: sch).

    \b
    Example:
      teikit schema schematron schemas/teikit.odd -o teikit.sch
    """
    from teikit.workflow.customisation import verified_rules

    compiled = _open(odd, source, strict=strict, allow_network=allow_network)
    _write(partial(verified_rules, compiled), output)


@schema.command("odd")
@_compile_options
def odd_(odd: Path, source: str | None, strict: bool, allow_network: bool, output: Path | None) -> None:
    """Write the compiled ODD, complete without its source.

    \b
    Example:
      teikit schema odd our.odd --source p5subset.xml -o our.compiled.odd
    """
    _write(_open(odd, source, strict=strict, allow_network=allow_network).compiled, output)


@schema.command()
@_compile_options
def json(odd: Path, source: str | None, strict: bool, allow_network: bool, output: Path | None) -> None:
    """Write the resolved schema as JSON, for programs.

    \b
    Example:
      teikit schema json schemas/teikit.odd -o teikit.json
    """
    _write(_open(odd, source, strict=strict, allow_network=allow_network).json, output)


@schema.command()
@_compile_options
@click.option("--language", metavar="TAG", default="", show_default="that of the ODD", help="Language of the manual.")
@click.option("--split", is_flag=True, help="Write a folder with a page for each element.")
def manual(
    odd: Path, source: str | None, strict: bool, allow_network: bool, output: Path | None, language: str, split: bool
) -> None:
    """Write the encoding manual of ODD, an HTML page.

    \b
    Example:
      teikit schema manual schemas/teikit.odd -o teikit.html
    """
    compiled = _open(odd, source, strict=strict, allow_network=allow_network)
    if not split:
        _write(partial(compiled.manual, language=language), output)
        return
    if output is None:
        raise Failure("--split writes a folder: name it with -o")
    from teikit.core.files import write
    from teikit.odd.pages import split_manual

    for name, page in split_manual(compiled.manual(language=language)).items():
        write(output / name, page)
    print_line(str(output / "index.html"))


@schema.command("all")
@partial(
    add_options,
    options=(
        _odd_argument,
        *_input_options,
        click.option("-o", "--output", type=PATH, show_default="folder of ODD", help="Output folder."),
    ),
)
def all_(odd: Path, source: str | None, strict: bool, allow_network: bool, output: Path | None) -> None:
    """Write NAME.rng, NAME.sch and NAME.html (the manual).

    \b
    Example:
      teikit schema all schemas/teikit.odd
    """
    from teikit.workflow.customisation import verified_rules

    compiled = _open(odd, source, strict=strict, allow_network=allow_network)
    folder = odd.parent if output is None else output
    rules = partial(verified_rules, compiled)
    for suffix, compile_odd in ((".rng", compiled.relaxng), (".sch", rules), (".html", compiled.manual)):
        path = folder / f"{odd.stem}{suffix}"
        _write(compile_odd, path)
        print_line(str(path))


@schema.command()
@click.argument("source")
@click.option("--sha256", "checksum", metavar="SUM", help="Checksum that the download must have.")
def fetch(source: str, checksum: str | None) -> None:
    """Download the ODD that others customise into the user's cache.

    SOURCE is tei:VERSION, tei:current or an address.

    \b
    Example:
      teikit schema fetch tei:4.9.0
    """
    from teikit.workflow.customisation import fetch_source

    file, found = fetch_source(source, expected=checksum)
    print_line(str(file))
    print_line(f"sha256 {found}")


def _open(odd: Path, source: str | None, *, strict: bool, allow_network: bool) -> Odd:
    """Return an ODD without errors; print its problems."""
    from teikit.core.findings import Severity
    from teikit.workflow.customisation import open_odd

    compiled = open_odd(odd, source, allow_network=allow_network)
    findings = compiled.findings
    for finding in findings:
        print_line(str(finding), err=True)
        if finding.suggestion:
            print_line(f"  help: {finding.suggestion}", err=True)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise Failure("nothing written: fix the errors above")
    if strict and findings:
        raise Failure("nothing written: --strict, and there are warnings")
    return compiled


def _write(compile_odd: Callable[[], bytes], output: Path | None) -> None:
    from teikit.core.files import write

    data = compile_odd()
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        write(output, data)
