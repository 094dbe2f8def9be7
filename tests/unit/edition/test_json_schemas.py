"""The JSON Schemas of configuration files: up to date with the models, and true of the files that come with teikit."""

from __future__ import annotations

import json
import runpy
import tomllib
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from helpers import ROOT

PROFILES = sorted((ROOT / "toolkit" / "teikit" / "encoding" / "profiles").glob("*.toml"))
SCRIPT = ROOT / "toolkit" / "maintenance" / "write_json_schemas.py"
SCHEMAS: dict[str, str] = runpy.run_path(str(SCRIPT))["derive_schemas"]()


def schema(name: str) -> dict[str, object]:
    text: dict[str, object] = json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8"))
    return text


def data(toml: str) -> object:
    """Parse TOML as an editor does before it validates: dates are strings."""
    return json.loads(json.dumps(tomllib.loads(toml), default=date.isoformat))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_up_to_date(name: str) -> None:
    written = (ROOT / "schemas" / name).read_text(encoding="utf-8")
    assert written == SCHEMAS[name], f"run python {SCRIPT.relative_to(ROOT)}"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_and_describes_every_key(name: str) -> None:
    whole = schema(name)
    jsonschema.Draft202012Validator.check_schema(whole)
    definitions = whole["$defs"]
    assert isinstance(definitions, dict)
    for title, definition in {name: whole, **definitions}.items():
        for key, described in definition["properties"].items():
            table = definitions.get(described.get("$ref", "").rpartition("/")[2], {})
            assert described.get("description") or table.get("description"), f"{title}: {key} has no docstring"


def test_the_example_edition_is_valid() -> None:
    jsonschema.validate(
        data((ROOT / "tei" / "edition.toml").read_text(encoding="utf-8")), schema("edition.schema.json")
    )


@pytest.mark.parametrize("file", PROFILES, ids=lambda file: file.stem)
def test_the_shipped_profiles_are_valid(file: Path) -> None:
    jsonschema.validate(data(file.read_text(encoding="utf-8")), schema("profile.schema.json"))


@pytest.mark.parametrize(
    "toml",
    [
        '[edition]\nlogo = "logo.svg"',
        '[edition]\nlanguage = "Klingon"',
        '[edition]\nbase_url = "example.org"',
        '[print]\nmargin = "3 cm"',
        '[print]\nstandard = ["a-9z"]',
        '[style]\nink = "red; }"',
        '[[documents]]\ntitle = "x"',
    ],
)
def test_the_schema_refuses_what_loading_refuses(toml: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data(toml), schema("edition.schema.json"))


def test_the_example_edition_names_its_schema() -> None:
    first, *_ = (ROOT / "tei" / "edition.toml").read_text(encoding="utf-8").splitlines()
    assert first == "#:schema ../schemas/edition.schema.json"
    assert (ROOT / "tei" / Path(first.partition(" ")[2])).is_file()
