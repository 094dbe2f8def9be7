"""Documents and stylesheets that try to read files, environment variables and the network, or to write elsewhere."""

from __future__ import annotations

import pytest

from helpers import SOURCE
from helpers.attack import CANARY, Attack

XSL = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" {xsl} queryBinding="xslt3">{top}
<pattern><rule context="/*"><report test="true()">found <value-of select="{select}"/></report></rule></pattern></schema>
"""
STYLESHEET = """<xsl:stylesheet version="3.0" {xsl}>{top}
<xsl:template match="/"><out><xsl:value-of select="{select}"/></out></xsl:template></xsl:stylesheet>
"""


READING = {
    "file": "doc('{secret}')",
    "relative file": "doc('../../secret.xml')",
    "encoded address": "doc('teikit:{folder}/edition/%2e%2e/secret.xml')",
    "text": "unparsed-text('{secret}')",
    "collection": "collection('{folder}?select=*.xml')",
    "network": "doc('{host}/a.xml')",
    "environment": "environment-variable('CANARY')",
    "function by name": "function-lookup(QName('http://www.w3.org/2005/xpath-functions', 'doc'), 1)('{secret}')",
}
STATIC = {
    "static file": "<xsl:variable name='v' static='yes' select=\"unparsed-text('{secret}')\"/>",
    "static environment": "<xsl:variable name='v' static='yes' select=\"environment-variable('CANARY')\"/>",
    "included from network": "<xsl:include href='{host}/a.xsl'/>",
    "included file": "<xsl:include href='{secret}'/>",
}


def program(attack: Attack, case: str, template: str) -> str:
    values = {"secret": attack.secret.as_uri(), "folder": attack.folder.as_posix(), "host": attack.host}
    top, select = STATIC.get(case, "").format(**values), READING.get(case, "$v").format(**values)
    return template.format(xsl=XSL, top=top, select=select if "$v" not in select or "variable" in top else "1")


@pytest.mark.parametrize("case", [*READING, *STATIC])
def test_rules_that_a_document_names_read_nothing_outside_the_edition(case: str, attack: Attack) -> None:
    attack.write("edition/documents/own.sch", program(attack, case, RULES))
    attack.run("validate", attack.document('<?xml-model href="own.sch"?>'))


@pytest.mark.parametrize("case", [*READING, *STATIC])
def test_a_stylesheet_reads_nothing_outside_its_folder(case: str, attack: Attack) -> None:
    stylesheet = attack.write("edition/own.xsl", program(attack, case, STYLESHEET))
    attack.run("transform", attack.document(), "--to", "web", "--xslt", stylesheet, "-o", attack.edition / "out")


@pytest.mark.parametrize("case", ["network", "included from network"])
def test_a_stylesheet_reads_from_the_network_if_allowed(case: str, attack: Attack) -> None:
    stylesheet = attack.write("edition/own.xsl", program(attack, case, STYLESHEET))
    command = ("transform", attack.document(), "--to", "web", "--xslt", stylesheet, "-o", attack.edition / "out")
    assert attack.run(*command).returncode == 2
    with pytest.raises(AssertionError):
        attack.run(*command, "--allow-network")
    assert attack.server.requests()


def test_rules_and_stylesheets_read_the_files_in_their_folders(attack: Attack) -> None:
    attack.write("edition/registers/persons.xml", "<persons>Öst</persons>")
    attack.write("edition/documents/own.sch", RULES.format(xsl=XSL, top="", select="doc('../registers/persons.xml')"))
    assert "found Öst" in attack.run("validate", attack.document('<?xml-model href="own.sch"?>')).stdout
    stylesheet = attack.write(
        "edition/own.xsl", STYLESHEET.format(xsl=XSL, top="", select="doc('registers/persons.xml')")
    )
    output = attack.edition / "out"
    attack.run("transform", attack.document(), "--to", "web", "--xslt", stylesheet, "-o", output)
    assert "Öst" in (output / "letter.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["../../secret.xml", "/etc/passwd", "../../none.xml", "link.sch"])
def test_a_schema_outside_the_edition_is_a_finding_that_does_not_depend_on_the_file(name: str, attack: Attack) -> None:
    (attack.edition / "documents" / "link.sch").symlink_to(attack.secret)
    document = attack.document(f'<?xml-model href="{name}" schematypens="http://purl.oclc.org/dsdl/schematron"?>')
    result = attack.run("validate", document)
    assert result.returncode == 1
    assert f"schema {name} is not available: it is outside of" in result.stdout


@pytest.mark.parametrize("target", ["web", "text", "epub"])
def test_a_doctype_with_a_system_identifier_is_not_read(target: str, attack: Attack) -> None:
    attack.write("edition/documents/tei.dtd", f'<!ATTLIST p n CDATA "{CANARY[:-1]}{CANARY[-1]}">').rename(
        attack.folder / "tei.dtd"
    )
    document = attack.document(f'<!DOCTYPE TEI SYSTEM "{(attack.folder / "tei.dtd").as_uri()}">\n')
    assert attack.run("validate", document).returncode == 0
    assert attack.run("transform", document, "--to", target, "-o", attack.edition / "out").returncode == 0


@pytest.mark.parametrize("depth", [110, 200, 3000, 100_000])
def test_deep_nesting_costs_one_document(depth: int, attack: Attack) -> None:
    deep = attack.document(body=f"<p>{'<hi>' * depth}x{'</hi>' * depth}</p>").rename(attack.edition / "deep.xml")
    other = attack.document(body="<q/>")
    result = attack.run_process("validate", deep, other)
    assert result.returncode == 1
    assert "letter.xml" in result.stdout
    transformed = attack.run_process("transform", deep, "--to", "text", "-o", attack.edition / "out")
    assert transformed.returncode == (0 if depth <= 200 else 2)
    assert len(transformed.stderr.splitlines()) <= 1
    assert depth <= 200 or "nested too deeply" in transformed.stderr


POINTERS = ("https://example.org/#../../../written", "#..", "#a/b", "#/tmp/written", "#a\\b", "#%2e%2e/written")


def test_pointers_do_not_name_pages_outside_the_output(attack: Attack) -> None:
    names = "".join(f'<persName ref="{pointer}">Pat</persName>' for pointer in POINTERS)
    attack.document(body=f"<p>Seen by {names}.</p>")
    attack.run("build", attack.edition, "--to", "web", "--publish-anyway")
    assert (attack.edition / "public" / "letter.html").is_file()
    assert not list((attack.edition / "public").glob("persons/*"))


def test_a_result_document_outside_the_output_is_refused(attack: Attack) -> None:
    body = '<xsl:result-document href="../../written.txt">x</xsl:result-document>'
    stylesheet = attack.write(
        "edition/own.xsl", STYLESHEET.format(xsl=XSL, top="", select="1").replace("<out>", body + "<out>")
    )
    result = attack.run(
        "transform", attack.document(), "--to", "web", "--xslt", stylesheet, "-o", attack.edition / "out"
    )
    assert result.returncode == 2


@pytest.mark.parametrize(
    "name", ["klingon", "utf-16", "utf-7", "cp037", "gb18030", "UCS-4", "rot13", "punycode", "undefined"]
)
def test_an_encoding_that_cannot_be_read_costs_one_file(name: str, attack: Attack) -> None:
    bad = attack.document().rename(attack.edition / "documents" / "bad.xml")
    bad.write_text(bad.read_text().replace("UTF-8", name))
    for engine in ("teikit", "libxml2"):
        result = attack.run("validate", "--ids", "--engine", engine, bad, attack.document(body="<q/>"))
        assert result.returncode == 1
        assert "letter.xml" in result.stdout
    for target in ("web", "text", "markdown"):
        result = attack.run("transform", bad, "--to", target, "-o", attack.edition / "out")
        assert len(result.stderr.splitlines()) == (1 if result.returncode else 0)
    page = attack.write(
        "edition/page.html", f'<html><head><meta charset="{name}"></head><body><p>Words</p></body></html>'
    )
    attack.run("encode", page, "-o", attack.edition / "page.xml")
    attack.run("encode", page, "--encoding", name, "-o", attack.edition / "page.xml")


def test_encoding_requests_nothing(attack: Attack) -> None:
    source = attack.write(
        "edition/page.html", f'<html><body><p>A <img src="{attack.host}/a.png"/> picture.</p></body></html>'
    )
    assert attack.run("encode", source, "-o", attack.edition / "page.xml").returncode == 0
    assert attack.run("encode", SOURCE, "-o", attack.edition / "memo.xml").returncode == 0


def test_rules_that_fail_cost_one_document(attack: Attack) -> None:
    attack.write("edition/documents/own.sch", RULES.format(xsl=XSL, top="", select="doc('none.xml')"))
    first = attack.document('<?xml-model href="own.sch"?>').rename(attack.edition / "documents" / "first.xml")
    result = attack.run("validate", first, attack.document(body="<q/>"))
    assert result.returncode == 1
    assert "sch.failed" in result.stdout
    assert "letter.xml" in result.stdout
