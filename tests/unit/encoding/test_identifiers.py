"""Identifiers of a document: those of the document, of persons and of this program never coincide."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from teikit.core.xml import XML_ID
from teikit.encoding import EncodingOptions, encode, readers
from teikit.encoding.profiles import load_profile


@pytest.mark.parametrize("name", ["Lange", "Teikit", "D1"])
def test_a_document_and_a_person_of_the_same_name_have_different_identifiers(name: str) -> None:
    text = f"MEMORANDUM\n\nMr. {name} said that he agreed. Mr. {name} thanked the Secretary.\n"
    read = readers.parse(text.encode(), Path(f"{name.lower()}.txt"))
    root = encode(read, EncodingOptions(load_profile("frus"))).root
    identifiers = Counter(element.get(XML_ID) for element in root.iter() if element.get(XML_ID))
    assert set(identifiers.values()) == {1}, identifiers
    pointers = [str(pointer).removeprefix("#") for pointer in root.xpath("//@who | //@ref")]
    assert set(pointers) <= set(identifiers)
    assert root.get(XML_ID) == f"d-{name.lower()}"
