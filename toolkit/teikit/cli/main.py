"""The group of commands: each is imported when it is called or listed, errors are told once, here."""

from __future__ import annotations

import atexit
import gc
from importlib import import_module
from typing import Any

import click

from teikit import __version__
from teikit.core.errors import TeikitError

#: Command name to the module of :mod:`teikit.cli` that holds it, in the order of work.
COMMANDS = {
    "encode": "encode",
    "validate": "validate",
    "explain": "explain",
    "transform": "transform",
    "build": "build",
    "serve": "serve",
    "registers": "registers",
    "profiles": "profiles",
    "schema": "schema",
}

#: Commands whose work may log warnings; the others start sooner without what shows them.
WARNING = frozenset({"transform", "build", "serve", "schema"})

# What a command makes it needs to its end, and then the process is over: to look for garbage less often, and not once
# more at the end, saves a tenth of the time that a small file takes.
gc.set_threshold(10_000, 20, 20)
atexit.register(gc.freeze)


class Failure(click.ClickException):
    """What a user has to mend: one line on standard error, exit status 2 (1 is for findings)."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Print the message."""
        click.echo(f"teikit: {self.format_message()}", err=True, file=file)


class Commands(click.Group):
    """A group that imports a command's module only when it is needed, so that ``--help`` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"teikit.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what the library cannot do becomes one line for the user."""
        try:
            return super().invoke(ctx)
        except TeikitError as error:
            raise Failure(str(error)) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="teikit")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Encode documents in TEI, validate them, publish them.

    \b
    Example:
      teikit encode memo.txt -o memo.xml
      teikit validate memo.xml
      teikit transform memo.xml --to web -o out/
      teikit build tei
    """
    if ctx.invoked_subcommand in WARNING:
        _show_warnings()


def _show_warnings() -> None:
    import logging

    warnings = logging.StreamHandler()
    warnings.setFormatter(logging.Formatter("teikit: warning: %(message)s"))
    log = logging.getLogger("teikit")
    log.handlers = [warnings]
    log.propagate = False
