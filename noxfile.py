"""Development tasks, one word each: check, test, docs, release; ``nox -s test`` runs one, ``nox -l`` lists them."""

from __future__ import annotations

from pathlib import Path

import nox

nox.needs_version = ">=2024.3.2"
nox.options.sessions = ["check", "test"]
nox.options.reuse_existing_virtualenvs = True
nox.options.error_on_missing_interpreters = False
nox.options.default_venv_backend = "uv|virtualenv"

PYTHONS = ["3.11", "3.12", "3.13", "3.14"]


@nox.session
def check(session: nox.Session) -> None:
    """Check style and types, also those of code that uses the API."""
    session.install("-e", ".[dev]")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")
    session.run("pytest", "-q", "--numprocesses=0", "tests/typing")


@nox.session
def test(session: nox.Session) -> None:
    """Run the tests, or those given after ``--``."""
    session.install("-e", ".[test]")
    session.run("pytest", "-q", *session.posargs)


@nox.session(python=PYTHONS)
def matrix(session: nox.Session) -> None:
    """Run the unit tests with every supported Python that is installed."""
    session.install("-e", ".[test]")
    session.run("pytest", "-q", *(session.posargs or ["tests/unit"]))


@nox.session
def docs(session: nox.Session) -> None:
    """Regenerate the derived files: schemas, encoding manual, reference pages, expected help."""
    session.install("-e", ".[test]")
    session.run("teikit", "schema", "all", "schemas/teikit.odd")
    session.run("python", "toolkit/maintenance/write_json_schemas.py")
    session.run("python", "docs/generate.py")
    session.run("pytest", "-q", "--update-golden", "tests/end_to_end/test_help.py")


@nox.session
def release(session: nox.Session) -> None:
    """Build the distributions in ``dist/`` and check them; uploading them stays a separate step."""
    session.install("build", "twine")
    for old in Path("dist").glob("teikit-*"):
        old.unlink()
    session.run("python", "-m", "build")
    session.run("twine", "check", "--strict", *map(str, Path("dist").glob("teikit-*")))
