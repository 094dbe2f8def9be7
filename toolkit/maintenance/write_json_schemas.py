"""Write the JSON Schemas of edition.toml and of profiles into schemas/. Run it after a change to their models."""

from __future__ import annotations

from pathlib import Path

from teikit.core.json_schema import derive
from teikit.edition.sections import EditionFile
from teikit.encoding.profiles.model import ProfileFile

FOLDER = Path(__file__).resolve().parents[2] / "schemas"


def derive_schemas() -> dict[str, str]:
    """Return the schemas by the names of their files."""
    return {
        "edition.schema.json": derive(EditionFile, "edition.toml"),
        "profile.schema.json": derive(ProfileFile, "Encoding profile", partial=True),
    }


def main() -> None:
    """Write the schemas."""
    for name, schema in derive_schemas().items():
        (FOLDER / name).write_text(schema, encoding="utf-8")


if __name__ == "__main__":
    main()
