"""`teikit validate`: its output, its exit status, its access to files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpers import ROOT, Teikit

MEMORANDUM = ROOT / "tei" / "documents" / "1950-10-07-ross-rusk.xml"
SCHEMA = """
start = element memo { head, p+ }
head = element head { text }
p = element p { attribute n { xsd:positiveInteger }?, (text | hi)* }
hi = element hi { text }
"""
FAULTY = """<memo>
  <head>Memorandum</head>
  <p n="one">On the <hii>basis</hii> of</p>
  <p>my telephone <hii>conversation</hii></p>
  <p>of this <hii>morning</hii></p>
</memo>
"""


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Use a cache folder of the test's own."""
    cache = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    return cache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working folder with a schema and a faulty document."""
    (tmp_path / "memo.rnc").write_text(SCHEMA)
    (tmp_path / "memo.xml").write_text(FAULTY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_memorandum_is_valid(teikit: Teikit) -> None:
    result = teikit("validate", MEMORANDUM)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "1 checked, nothing found\n")


def test_in_a_pipe_each_finding_is_one_line(folder: Path, teikit: Teikit) -> None:
    result = teikit("validate", "--schema", "memo.rnc", "memo.xml")
    unknown = "element <hii> is not allowed in <p>; the schema has no element of this name; did you mean <hi>?"
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "memo.xml:3:8: error rng.attribute-value: value “one” of @n on <p> is not allowed: "
        "expected a whole number, 1 or more",
        f"memo.xml:3:21: error rng.element-not-allowed: {unknown}",
        f"memo.xml:4:19: error rng.element-not-allowed: {unknown}",
        f"memo.xml:5:14: error rng.element-not-allowed: {unknown}",
    ]
    assert result.stderr == "1 checked, 4 errors found\n"


def test_text_marks_the_position_and_reports_a_repeated_cause_once(folder: Path, teikit: Teikit) -> None:
    result = teikit("validate", "--schema", "memo.rnc", "--format", "text", "memo.xml")
    assert (
        result.stdout
        == """\
memo.xml:3:8: error rng.attribute-value
  value “one” of @n on <p> is not allowed: expected a whole number, 1 or more
       3 │   <p n="one">On the <hii>basis</hii> of</p>
         │        ^^^^^

memo.xml:3:21: error rng.element-not-allowed
  element <hii> is not allowed in <p>
       3 │   <p n="one">On the <hii>basis</hii> of</p>
         │                     ^^^^^
  help: the schema has no element of this name; did you mean <hi>?
  allowed here: text, <hi>
  … and 2 more like this: lines 4, 5

