"""No value of a document and no file name controls the terminal or the log that a command prints to."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import etree

from helpers import Teikit

#: An escape, the first byte of a control sequence in one character, an override of the direction of text, a mark of it.
CONTROLS = "\x1b[31m\x9b31m\x1b]0;title\x07\u202e\u2066\u200f"
#: A file name of a workflow command and these characters.
NAME = f"a{CONTROLS}\n::error::b"
_FORBIDDEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_VALUE = "x&#x9b;31m&#x202e;y"
_MEMO = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><teiHeader><fileDesc>
<titleStmt><title>{_VALUE}</title></titleStmt><publicationStmt><p>{_VALUE}</p></publicationStmt>
<sourceDesc><listPerson><person xml:id="q" cert="low"><persName>{_VALUE}</persName></person></listPerson>
<p>x</p></sourceDesc></fileDesc></teiHeader>
<text><body><div type="document"><p><persName ref="#q">{_VALUE}</persName> <hi rend="{_VALUE}">{_VALUE}</hi>
<ref target="#{_VALUE}">x</ref> <unknown n="{_VALUE}"/></p></div></body></text></TEI>"""
_TEXT = "MEMORANDUM\n\nMr. \x9b31mLange\u202e said that he agreed.\nMr. \x9b31mLange\u202e thanked him.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition, and files around it, with hostile names and values. It is the working folder."""
    for name in ("good", f"ed{CONTROLS}"):
        edition = tmp_path / name
        for part in ("sources", "documents"):
            (edition / part).mkdir(parents=True)
        (edition / "edition.toml").write_text('[edition]\ntitle = "x"\n')
        (edition / "sources" / f"{NAME}.txt").write_text(_TEXT, "utf-8")
        (edition / "documents" / f"{NAME} old.xml").write_text(_MEMO, "utf-8")
    (tmp_path / f"{NAME}.txt").write_text(_TEXT, "utf-8")
    (tmp_path / f"{NAME}.xml").write_text(_MEMO, "utf-8")
    (tmp_path / f"{NAME}.html").write_text(f"<!DOCTYPE html><nav>{_VALUE}</nav><p>{_TEXT}</p>", "utf-8")
    (tmp_path / f"cut{NAME}.html").write_text("<p>x <a\u202e", "utf-8")
    odd = f"<elementSpec xmlns='http://www.tei-c.org/ns/1.0' ident='{_VALUE}'><desc>{_VALUE}</desc></elementSpec>"
    (tmp_path / f"{NAME}.odd").write_text(odd, "utf-8")
    (tmp_path / f"{NAME}.toml").write_text(f'extends = "frus"\ntitle = {json.dumps(CONTROLS)}\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


COMMANDS = [
    ["encode", f"{NAME}.txt", "-o", f"{NAME}.out.xml", "--explain"],
    ["encode", f"{NAME}.txt", "-o", f"{NAME}.out.xml", "--explain", "json"],
    ["encode", f"{NAME}.txt", f"{NAME}.html", f"cut{NAME}.html", "-o", f"out{NAME}"],
    ["encode", f"{NAME}.html", "-o", f"{NAME}.out.xml"],
    ["encode", f"{NAME}.none", "-o", "x.xml"],
    ["encode", f"{NAME}.txt", "-o", f"{NAME}.xml"],
    ["encode", f"{NAME}.txt", "-o", "x.xml", "--profile", f"{NAME}"],
    *(["validate", f"{NAME}.xml", "--format", form] for form in ("text", "lines", "github", "json", "sarif", "gitlab")),
    ["validate", f"{NAME}.xml", "--format", "junit"],
    ["validate", f"{NAME}.xml", "--all", "--expected"],
    ["validate", f"{NAME}.none"],
    ["validate", f"--{NAME}"],
    ["explain", NAME],
    ["explain", "@x", "--odd", f"{NAME}.odd"],
    ["transform", f"{NAME}.xml", "--to", "text", "-o", f"out{NAME}"],
    ["transform", f"{NAME}.xml", "--to", "text", "-o", "out", "-p", NAME],
    ["build", "good", "--to", "text"],
    ["build", f"ed{CONTROLS}", "--to", "text"],
    ["build", NAME],
    ["registers", "list", "--edition", f"ed{CONTROLS}"],
    ["registers", "rename", "q", CONTROLS, "--edition", "good"],
    ["registers", "rename", "q", "r", "--edition", f"ed{CONTROLS}"],
    ["registers", "merge", CONTROLS, "q", "--edition", "good"],
    ["registers", "adopt", CONTROLS, "--edition", "good"],
    ["profiles", f"{NAME}.toml"],
    ["profiles", NAME],
    ["schema", "all", f"{NAME}.odd"],
    ["schema", NAME],
    [NAME],
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: " ".join(ascii(one)[1:9] for one in arguments))
def test_no_command_prints_controls_of_file_names_and_values(
    teikit: Teikit, folder: Path, arguments: list[str]
) -> None:
    done = teikit(*arguments)
    printed = done.stdout_bytes.decode() + done.stderr_bytes.decode()
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    assert not _FORBIDDEN.search(printed), ascii(printed)
    assert not [line for line in printed.splitlines() if line.startswith("::error::")], printed


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab"])
def test_json_keeps_its_values(teikit: Teikit, folder: Path, form: str) -> None:
    printed = teikit("validate", f"{NAME}.xml", "--format", form).stdout
    values = [json.loads(line) for line in printed.splitlines()] if form == "json" else json.loads(printed)
    assert "\u202e" in str(json.dumps(values, ensure_ascii=False))


def test_junit_keeps_its_values(teikit: Teikit, folder: Path) -> None:
    printed = teikit("validate", f"{NAME}.xml", "--format", "junit").stdout
    assert "\u202e" in "".join(map(str, etree.fromstring(printed.encode()).xpath("//@message | //@name")))
