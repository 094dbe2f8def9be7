"""Reports: the seeded faults of a corpus appear once in every format, with line and code."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from junitparser import JUnitXml

from helpers import ROOT, Teikit

DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{id}">
<teiHeader><fileDesc><titleStmt><title>{id}</title></titleStmt>
<publicationStmt><p>unpublished</p></publicationStmt><sourceDesc><p>typed</p></sourceDesc></fileDesc>
<profileDesc><creation><date when="1950-10-07"/></creation></profileDesc></teiHeader>
<text><body><div type="document" xml:id="{id}-d1">
<head>Memorandum</head>
<p>On the basis <pb n="907"/> of <persName ref="../registers/persons.xml#ross">Ross</persName>.</p>
<p>Yesterday.<note n="1" xml:id="{id}-fn1"><p>Not printed.</p></note> {fault}</p>
</div></body></text>
</TEI>
"""
PERSONS = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Persons</title></titleStmt>
<publicationStmt><p>unpublished</p></publicationStmt><sourceDesc><p>made</p></sourceDesc></fileDesc></teiHeader>
<standOff><listPerson><person xml:id="ross"><persName>Ross</persName></person></listPerson></standOff></TEI>
"""
#: Content of line 9 of a document, and the code of the expected finding.
FAULTS = {
    "<item/>": "rng.element-not-allowed",
    '<hi rendd="italic">so</hi>': "rng.attribute-not-allowed",
    '<date when="7 October">then</date>': "rng.attribute-value",
    '<persName ref="../registers/persons.xml#rosss">Ross</persName>': "link.dangling",
    '<persName ref="#engen">Engen</persName>': "link.dangling",
    '<ref target="absent.xml">there</ref>': "link.no-such-file",
    '<figure><graphic url="absent.png"/><figDesc>none</figDesc></figure>': "link.facs-missing",
    '<pb n="906"/>': "sch.page-order",
    '<note n="3"><p>Out of turn.</p></note>': "sch.note-order",
    '<date when="1950-10-08">7 October 1950</date>': "sch.date-agrees",
    "<said>so</said>": "sch.said-who",
    "two  spaces": "sch.double-space",
    '<seg xml:id="twice"/> <seg xml:id="twice"/>': "link.duplicate-id",
    "Ross & Rusk": "xml.not-well-formed",
}


@pytest.fixture
def seeded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, int, str]]:
    """Create an edition with an error in every second document; return the expected findings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    Path("edition.toml").write_text('[edition]\ntitle = "Seeded"\n')
    for folder in ("documents", "registers"):
        Path(folder).mkdir()
    Path("registers/persons.xml").write_text(PERSONS)
    found = set()
    for number, (fault, code) in enumerate(FAULTS.items()):
        for name, text in ((f"documents/{number:02}-right.xml", ""), (f"documents/{number:02}-wrong.xml", fault)):
            Path(name).write_text(DOCUMENT.format(id=f"d{number}{'x' if text else ''}", fault=text))
        found.add((f"documents/{number:02}-wrong.xml", 9, code))
    return found


def from_json(text: str) -> list[tuple[str, int, str]]:
    records = [json.loads(line) for line in text.splitlines()]
    return [(record["file"], record["line"], record["code"]) for record in records]


