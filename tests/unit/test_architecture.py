"""The floors of ARCHITECTURE.md: no import leads upward, sideways between wings, or in a circle."""

from __future__ import annotations

import pytest

from helpers import ROOT
from helpers.imports import find_cycles, module_imports, room_arrows

IMPORTS = module_imports(ROOT / "toolkit" / "teikit")
ARROWS = room_arrows(IMPORTS)

#: The rooms that each room may import.
ALLOWED = {
    "core": set(),
    "relaxng": set(),
    "edition": {"core"},
    "schematron": {"core"},
    "merge": {"core"},
    "odd": {"core"},
    "reporters": {"core"},
    "links": {"core", "edition"},
    "encoding": {"core", "edition"},
    "validation": {"core", "edition", "relaxng", "schematron", "links", "reporters"},
    "publishing": {"core", "edition"},
    "workflow": {"core", "edition", "merge", "odd", "links", "encoding", "validation", "publishing"},
    "serve": {"core", "edition", "reporters", "workflow"},
    "cli": {
        "teikit",
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
def test_a_room_imports_only_rooms_below_it(arrow: tuple[str, str]) -> None:
    source, target = arrow
    assert target in ALLOWED[source], f"imported by {', '.join(ARROWS[arrow])}"


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    assert find_cycles(IMPORTS) == []


def test_the_relaxng_engine_imports_nothing_of_teikit() -> None:
    assert [arrow for arrow in ARROWS if arrow[0] == "relaxng"] == []


def test_every_room_is_listed() -> None:
    rooms = {path.name for path in (ROOT / "toolkit" / "teikit").iterdir() if (path / "__init__.py").is_file()}
    assert rooms <= ALLOWED.keys()
