"""A small edition: letters, minutes and an undated note, with persons and places in registers."""

from __future__ import annotations

from pathlib import Path

from teikit.edition.config import FILE, Edition
from teikit.publishing.targets.web import BuildCache, SiteOptions, write_site
from teikit.workflow import build

TOML = """[edition]
title = "Letters & minutes"
description = "A correspondence of 1950 and 1951."
language = "{language}"
publisher = "The Press"
date = "2026"
editors = ["Ada Editor"]
base_url = "{base_url}"
licence = {{ text = "CC0 1.0", target = "https://creativecommons.org/publicdomain/zero/1.0/" }}
"""

PERSONS = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff><listPerson>
<person xml:id="ross"><persName><forename>John</forename> <surname>Ross</surname></persName>
<affiliation>Deputy Representative</affiliation></person>
<person xml:id="rusk"><persName><forename>Dean</forename> <surname>Rusk</surname></persName>
<persName type="variant">D. Rusk</persName><birth when="1909-02-09"/><death when="1994-12-20"/>
<idno type="wikidata">Q28044</idno><idno type="viaf">61616714</idno></person>
<person xml:id="öst"><persName><forename>Eva</forename> <surname>Öst</surname></persName></person>
</listPerson></standOff></TEI>"""

PLACES = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff><listPlace>
<place xml:id="seoul"><placeName>Seoul</placeName><idno type="geonames">1835848</idno></place>
</listPlace></standOff></TEI>"""

DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt>
<title type="main">{title}</title><title type="short">{short}</title>
<author><persName ref="#{sender}">{sender}</persName></author></titleStmt>
<publicationStmt><publisher>The Press</publisher><availability>
<licence target="https://creativecommons.org/publicdomain/zero/1.0/">CC0 1.0</licence></availability></publicationStmt>
<sourceDesc><bibl><title>The Volume</title><idno type="file">{number}</idno></bibl></sourceDesc></fileDesc>
<encodingDesc><editorialDecl><p>Spelling is kept.</p></editorialDecl></encodingDesc>
<profileDesc>{creation}<textClass><keywords><term type="kind">{kind}</term></keywords></textClass>
<particDesc><listPerson>{persons}</listPerson></particDesc>{correspondence}</profileDesc>
<revisionDesc status="draft"><change when="{changed}">{what}</change></revisionDesc></teiHeader>
<text><body><div type="document">{body}</div></body></text></TEI>"""


def document(**given: str) -> str:
    """Return a document. Parts that are not given are omitted or a placeholder."""
    plain = {
        "title": "A letter", "short": "Letter", "sender": "ross", "number": "1/50", "creation": "", "kind": "letter",
        "persons": "", "correspondence": "", "changed": "2026-01-02", "what": "Encoded.", "body": "<p>Words.</p>",
    }  # fmt: skip
    return DOCUMENT.format_map(plain | given)


def correspondence(sender: str, receiver: str, when: str) -> str:
    """Return the ``correspDesc`` of a letter."""
    return (
        f'<correspDesc><correspAction type="sent"><persName ref="#{sender}">{sender}</persName>'
        f'<placeName ref="#seoul">Seoul</placeName><date when="{when}"/></correspAction>'
        f'<correspAction type="received"><persName ref="#{receiver}">{receiver}</persName></correspAction>'
        "</correspDesc>"
    )


DOCUMENTS = {
    "letter": document(
        title="Ross to Rusk about <hi>assurances</hi>",
        short="Ross to Rusk",
        creation='<creation><date when="1950-10-07"/></creation>',
        persons='<person xml:id="ross"><persName>Ross</persName></person>'
        '<person xml:id="kim"><persName>Mr. Kim</persName><note type="review">proposed</note></person>',
        correspondence=correspondence("ross", "rusk", "1950-10-07"),
        body='<head>Ross to Rusk about assurances</head><p>First words.</p><p><pb n="12" xml:id="pg_12"/>On the second '
        'page <persName ref="#kim">Mr. Kim</persName> met us in <placeName ref="#seoul">Seoul</placeName>. '
        '<said who="#kim" toWhom="#ross" cert="low">He gave his <pb n="13" xml:id="pg_13"/> assurances.</said> '
        'It was <persName ref="#kim">he</persName><note n="1">A note on <persName ref="#rusk">Rusk</persName>.</note>, '
        'and <placeName>Pusan</placeName> fell &amp; rose &lt;again&gt;.</p>' + '<p>Nothing is said here.</p>' * 40 +
        '<p>At last we heard of <persName ref="#öst">Öst</persName>, by cable.<note n="2">Lost.</note></p>',
    ),
    "reply": document(
        title="Rusk to Ross", short="Rusk to Ross", sender="rusk",
        creation='<creation><date when="1950-10-09"/></creation>',
        correspondence=correspondence("rusk", "ross", "1950-10-09"), changed="2026-03-01", what="Corrected the date.",
        body="<head>Rusk to Ross</head><p>Many thanks for the assured letter.</p>",
    ),
    "minutes": document(
        title="Minutes", short="Minutes", kind="minutes",
        persons='<person xml:id="rusk"><persName>Rusk</persName></person>',
        creation='<creation><date from="1951-03" to="1951-04"/></creation>',
        body='<head>Minutes</head><sp who="#rusk"><speaker>Rusk</speaker><p>We open, says he.</p></sp>',
    ),
    "undated": document(title="A note", short="A note", kind="note", body="<head>A note</head><p>No date.</p>"),
}  # fmt: skip


def write_edition(folder: Path, *, language: str = "en", base_url: str = "https://example.org/letters/") -> Path:
    """Write the edition into a folder."""
    for part in ("documents", "registers"):
        (folder / part).mkdir(parents=True)
    (folder / "edition.toml").write_text(TOML.format(language=language, base_url=base_url), encoding="utf-8")
    (folder / "registers" / "persons.xml").write_text(PERSONS, encoding="utf-8")
    (folder / "registers" / "places.xml").write_text(PLACES, encoding="utf-8")
    for name, text in DOCUMENTS.items():
        (folder / "documents" / f"{name}.xml").write_text(text, encoding="utf-8")
    return folder


def build_site(folder: Path, output: Path, *, manual: bool = False, cached: bool = False) -> list[str]:
    """Build the web edition; return the paths of the files written, without assets.

    :param manual: whether to write the encoding manual, which takes time and is the same for all editions.
    """
    edition = Edition.load(folder)
    documents = build.documents(edition)
    shared_inputs = (folder / FILE, edition.persons_file, edition.places_file)
    cache = BuildCache.open(output, *shared_inputs) if cached else None
    paths = [*write_site(edition, documents, output, SiteOptions(manual=manual), cache)]
    if manual:
        list(build.write_manual(edition, output))
    return [path.relative_to(output).as_posix() for path in paths if "assets" not in path.parts]
