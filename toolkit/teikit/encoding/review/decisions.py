"""Decisions in the order in which an editor reviews them, and as JSON."""

from __future__ import annotations

import json

from teikit.encoding.model.annotation import CERTAINTIES
from teikit.encoding.model.decision import Decision
from teikit.encoding.model.encoding import Encoding

#: Length of the text of a decision in reports, in characters.
_SHOWN = 300


def decisions(encoding: Encoding) -> list[Decision]:
    """Return every decision of an encoding: the least certain first, then in the order of the text."""
    return sorted(encoding.annotations, key=lambda decision: -CERTAINTIES.index(decision.certainty))


def excerpt(decision: Decision) -> str:
    """Return the text of a decision, shortened if it is long."""
    text = decision.text
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def to_json(encoding: Encoding) -> str:
    """Return the decisions as a JSON object with the name of the source and a list."""
    review = {"source": encoding.transcript.name, "decisions": [_fields(one) for one in decisions(encoding)]}
    return json.dumps(review, ensure_ascii=False, indent=1)


def _fields(decision: Decision) -> dict[str, object]:
    return {
        "line": decision.position.line,
        "column": decision.position.column,
        "start": decision.span.start,
        "end": decision.span.end,
        "element": decision.element,
        "attributes": dict(decision.attributes),
        "text": excerpt(decision),
        "rule": decision.rule,
        "certainty": decision.certainty,
        "reason": decision.reason,
        "alternatives": decision.alternatives,
    }
