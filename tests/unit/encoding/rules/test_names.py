"""The rule ``names``, alone."""

from __future__ import annotations

from msgspec.structs import replace

from helpers.contexts import FRUS, make_context
from teikit.edition.registers import Person
from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.traits import Trait
from teikit.encoding.rules.names import names

LANGE = Person("lange", "Halvard Lange", ("Halvard Lange", "Lange"), surname="Lange")
OTHER = Person("lange-2", "Fritz Lange", ("Fritz Lange", "Lange"), surname="Lange")


def tagged(text: str, *persons: Person) -> list[tuple[str, Annotation]]:
    context = replace(make_context(text, "paragraphs"), persons=persons)
    return [(text[one.start : one.end], one) for one in names(context)]


def test_a_registered_name_has_its_title_and_refers_to_its_entry() -> None:
    ((words, made),) = tagged("The Foreign Minister Lange left.\n", LANGE)
    assert (words, dict(made.attributes), made.certainty) == ("Foreign Minister Lange", {"ref": "#lange"}, "high")
    assert made.traits == (Trait.MENTIONED,)


def test_a_form_of_two_entries_is_uncertain() -> None:
    ((_, made),) = tagged("Then Lange left.\n", LANGE, OTHER)
    assert (made.attributes["ref"], made.certainty, made.alternatives) == ("#lange", "low", ("lange-2",))


def test_a_name_with_a_title_is_proposed() -> None:
    ((words, made),) = tagged("Then Mr. Engen left.\n")
    assert (words, made.attributes["ref"], made.certainty) == ("Mr. Engen", "#engen", "low")
    assert Trait.BY_SURNAME not in made.traits


def test_a_person_named_by_the_surname_alone_is_only_mentioned() -> None:
    made = tagged("Stikker has left. Then Stikker was late, and Stikker had no car.\n")
    assert {words for words, _ in made} == {"Stikker"}
    assert all(Trait.BY_SURNAME in one.traits for _, one in made)


def test_places_and_organisations_are_proposed_if_the_profile_has_them() -> None:
    text = "He went to Oslo for the Far Eastern Commission.\n"
    profile = FRUS.tagging(["places", "organisations"])
    made = {
        (one.element, text[one.start : one.end]) for one in names(make_context(text, "paragraphs", profile=profile))
    }
    assert made == {("placeName", "Oslo"), ("orgName", "Far Eastern Commission")}
