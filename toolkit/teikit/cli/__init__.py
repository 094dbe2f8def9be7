"""The command line: options and printing, nothing else."""

from __future__ import annotations

from teikit.cli.main import main

__all__ = ["main"]
