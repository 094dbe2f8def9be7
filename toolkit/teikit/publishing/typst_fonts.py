"""Characters that no font of a PDF has. Typst prints them as empty boxes and does not report them."""

from __future__ import annotations

import logging
import re
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from lxml import etree

_log = logging.getLogger(__name__)
#: Characters that the fonts of Typst have, without a check: up to Latin Extended-A, and usual punctuation.
_COVERED = frozenset(map(chr, range(0x180))) | frozenset("‐‑‒–—‘’‚“”„†‡•…‰′″‹›⁄€№™←→−√")
#: Typst falls back to this font, which is meant for code, if it is the only one that has a character.
_MONOSPACED = "DejaVu Sans Mono"
#: General categories of characters that are not printed by themselves.
_INVISIBLE = ("Cc", "Cf", "Cn", "Cs", "Zs", "Zl", "Zp")
#: How many characters a warning lists.
_LISTED = 6
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_HINT = 'name a folder with a font that has them in edition.toml: fonts = ["FOLDER"] under [print]'


def warn_of_missing_characters(name: Path, tree: etree._ElementTree, text: str, fonts: Sequence[Path]) -> None:
    """Log a warning if a document has characters that no font has, or only one for code.

    :param name: the file of the document, for the message.
    :param text: the text to print.
    :param fonts: folders of fonts, in addition to those that Typst includes.
    """
    characters = frozenset(char for char in frozenset(text) if _is_checked(char))
    if not characters:
        return
    boxes, monospaced = _uncovered(characters, tuple(fonts))
    kinds = ((boxes, "no font has"), (monospaced, f"no font but {_MONOSPACED}, which is for code, has"))
    for missing, consequence in kinds:
        if missing:
            listed = ", ".join(_described(missing, tree))
            others = f" and others, {len(missing)} in all" if len(missing) > _LISTED else ""
            _log.warning("%s: %s %s%s; %s", name, consequence, listed, others, _HINT)


def _is_checked(char: str) -> bool:
    return char not in _COVERED and unicodedata.category(char) not in _INVISIBLE


def _described(characters: frozenset[str], tree: etree._ElementTree) -> Iterator[str]:
    """Yield the first characters in the order of the document, each with its code and line."""
    lines: dict[str, int | None] = {}
    for element in tree.iter(etree.Element):
        for text in (element.text, *element.attrib.values()):
            for char in characters.intersection(text or ""):
                lines.setdefault(char, element.sourceline)
        for char in characters.intersection(element.tail or ""):
            lines.setdefault(char, element.sourceline)
        if len(lines) >= _LISTED:
            break
    for char in sorted(characters, key=lambda char: (lines.get(char) or float("inf"), char))[:_LISTED]:
        line = lines.get(char)
        place = "" if line is None else f", line {line}"
        yield f"{char} (U+{ord(char):04X}{place})"


@lru_cache(maxsize=64)
def _uncovered(characters: frozenset[str], fonts: tuple[Path, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters that no font has, and those that only the monospaced font has."""
    import typst

    families = typst.Fonts(include_system_fonts=False, font_paths=[str(folder) for folder in fonts]).families()
    proportional = tuple(family for family in families if family != _MONOSPACED)
    uncovered = _missing(characters, proportional, fonts)
    boxes = _missing(uncovered, (_MONOSPACED,), fonts) if uncovered else frozenset()
    return boxes, uncovered - boxes


def _missing(characters: frozenset[str], families: Sequence[str], fonts: Sequence[Path]) -> frozenset[str]:
    """Return the characters that no font family has.

    Typst reports them only if it writes PDF/UA, in which every character must be readable. Only a page with each
    character once is typeset.
    """
    import typst

    listed = "".join(f'"{family}", ' for family in families)
    # A combining character is printed with the letter before it.
    lines = "\n\n".join(f'#"\\u{{{ord(char):x}}}"' for char in sorted(characters))
    markup = f'#set document(title: "x")\n#set text(font: ({listed}), fallback: false)\n{lines}\n'
    with tempfile.TemporaryDirectory(prefix="teikit-") as folder:
        source = Path(folder, "characters.typ")
        source.write_text(markup, encoding="utf-8")
        compiler = typst.Compiler(
            str(source), root=folder, font_paths=[str(path) for path in fonts], ignore_system_fonts=True
        )
        try:
            compiler.compile(format="pdf", pdf_standards=["ua-1"])
        except typst.TypstError as error:
            found = _MISSING.findall(str(error.diagnostic))
            text = "".join(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), each) for each in found)
            return characters.intersection(text)
    return frozenset()
