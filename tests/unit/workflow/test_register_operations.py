"""`teikit registers`: an entry changes in all files, nothing else does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from helpers import ROOT, SOURCE, Teikit
from teikit.core.errors import TeikitError
from teikit.edition import registers
from teikit.edition.config import Edition
from teikit.edition.workspace import Change
from teikit.workflow import register_operations

DOCUMENT = f"{SOURCE.stem}.xml"


@pytest.fixture
def copied(tmp_path: Path) -> Edition:
    shutil.copytree(ROOT / "tei", tmp_path / "tei", ignore=shutil.ignore_patterns("public"))
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    return Edition.load(tmp_path / "tei")


def apply(changes: list[Change]) -> None:
    for change in changes:
        change.write()


def test_entries_list_mentions_and_statements(copied: Edition) -> None:
    found = {entry.id: entry for entry in register_operations.entries(copied)}
    assert len(found) == 8
    assert (found["engen"].statements, found["kassaniev"].statements, found["ross"].statements) == (48, 11, 16)
    assert (found["rusk"].mentions, found["rusk"].statements, found["rusk"].documents) == (1, 0, 1)


def test_renaming_changes_pointers_and_nothing_else(copied: Edition) -> None:
    before = (copied.tei / DOCUMENT).read_text()
    apply(register_operations.rename(copied, "engen", "hans-engen"))
    after = (copied.tei / DOCUMENT).read_text()
    assert after == before.replace("#engen", "#hans-engen").replace('"engen"', '"hans-engen"')
    assert "hans-engen" in {person.id for person in registers.read_persons(copied.persons_file)}


def test_a_renamed_edition_is_valid(copied: Edition, teikit: Teikit) -> None:
    apply(register_operations.rename(copied, "engen", "hans-engen"))
    assert teikit("validate", copied.tei / DOCUMENT, copied.persons_file).exit_code == 0


def test_merging_keeps_the_names_of_both(copied: Edition) -> None:
    apply(register_operations.merge(copied, "lange", "engen"))
    people = {person.id: person for person in registers.read_persons(copied.persons_file)}
    assert "lange" not in people
    assert {"Hans Engen", "Halvard Lange", "Lange"} <= set(people["engen"].forms)
    document = (copied.tei / DOCUMENT).read_text()
    assert "#lange" not in document
    assert 'xml:id="lange"' not in document


def test_other_markup_stays_the_same_to_the_character(copied: Edition) -> None:
    path = copied.tei / DOCUMENT
    odd = path.read_text().replace("<body>", "<body  ><!-- read: '#engen' -->")
    path.write_text(odd)
    apply(register_operations.rename(copied, "austin", "warren-austin"))
    assert "<body  ><!-- read: '#engen' -->" in path.read_text()


def test_a_proposal_is_adopted_into_the_register(copied: Edition) -> None:
    path = copied.tei / DOCUMENT
    proposal = '<person xml:id="dulles" cert="low"><persName>Mr. Dulles &amp; Co.</persName></person></listPerson>'
    path.write_text(path.read_text().replace("</listPerson>", proposal))
    assert [entry.id for entry in register_operations.entries(copied) if entry.proposed] == ["dulles"]
    apply(register_operations.adopt(copied, []))
    assert registers.read_persons(copied.persons_file)[-1].name == "Mr. Dulles & Co."
    assert not [entry for entry in register_operations.entries(copied) if entry.proposed]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("rename", "nobody", "x"), "no entry nobody"),
        (("rename", "engen", "ross"), "already exists"),
        (("rename", "engen", "1 x"), "invalid xml:id"),
        (("merge", "engen", "engen"), "same entry"),
        (("merge", "engen", "nobody"), "no entry nobody"),
        (("adopt", "nobody"), "no document proposes nobody"),
    ],
)
def test_an_impossible_operation_is_an_error_and_changes_nothing(
    arguments: tuple[str, ...], message: str, copied: Edition, teikit: Teikit
) -> None:
    before = copied.persons_file.read_bytes()
    result = teikit("registers", *arguments, "--edition", copied.folder)
    assert (result.exit_code, copied.persons_file.read_bytes()) == (2, before)
    assert message in result.stderr


def test_the_command_lists_changed_files_including_the_merge_base(copied: Edition, teikit: Teikit) -> None:
    result = teikit("registers", "rename", "engen", "hans", "--edition", copied.folder)
    assert [Path(line.removeprefix("changed ")).name for line in result.output.splitlines()] == [
        DOCUMENT,
        DOCUMENT,
        "persons.xml",
    ]
    assert "hans" in teikit("registers", "list", "--edition", copied.folder).output


def test_an_entry_of_a_missing_register_is_an_error(copied: Edition) -> None:
    copied.persons_file.unlink()
    with pytest.raises(TeikitError, match="no entry"):
        register_operations.rename(copied, "dulles", "foster")
