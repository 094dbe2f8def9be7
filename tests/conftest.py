"""Shared fixtures: the memorandum, and the paths of shipped and of neighbouring files."""

from __future__ import annotations

import pytest
from hypothesis import settings
from lxml import etree

from helpers import ROOT, SOURCE, Teikit
from helpers.browser import browser, opened, published, site, visit, visited
from helpers.edition_files import files
from teikit.edition import registers
from teikit.edition.config import Edition
from teikit.encoding import Encoding, EncodingOptions, encode
from teikit.encoding.profiles import load_profile
from teikit.encoding.readers import read_text

__all__ = ["browser", "files", "opened", "published", "site", "visit", "visited"]

# One profile for all property tests: an example may take as long as the machine needs.
settings.register_profile("teikit", deadline=None)
settings.load_profile("teikit")


@pytest.fixture(scope="session")
def memorandum() -> Encoding:
    """The memorandum, encoded as `teikit build` does."""
    found = Edition.load(ROOT / "tei")
    settings = EncodingOptions(
        load_profile("frus"),
        found,
        registers.read_persons(found.persons_file),
        output=found.tei / f"{SOURCE.stem}.xml",
    )
    return encode(read_text(SOURCE), settings)


@pytest.fixture(scope="session")
def tei_of(memorandum: Encoding) -> etree._Element:
    return memorandum.root


@pytest.fixture
def teikit() -> Teikit:
    return Teikit()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write golden files instead of comparing with them.")