"""
    )


def test_all_shows_each_finding(folder: Path, teikit: Teikit) -> None:
    result = teikit("validate", "--schema", "memo.rnc", "--format", "text", "--all", "memo.xml")
    assert result.stdout.count("element <hii> is not allowed in <p>") == 3
    assert "more like this" not in result.stdout


def test_a_cause_in_several_files_is_reported_once(folder: Path, teikit: Teikit) -> None:
    for name in ("one.xml", "two.xml"):
        Path(name).write_text("<memo><head/><p><hii/></p></memo>")
    result = teikit("validate", "--schema", "memo.rnc", "--format", "text", "memo.xml", "one.xml", "two.xml")
    assert "… and 4 more like this: in 2 more files (--all shows each)" in result.stdout


def test_colours_depend_on_the_environment(folder: Path, teikit: Teikit, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ("validate", "--schema", "memo.rnc", "--format", "text", "memo.xml")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31merror\x1b[0m" in teikit(*arguments).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in teikit(*arguments).stdout


def test_control_characters_are_not_printed(folder: Path, teikit: Teikit) -> None:
    Path("tabs.xml").write_text("<memo><head/><p>\t\x85\t<hii/></p></memo>")
    result = teikit("validate", "--schema", "memo.rnc", "--format", "text", "tabs.xml")
    shown, marks = (line.partition("│ ")[2] for line in result.stdout.splitlines()[2:4])
    assert (shown.index("<hii/>"), marks) == (marks.index("^"), " " * 19 + "^^^^^^")


def test_a_long_line_is_truncated_around_the_position(folder: Path, teikit: Teikit) -> None:
    Path("long.xml").write_text(f"<memo><head/><p>{'word ' * 5000}<hii/>{' word' * 5000}</p></memo>")
    result = teikit("validate", "--schema", "memo.rnc", "--format", "text", "long.xml")
    shown, marks = (line.partition("│ ")[2] for line in result.stdout.splitlines()[2:4])
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert shown[marks.index("^") :].startswith("<hii/>")
    assert len(shown) < 100


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("<memo>\n<p></memo>", ":2:4:", "unexpected </memo>: <p>, opened on line 2, is not closed"),
        ("<memo>\n<p>", ":2:4:", "the file ends before the end tag </p>"),
        ("no markup here", ":1:1:", "not well-formed XML"),
        ("", ":1:1:", "the file contains no element"),
    ],
)
def test_a_document_that_is_not_well_formed_is_a_finding(
    text: str, place: str, message: str, folder: Path, teikit: Teikit
) -> None:
    Path("broken.xml").write_text(text)
    result = teikit("validate", "--schema", "memo.rnc", "broken.xml")
    assert result.exit_code == 1
    last = result.stdout.splitlines()[-1]
    assert last.startswith(f"broken.xml{place} error xml.not-well-formed: ")
    assert message in last


def test_exponential_entities_are_refused(folder: Path, teikit: Teikit) -> None:
    layers = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    Path("laughs.xml").write_text(f'<!DOCTYPE memo [<!ENTITY e0 "ha">{layers}]><memo><head>&e9;</head></memo>')
    result = teikit("validate", "--schema", "memo.rnc", "laughs.xml")
    assert result.exit_code == 1
    assert "xml.not-well-formed" in result.stdout


def test_standard_input_is_read(folder: Path, teikit: Teikit) -> None:
    result = teikit("validate", "--schema", "memo.rnc", "-", stdin=b"<memo><head/></memo>")
    assert result.exit_code == 1
    assert result.stdout == (
        "<standard input>:1:14: error rng.content-incomplete: element <memo> is incomplete: <p> is missing\n"
    )


def test_links_of_standard_input_are_not_resolved(folder: Path, teikit: Teikit) -> None:
    result = teikit("validate", "-", stdin=MEMORANDUM.read_bytes())
    assert (result.exit_code, result.stdout) == (0, "")


def test_an_external_entity_is_reported_once(folder: Path, teikit: Teikit) -> None:
    text = MEMORANDUM.read_text(encoding="utf-8").replace("On the basis", "&f; On the basis")
    Path("entity.xml").write_text(
        re.sub(r"<TEI ", '<!DOCTYPE TEI [<!ENTITY f SYSTEM "/etc/hostname">]><TEI ', text, count=1), encoding="utf-8"
    )
    result = teikit(
        "validate",
        "entity.xml",
        "--schema",
        ROOT / "schemas" / "teikit.rng",
        "--schematron",
        ROOT / "schemas" / "teikit.sch",
    )
    assert (result.exit_code, result.stdout.count("\n")) == (1, 1)
    assert "error xml.external-entity: external entity &f; (“/etc/hostname”) is not read" in result.stdout


def test_an_incorrect_schema_has_file_and_line(folder: Path, teikit: Teikit) -> None:
    Path("wrong.rnc").write_text("start = element a { b }\n")
    result = teikit("validate", "--schema", "wrong.rnc", "memo.xml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "teikit: wrong.rnc:1:21: undefined name “b”\n"


def test_a_folder_means_the_tei_files_in_it(folder: Path, teikit: Teikit) -> None:
    (folder / ".hidden").mkdir()
    (folder / "more").mkdir()
    for name in ("more/one.xml", "more/two.TEI", "more/other.txt", ".hidden/three.xml"):
        Path(name).write_text("<memo><head/><p/></memo>")
    result = teikit("validate", "--schema", "memo.rnc", "more")
    assert (result.exit_code, result.stderr) == (0, "2 checked, nothing found\n")
    assert teikit("validate", "--schema", "memo.rnc", ".").stderr == "3 checked, 4 errors found\n"


def test_a_folder_without_tei_is_an_error(folder: Path, teikit: Teikit) -> None:
    (folder / "empty").mkdir()
    result = teikit("validate", "empty")
    assert (result.exit_code, result.stderr) == (
        2,
        "teikit: empty: no TEI files (.xml, .tei) in this folder\n",
    )


def test_libxml2_serves_as_a_cross_check(folder: Path, teikit: Teikit) -> None:
    assert teikit("validate", "--engine", "libxml2", MEMORANDUM).exit_code == 0
    Path("faulty.xml").write_text(
        MEMORANDUM.read_text(encoding="utf-8").replace("<p>", "<p><foo/>", 1), encoding="utf-8"
    )
    result = teikit("validate", "--engine", "libxml2", "faulty.xml")
    assert result.exit_code == 1
    assert "rng.invalid: Did not expect element foo there" in result.stdout


def test_the_compiled_schema_is_cached_unless_disabled(folder: Path, own_cache: Path, teikit: Teikit) -> None:
    teikit("validate", "--no-cache", "--schema", "memo.rnc", "memo.xml")
    assert not own_cache.exists()
    teikit("validate", "--schema", "memo.rnc", "memo.xml")
    assert len(list(own_cache.rglob("*.grammar"))) == 1


def test_ids_are_checked_on_request(folder: Path, teikit: Teikit) -> None:
    Path("ids.rnc").write_text("start = element a { element b { attribute id { xsd:ID } }* }")
    Path("ids.xml").write_text('<a><b id="x"/><b id="x"/></a>')
    arguments = ("validate", "--schema", "ids.rnc", "ids.xml")
    assert teikit(*arguments).exit_code == 0
    result = teikit(*arguments, "--ids")
    assert result.exit_code == 1
    assert "rng.id-repeated: duplicate ID “x” in @id on <b>; the first one is on line 1" in result.stdout


def test_the_report_does_not_depend_on_the_number_of_processes(folder: Path, teikit: Teikit) -> None:
    names = [f"{number}.xml" for number in range(9)]
    for name in names:
        Path(name).write_text(f"<memo><head/><p><nonesuch-{name}/></p></memo>" if name > "4" else FAULTY)
    one, two = (teikit("validate", "--schema", "memo.rnc", "-j", jobs, *names) for jobs in (1, 2))
    assert (one.exit_code, one.stdout, one.stderr) == (two.exit_code, two.stdout, two.stderr)
    assert one.stdout.count("nonesuch") == 5


def test_an_unreadable_file_is_named_with_any_number_of_processes(folder: Path, teikit: Teikit) -> None:
    for jobs in (1, 2):
        result = teikit("validate", "--schema", "memo.rnc", "-j", jobs, "memo.xml", "none.xml", "memo.xml")
        assert result.exit_code == 2
        assert result.stderr.splitlines() == [
            "teikit: none.xml: no such file (expected an XML document)",
            "1 checked, 4 errors found",
        ]
        assert "memo.xml:3:8" in result.stdout


@pytest.mark.parametrize(
    ("encoding", "reason"), [("klingon", "unknown encoding"), ("shift_jis", "multi-byte encodings")]
)
def test_an_encoding_that_cannot_be_read_is_a_finding(encoding: str, reason: str, folder: Path, teikit: Teikit) -> None:
    Path("encoded.xml").write_text(f'<?xml version="1.0" encoding="{encoding}"?><memo/>')
    result = teikit("validate", "--schema", "memo.rnc", "encoded.xml", "memo.xml")
    assert result.exit_code == 1
    assert f"encoded.xml:1:1: error xml.encoding: cannot decode the document: {reason}" in result.stdout
    assert "memo.xml:3:8" in result.stdout


def test_a_byte_order_mark_does_not_count_as_a_column(folder: Path, teikit: Teikit) -> None:
    Path("mark.xml").write_bytes(b"\xef\xbb\xbf<nonesuch/>")
    assert teikit("validate", "--schema", "memo.rnc", "mark.xml").stdout.startswith("mark.xml:1:1: error")
