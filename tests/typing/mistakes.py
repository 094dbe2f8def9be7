"""Mistakes that users make. Each line that mypy must reject ends with the expected error code; nothing here is run."""

from __future__ import annotations

from pathlib import Path

import teikit


def misspelt_options(document: Path) -> None:
    """Pass options under wrong names."""
    teikit.encode(document, profil="frus")  # error: call-arg
    teikit.validate(document, shema="my.rng")  # error: call-arg
    teikit.Web(language="de")  # error: call-arg
    teikit.publish(document, "out", teikit.Web(), lang="de")  # error: call-arg


def wrong_targets(document: Path) -> None:
    """Name output formats instead of passing their options."""
    teikit.publish(document, "out", "wbe")  # error: arg-type
    teikit.publish("web", document)  # error: call-arg
    teikit.Pdf(standards=("ua-7",))  # error: arg-type
    teikit.Epub(standards=("ua-1",))  # error: call-arg


def wrong_types(document: Path) -> None:
    """Pass or expect values of the wrong type."""
    teikit.encode(5)  # error: arg-type
    teikit.encode(document, tag=["people"])  # error: list-item
    teikit.encode(document, strict="yes")  # error: arg-type
    number: int = teikit.validate(document).findings[0].line  # error: assignment
    print(number, teikit.encode(document).uncertain[0].certanty)  # error: attr-defined
    teikit.encode(document).save(document, True)  # error: call-arg
    teikit.Web(lang="de").lang = "fr"  # error: misc


def unknown_names() -> None:
    """Use names that the API does not export."""
    teikit.encod("memo.txt")  # error: attr-defined
    teikit.read_notes("notes.txt")  # error: attr-defined
