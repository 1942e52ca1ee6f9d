"""The slip (回执单) on a roll."""

from collections.abc import Iterator

from printing.documents.moments import copy_marks, grouped
from printing.documents.slip import SlipInput
from printing.documents.slip_words import SlipWords, slip_words
from printing.layout import blocks, fonts
from printing.layout.blocks import Block
from printing.layout.roll import BODY, SMALL, Roll
from printing.layout.stock import Stock

_LARGEST = 21.0


def slip_on_roll(slip: SlipInput, fonts: fonts.Fonts, stock: Stock) -> bytes:
    """Return the slip as a PDF of one strip; the same input gives the same bytes.

    Raises:
        UnusableFontError: a font file is missing or damaged.
    """
    words, roll = slip_words(slip.language), Roll(fonts, stock)
    return roll.strip(
        _content(slip, words, roll),
        lang=words.lang,
        title=f"{words.title} {grouped(slip.number)}",
        author=slip.hall,
        subject=slip.item_title,
    )


def _content(slip: SlipInput, words: SlipWords, roll: Roll) -> Iterator[Block]:
    yield roll.head(slip.hall, slip.device_name)
    marks = copy_marks(slip.language, sample=slip.sample, copy=slip.copy)
    yield roll.title(words.title, marks)
    yield from _numbers(slip, words, roll)
    yield roll.rule()
    yield from roll.facts(
        (
            (words.item, slip.item_title),
            (words.applicant, slip.masked_name),
            (words.made_at, words.moment(slip.made_at)),
        ),
        words.lang,
    )
    yield roll.section(words.next_steps)
    for place, step in enumerate(slip.next_steps, start=1):
        yield roll.item(place, step)
    yield blocks.gap(4)
    yield from _codes(slip, words, roll)
    if slip.sample:
        yield roll.text(words.not_valid, roll.strong(BODY))


def _numbers(slip: SlipInput, words: SlipWords, roll: Roll) -> Iterator[Block]:
    """The number, as large as it fits; of several each under the name of its item."""
    several = len(slip.numbers) > 1
    yield roll.text(slip.number_kind or words.number_kind)
    for title, number in slip.numbers if several else (("", slip.number),):
        if title:
            yield blocks.gap(3)
            yield roll.text(title, roll.strong(BODY))
        yield _number(number, roll)
    yield roll.text(words.numbers_hint if several else words.number_hint, roll.plain(SMALL))


def _number(number: str, roll: Roll) -> Block:
    digits = grouped(number)
    size = min(_LARGEST, _LARGEST * (roll.width - 1) / roll.strong(_LARGEST).width(digits))
    return roll.text(digits, roll.strong(size))


def _codes(slip: SlipInput, words: SlipWords, roll: Roll) -> Iterator[Block]:
    """How to ask about the case, and the codes below each other."""
    if slip.qr_text and slip.proof_text:
        yield roll.bar(words.own_code)
        yield from roll.qr_code(slip.qr_text)
        yield roll.text(words.own_code_use)
        yield roll.text(words.own_code_warning, roll.strong(BODY))
        yield blocks.gap(6)
        yield roll.bar(words.proof_code)
        yield from roll.qr_code(slip.proof_text, level="l")
        yield roll.text(words.proof_code_use)
        yield roll.text(words.proof_code_calm)
        yield roll.rule()
        yield roll.text(words.ask_too.format(address=slip.address), roll.plain(SMALL))
        return
    yield roll.bar(words.ask)
    yield from roll.qr_code(slip.qr_text or slip.proof_text, level="l")
    yield roll.text(words.ask_how)
    yield roll.text(slip.address, roll.strong(BODY))
    yield roll.text(words.ask_here)
    yield roll.text(words.keeping(opens=slip.opens, copy=slip.copy))
