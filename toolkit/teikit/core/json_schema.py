"""JSON Schema derived from the models of configuration files, for completion and checks in editors.

The description of a key is the docstring of its field, which is read from the source of the model.
"""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from collections.abc import Iterator

import msgspec
from msgspec import Struct
from msgspec.inspect import StructType

from teikit.core import toml_types
from teikit.core.toml import Table

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def derive(model: type[Table], title: str, *, partial: bool = False) -> str:
    """Return the JSON Schema of the files that a model describes, as JSON text.

    :param title: title of the schema, usually the name of the file.
    :param partial: whether a file need not have all keys, since another file that it extends has them.
    """
    definitions: dict[str, dict[str, object]] = {}
    for table in dict.fromkeys(_tables(model)):
        definition = _simplified(msgspec.json.schema_components([table])[1][table.__name__])
        assert isinstance(definition, dict)
        for name, text in _descriptions(table).items():
            definition["properties"][name] = {"description": text, **definition["properties"][name]}
        if partial:
            definition.pop("required", None)
        definitions[table.__name__] = definition
    root = definitions.pop(model.__name__)
    whole = {"$schema": _DIALECT, **root, "title": title, "$defs": dict(sorted(definitions.items()))}
    return f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n"


def _tables(model: type[Struct]) -> Iterator[type[Struct]]:
    """Yield a model and the models of the tables in it."""
    yield model
    for field in toml_types.describe(model).fields:
        kind = toml_types.without_none(field.type)
        while inner := toml_types.item_type(kind) or getattr(kind, "value_type", None):
            kind = toml_types.without_none(inner)
        if isinstance(kind, StructType):
            yield from _tables(kind.cls)


def _simplified(schema: object) -> object:
    """Return a schema without ``null``, which TOML does not have, and without defaults that are tables."""
    if isinstance(schema, list):
        return [_simplified(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "anyOf" in schema:
        options = [option for option in schema["anyOf"] if option != {"type": "null"}]
        rest = {key: value for key, value in schema.items() if key != "anyOf"}
        schema = {**options[0], **rest} if len(options) == 1 else {"anyOf": options, **rest}
    kept = {key: value for key, value in schema.items() if not (key == "required" and not value)}
    if kept.get("default") in (None, (), []) or isinstance(kept["default"], dict):
        kept.pop("default", None)
    if isinstance(kept.get("description"), str):
        kept["description"] = _markdown(kept["description"])
    return {key: _simplified(value) for key, value in kept.items()}


def _descriptions(table: type[Struct]) -> dict[str, str]:
    """Return the docstrings of the fields of a model, by their keys."""
    found: dict[str, str] = {}
    for cls in reversed(table.__mro__):
        if issubclass(cls, Table) and cls is not Table:
            [definition] = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
            assert isinstance(definition, ast.ClassDef)
            found |= _field_docstrings(definition)
    keys = {field.name: field.encode_name for field in msgspec.structs.fields(table)}
    return {keys[name]: _markdown(text) for name, text in found.items()}


def _field_docstrings(definition: ast.ClassDef) -> dict[str, str]:
    found = {}
    for field, after in zip(definition.body, definition.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            match after:
                case ast.Expr(value=ast.Constant(value=str(text))):
                    found[field.target.id] = text
    return found


def _markdown(text: str) -> str:
    """Return a docstring in one line, with the code marks of Markdown."""
    return " ".join(text.replace("``", "`").split())
