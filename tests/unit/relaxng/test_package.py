"""The package as a library of its own: its exports and its imports."""

from __future__ import annotations

import subprocess
import sys

import teikit_relaxng
from teikit import relaxng

IMPORT_ALL = """
import pkgutil, sys
from teikit import relaxng
for module in pkgutil.walk_packages(relaxng.__path__, "teikit.relaxng."):
    __import__(module.name)
print(*sorted(name for name in sys.modules if name.partition(".")[0] == "teikit"))
"""


def test_the_engine_imports_no_other_part_of_teikit() -> None:
    run = subprocess.run([sys.executable, "-c", IMPORT_ALL], capture_output=True, text=True, check=True)
    imported = run.stdout.split()
    assert len(imported) > 40
    assert [name for name in imported if not name.startswith("teikit.relaxng")] == ["teikit"]


def test_the_engine_has_a_name_of_its_own() -> None:
    assert teikit_relaxng.__all__ == relaxng.__all__
    assert all(getattr(teikit_relaxng, name) is getattr(relaxng, name) for name in relaxng.__all__)


def test_a_schema_has_a_short_repr(small_tei: relaxng.Schema) -> None:
    assert repr(small_tei) == "<Schema tei.rnc>"
