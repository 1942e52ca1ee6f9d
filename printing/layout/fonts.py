"""Fonts on paper: loaded once, embedded as subsets, with text that can be copied out again."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from typing_extensions import override

from printing.errors import UnusableFontError

MISSING = "〓"


@dataclass(frozen=True, slots=True)
class Fonts:
    """The TrueType files that documents are set in. Both must hold `MISSING`."""

    regular: Path
    bold: Path


class Font(TTFont):
    """A TrueType font whose characters beyond U+FFFF can be searched and copied, too."""

    @override
    def addObjects(self, doc: Any) -> None:
        """Add the subsets to `doc`; a ToUnicode map holds UTF-16 (ISO 32000-1, 9.10.3)."""
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                stream.content = re.sub("<([0-9A-F]{5,6})>", _as_utf_16, stream.content)

    @cached_property
    def _advances(self) -> "_Advances":
        return _Advances(self.face)

    def width(self, text: str, size: float) -> float:
        """Return the width of `text` in points."""
        return sum(map(self._advances.__getitem__, text)) * size / 1000

    @cached_property
    def _printed(self) -> "_Printed":
        return _Printed(self.face)

    def printable(self, text: str) -> str:
        """Return `text` as this font can set it: `MISSING` for what it lacks, no controls but line feeds."""
        return unicodedata.normalize("NFC", text).translate(self._printed)


def load(path: Path) -> Font:
    """Return the font in `path`, loading it the first time only.

    Raises:
        UnusableFontError: the file is missing or not a TrueType font.
    """
    name = path.stem
    if name in pdfmetrics.getRegisteredFontNames():
        known = pdfmetrics.getFont(name)
        if isinstance(known, Font) and known.face.filename == str(path):
            return known
    try:
        font = Font(name, str(path))
    except (TTFError, OSError) as error:
        raise UnusableFontError(f"{path.name}: {error}") from error
    pdfmetrics.registerFont(font)
    return font


class _Advances(dict[str, float]):
    """How wide characters are, in thousandths of the type size; each is looked up once."""

    def __init__(self, face: Any) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> float:
        """Look a character up."""
        width = self[character] = float(self._face.getCharWidth(ord(character)))
        return width


class _Printed(dict[int, str]):
    """What is printed for a character, by its code; each is looked up once."""

    def __init__(self, face: Any) -> None:
        super().__init__({ord("\n"): "\n"})
        self._face = face

    def __missing__(self, code: int) -> str:
        """Look a character up."""
        character = chr(code)
        is_silent = unicodedata.category(character) in {"Cc", "Cf"} or unicodedata.name(
            character, ""
        ).startswith("VARIATION SELECTOR")
        known = character if code in self._face.charToGlyph else MISSING
        printed = self[code] = "" if is_silent else known
        return printed


def _as_utf_16(match: re.Match[str]) -> str:
    return f"<{chr(int(match[1], 16)).encode('utf-16-be').hex().upper()}>"
