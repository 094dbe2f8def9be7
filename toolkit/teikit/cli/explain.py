"""``teikit explain``: explain elements, attributes, findings and rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teikit.cli.options import PATH
from teikit.core.printable import printable

if TYPE_CHECKING:
    from teikit.validation.content_models import Attribute
    from teikit.validation.explanations import Explanation

_WIDTH = 88


@click.command()
@click.argument("topic")
@click.option("--odd", type=PATH, show_default="teikit's", help="ODD that describes the elements.")
@click.option("--schema", type=PATH, show_default="that of the ODD", help="RELAX NG schema.")
@click.option("--schematron", "rules", type=PATH, show_default="those of the ODD", help="Schematron rules.")
def explain(topic: str, odd: Path | None, schema: Path | None, rules: Path | None) -> None:
    """Explain TOPIC: an element, an attribute, the code of a finding, or a rule.

    \b
    Example:
      teikit explain note
      teikit explain @who
      teikit explain rng.element-not-allowed
      teikit explain sch.note-order
    """
    from teikit.validation.explanations import explain as find_explanation

    click.echo("\n".join(_lines(find_explanation(topic, odd, schema, rules))))


def _lines(explanation: Explanation) -> Iterator[str]:
    yield click.style(printable(explanation.topic), bold=True)
    yield _wrap(explanation.description, "  ")
    for remark in explanation.remarks:
        yield _wrap(remark, "  ")
    if explanation.right:
        yield f"\n  wrong  {printable(explanation.wrong)}\n  right  {printable(explanation.right)}"
    yield from _names("on" if explanation.topic.startswith("@") else "allowed in", explanation.parents)
    yield from _names("may contain", (*(["text"] if explanation.text else []), *explanation.children))
    yield from _attributes(explanation.attributes)
    if explanation.rules:
        yield click.style("\nrules", bold=True)
        for code, message in explanation.rules:
            yield f"  {printable(code)}"
            yield _wrap(message, "    ")
    for example in explanation.examples:
        yield click.style("\nexample", bold=True)
        yield "\n".join(f"  {printable(line)}" for line in example.splitlines())


def _names(label: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        yield click.style(f"\n{label}", bold=True)
        yield _wrap(", ".join(names), "  ")


def _attributes(attributes: Sequence[Attribute]) -> Iterator[str]:
    if not attributes:
        return
    yield click.style("\nattributes", bold=True)
    for attribute in attributes:
        yield f"  {printable(attribute.name)}{' (required)' if attribute.required else ''}"
        listed = attribute.values and "values:" not in attribute.description
        values = f" ({', '.join(attribute.values)})" if listed else ""
        if attribute.description or values:
            yield _wrap(f"{attribute.description}{values}", "    ")


def _wrap(text: str, indent: str) -> str:
    return click.wrap_text(printable(" ".join(text.split())), _WIDTH, indent, indent)
