"""Language tags (BCP 47, RFC 5646): syntax, and the codes that ISO 639-1 assigns.

The whole registry of subtags is not part of teikit. Checked are the syntax, codes of two letters, and that a language
which has a code of two letters is not tagged by its code of three (RFC 5646, section 2.2.1).
"""

from __future__ import annotations

import re

#: The syntax of a tag, also valid as a regular expression of JSON Schema.
SYNTAX = (
    r"^([A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    r"(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[A-WYZa-wyz0-9](-[A-Za-z0-9]{2,8})+)*(-[Xx](-[A-Za-z0-9]{1,8})+)?"
    r"|[Xx](-[A-Za-z0-9]{1,8})+|[Ii]-[A-Za-z]{3,8})$"
)
#: Codes of ISO 639-1, with deprecated ones that are still valid in tags.
_ISO_639_1 = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el "
    "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it "
    "iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo "
    "mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh "
    "si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh "
    "yi yo za zh zu"
)
_TWO_LETTERS = frozenset(_ISO_639_1.split())
#: Codes of ISO 639-2 (bibliographic and terminological), each followed by the code of ISO 639-1.
_ISO_639_2 = (
    "aaraa abkab afraf akaak albsq amham araar argan armhy asmas avaav aveae aymay azeaz bakba bambm baqeu belbe "
    "benbn bisbi bodbo bosbs brebr bulbg burmy catca cescs chach chece chizh chucu chvcv corkw cosco crecr cymcy "
    "czecs danda deude divdv dutnl dzodz ellel engen epoeo estet euseu eweee faofo fasfa fijfj finfi frafr frefr "
    "fryfy fulff geoka gerde glagd glega glggl glvgv grngn gujgu hatht hauha hebhe herhz hinhi hmoho hrvhr hunhu "
    "hyehy iboig iceis idoio iiiii ikuiu ileie inaia indid ipkik islis itait javjv jpnja kalkl kankn kasks katka "
    "kaukr kazkk khmkm kikki kinrw kirky komkv konkg korko kuakj kurku laolo latla lavlv limli linln litlt ltzlb "
    "lublu luglg macmk mahmh malml maomi marmr mayms mkdmk mlgmg mltmt monmn mrimi msams myamy nauna navnv nblnr "
    "ndend ndong nepne nldnl nnonn nobnb norno nyany ocioc ojioj orior ormom ossos panpa perfa plipi polpl porpt "
    "pusps quequ rohrm ronro rumro runrn rusru sagsg sansa sinsi slksk slosk slvsl smese smosm snasn sndsd somso "
    "sotst spaes sqisq srdsc srpsr sswss sunsu swasw swesv tahty tamta tattt telte tgktg thath tibbo tirti tonto "
    "tsntn tsots tuktk turtr twitw uigug ukruk urdur uzbuz venve vievi volvo welcy wlnwa wolwo xhoxh yidyi yoryo "
    "zhaza zhozh zulzu"
)
_SHORTER = {pair[:3]: pair[3:] for pair in _ISO_639_2.split()}
#: Names that are often written instead of a tag, in English and in the language itself.
_NAMES = {
    "arabic": "ar", "chinese": "zh", "czech": "cs", "danish": "da", "dansk": "da", "deutsch": "de", "dutch": "nl",
    "english": "en", "español": "es", "finnish": "fi", "français": "fr", "french": "fr", "german": "de", "greek": "el",
    "hebrew": "he", "hungarian": "hu", "italian": "it", "italiano": "it", "japanese": "ja", "korean": "ko",
    "latin": "la", "magyar": "hu", "nederlands": "nl", "norsk": "no", "norwegian": "no", "polish": "pl", "polski": "pl",
    "portuguese": "pt", "português": "pt", "russian": "ru", "spanish": "es", "svenska": "sv", "swedish": "sv",
    "turkish": "tr", "ukrainian": "uk",
}  # fmt: skip


def is_language_tag(text: str) -> bool:
    """Return whether a text is a language tag.

    >>> [is_language_tag(text) for text in ("tlh", "de-AT", "zh-Hant", "Klingon", "xx", "ger", "de_AT")]
    [True, True, True, False, False, False, False]
    """
    if not re.search(SYNTAX, text):
        return False
    language = text.partition("-")[0].lower()
    return language in _TWO_LETTERS if len(language) == 2 else language not in _SHORTER


def suggest_language_tag(text: str) -> str | None:
    """Return the language tag that the author of an invalid one probably meant, ``None`` if there is none.

    >>> suggest_language_tag("German"), suggest_language_tag("de_AT"), suggest_language_tag("ger-CH")
    ('de', 'de-AT', 'de-CH')
    """
    language, separator, rest = text.strip().replace("_", "-").partition("-")
    folded = language.casefold()
    tag = f"{_NAMES.get(folded) or _SHORTER.get(folded) or language}{separator}{rest}"
    return tag if is_language_tag(tag) else None
