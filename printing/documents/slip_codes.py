"""The codes of a slip, told apart at a glance: one to keep, and one to show."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from printing.documents.slip_words import SlipWords
from printing.layout import blocks
from printing.layout.blocks import Block
from printing.layout.qr import qr_code
from printing.layout.sheet import CODE, MARGIN, WIDTH, Sheet

_BETWEEN = 12.0
_PANEL = (WIDTH - _BETWEEN) / 2
_BAR = 20.0
_PAD = 7.0
_RADIUS = 8.0


def two_codes(sheet: Sheet, words: SlipWords, qr_text: str, proof_text: str) -> Block:
    """Return the resident's own code at the left, filled, and the proof at the right, in outline."""
    danger, soft = sheet.strong(9, blocks.DANGER), sheet.soft(9)
    right = MARGIN + _PANEL + _BETWEEN
    own = _content(
        MARGIN,
        qr_code(qr_text, _middle(MARGIN), CODE),
        [(words.own_code_use, soft), (words.own_code_warning, danger)],
    )
    proof = _content(
        right,
        qr_code(proof_text, _middle(right), CODE, level="l"),
        [(words.proof_code_use, soft), (words.proof_code_calm, soft)],
    )
    height = max(own.height, proof.height)
    return blocks.beside(
        _panel(sheet, MARGIN, (words.own_code, own), height, is_filled=True),
        _panel(sheet, right, (words.proof_code, proof), height, is_filled=False),
    )


def one_code(qr_text: str, proof_text: str) -> Block:
    """Return the one code that there is, at the right of the page."""
    x = MARGIN + WIDTH - CODE
    return qr_code(qr_text, x, CODE) if qr_text else qr_code(proof_text, x, CODE, level="l")


def _middle(x: float) -> float:
    return x + (_PANEL - CODE) / 2


def _content(x: float, code: Block, lines: Sequence[tuple[str, blocks.Style]]) -> Block:
    room = _PANEL - 2 * _PAD
    return blocks.below(
        code,
        blocks.gap(_PAD - 1),
        *(blocks.text(words, style, x + _PAD, room) for words, style in lines),
    )


def _panel(
    sheet: Sheet, x: float, named: tuple[str, Block], inner: float, *, is_filled: bool
) -> Block:
    """A frame under a bar with the name of what is in it."""
    name, content = named
    style = sheet.strong(12, blocks.WHITE if is_filled else blocks.PRIMARY)
    height = _BAR + _PAD + inner + _PAD

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setStrokeColor(blocks.PRIMARY)
        canvas.setFillColor(blocks.PRIMARY)
        canvas.setLineWidth(1)
        if is_filled:
            canvas.roundRect(x, top - _BAR, _PANEL, _BAR, _RADIUS, stroke=0, fill=1)
            canvas.rect(x, top - _BAR, _PANEL, _RADIUS, stroke=0, fill=1)
        else:
            canvas.line(x, top - _BAR, x + _PANEL, top - _BAR)
        canvas.roundRect(x, top - height, _PANEL, height, _RADIUS, stroke=1, fill=0)
        style.draw(canvas, x + (_PANEL - style.width(name)) / 2, top - _BAR / 2, name)
        content.draw(canvas, top - _BAR - _PAD)

    return Block(height, draw)
