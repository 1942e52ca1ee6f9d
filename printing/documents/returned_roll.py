"""The notice of a returned case (补正通知) on a roll."""

from collections.abc import Iterator

from printing.documents.moments import copy_marks, grouped, written_date, written_moment
from printing.documents.returned import ReturnedInput
from printing.documents.returned_words import ReturnedWords, returned_words
from printing.layout import blocks, fonts
from printing.layout.blocks import Block
from printing.layout.roll import BODY, SMALL, Roll
from printing.layout.stock import Stock

_NEVER_BROKEN = "\u00a0"


def returned_on_roll(returned: ReturnedInput, fonts: fonts.Fonts, stock: Stock) -> bytes:
    """Return the notice as a PDF of one strip; the same input gives the same bytes.

    Raises:
        UnusableFontError: a font file is missing or damaged.
    """
    words = returned_words(returned.language, supplement=returned.supplement)
    roll = Roll(fonts, stock)
    return roll.strip(
        _content(returned, words, roll),
        lang=words.lang,
        title=f"{words.title} {grouped(returned.number)}",
        author=returned.hall,
        subject=returned.item_title,
    )


def _content(returned: ReturnedInput, words: ReturnedWords, roll: Roll) -> Iterator[Block]:
    language = returned.language
    yield roll.head(returned.hall, returned.device_name)
    yield roll.title(words.title, copy_marks(language, sample=returned.sample, copy=returned.copy))
    yield roll.text(words.second, roll.plain(SMALL))
    yield roll.rule()
    yield from roll.facts(
        (
            (words.item, returned.item_title),
            (words.number, grouped(returned.number).replace(" ", _NEVER_BROKEN)),
            (words.case_number, returned.case_number),
            (words.name, returned.masked_name),
            (words.returned, written_moment(returned.returned_at, language)),
        ),
        words.lang,
    )
    yield roll.section(words.asked)
    yield roll.text(returned.asked or words.nothing, roll.strong(BODY + 1))
    due = returned.due and words.due.format(day=written_date(returned.due, language))
    yield roll.text(due or words.no_due)
    yield roll.section(words.how)
    for place, way in enumerate(returned.ways, start=1):
        yield roll.item(place, way)
    if returned.facts:
        yield roll.section(words.where)
        yield from roll.facts(returned.facts, words.lang)
    yield roll.rule()
    yield roll.text(words.ask)
    yield roll.text(returned.address, roll.strong(BODY))
    yield from roll.qr_code(returned.qr_text, level="l")
    moment = written_moment(returned.printed_at, language)
    yield roll.text(words.printed.format(moment=moment), roll.plain(SMALL))
    if returned.sample:
        yield roll.text(words.not_valid, roll.strong(BODY))
    yield blocks.gap(2)
