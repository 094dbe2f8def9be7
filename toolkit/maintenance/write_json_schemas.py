"""Write the JSON Schemas of edition.toml and of profiles into schemas/. Run it after a change to their models."""

from __future__ import annotations

from pathlib import Path

from teikit.core.json_schema import derive
from teikit.core.toml import Table
from teikit.edition.sections import EditionFile

FOLDER = Path(__file__).resolve().parents[2] / "schemas"
#: The model of each schema, and the title of the schema.
MODELS: dict[str, tuple[type[Table], str]] = {
    "edition.schema.json": (EditionFile, "edition.toml"),
}


def main() -> None:
    """Write the schemas."""
    for name, (model, title) in MODELS.items():
        (FOLDER / name).write_text(derive(model, title), encoding="utf-8")


if __name__ == "__main__":
    main()
