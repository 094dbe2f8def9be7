"""`teikit build` updates documents when their sources change; manual corrections are kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result

from helpers import Teikit

LETTER = "Memorandum by Mr. Ross to Mr. Rusk\n\nHe saw Mr. Engen at noon.\n\nThey did not agree.\n"
REGISTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Persons</title></titleStmt>
<publicationStmt><p>For a test.</p></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>
<standOff><listPerson><person xml:id="hans-engen"><persName>Hans Engen</persName></person></listPerson></standOff></TEI>
"""


class Project:
    """An edition with one source, after its first build."""

    def __init__(self, folder: Path, teikit: Teikit) -> None:
        self.folder, self._teikit = folder, teikit
        self.source = folder / "sources" / "memo.txt"
        self.document = folder / "documents" / "memo.xml"
        self.source.parent.mkdir()
        (folder / "edition.toml").write_text('[edition]\ntitle = "One memorandum"\n')
        self.source.write_text(LETTER, encoding="utf-8")
        self.build()

    def build(self) -> Result:
        return self._teikit("build", self.folder, "--to", "text")

    def change(self, path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    @property
    def text(self) -> str:
        return self.document.read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path, teikit: Teikit) -> Project:
    return Project(tmp_path, teikit)


def test_a_changed_source_is_merged_into_the_corrected_document(project: Project) -> None:
    project.change(project.document, "at noon", "at <time>noon</time>")
    project.change(project.source, "did not agree", "agreed")
    result = project.build()
    assert f"updated {project.document}: " in result.stderr
    assert "at <time>noon</time>" in project.text
    assert "They agreed." in project.text


def test_without_changes_no_document_is_written(project: Project) -> None:
    project.change(project.document, "They did not", "They<!-- sic --> did not")
    before = project.document.read_bytes()
    result = project.build()
    assert project.document.read_bytes() == before
    assert "encoded" not in result.stderr
    assert "updated" not in result.stderr


def test_a_person_added_to_the_register_is_referenced(project: Project) -> None:
    register = project.folder / "registers" / "persons.xml"
    register.parent.mkdir()
    register.write_text(REGISTER)
    project.build()
    assert 'ref="#hans-engen">Engen</persName>' in project.text


def test_a_changed_profile_of_the_edition_changes_its_documents(project: Project) -> None:
    own = project.folder / "own.toml"
    own.write_text('extends = "frus"\n')
    project.change(project.folder / "edition.toml", "memorandum", 'memorandum"\nprofile = "own.toml')
    project.build()
    own.write_text('extends = "frus"\nwithout = ["names"]\n')
    project.build()
    assert "Mr. Engen</persName>" not in project.text
    assert "Mr. Engen at noon" in project.text


def test_a_conflict_is_an_error_and_prevents_publication(project: Project) -> None:
    project.change(project.document, "They did not agree", "They never agreed")
    project.change(project.source, "They did not agree", "They hardly agreed")
    result = project.build()
    lines = project.text.splitlines()
    [line] = [number for number, text in enumerate(lines, 1) if "<?teikit-conflict" in text]
    assert result.exit_code == 1
    assert f"{project.document}:{line}:" in result.stdout
    assert "merge.undecided" in result.stdout
    assert "not published" in result.stderr
    assert "never agreed" in project.text
    again = project.build()
    assert (again.exit_code, again.stdout) == (1, result.stdout)


def test_after_resolving_a_conflict_the_edition_is_published(project: Project) -> None:
    project.change(project.document, "They did not agree", "They never agreed")
    project.change(project.source, "They did not agree", "They hardly agreed")
    project.build()
    mark = project.text[project.text.index("<?teikit-conflict") :].partition("?>")[0]
    project.change(project.document, f"{mark}?>", "")
    result = project.build()
    assert result.exit_code == 0
    assert "merge.undecided" not in result.stdout
    assert "They never agreed." in (project.folder / "public" / "memo.txt").read_text(encoding="utf-8")


def test_a_document_without_merge_base_is_skipped(project: Project) -> None:
    (project.folder / "encoded" / "memo.xml").unlink()
    project.change(project.source, "did not agree", "agreed")
    before = project.document.read_bytes()
    for _ in range(2):
        assert f"skipped {project.document}: cannot merge: the merge base" in project.build().stderr
        assert project.document.read_bytes() == before


def test_a_document_older_than_its_source_is_taken_to_be_up_to_date(project: Project) -> None:
    (project.folder / "encoded" / "sources.json").unlink()
    project.change(project.source, "did not agree", "agreed")
    before = project.document.read_bytes()
    assert "updated" not in project.build().stderr
    assert project.document.read_bytes() == before


def test_each_document_of_a_source_with_several_is_updated(project: Project) -> None:
    second = LETTER.replace("Engen", "Lange")
    both = project.source.with_name("both.txt")
    both.write_text(f"{LETTER}\n* * *\n\n{second}", encoding="utf-8")
    project.build()
    kept = json.loads((project.folder / "encoded" / "sources.json").read_text())
    assert kept["both.txt"]["documents"] == ["both-1.xml", "both-2.xml"]
    project.change(both, "Lange at noon", "Lange at two")
    result = project.build()
    assert "both-2.xml: " in result.stderr
    assert "both-1.xml" not in result.stderr.partition("validated")[0]
    assert "at two" in project.document.with_name("both-2.xml").read_text(encoding="utf-8")


