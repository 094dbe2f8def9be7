"""The rule ``page-breaks``: markers of page breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.profiles.pattern import compiled

RULE = "page-breaks"


def page_breaks(context: Context) -> Iterator[Annotation]:
    """Encode ``[Page 907]`` as ``<pb n="907" xml:id="pg_907"/>``, in the place of the marker."""
    pattern = compiled(context.profile.page_breaks.pattern)
    template = context.profile.page_breaks.id
    marked = {pb.start for pb in context.by_element("pb")}
    seen = Counter(pb.attributes.get("n", "") for pb in context.by_element("pb"))
    for match in pattern.finditer(context.text):
        if match.start() in marked:
            continue
        n = match["n"]
        seen[n] += 1
        identifier = template.replace("{n}", n)
        certainty, reason = "high", "page marker"
        if seen[n] > 1:
            identifier += f"-{seen[n]}"
            certainty, reason = "low", f"second beginning of page {n}"
        attributes = {"n": n, "xml:id": identifier}
        yield Annotation(*match.span(), "pb", attributes, RULE, certainty, consumes=len(match[0]), reason=reason)
