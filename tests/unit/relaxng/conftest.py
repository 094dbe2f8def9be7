"""A schema for the tests of diagnostics."""

from __future__ import annotations

import pytest

from helpers.relaxng.small_tei import SCHEMA
from teikit import relaxng


@pytest.fixture(scope="session")
def small_tei(tmp_path_factory: pytest.TempPathFactory) -> relaxng.Schema:
    path = tmp_path_factory.mktemp("schema") / "tei.rnc"
    path.write_text(SCHEMA)
    return relaxng.load(path, cache=False)
