"""The floors of ARCHITECTURE.md: no import leads upward, sideways between wings, or in a circle; modules stay small.

All imports count, also those inside functions and those for type checking only.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import ROOT
from helpers.imports import external_imports, find_cycles, module_imports, room_arrows

PACKAGE = ROOT / "toolkit" / "teikit"
FILES = sorted(PACKAGE.rglob("*.py"))
IMPORTS = module_imports(PACKAGE)
ARROWS = room_arrows(IMPORTS)

#: The rooms from the lowest floor to the highest; a room imports only rooms of lower floors.
FLOORS = (
    ("core", "relaxng"),
    ("edition", "schematron", "merge", "links", "odd", "reporters"),
    ("encoding", "validation", "publishing"),
    ("workflow",),
    ("serve", "teikit"),
    ("cli",),
    ("__main__",),
)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}

#: The rooms that each room may import.
ALLOWED = {
    "core": set(),
    "relaxng": set(),
    "edition": {"core"},
    "schematron": {"core"},
    "merge": {"core"},
    "odd": {"core", "relaxng"},
    "reporters": {"core"},
    "links": {"core"},
    "encoding": {"core", "edition"},
    "validation": {"core", "edition", "relaxng", "schematron", "links", "odd"},
    "publishing": {"core", "edition"},
    "workflow": {"core", "edition", "merge", "odd", "encoding", "validation", "publishing"},
    "serve": {"core", "edition", "reporters", "workflow"},
    "cli": {
        "core",
        "edition",
        "encoding",
        "odd",
        "publishing",
        "reporters",
        "serve",
        "validation",
        "workflow",
    },
    "teikit": {"core", "edition", "encoding", "publishing", "relaxng", "schematron", "validation", "workflow"},
    "__main__": {"cli"},
}


@pytest.mark.parametrize("arrow", sorted(ARROWS), ids=" -> ".join)
def test_no_import_leads_upward_or_sideways(arrow: tuple[str, str]) -> None:
    source, target = arrow
    assert FLOOR_OF[target] < FLOOR_OF[source], f"imported by {', '.join(ARROWS[arrow])}"


@pytest.mark.parametrize("arrow", sorted(ARROWS), ids=" -> ".join)
def test_a_room_imports_only_what_it_may(arrow: tuple[str, str]) -> None:
    source, target = arrow
    assert target in ALLOWED[source], f"imported by {', '.join(ARROWS[arrow])}"


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    assert find_cycles(IMPORTS) == []


def test_the_relaxng_engine_imports_nothing_of_teikit() -> None:
    assert [arrow for arrow in ARROWS if arrow[0] == "relaxng"] == []


def test_click_is_imported_by_the_command_line_only() -> None:
    importing = {file for file in FILES if "click" in external_imports(file)}
    assert {file.relative_to(PACKAGE).parts[0] for file in importing} == {"cli"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_a_module_has_at_most_400_lines(file: Path) -> None:
    assert file.read_text(encoding="utf-8").count("\n") <= 400


def test_every_room_is_listed() -> None:
    rooms = {path.name for path in (ROOT / "toolkit" / "teikit").iterdir() if (path / "__init__.py").is_file()}
    assert rooms <= ALLOWED.keys()
    assert ALLOWED.keys() == FLOOR_OF.keys()
