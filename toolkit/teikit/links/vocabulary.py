"""The attributes of TEI that are pointers (``teidata.pointer``), and the address schemes that are not checked."""

from __future__ import annotations

from teikit.core.xml import TEI_NS, XML_NS

#: The separator of namespace and local name in the names that expat reports.
SEPARATOR = " "

XML_ID = f"{XML_NS}{SEPARATOR}id"
XML_BASE = f"{XML_NS}{SEPARATOR}base"
XI_NS = "http://www.w3.org/2001/XInclude"
XI_INCLUDE = f"{XI_NS}{SEPARATOR}include"
XI_FALLBACK = f"{XI_NS}{SEPARATOR}fallback"


def tei(name: str) -> str:
    """Return a TEI element name in expat's notation."""
    return f"{TEI_NS}{SEPARATOR}{name}"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Attributes that are pointers on every element.
POINTERS = _words(
    """
    active ana change copyOf corresp datingMethod datingPoint decls domains edRef exclude facs hand inst
    mutual new next nymRef origin passive perf period prev ref rendition resp sameAs scribeRef select
    since spanTo synch target targetEnd toWhom who wit
    """
)

#: Attributes that are pointers on some elements, and numbers, names or words on others; pointers contain a ``#``.
SOMETIMES = _words(
    """
    adj adjFrom adjTo calendar children end fVal feats follow from include lemmaRef
    metDecl parent parts render scheme scriptRef source start targetDatcat to uri valueDatcat
    """
)

#: Elements whose ``url`` names an image or a recording.
MEDIA = frozenset({tei("graphic"), tei("media")})

#: Attributes of an element whose position is needed.
RELEVANT = POINTERS | SOMETIMES | {XML_ID}

#: The entries of registers.
ENTRIES = frozenset(map(tei, ("person", "personGrp", "place", "org")))

#: Public address schemes, which are not checked; the TEI Guidelines use ``tei`` for their own sources.
SCHEMES = _words(
    """
    about acct ark bibcode blob cid data did dict doi file ftp ftps geo git hdl http https info ipfs irc isbn issn
    jabber javascript lccn ldap mailto mid news oai orcid sftp sip sms ssh svn tag tei tel urn view-source ws wss xmpp
    """
)

#: The suffixes of files in which a fragment is an ``xml:id``.
XML_SUFFIXES = frozenset({".xml", ".tei", ".odd"})
