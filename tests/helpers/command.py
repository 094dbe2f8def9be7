"""The command line, run in this process."""

from __future__ import annotations

from click.testing import CliRunner, Result

from teikit.cli import main


class Teikit:
    """Runs the command as a user does."""

    def __call__(self, *arguments: object, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
