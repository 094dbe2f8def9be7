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


class Desk:
    """An edition with one source, built once."""

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
def desk(tmp_path: Path, teikit: Teikit) -> Desk:
    return Desk(tmp_path, teikit)


def test_a_changed_source_is_merged_into_the_corrected_document(desk: Desk) -> None:
    desk.change(desk.document, "at noon", "at <time>noon</time>")
    desk.change(desk.source, "did not agree", "agreed")
    result = desk.build()
    assert f"updated {desk.document}: " in result.stderr
    assert "at <time>noon</time>" in desk.text
    assert "They agreed." in desk.text


def test_where_nothing_changed_no_document_is_touched(desk: Desk) -> None:
    desk.change(desk.document, "They did not", "They<!-- sic --> did not")
    before = desk.document.read_bytes()
    result = desk.build()
    assert desk.document.read_bytes() == before
    assert "encoded" not in result.stderr
    assert "updated" not in result.stderr


def test_a_person_entered_in_the_register_is_referred_to(desk: Desk) -> None:
    register = desk.folder / "registers" / "persons.xml"
    register.parent.mkdir()
    register.write_text(REGISTER)
    desk.build()
    assert 'ref="#hans-engen">Engen</persName>' in desk.text


def test_a_changed_profile_of_the_edition_changes_its_documents(desk: Desk) -> None:
    own = desk.folder / "own.toml"
    own.write_text('extends = "frus"\n')
    desk.change(desk.folder / "edition.toml", "memorandum", 'memorandum"\nprofile = "own.toml')
    desk.build()
    own.write_text('extends = "frus"\nwithout = ["names"]\n')
    desk.build()
    assert "Mr. Engen</persName>" not in desk.text
    assert "Mr. Engen at noon" in desk.text


def test_a_conflict_is_found_and_stops_publication_until_it_is_decided(desk: Desk) -> None:
    desk.change(desk.document, "They did not agree", "They never agreed")
    desk.change(desk.source, "They did not agree", "They hardly agreed")
    result = desk.build()
    lines = desk.text.splitlines()
    [line] = [number for number, text in enumerate(lines, 1) if "<?teikit-conflict" in text]
    assert result.exit_code == 1
    assert f"{desk.document}:{line}:" in result.stdout
    assert "merge.undecided" in result.stdout
    assert "not published" in result.stderr
    assert "never agreed" in desk.text
    again = desk.build()
    assert (again.exit_code, again.stdout) == (1, result.stdout)


def test_once_a_conflict_is_decided_the_edition_is_published(desk: Desk) -> None:
    desk.change(desk.document, "They did not agree", "They never agreed")
    desk.change(desk.source, "They did not agree", "They hardly agreed")
    desk.build()
    mark = desk.text[desk.text.index("<?teikit-conflict") :].partition("?>")[0]
    desk.change(desk.document, f"{mark}?>", "")
    result = desk.build()
    assert result.exit_code == 0
    assert "merge.undecided" not in result.stdout
    assert "They never agreed." in (desk.folder / "public" / "memo.txt").read_text(encoding="utf-8")


def test_a_document_without_its_first_encoding_is_left_alone_and_that_is_said(desk: Desk) -> None:
    (desk.folder / "encoded" / "memo.xml").unlink()
    desk.change(desk.source, "did not agree", "agreed")
    before = desk.document.read_bytes()
    for _ in range(2):
        assert f"skipped {desk.document}: cannot merge: the merge base" in desk.build().stderr
        assert desk.document.read_bytes() == before


def test_a_document_that_was_there_first_is_taken_as_it_is(desk: Desk) -> None:
    (desk.folder / "encoded" / "sources.json").unlink()
    desk.change(desk.source, "did not agree", "agreed")
    before = desk.document.read_bytes()
    assert "updated" not in desk.build().stderr
    assert desk.document.read_bytes() == before


def test_each_document_of_a_source_that_holds_several_is_updated(desk: Desk) -> None:
    second = LETTER.replace("Engen", "Lange")
    both = desk.source.with_name("both.txt")
    both.write_text(f"{LETTER}\n* * *\n\n{second}", encoding="utf-8")
    desk.build()
    kept = json.loads((desk.folder / "encoded" / "sources.json").read_text())
    assert kept["both.txt"]["documents"] == ["both-1.xml", "both-2.xml"]
    desk.change(both, "Lange at noon", "Lange at two")
    result = desk.build()
    assert "both-2.xml: " in result.stderr
    assert "both-1.xml" not in result.stderr.partition("validated")[0]
    assert "at two" in desk.document.with_name("both-2.xml").read_text(encoding="utf-8")


def test_two_sources_for_one_document_are_refused(desk: Desk) -> None:
    desk.source.with_suffix(".html").write_text("<p>They agreed.</p>")
    result = desk.build()
    assert result.exit_code == 2
    assert "memo.txt would be encoded to the same document; rename one of them" in result.stderr


def test_what_is_kept_of_the_sources_may_be_removed_when_it_is_broken(desk: Desk) -> None:
    kept = desk.folder / "encoded" / "sources.json"
    kept.write_text("{")
    result = desk.build()
    assert result.exit_code == 2
    assert f"{kept}: this file was edited and cannot be read; restore it, or delete it" in result.stderr
    kept.unlink()
    assert desk.build().exit_code == 0


FIRST, SECOND, THIRD = (
    f"{{}}Memorandum by {one} to {other}\nWashington, May {day}, 1950.\nThe {word} document has some more words.\n"
    for one, other, day, word in (("A", "B", 1, "first"), ("C", "D", 2, "second"), ("E", "F", 3, "third"))
)
INSERTED = "{}Memorandum by X to Y\nWashington, May 2, 1950.\nInserted, and in quite other words than those.\n"


class Volume:
    """An edition of one source with several documents, the second corrected by hand."""

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
        """Return, by file, the word by which a document is known."""
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


def test_a_part_that_is_put_in_takes_no_other_ones_place(volume: Volume) -> None:
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


def test_a_document_that_was_removed_is_encoded_again_from_its_own_part(volume: Volume) -> None:
    parts = of(volume, FIRST, INSERTED, SECOND, THIRD)
    volume.build(*parts)
    before = volume.bodies()
    lost = next(path for path in volume.documents() if before[path.name] == "Inserted")
    lost.unlink()
    volume.build(*parts)
    assert volume.bodies() == before
