"""The day report of a hall's staff: how much, how, how fast, what is still here; nobody is named."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from printing.documents.moments import written_date, written_moment
from printing.documents.report_words import ReportWords, report_words
from printing.layout import blocks, fonts
from printing.layout.bars import Bar, bars
from printing.layout.blocks import Block
from printing.layout.page import BODY, MARGIN, WIDTH, A4Page

LEAST_RATED = 5
"""Ratings below which no shares are told: a single one could be somebody's."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of something."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ReportedItem:
    """A service item: how often it was filed, and how many cases of it came back."""

    title: str
    filed: int
    returned: int


@dataclass(frozen=True, slots=True)
class ReportInput:
    """What a day report shows.

    `channels`, `topics`, `acts`: how many by channel, by topic of the home screen, and of what else was done.
    `durations`: how long what took, in words. `ratings`: how many of each level, the best first.
    `unsent`, `files`: filings and photos that are still to go, of which the oldest was made at `oldest`.
    `refused`: what the platform does not take.
    """

    hall: str
    device_name: str
    day: date
    printed_at: datetime
    items: tuple[ReportedItem, ...]
    channels: tuple[Counted, ...] = ()
    topics: tuple[Counted, ...] = ()
    acts: tuple[Counted, ...] = ()
    durations: tuple[tuple[str, str], ...] = ()
    ratings: tuple[Counted, ...] = ()
    unsent: int = 0
    files: int = 0
    refused: int = 0
    oldest: datetime | None = None
    language: str = "zh_CN"
    sample: bool = False


def render_report(report: ReportInput, fonts: fonts.Fonts) -> bytes:
    """Return the report as a PDF, A4 upright; the same input gives the same bytes.

    Raises:
        UnusableFontError: a font file is missing or damaged.
    """
    return _Report(report, fonts).render()


class _Report:
    """One report while it is drawn."""

    def __init__(self, report: ReportInput, files: fonts.Fonts) -> None:
        self._given = report
        self._words: ReportWords = report_words(report.language)
        self._page = A4Page(files)
        self._marks = (self._words.sample,) if report.sample else ()

    def render(self) -> bytes:
        given, words, page = self._given, self._words, self._page
        day = written_date(given.day, given.language)
        moment = written_moment(given.printed_at, given.language)
        return page.print(
            self._content(day),
            page.foot(blocks.text(words.foot.format(moment=moment), page.soft(9), MARGIN, WIDTH)),
            lang=words.lang,
            marks=self._marks,
            title=f"{words.title} {day}",
            author=given.hall,
            subject=words.title,
        )

    def _content(self, day: str) -> Iterator[Block]:
        given, words, page = self._given, self._words, self._page
        yield page.head(given.hall, given.device_name)
        yield blocks.gap(12)
        yield page.title(words.title, self._marks, day)
        yield blocks.gap(8)
        yield from self._sums()
        yield from self._items()
        for heading, counted in (
            (words.topics, given.topics),
            (words.channels, given.channels),
            (words.acts, given.acts),
        ):
            if counted:
                yield page.section(heading)
                yield from self._bars(counted)
        if given.durations:
            yield page.section(words.durations)
            yield from page.facts(given.durations, WIDTH * 0.6)
        yield from self._ratings()
        yield from self._unsent()

    def _sums(self) -> Iterator[Block]:
        """The three figures of the day, large."""
        given, page = self._given, self._page
        figures = (
            sum(item.filed for item in given.items),
            sum(item.returned for item in given.items),
            given.unsent,
        )
        width = WIDTH / len(figures)
        columns = [
            blocks.below(
                blocks.text(str(figure), page.strong(26), MARGIN + place * width, width),
                blocks.text(name, page.soft(10), MARGIN + place * width, width - 8),
            )
            for place, (name, figure) in enumerate(zip(self._words.sums, figures, strict=True))
        ]
        yield blocks.beside(*columns)

    def _items(self) -> Iterator[Block]:
        given, words, page = self._given, self._words, self._page
        yield page.section(words.items)
        if not given.items:
            yield from page.paragraph(words.nothing)
            return
        rows = [(item.title, str(item.filed), str(item.returned)) for item in given.items]
        filed = sum(item.filed for item in given.items)
        returned = sum(item.returned for item in given.items)
        rows.append((words.whole, str(filed), str(returned)))
        yield from page.table(words.heads, rows, (5, 1, 1), figures=(1, 2))

    def _bars(self, counted: tuple[Counted, ...]) -> Iterator[Block]:
        given = (Bar(one.name, one.count, str(one.count)) for one in counted)
        return bars(given, self._page.plain(BODY), MARGIN, WIDTH)

    def _ratings(self) -> Iterator[Block]:
        """Ratings as shares of all, and only where there are enough."""
        words, page = self._words, self._page
        ratings = self._given.ratings
        yield page.section(words.ratings)
        if not ratings:
            yield from page.paragraph(words.sealed)
            return
        whole = sum(level.count for level in ratings)
        if whole < LEAST_RATED:
            yield from page.paragraph(words.few.format(count=whole))
            return
        yield from page.paragraph(words.rated.format(count=whole))
        shares = (Bar(one.name, one.count, f"{100 * one.count / whole:.0f} %") for one in ratings)
        yield from bars(shares, page.plain(BODY), MARGIN, WIDTH)

    def _unsent(self) -> Iterator[Block]:
        given, words, page = self._given, self._words, self._page
        yield page.section(words.unsent)
        if given.unsent or given.files:
            yield from page.paragraph(words.left.format(count=given.unsent, files=given.files))
        else:
            yield from page.paragraph(words.all_sent)
        if given.oldest is not None:
            moment = written_moment(given.oldest, given.language)
            yield from page.paragraph(words.oldest.format(moment=moment), page.strong(BODY))
        if given.refused:
            yield from page.paragraph(words.refused.format(count=given.refused), page.strong(BODY))
