"""Pipeline: annotates a transcript by the rules of a profile and builds a TEI document from the annotations."""

from __future__ import annotations

from dataclasses import replace

from teikit.core.errors import DocumentError
from teikit.encoding.entities import header_entities
from teikit.encoding.model.annotation_index import AnnotationIndex
from teikit.encoding.model.context import Context
from teikit.encoding.model.encoding import Encoding
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.options import EncodingOptions
from teikit.encoding.profiles import Profile
from teikit.encoding.roundtrip.fidelity import check_text
from teikit.encoding.rules import RULES
from teikit.encoding.rules.source_markup import settled
from teikit.encoding.tree.document import build_document
from teikit.encoding.tree.renditions import Renditions


def encode(transcript: Transcript, options: EncodingOptions) -> Encoding:
    """Encode a text in TEI, and check that the text can be recovered from the result, character for character.

    :raises ConfigurationError: the profile is in error.
    :raises DocumentError: the text does not refer to one of the notes in ``options.notes``, or the recovered text
        differs from the source.
    """
    if not _has_item_markers(transcript, options.profile):
        options = replace(options, profile=options.profile.without_item_markers())
    context = annotate(transcript, options)
    root = build_document(context, options)
    check_text(transcript, root)
    return Encoding(root, context.annotations, transcript)


def annotate(transcript: Transcript, options: EncodingOptions) -> Context:
    """Run the rules of the profile in their order, each on the annotations of those before.

    :raises TeikitError: as for :func:`encode`.
    """
    profile = options.profile
    renditions = Renditions(profile.renditions)
    source_markup = renditions.with_markers(transcript.annotations, transcript.text)
    context = Context(
        AnnotationIndex(transcript, source_markup),
        profile,
        options.persons,
        options.places,
        options.organisations,
        options.notes,
    )
    for name in profile.rules:
        made = RULES[name](context)
        context = context.with_annotations(renditions.with_markers(made, transcript.text))
    _check_notes(context)
    if not profile.names.titles_within:
        context = header_entities.without_titles(context)
    return settled(context) if transcript.annotations else context


def _has_item_markers(transcript: Transcript, profile: Profile) -> bool:
    """Return whether the profile's list marker occurs in the text. A source with markup has no such markers."""
    marker = profile.lists.marker
    lines = transcript.text_lines
    return not transcript.annotations and any(transcript.text.startswith(marker, line.start) for line in lines)


def _check_notes(context: Context) -> None:
    called = {note.attributes.get("n") for note in context.by_element("note")}
    unused = [n for n in context.notes if n not in called]
    if unused:
        raise DocumentError(
            f"the text does not refer to note {', '.join(unused)}",
            context.transcript.name,
            hint="correct the notes file, or the profile's [notes]",
        )
