"""The report of a hall's staff: how much, how, how fast, what is still here; nobody is named."""

from collections.abc import Iterator

from printing.documents.moments import written_moment
from printing.documents.report_input import Counted, ReportInput
from printing.documents.report_words import report_words, sections_of, span_words, written_span
from printing.layout import blocks, fonts
from printing.layout.bars import Bar, bars
from printing.layout.blocks import Block
from printing.layout.page import BODY, MARGIN, WIDTH, A4Page


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
        self._words = report_words(report.language)
        self._span = span_words(report)
        self._page = A4Page(files)
        self._marks = (self._words.sample,) if report.sample else ()

    def render(self) -> bytes:
        given, words, page = self._given, self._words, self._page
        when = written_span(given)
        moment = written_moment(given.printed_at, given.language)
        foot = (words.news, words.foot.format(moment=moment))
        return page.print(
            self._content(when),
            page.foot(
                blocks.below(*(blocks.text(one, page.soft(9), MARGIN, WIDTH) for one in foot))
            ),
            lang=words.lang,
            marks=self._marks,
            title=f"{self._span.title} {when}",
            author=given.hall,
            subject=self._span.title,
        )

    def _content(self, when: str) -> Iterator[Block]:
        given, words, page = self._given, self._words, self._page
        yield page.head(given.hall, given.device_name)
        yield blocks.gap(12)
        yield page.title(self._span.title, self._marks, when)
        yield blocks.gap(8)
        yield from self._sums()
        yield from self._items()
        for heading, counted in sections_of(given):
            yield page.section(heading)
            yield from self._bars(counted)
        if given.durations:
            yield page.section(words.durations)
            yield from page.facts(given.durations, WIDTH * 0.6)
        yield from self._ratings()
        yield from self._unsent()
        if given.kept:
            yield page.section(words.kept)
            yield from page.facts(given.kept, WIDTH * 0.6)

    def _sums(self) -> Iterator[Block]:
        """The three figures, large."""
        given, page = self._given, self._page
        figures = (given.filed, given.returned, given.unsent)
        width = WIDTH / len(figures)
        columns = [
            blocks.below(
                blocks.text(str(figure), page.strong(26), MARGIN + place * width, width),
                blocks.text(name, page.soft(10), MARGIN + place * width, width - 8),
            )
            for place, (name, figure) in enumerate(zip(self._span.sums, figures, strict=True))
        ]
        yield blocks.beside(*columns)

    def _items(self) -> Iterator[Block]:
        given, words, page = self._given, self._words, self._page
        yield page.section(words.items)
        if not given.items:
            yield from page.paragraph(self._span.nothing)
            return
        rows = [(item.title, str(item.filed), str(item.returned)) for item in given.items]
        rows.append((words.whole, str(given.filed), str(given.returned)))
        yield from page.table(words.heads, rows, (5, 1, 1), figures=(1, 2))

    def _bars(self, counted: tuple[Counted, ...]) -> Iterator[Block]:
        given = (Bar(one.name, one.count, str(one.count)) for one in counted)
        return bars(given, self._page.plain(BODY), MARGIN, WIDTH)

    def _ratings(self) -> Iterator[Block]:
        """Ratings as shares of all, and only where there are enough."""
        words, page, given = self._words, self._page, self._given
        whole = given.rating_count
        yield page.section(words.ratings)
        if not given.told_ratings:
            yield from page.paragraph(words.few.format(count=whole) if whole else words.unrated)
            return
        yield from page.paragraph(words.rated.format(count=whole))
        told = whole - given.untold_ratings
        if given.untold_ratings:
            yield from page.paragraph(words.untold.format(count=given.untold_ratings))
        shares = (
            Bar(one.name, one.count, f"{100 * one.count / told:.0f} %")
            for one in given.told_ratings
        )
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
