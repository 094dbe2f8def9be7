"""How consumed markers stood in the source, as CSS generated content (``rendition/@selector``).

``pb::before {content: "[Page " attr(n) "]"}`` gives ``[Page 907]`` back. A marker that was written otherwise
carries its own ``content`` in ``@style``. ``target-text(attr(target))`` stands for the text of what an element
points to: the body of a note that stood at the end of the text (CSS Generated Content for Paged Media, 3.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from teikit.encoding.model.annotation import Annotation

TARGET_TEXT = "target-text(attr(target))"
_PART = re.compile(r'"((?:[^"\\]|\\.)*)"|attr\(\s*([\w:-]+)\s*\)')
_SELECTOR = re.compile(r"^(?P<element>\w+)(?:\[(?P<name>[\w:-]+)=(?P<value>[\w-]+)\])?::before$")


class Renditions:
    """The renditions of a profile, read once: what stood before which elements."""

    def __init__(self, renditions: Mapping[str, str]) -> None:
        """Read the selectors; one of a form that no element before its content has is never used."""
        self._rules: dict[str, list[tuple[str | None, str, str]]] = {}
        for selector, css in renditions.items():
            if match := _SELECTOR.match(selector):
                self._rules.setdefault(match["element"], []).append((match["name"], match["value"], css))

    def with_markers(self, annotations: Iterable[Annotation], text: str) -> list[Annotation]:
        """Return annotations, each as :meth:`with_marker` does; most have no marker and are told so here."""
        rules = self._rules
        return [self.with_marker(a, text) if a.consumes or a.element in rules else a for a in annotations]

    def with_marker(self, annotation: Annotation, text: str) -> Annotation:
        """Return the annotation, with a ``@style`` of its own where its marker is not the one its rendition gives."""
        marker = text[annotation.start : annotation.start + annotation.consumes]
        if marker == self._generated(annotation.element, annotation.attributes):
            return annotation
        content = f"content: {_string(marker)}"
        if annotation.element == "ptr":
            content += f" {TARGET_TEXT}"
        return annotation._replace(attributes={**annotation.attributes, "style": content})

    def _generated(self, element: str, attributes: Mapping[str, str]) -> str:
        """Return the text that stood before an element in the source, by its rendition; empty where it has none."""
        for name, value, css in self._rules.get(element, ()):
            if not name or attributes.get(name) == value:
                return "".join(_part(part, attributes) for part in _PART.finditer(css.replace(TARGET_TEXT, "")))
        return ""


def _part(part: re.Match[str], attributes: Mapping[str, str]) -> str:
    if part[2]:
        return attributes.get(part[2], "")
    return re.sub(r"\\(.)", r"\1", part[1])


def _string(text: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'