def from_sarif(text: str) -> list[tuple[str, int, str]]:
    found = []
    for result in json.loads(text)["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        found.append((place["artifactLocation"]["uri"], place["region"]["startLine"], result["ruleId"]))
    return found


def from_junit(text: str) -> list[tuple[str, int, str]]:
    """Read the failures of the cases, and the output of the others."""
    failures = "\n".join(
        "\n".join([*(str(result.text) for result in case.result), case.system_out or ""])
        for suite in JUnitXml.fromstring(text.encode())
        for case in suite
    )
    return from_lines(failures)


def from_lines(text: str) -> list[tuple[str, int, str]]:
    lines = re.findall(r"^(\S+):(\d+):\d+: (?:error|warning|note) (\S+): ", text, re.MULTILINE)
    return [(file, int(line), code) for file, line, code in lines]


def from_text(text: str) -> list[tuple[str, int, str]]:
    lines = re.findall(r"^(\S+):(\d+):\d+: (?:error|warning|note) (\S+)$", text, re.MULTILINE)
    return [(file, int(line), code) for file, line, code in lines]


def from_github(text: str) -> list[tuple[str, int, str]]:
    found = re.findall(
        r"^::(?:error|warning|notice) file=([^,]+),line=(\d+),col=\d+,title=([^:]+)::", text, re.MULTILINE
    )
    return [(file, int(line), code) for file, line, code in found]


def from_gitlab(text: str) -> list[tuple[str, int, str]]:
    return [(i["location"]["path"], i["location"]["lines"]["begin"], i["check_name"]) for i in json.loads(text)]


READERS = {
    "text": from_text,
    "lines": from_lines,
    "json": from_json,
    "sarif": from_sarif,
    "junit": from_junit,
    "github": from_github,
    "gitlab": from_gitlab,
}


def test_every_format_reports_each_fault_once_with_line_and_code(
    seeded: set[tuple[str, int, str]], teikit: Teikit
) -> None:
    outputs = [argument for name in READERS for argument in ("--format", name, "-o", f"{name}.out")]
    result = teikit("validate", ".", "--all", *outputs)
    assert (result.exit_code, result.stdout) == (1, "")
    for name, read in READERS.items():
        assert sorted(read(Path(f"{name}.out").read_text(encoding="utf-8"))) == sorted(seeded), name


def test_the_findings_do_not_depend_on_the_number_of_processes(
    seeded: set[tuple[str, int, str]], teikit: Teikit
) -> None:
    one, two = (teikit("validate", ".", "-j", jobs, "--format", "json").stdout for jobs in (1, 2))
    assert (one, sorted(from_json(one))) == (two, sorted(seeded))


def test_without_files_the_edition_here_is_validated(seeded: set[tuple[str, int, str]], teikit: Teikit) -> None:
    result = teikit("validate", "--format", "json")
    assert sorted(from_json(result.stdout)) == sorted(seeded)
    assert result.stderr.splitlines() == [
        "teikit: no schema declared in documents/00-right.xml and 28 more; using teikit's own schema",
        "29 checked, 13 errors, 1 warning found",
    ]


def test_outside_an_edition_files_must_be_named(
    tmp_path: Path, teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = teikit("validate")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("teikit: no files or folders given, and no edition here; ")


def test_the_format_of_a_file_is_inferred_from_its_name(seeded: set[tuple[str, int, str]], teikit: Teikit) -> None:
    teikit("validate", "-o", "teikit.sarif", "-o", "teikit.xml", "-o", "teikit.jsonl")
    assert sorted(from_sarif(Path("teikit.sarif").read_text())) == sorted(seeded)
    assert sorted(from_junit(Path("teikit.xml").read_text())) == sorted(seeded)
    assert sorted(from_json(Path("teikit.jsonl").read_text())) == sorted(seeded)


def test_one_format_goes_to_the_terminal_and_another_to_a_file(
    seeded: set[tuple[str, int, str]], teikit: Teikit
) -> None:
    result = teikit("validate", "--format", "github", "--format", "gitlab", "-o", "quality.json")
    assert sorted(from_github(result.stdout)) == sorted(seeded)
    assert sorted(from_gitlab(Path("quality.json").read_text())) == sorted(seeded)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--format", "json", "--format", "sarif"),
            "json and sarif both go to the terminal; give each --format its own",
        ),
        (("-o", "findings.doc"), "the extension of findings.doc implies no format; add --format: text, lines, json"),
        (("-o", "a.xml", "--format", "json", "-o", "a.xml"), "junit and json both go to a.xml; "),
    ],
)
def test_formats_without_a_destination_are_refused(
    arguments: tuple[str, ...], message: str, seeded: object, teikit: Teikit
) -> None:
    result = teikit("validate", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"teikit: {message}")


def test_the_exit_status_follows_the_severity_threshold(tmp_path: Path, teikit: Teikit) -> None:
    document = tmp_path / "d.xml"
    text = DOCUMENT.format(id="d", fault="two  spaces")
    document.write_text(text.replace("../registers/persons.xml#ross", "#d-d1"))
    status = [
        teikit("validate", document, "--fail-on", severity).exit_code for severity in ("error", "warning", "note")
    ]
    assert status == [0, 1, 1]


def test_a_baseline_suppresses_the_findings_of_an_existing_corpus(
    seeded: set[tuple[str, int, str]], teikit: Teikit
) -> None:
    written = teikit("validate", "--write-baseline", "old.txt")
    assert (written.exit_code, written.stdout) == (0, "")
    assert written.stderr.endswith("29 checked, 13 errors, 1 warning recorded in old.txt\n")
    again = teikit("validate", "--baseline", "old.txt")
    assert (again.exit_code, again.stdout) == (0, "")
    assert again.stderr.endswith("29 checked, nothing found (14 in the baseline)\n")
    path = Path("documents/03-right.xml")
    path.write_text(path.read_text().replace("<p>Yesterday", "\n\n<p><item/>Yesterday"))
    new = teikit("validate", "--baseline", "old.txt", "--format", "json")
    assert (new.exit_code, from_json(new.stdout)) == (1, [("documents/03-right.xml", 11, "rng.element-not-allowed")])


def test_a_line_of_json_conforms_to_its_schema(seeded: set[tuple[str, int, str]], teikit: Teikit) -> None:
    import jsonschema

    schema = json.loads((ROOT / "schemas" / "finding.schema.json").read_text(encoding="utf-8"))
    lines = teikit("validate", "--format", "json").stdout.splitlines()
    for line in lines:
        jsonschema.validate(json.loads(line), schema)
    assert len(lines) == len(seeded)
