"""Words of a form as Qt's styled text: only tags made here, everything an author wrote is escaped."""

import re
from html import escape

from PySide6.QtGui import QColor

from forms import markup
from forms.markup import Emphasis, Heading, ItemList, Link, Paragraph, Strong, Styled, Text

_MARKED = re.compile(r"[*_\[\\<#\n\r]|^\s*([-+]|\d+[.)])\s")
_LARGE = 2
_DARKEST_GROUND = QColor("#DCE9F7")
_LEAST_CONTRAST = 7.0


def styled(text: str) -> str:
    """Return a label, hint or message for a QML text whose format is StyledText.

    Links are not to be touched: their address stands behind their words. A colour that is hard to
    read on the kiosk's grounds is darkened.
    """
    if not _MARKED.search(text):
        return escape(text, quote=False)
    return "<br>".join(map(_block, markup.parse_markup(text)))


def plain(text: str) -> str:
    """Return the words of a label, hint or message alone: for reading aloud, review and paper."""
    return markup.plain_text(markup.parse_markup(text)) if _MARKED.search(text) else text


def _block(block: markup.Block) -> str:
    match block:
        case Heading(level, children):
            words = f"<b>{_inlines(children)}</b>"
            return f'<font size="4">{words}</font>' if level <= _LARGE else words
        case ItemList(items, start):
            signs = ["•" if start is None else f"{start + place}." for place in range(len(items))]
            lines = zip(signs, map(_inlines, items), strict=True)
            return "<br>".join(f"{sign}&nbsp;{line}" for sign, line in lines)
        case Paragraph(children):
            return _inlines(children)


def _inlines(inlines: tuple[markup.Inline, ...]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: markup.Inline) -> str:
    match inline:
        case Text(text):
            return escape(text, quote=False).replace("\n", "<br>")
        case Strong(children):
            return f"<b>{_inlines(children)}</b>"
        case Emphasis(children):
            return f"<i>{_inlines(children)}</i>"
        case Styled(children, color):
            return _coloured(_inlines(children), QColor(color))
        case Link():
            return escape(markup.plain_text([Paragraph((inline,))]), quote=False)


def _coloured(words: str, colour: QColor) -> str:
    if not colour.isValid():
        return words
    while _contrast(colour) < _LEAST_CONTRAST:
        colour = colour.darker(110)
    return f'<font color="{colour.name()}">{words}</font>'


def _contrast(colour: QColor) -> float:
    """Return the contrast to the darkest ground, as WCAG 2.2 computes it."""
    return (_luminance(_DARKEST_GROUND) + 0.05) / (_luminance(colour) + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG 2.2
        for p in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
