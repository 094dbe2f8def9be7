"""``teikit explain``: what an element, a kind of finding or a rule is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from teikit.validation.explanations import Attribute, Explanation

_WIDTH = 88


@click.command()
@click.argument("topic")
@click.option("--odd", type=click.Path(path_type=Path), help="The ODD that describes elements.  [default: teikit's]")
@click.option("--schema", type=click.Path(path_type=Path), help="The RELAX NG schema.  [default: teikit's]")
@click.option("--schematron", "rules", type=click.Path(path_type=Path), help="The rules.  [default: teikit's]")
def explain(topic: str, odd: Path | None, schema: Path | None, rules: Path | None) -> None:
    """Explain TOPIC: an element, an attribute, the code of a finding, a rule.

    \b
    Example:
      teikit explain note
      teikit explain @who
      teikit explain rng.element-not-allowed
      teikit explain sch.note-order
    """
    from teikit.validation.explanations import explain as explained

    click.echo("\n".join(_lines(explained(topic, odd, schema, rules))))


def _lines(told: Explanation) -> Iterator[str]:
    yield click.style(told.topic, bold=True)
    yield _wrapped(told.description, "  ")
    for remark in told.remarks:
        yield _wrapped(remark, "  ")
    if told.right:
        yield f"\n  wrong  {told.wrong}\n  right  {told.right}"
    yield from _list("on" if told.topic.startswith("@") else "may stand in", told.parents)
    yield from _list("may hold", (*(["text"] if told.text else []), *told.children))
    yield from _attributes(told.attributes)
    if told.rules:
        yield click.style("\nrules", bold=True)
        for code, message in told.rules:
            yield f"  {code}"
            yield _wrapped(message, "    ")
    for example in told.examples:
        yield click.style("\nexample", bold=True)
        yield "\n".join(f"  {line}" for line in example.splitlines())


def _list(label: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        yield click.style(f"\n{label}", bold=True)
        yield _wrapped(", ".join(names), "  ")


def _attributes(attributes: Sequence[Attribute]) -> Iterator[str]:
    if not attributes:
        return
    yield click.style("\nattributes", bold=True)
    for attribute in attributes:
        yield f"  {attribute.name}{' (required)' if attribute.required else ''}"
        listed = attribute.values and "values:" not in attribute.description
        values = f" ({', '.join(attribute.values)})" if listed else ""
        if attribute.description or values:
            yield _wrapped(f"{attribute.description}{values}", "    ")


def _wrapped(text: str, indent: str) -> str:
    return click.wrap_text(text, _WIDTH, indent, indent)