def test_two_sources_for_one_document_are_refused(project: Project) -> None:
    project.source.with_suffix(".html").write_text("<p>They agreed.</p>")
    result = project.build()
    assert result.exit_code == 2
    assert "memo.txt would be encoded to the same document; rename one of them" in result.stderr


def test_a_broken_state_file_is_an_error_and_may_be_deleted(project: Project) -> None:
    kept = project.folder / "encoded" / "sources.json"
    kept.write_text("{")
    result = project.build()
    assert result.exit_code == 2
    assert f"{kept}: this file was edited and cannot be read; restore it, or delete it" in result.stderr
    kept.unlink()
    assert project.build().exit_code == 0


FIRST, SECOND, THIRD = (
    f"{{}}Memorandum by {one} to {other}\nWashington, May {day}, 1950.\nThe {word} document has some more words.\n"
    for one, other, day, word in (("A", "B", 1, "first"), ("C", "D", 2, "second"), ("E", "F", 3, "third"))
)
INSERTED = "{}Memorandum by X to Y\nWashington, May 2, 1950.\nInserted, and in quite other words than those.\n"


class Volume:
    """An edition of one source with several documents; the second one was corrected."""

    def __init__(self, folder: Path, teikit: Teikit, numbers: tuple[str, ...]) -> None:
        self.folder, self._teikit = folder, teikit
        (folder / "sources").mkdir()
        (folder / "edition.toml").write_text('[edition]\ntitle = "A volume"\n')
        self.build(*(part.format(number) for part, number in zip((FIRST, SECOND, THIRD), numbers, strict=True)))
        corrected = self.documents()[1]
        text = corrected.read_text(encoding="utf-8").replace("The second", "The <hi>second</hi>")
        corrected.write_text(text, encoding="utf-8")

    def build(self, *parts: str) -> Result:
        (self.folder / "sources" / "vol.txt").write_text("\n===\n\n".join(parts), encoding="utf-8")
        return self._teikit("build", self.folder, "--to", "text")

    def documents(self) -> list[Path]:
        return sorted((self.folder / "documents").glob("*.xml"))

    def bodies(self) -> dict[str, str]:
        """Return the distinguishing word of each document, by file."""
        words = ("first", "<hi>second</hi>", "third", "Inserted")
        texts = {path.name: path.read_text(encoding="utf-8") for path in self.documents()}
        return {name: next(word for word in words if word in text) for name, text in texts.items()}


@pytest.fixture(params=[("", "", ""), ("23. ", "24. ", "25. ")], ids=["counted", "numbered"])
def volume(request: pytest.FixtureRequest, tmp_path: Path, teikit: Teikit) -> Volume:
    return Volume(tmp_path, teikit, request.param)


def of(volume: Volume, *parts: str) -> list[str]:
    """Return the parts, including their numbers, where the volume has some."""
    numbered = any("-d23" in path.name for path in volume.documents())
    numbers = {FIRST: "23. ", SECOND: "24. ", THIRD: "25. ", INSERTED: "23A. "}
    return [part.format(numbers[part] if numbered else "") for part in parts]


def test_a_change_in_one_part_leaves_corrections_in_the_others(volume: Volume) -> None:
    before = volume.bodies()
    parts = of(volume, FIRST, SECOND, THIRD)
    volume.build(*parts[:2], parts[2].replace("some more", "many"))
    assert volume.bodies() == before
    assert "many words" in volume.documents()[2].read_text(encoding="utf-8")


def test_a_change_in_a_corrected_part_is_merged(volume: Volume) -> None:
    first, second, third = of(volume, FIRST, SECOND, THIRD)
    volume.build(first, second.replace("some more", "many"), third)
    assert "The <hi>second</hi> document has many words" in volume.documents()[1].read_text(encoding="utf-8")


def test_an_inserted_part_gets_a_file_of_its_own(volume: Volume) -> None:
    before = volume.bodies()
    volume.build(*of(volume, FIRST, INSERTED, SECOND, THIRD))
    after = volume.bodies()
    assert {name: word for name, word in after.items() if word != "Inserted"} == before
    assert len(after) == len(before) + 1


def test_a_part_that_was_removed_is_kept_and_reported(volume: Volume) -> None:
    before = volume.bodies()
    result = volume.build(*of(volume, SECOND, THIRD))
    assert volume.bodies() == before
    assert f"kept {volume.documents()[0]}: no longer in vol.txt" in result.stderr


def test_a_deleted_document_is_encoded_again_from_its_own_part(volume: Volume) -> None:
    parts = of(volume, FIRST, INSERTED, SECOND, THIRD)
    volume.build(*parts)
    before = volume.bodies()
    lost = next(path for path in volume.documents() if before[path.name] == "Inserted")
    lost.unlink()
    volume.build(*parts)
    assert volume.bodies() == before
