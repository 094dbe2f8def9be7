"""Validation in CI: the steps of the GitHub action and of the GitLab job, and the hook, run as shell scripts."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from junitparser import JUnitXml

from helpers import ROOT

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
GITLAB = yaml.safe_load((ROOT / "toolkit" / "ci" / "teikit.gitlab-ci.yml").read_text(encoding="utf-8"))["teikit"]
[HOOK] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """Return an edition with one faulty memorandum, in a folder whose name contains a space."""
    folder = tmp_path / "my edition"
    shutil.copytree(ROOT / "tei", folder, ignore=shutil.ignore_patterns("public"))
    toml = folder / "edition.toml"
    toml.write_text(re.sub(r"(?m)^schema = .*\n", "", toml.read_text(encoding="utf-8")), encoding="utf-8")
    [document] = (folder / "documents").glob("*.xml")
    text = re.sub(r"<\?xml-model.*?\?>\n", "", document.read_text(encoding="utf-8"))
    document.write_text(text.replace('<pb n="908"', '<pb n="907"'), encoding="utf-8")
    return folder


def run(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a step of a workflow: bash stops at the first error, and ``teikit`` is the one under test."""
    bin_folder = folder.parent / "bin"
    bin_folder.mkdir()
    command = bin_folder / "teikit"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m teikit "$@"\n')
    command.chmod(0o755)
    environment = os.environ | {"PATH": f"{bin_folder}:{os.environ['PATH']}"} | variables
    environment["PYTHONPATH"] = str(ROOT / "toolkit")
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def validate_step() -> dict[str, Any]:
    [step] = [step for step in ACTION["runs"]["steps"] if step.get("name") == "Validate"]
    return step


def inputs(**given: str) -> dict[str, str]:
    """Return the step's variables, with the given value or the default of each input."""
    found = {}
    for variable, expression in validate_step()["env"].items():
        name = re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", expression)[1]  # type: ignore[index]
        found[variable] = given.get(name.replace("-", "_"), ACTION["inputs"][name]["default"])
    return found


def test_the_action_annotates_lines_and_writes_sarif(edition: Path) -> None:
    result = run(validate_step()["run"], edition, **inputs())
    assert result.returncode == 1, result.stderr
    [command] = [line for line in result.stdout.splitlines() if "sch.page-once" in line]
    assert command.startswith("::error file=documents/1950-10-07-ross-rusk.xml,line=")
    log = json.loads((edition / "teikit.sarif").read_text(encoding="utf-8"))
    assert "sch.page-once" in {result["ruleId"] for result in log["runs"][0]["results"]}


def test_the_action_takes_files_with_spaces_and_other_severities(edition: Path) -> None:
    (edition / "a file.xml").write_text("<TEI xmlns='http://www.tei-c.org/ns/1.0'/>")
    (edition / "any.rnc").write_text('default namespace = "http://www.tei-c.org/ns/1.0"\nstart = element TEI { empty }')
    given = inputs(files="a file.xml\n", schema="any.rnc", fail_on="note", sarif="out/it.sarif")
    result = run(validate_step()["run"], edition, **given)
    assert (result.returncode, result.stderr) == (0, "1 checked, nothing found\n")
    assert (edition / "out" / "it.sarif").is_file()


def test_the_baseline_of_the_action_suppresses_recorded_findings(edition: Path) -> None:
    script = f"teikit validate --write-baseline old.txt\n{validate_step()['run']}"
    assert run(script, edition, **inputs(baseline="old.txt")).returncode == 0


def test_every_input_of_the_action_is_used() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    for name in ACTION["inputs"]:
        assert f"${{{{ inputs.{name} }}}}" in text


def test_the_gitlab_job_reports_quality_and_tests(edition: Path) -> None:
    result = run("\n".join(GITLAB["script"]), edition, TEIKIT_FILES=GITLAB["variables"]["TEIKIT_FILES"])
    assert result.returncode == 1, result.stderr
    reports = GITLAB["artifacts"]["reports"]
    issues = json.loads((edition / reports["codequality"]).read_text(encoding="utf-8"))
    assert "sch.page-once" in {issue["check_name"] for issue in issues}
    assert JUnitXml.fromfile(str(edition / reports["junit"])).failures == 1


def test_the_hook_validates_changed_files(edition: Path) -> None:
    [document] = (edition / "documents").glob("*.xml")
    assert re.search(HOOK["files"], document.name)
    result = run(f"{HOOK['entry']} documents/{document.name}", edition)
    assert result.returncode == 1
    assert "sch.page-once" in result.stdout
