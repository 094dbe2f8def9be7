"""`teikit encode --explain` and `--report`: the decisions that an editor reviews."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html

from helpers import ROOT, SOURCE, Teikit

HOSTILE = "<script>alert(1)</script> & ]]> \u202e He said <b>no</b>.\n\nMr. Roe said yes. He agreed.\n"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "memo.xml"


def test_the_table_lists_uncertain_decisions_first(teikit: Teikit, output: Path) -> None:
    lines = teikit("encode", SOURCE, "-o", output, "--explain").stderr.splitlines()
    assert lines[0].split() == ["line", "element", "text", "rule", "certainty", "reason", "alternatives"]
    assert lines[1].split()[:3] == ["34", "said", "#engen"]
    assert " low " in lines[1]


def test_json_contains_every_decision_with_position_rule_and_alternatives(teikit: Teikit, output: Path) -> None:
    result = teikit("encode", SOURCE, "-o", output, "--explain", "json")
    listed = json.loads(result.stdout)
    text = SOURCE.read_text(encoding="utf-8")
    first = listed["decisions"][0]
    assert listed["source"] == SOURCE.name
    assert (first["element"], first["rule"], first["certainty"]) == ("said", "speech", "low")
    assert " ".join(text[first["start"] : first["end"]].split()).startswith(first["text"][:40])
    assert {"kassaniev", "nobody’s statement"} <= set(first["alternatives"])
    assert all(not one["alternatives"] for one in listed["decisions"] if one["certainty"] == "high")


def test_json_does_not_mix_with_the_tei(teikit: Teikit) -> None:
    result = teikit("encode", SOURCE, "--explain", "json")
    assert result.stdout.startswith("<?xml")
    assert json.loads(result.stderr[: result.stderr.rindex("}") + 1])["decisions"]


def test_the_report_shows_uncertain_decisions_first_and_the_source_next_to_the_encoding(
    teikit: Teikit, output: Path, tmp_path: Path
) -> None:
    teikit("encode", SOURCE, "-o", output, "--report", tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.index('<li class="low"') < page.index('<li class="medium"')
    assert page.count('<tr id="line-') == len([line for line in SOURCE.read_text("utf-8").splitlines() if line.strip()])
    assert "nobody’s statement" in page
    assert "://" not in page.replace("http://www.w3.org/1999/xhtml", "").split("<main>")[0]


def test_source_text_never_becomes_markup_of_the_report(teikit: Teikit, tmp_path: Path) -> None:
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


def test_names_missing_from_the_registers_are_listed_once_with_all_occurrences(teikit: Teikit, tmp_path: Path) -> None:
    source = tmp_path / "memo.txt"
    source.write_text("Mr. Roe came.\n\nMr. Roe went.\n\nMr. Roe wrote to Mr. Roe.\n", encoding="utf-8")
    teikit("encode", source, "-o", tmp_path / "memo.xml", "--report", tmp_path / "report.html")
    page = html.parse(tmp_path / "report.html")
    [item] = page.xpath("//li[@class='low']")
    assert [link.text for link in item.iter("a")] == ["line 1", "line 3", "line 5"]
    assert item.find_class("others")[0].text_content().strip().replace("\n", "") == "line 3, line 5"


def test_every_link_of_the_report_leads_somewhere(teikit: Teikit, output: Path, tmp_path: Path) -> None:
    teikit("encode", SOURCE, "-o", output, "--report", tmp_path / "report.html")
    page = html.parse(tmp_path / "report.html")
    identifiers = page.xpath("//@id")
    targets = {link.removeprefix("#") for link in page.xpath("//a/@href")}
    assert targets <= set(identifiers)
    assert len(identifiers) == len(set(identifiers))
    assert any(target.startswith("decision-") for target in targets)


def test_the_report_contains_the_source_line_by_line(teikit: Teikit, output: Path, tmp_path: Path) -> None:
    teikit("encode", SOURCE, "-o", output, "--report", tmp_path / "report.html")
    rows = html.parse(tmp_path / "report.html").xpath("//tbody/tr/td[1]")
    listed = [row.text_content() for row in rows]
    assert listed == [line for line in SOURCE.read_text(encoding="utf-8").splitlines() if line.strip()]


def test_the_encoding_of_a_line_has_its_tags_and_no_marker(teikit: Teikit, tmp_path: Path) -> None:
    source = tmp_path / "memo.txt"
    source.write_text("He saw [Page 12] it.\n", encoding="utf-8")
    teikit("encode", source, "-o", tmp_path / "memo.xml", "--report", tmp_path / "report.html")
    [cell] = html.parse(tmp_path / "report.html").xpath("//tbody/tr/td[2]")
    assert " ".join(cell.text_content().split()) == '<p>He saw <pb n="12" xml:id="pg_12"/> it.</p>'


def test_omitted_content_is_listed_in_the_report(teikit: Teikit, tmp_path: Path) -> None:
    source = tmp_path / "page.html"
    source.write_text("<html><body><nav><a href='/'>Home</a></nav><main><p>He saw it.</p></main></body></html>")
    teikit("encode", source, "-o", tmp_path / "page.xml", "--report", tmp_path / "report.html")
    [item] = html.parse(tmp_path / "report.html").xpath("//ul[@class='losses']/li")
    assert "Home" in item.text_content()


def test_the_report_has_the_colours_of_the_web_edition() -> None:
    edition, report = ((ROOT / "xslt" / path).read_text() for path in ("web/assets/edition.css", "report/report.css"))
    for name in ("paper", "ink", "soft", "line", "link", "raised"):
        assert re.findall(rf"--{name}: ([^;]+);", report) == re.findall(rf"--{name}: ([^;]+);", edition)[:2]
