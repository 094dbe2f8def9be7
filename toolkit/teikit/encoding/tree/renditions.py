"""Renditions: how markers that elements replace looked in the source, as CSS generated content.

``pb::before {content: "[Page " attr(n) "]"}`` (``rendition/@selector``) renders ``[Page 907]``. An element whose marker
looked different has its own ``content`` in ``@style``. ``target-text(attr(target))`` renders the text of the element
that a pointer refers to, the body of an endnote (CSS Generated Content for Paged Media, 3.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from teikit.encoding.model.annotation import Annotation

TARGET_TEXT = "target-text(attr(target))"
_PART = re.compile(r'"((?:[^"\\]|\\.)*)"|attr\(\s*([\w:-]+)\s*\)')
_SELECTOR = re.compile(r"^(?P<element>\w+)(?:\[(?P<name>[\w:-]+)=(?P<value>[\w-]+)\])?::before$")


class Renditions:
    """The renditions of a profile, by element."""

    def __init__(self, renditions: Mapping[str, str]) -> None:
        """Parse the selectors. Those not of the form ``element[name=value]::before`` are ignored."""
        self._rules: dict[str, list[tuple[str | None, str, str]]] = {}
        for selector, css in renditions.items():
            if match := _SELECTOR.match(selector):
                self._rules.setdefault(match["element"], []).append((match["name"], match["value"], css))

    def with_markers(self, annotations: Iterable[Annotation], text: str) -> list[Annotation]:
        """Return annotations that record how their markers looked in the source."""
        rules = self._rules
        # Most annotations have no marker and need no call.
        return [self.with_marker(a, text) if a.consumes or a.element in rules else a for a in annotations]

    def with_marker(self, annotation: Annotation, text: str) -> Annotation:
        """Return an annotation, with a ``@style`` if its marker differs from the generated one."""
        marker = text[annotation.start : annotation.start + annotation.consumes]
        if marker == self._generated(annotation.element, annotation.attributes):
            return annotation
        content = f"content: {_string(marker)}"
        if annotation.element == "ptr":
            content += f" {TARGET_TEXT}"
        return annotation._replace(attributes={**annotation.attributes, "style": content})

    def _generated(self, element: str, attributes: Mapping[str, str]) -> str:
        """Return the text that the renditions generate before an element; empty if none applies."""
        for name, value, css in self._rules.get(element, ()):
            if not name or attributes.get(name) == value:
                return "".join(_part(part, attributes) for part in _PART.finditer(css.replace(TARGET_TEXT, "")))
        return ""


def _part(part: re.Match[str], attributes: Mapping[str, str]) -> str:
    if part[2]:
        return attributes.get(part[2], "")
    return re.sub(r"\\(.)", r"\1", part[1])


def _string(text: str) -> str:
    """Return a text as a CSS string."""
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'
