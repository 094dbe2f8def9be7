from __future__ import annotations

import os
import subprocess
import sys

import pytest

from helpers.isolated_functions import compute, die, fail
from teikit.core.errors import DocumentError, WorkerError
from teikit.core.isolated import run_isolated


def test_the_function_runs_in_another_process():
    process, number = run_isolated(compute, 21, doubled=True)
    assert process != os.getpid()
    assert number == 42


def test_errors_and_log_records_come_back(caplog):
    with pytest.raises(DocumentError, match=r"a\.xml:3: broken"):
        run_isolated(fail)
    assert [record.getMessage() for record in caplog.records] == ["about to fail"]


def test_a_killed_process_is_an_error():
    with pytest.raises(WorkerError, match="was killed"):
        run_isolated(die)


def test_a_script_without_a_main_guard_runs_once(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "import os\nfrom teikit.core.isolated import run_isolated\n"
        "print('started', flush=True)\nprint(run_isolated(os.getpid) != os.getpid())\n"
    )
    result = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert (result.stdout.split(), result.stderr) == (["started", "True"], "")
