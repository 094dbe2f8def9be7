"""The group of commands. A command's module is imported when the command is called."""

from __future__ import annotations

from importlib import import_module

import click

from teikit.cli.failures import run
from teikit.core.version import __version__

#: Commands in the order of a project's work, each in the module of its name, with the help that ``--help`` lists.
COMMANDS = {
    "encode": "Encode texts, web pages and Word documents in TEI.",
    "validate": "Validate documents: schema, rules, links.",
    "explain": "Explain an element, an attribute or a finding.",
    "transform": "Transform a document: HTML, PDF, EPUB, Markdown, text.",
    "build": "Encode, validate and publish an edition.",
    "serve": "Preview an edition, with live reload.",
    "registers": "List and edit persons, places and organisations.",
    "profiles": "List the profiles of encode, or print one.",
    "schema": "Compile an ODD: schema, rules, encoding manual.",
    "path": "Print where stylesheets and schemas are installed.",
}

#: Commands that may log warnings. The others do not import a logging handler, to start sooner.
_LOGGING = frozenset({"transform", "build", "serve", "schema"})


class Commands(click.Group):
    """A group that imports a command only when it runs, and reports errors as one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"teikit.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """Parse the arguments; this prints the help and the version."""
        return run(lambda: super(Commands, self).make_context(info_name, args, parent, **extra))

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        return run(lambda: super(Commands, self).invoke(ctx))


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
    if ctx.invoked_subcommand in _LOGGING:
        _show_warnings()


def _show_warnings() -> None:
    import logging

    from teikit.core.printable import printable

    def _is_made_printable(record: logging.LogRecord) -> bool:
        record.msg, record.args = printable(record.getMessage()), None
        return True

    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("teikit: warning: %(message)s"))
    handler.addFilter(_is_made_printable)
    log = logging.getLogger("teikit")
    log.handlers = [handler]
    log.propagate = False
