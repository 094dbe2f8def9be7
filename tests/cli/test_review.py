"""`teikit encode --explain` and `--report`: what an editor looks through before an encoding is hers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import SOURCE, Teikit

HOSTILE = "<script>alert(1)</script> & ]]> \u202e He said <b>no</b>.\n\nMr. Roe said yes. He agreed.\n"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "memo.xml"


def test_the_table_begins_with_what_is_least_sure(teikit: Teikit, output: Path) -> None:
    lines = teikit("encode", SOURCE, "-o", output, "--explain").stderr.splitlines()
    assert lines[0].split() == ["line", "element", "text", "rule", "sure", "why", "or"]
    assert lines[1].split()[:3] == ["34", "said", "#engen"]
    assert " low " in lines[1]


def test_json_holds_every_decision_with_place_rule_and_alternatives(teikit: Teikit, output: Path) -> None:
    result = teikit("encode", SOURCE, "-o", output, "--explain", "json")
    told = json.loads(result.stdout)
    text = SOURCE.read_text(encoding="utf-8")
    first = told["decisions"][0]
    assert told["source"] == SOURCE.name
    assert (first["element"], first["rule"], first["certainty"]) == ("said", "speech", "low")
    assert " ".join(text[first["start"] : first["end"]].split()).startswith(first["text"][:40])
    assert {"kassaniev", "nobody’s statement"} <= set(first["alternatives"])
    assert all(not one["alternatives"] for one in told["decisions"] if one["certainty"] == "high")


def test_json_does_not_mix_with_the_tei(teikit: Teikit) -> None:
    result = teikit("encode", SOURCE, "--explain", "json")
    assert result.stdout.startswith("<?xml")
    assert json.loads(result.stderr[: result.stderr.rindex("}") + 1])["decisions"]


def test_the_report_shows_the_unsure_first_and_the_source_beside_the_encoding(
    teikit: Teikit, output: Path, tmp_path: Path
) -> None:
    teikit("encode", SOURCE, "-o", output, "--report", tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.index('<li class="low">') < page.index('<li class="medium">')
    assert page.count('<tr id="line-') == len([line for line in SOURCE.read_text("utf-8").splitlines() if line.strip()])
    assert "nobody’s statement" in page
    assert "://" not in page.replace("http://www.w3.org/1999/xhtml", "").split("<main>")[0]


def test_nothing_of_a_source_becomes_markup_of_the_report(teikit: Teikit, tmp_path: Path) -> None:
    source = tmp_path / "hostile.txt"
    source.write_text(HOSTILE, encoding="utf-8")
    result = teikit("encode", source, "-o", tmp_path / "hostile.xml", "--report", tmp_path / "report.html")
    assert result.exit_code == 0, result.stderr
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script>alert(1)&lt;/script>" in page.replace("&gt;", ">")


def test_several_sources_have_a_report_each(teikit: Teikit, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text("Mr. Roe said yes. He agreed.\n")
    teikit(
        "encode", tmp_path / "one.txt", tmp_path / "two.txt", "-o", tmp_path / "out", "--report", tmp_path / "review"
    )
    assert sorted(path.name for path in (tmp_path / "review").iterdir()) == ["one.html", "two.html"]
