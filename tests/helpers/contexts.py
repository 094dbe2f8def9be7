"""Contexts of short texts, to try a rule alone."""

from __future__ import annotations

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.annotation_index import AnnotationIndex
from teikit.encoding.model.context import Context
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.profiles import Profile, load_profile
from teikit.encoding.profiles.model import RuleName
from teikit.encoding.rules import RULES

FRUS = load_profile("frus")


def make_context(text: str | Transcript, *before: RuleName, profile: Profile = FRUS) -> Context:
    """Return the context of a text.

    :param before: rules that have run, in order.
    """
    transcript = text if isinstance(text, Transcript) else Transcript(text, "text.txt")
    context = Context(AnnotationIndex(transcript, transcript.annotations), profile)
    for name in before:
        context = context.with_annotations(RULES[name](context))
    return context


def run_rule(name: RuleName, text: str | Transcript, *before: RuleName, profile: Profile = FRUS) -> list[Annotation]:
    """Return the annotations that a rule makes of a text."""
    return list(RULES[name](make_context(text, *before, profile=profile)))


def found(name: RuleName, text: str, *before: RuleName, profile: Profile = FRUS) -> list[tuple[str, str]]:
    """Return the elements that a rule makes of a text, each with its words in one line."""
    made = run_rule(name, text, *before, profile=profile)
    return [(one.element, " ".join(text[one.start : one.end].split())) for one in made]
