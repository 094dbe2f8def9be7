"""The types of the public API, as mypy in strict mode presents them to users."""

from __future__ import annotations

import os
import re
import runpy
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import teikit
from helpers import ROOT

HERE = Path(__file__).parent
_ERROR = re.compile(r"(?P<file>[\w.]+):(?P<line>\d+): error: .*\[(?P<code>[\w-]+)\]$", re.MULTILINE)
_EXPECTED = re.compile(r"# error: (?P<code>[\w-]+)$")


@cache
def errors(*files: str) -> frozenset[tuple[str, int, str]]:
    """Return file, line and code of the errors that mypy reports in files that import the teikit under test."""
    pytest.importorskip("mypy")
    package = Path(teikit.__file__).parent.parent
    is_installed = package.name == "site-packages"
    environment = os.environ | ({} if is_installed else {"MYPYPATH": str(package)})
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--hide-error-context", "--config-file="]
    result = subprocess.run([*command, *files], cwd=HERE, env=environment, capture_output=True, text=True, check=False)
    assert not result.stderr
    found = {(match["file"], int(match["line"]), match["code"]) for match in _ERROR.finditer(result.stdout)}
    assert bool(found) == bool(result.returncode), result.stdout
    return frozenset(found)


def test_user_code_passes_in_strict_mode() -> None:
    assert not [error for error in errors("user_code.py", "mistakes.py") if error[0] == "user_code.py"]


def test_mistakes_are_type_errors() -> None:
    lines = (HERE / "mistakes.py").read_text(encoding="utf-8").splitlines()
    marked = ((number, _EXPECTED.search(line)) for number, line in enumerate(lines, 1))
    expected = {("mistakes.py", number, match["code"]) for number, match in marked if match}
    assert {error for error in errors("user_code.py", "mistakes.py") if error[0] == "mistakes.py"} == expected


def test_the_package_is_marked_as_typed() -> None:
    assert (Path(teikit.__file__).parent / "py.typed").is_file()


def test_user_code_runs(tmp_path: Path) -> None:
    user_code = runpy.run_path(str(HERE / "user_code.py"))
    (tmp_path / "memo.txt").write_text("Memorandum by Mr. Ross to Mr. Rusk\n\nHe saw Mr. Engen.\n", encoding="utf-8")
    output = tmp_path / "out"
    assert all(line.startswith("memo.txt:") for line in user_code["encode_all"](tmp_path, output))
    assert user_code["validate_all"](str(output), str(ROOT / "schemas" / "teikit.rng")) == 0
    assert {path.suffix for path in user_code["publish_all"](output / "memo.xml", str(output))} >= {".html", ".pdf"}


def test_every_exported_name_can_be_imported() -> None:
    assert {name for name in teikit.__all__ if not hasattr(teikit, name)} == set()
    assert set(teikit.__all__) <= set(dir(teikit))
    with pytest.raises(AttributeError, match="no attribute 'encod'"):
        teikit.encod  # noqa: B018


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import teikit; print(*sorted(set(sys.modules) - before))"
    environment = os.environ | {"PYTHONPATH": str(Path(teikit.__file__).parent.parent)}
    result = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["teikit"]
