"""What the tests share: the memorandum, and the places of shipped and of neighbouring files."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from teikit.cli import main
from teikit.edition import config as edition
from teikit.edition import registers
from teikit.encoding import Encoding, Settings, encode
from teikit.encoding.profiles import profile
from teikit.encoding.readers import read_text

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "tei" / "sources" / "1950-10-07-ross-rusk.txt"


@pytest.fixture(scope="session")
def memorandum() -> Encoding:
    """The memorandum, encoded as `teikit build` does."""
    found = edition.load(ROOT / "tei")
    settings = Settings(
        profile.load("frus"),
        found,
        registers.persons(found.persons_file),
        output=found.tei / f"{SOURCE.stem}.xml",
    )
    return encode(read_text(SOURCE), settings)


@pytest.fixture(scope="session")
def tei_of(memorandum: Encoding) -> etree._Element:
    return memorandum.root


class Teikit:
    """Runs the command as a user does."""

    def __call__(self, *arguments: object, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def teikit() -> Teikit:
    return Teikit()
