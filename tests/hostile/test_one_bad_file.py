"""A file that cannot be read or published costs itself: one line, exit status 2, and the others go on."""

from __future__ import annotations

import os
import sys

import pytest

from helpers.attack import DOCUMENT, Attack

REGISTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff><listPerson>
<person xml:id="ross"><persName>John Ross</persName></person></listPerson></standOff></TEI>"""
NOT_FILES = ["fifo", "device", "dangling link"]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs FIFOs and symbolic links")


def make(attack: Attack, kind: str, name: str) -> None:
    path = attack.edition / name
    path.parent.mkdir(exist_ok=True)
    if kind == "fifo":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero" if kind == "device" else "nowhere")


def error_lines(stderr: str, name: str) -> list[str]:
    return [line for line in stderr.splitlines() if name in line and "published" not in line]


@pytest.mark.parametrize("kind", NOT_FILES)
@pytest.mark.parametrize("name", ["documents/other.xml", "registers/other.xml"])
def test_unreadable_entries_are_reported_and_the_others_are_checked(attack: Attack, kind: str, name: str) -> None:
    attack.document(body="<p><nonesuch/></p>")
    make(attack, kind, name)
    for command in ("validate", "build"):
        outcome = attack.run(command, "edition")
        assert outcome.returncode == 2
        assert len(error_lines(outcome.stderr, "other.xml")) == 1
        assert "nonesuch" in outcome.stdout


@pytest.mark.parametrize("kind", NOT_FILES)
def test_other_documents_are_published(attack: Attack, kind: str) -> None:
    attack.document()
    make(attack, kind, "documents/other.xml")
    outcome = attack.run("build", "edition", "--to", "text", "--to", "web")
    assert outcome.returncode == 2
    assert (attack.edition / "public/letter.txt").is_file()
    assert (attack.edition / "public/letter.html").is_file()


@pytest.mark.parametrize("kind", NOT_FILES)
@pytest.mark.parametrize("name", ["documents/other.xml", "registers/persons.xml", "sources/memo.txt", "edition.toml"])
@pytest.mark.parametrize("command", ["registers list --edition edition", "encode edition/sources -o edition/documents"])
def test_commands_end_although_a_file_never_does(attack: Attack, kind: str, name: str, command: str) -> None:
    attack.document()
    attack.write("edition/sources/letter.txt", "A letter\n\nWords.\n")
    (attack.edition / name).unlink(missing_ok=True)
    make(attack, kind, name)
    assert len(attack.run(*command.split()).stderr) < 2_000


def test_registers_are_listed_without_a_document_that_is_not_well_formed(attack: Attack) -> None:
    attack.document(body='<p><persName ref="#ross">Ross</persName></p>')
    attack.write("edition/documents/broken.xml", "<TEI><text>")
    attack.write("edition/registers/persons.xml", REGISTER)
    outcome = attack.run("registers", "list", "--edition", "edition")
    assert outcome.returncode == 2
    assert "ross" in outcome.stdout
    assert "broken.xml" in outcome.stderr


@pytest.mark.parametrize("target", ["text", "volume", "web"])
def test_documents_that_are_not_well_formed_are_not_published(attack: Attack, target: str) -> None:
    attack.document()
    attack.write("edition/documents/broken.xml", "<TEI><text>")
    attack.write("edition/documents/other.xml", "<html/>")
    outcome = attack.run("build", "edition", "--publish-anyway", "--to", target)
    assert outcome.returncode == 1
    assert outcome.stderr.count("not published: ") == 2
    assert "published edition/public" in outcome.stderr


def test_a_missing_file_does_not_prevent_the_validation_of_others(attack: Attack) -> None:
    attack.write("edition/letter.xml", DOCUMENT.format(before="", body="<nonesuch/>"))
    for files in (("none.xml", "edition/letter.xml"), ("edition/letter.xml", "none.xml", "gone.xml")):
        outcome = attack.run("validate", *files)
        assert outcome.returncode == 2
        assert "none.xml: no such file" in outcome.stderr
        assert "nonesuch" in outcome.stdout
