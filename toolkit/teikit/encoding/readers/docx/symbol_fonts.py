"""Symbol fonts: Unicode characters for those of Symbol and Wingdings (ECMA-376-1, 17.3.3.30).

Word writes a character of such a font as its code point in the font plus U+F000. The tables are those of Unicode.
A character without a counterpart in Unicode is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from teikit.core.xml import ILLEGAL_CHARACTER

_FROM_SPACE = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_FROM_A0 = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
_FROM_F1 = "⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_SYMBOL = {
    start + i: sign
    for start, signs in ((0x20, _FROM_SPACE), (0xA0, _FROM_A0), (0xF1, _FROM_F1))
    for i, sign in enumerate(signs)
}
_WINGDINGS = {
    **dict(zip((0x22, 0x23, 0x29, 0x3F, 0x41, 0x45, 0x46, 0x47, 0x48, 0x4A, 0x4C, 0x4E), "✂✁✆✍✌☜☞☝☟☺☹☠", strict=True)),
    **dict(zip((0x52, 0x54, 0x58, 0x59, 0x5A, 0x5B, 0x6C, 0x6D, 0x6E, 0x6F, 0x71, 0x72), "☼❄✠✡☪☯●❍■□❑❒", strict=True)),
    **dict(zip((0x74, 0x75, 0x76, 0x9F, 0xA1, 0xA7, 0xA8, 0xAB, 0xD8, 0xE8), "⧫◆❖•○▪◻★➢➔", strict=True)),
    **dict(zip((0xDF, 0xE0, 0xE1, 0xE2, 0xEF, 0xF0, 0xF1, 0xF2), "←→↑↓⇦⇨⇧⇩", strict=True)),
    **dict(zip((0xFB, 0xFC, 0xFD, 0xFE), "✗✓☒☑", strict=True)),
    **{0x80 + i: sign for i, sign in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")},
}
_FONTS: Mapping[str, Mapping[int, str]] = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_OFFSET = 0xF000


def character(code: str, font: str) -> str:
    """Return the Unicode character for a character of a font; empty if it is not allowed in XML.

    :param code: its hexadecimal code point in the font.
    """
    if not re.fullmatch(r"[0-9A-Fa-f]{1,6}", code) or int(code, 16) > 0x10FFFF:
        return ""
    number = int(code, 16)
    known = _FONTS.get(font.casefold(), {})
    place = number - _OFFSET if number >= _OFFSET else number
    shown = known.get(place, chr(number)) if place < 0x100 else chr(number)
    return "" if ILLEGAL_CHARACTER.match(shown) else shown


def to_unicode(text: str, font: str) -> str:
    """Return a text in a font with Unicode characters where they exist."""
    known = _FONTS.get(font.casefold())
    return _PRIVATE.sub(lambda match: known.get(ord(match[0]) - _OFFSET, match[0]), text) if known else text


def private_codes(text: str) -> str:
    """Return the code points of the characters that only a symbol font can show."""
    return " ".join(f"U+{ord(found):04X}" for found in _PRIVATE.findall(text))
