"""The options of a validation run."""

from __future__ import annotations

from dataclasses import dataclass

from teikit.core.paths import StrPath
from teikit.validation.engines import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationOptions:
    """Options of a validation run; by default, the schemas are those associated with each document.

    :param schema: file or address of a RELAX NG schema.
    :param schematron: files or addresses of Schematron schemas, or of other schemas or ODDs that contain rules.
    :param engine: the RELAX NG engine.
    :param links: whether to check pointers and identifiers; ``None`` checks them unless a schema is given.
    :param ids: whether to report duplicate IDs and IDREFs without a target; only with teikit's engine.
    :param allow_network: whether to download schemas that no XML catalog resolves.
    :param use_cache: whether to read compiled schemas from the user's cache folder, and keep them there.
    :param processes: number of worker processes; ``None`` uses one, and one per processor for many files.

    If a schema or rules are given, no others are used.
    """

    schema: StrPath | None = None
    schematron: tuple[StrPath, ...] = ()
    engine: Engine = Engine.TEIKIT
    links: bool | None = None
    ids: bool = False
    allow_network: bool = False
    use_cache: bool = True
    processes: int | None = None

    @property
    def names_schemas(self) -> bool:
        """Return whether a schema or rules are given."""
        return self.schema is not None or bool(self.schematron)
