"""Fonts on paper: loaded once, embedded as subsets, with text that can be copied out again."""

import re
import unicodedata
from dataclasses import dataclass
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

    def width(self, text: str, size: float) -> float:
        """Return the width of `text` in points."""
        return float(self.stringWidth(text, size))

    def printable(self, text: str) -> str:
        """Return `text` as this font can set it: `MISSING` for what it lacks, no controls."""
        return "".join(
            character if ord(character) in self.face.charToGlyph else MISSING
            for character in unicodedata.normalize("NFC", text)
            if unicodedata.category(character) not in {"Cc", "Cf"}
            and not unicodedata.name(character, "").startswith("VARIATION SELECTOR")
        )


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


def _as_utf_16(match: re.Match[str]) -> str:
    return f"<{chr(int(match[1], 16)).encode('utf-16-be').hex().upper()}>"
