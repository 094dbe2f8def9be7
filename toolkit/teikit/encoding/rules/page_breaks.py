"""The rule ``page-breaks``: markers of page breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.profiles.pattern import compiled


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
        unique = template.replace("{n}", n) + (f"-{seen[n]}" if seen[n] > 1 else "")
        certainty = "high" if seen[n] == 1 else "low"
        yield Annotation(
            *match.span(), "pb", {"n": n, "xml:id": unique}, "page-breaks", certainty, len(match[0]),
            reason="page marker" if seen[n] == 1 else f"second beginning of page {n}",
        )  # fmt: skip
