"""The promise (承诺书): what stands in for papers that are not here, told, promised and signed."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from printing.documents.moments import copy_marks, grouped, written_date, written_moment
from printing.documents.promise_words import PromiseWords, promise_words
from printing.layout import blocks, fonts
from printing.layout.blocks import Block
from printing.layout.page import CODE, MARGIN, QUIET, WIDTH, A4Page
from printing.layout.table import Cell, table

_HAND = (200.0, 52.0)
_NAME = 92.0


@dataclass(frozen=True, slots=True)
class PromisedPaper:
    """A paper that is not given today: promised to hold (告知承诺), or, if `late`, to follow (容缺)."""

    name: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class PromiseInput:
    """What a promise shows.

    `promise`: the words of the service item, with what follows if they are not true. `late_by`: the
    day by which the late papers are here, `late_days` that in words ("10 个工作日"), `place`: where to.
    `signature`: PNG, b"" for none. `qr_text`: the page of the slip, without its secret. `copy`: which
    copy this is, from 1.
    """

    hall: str
    device_name: str
    item_title: str
    agency: str
    basis: str
    conditions: str
    number: str
    name: str = field(repr=False)
    id_number: str = field(repr=False)
    made_at: datetime
    papers: tuple[PromisedPaper, ...]
    promise: str
    late_by: date | None
    late_days: str
    place: str
    phones: str
    address: str
    qr_text: str
    signature: bytes = field(default=b"", repr=False)
    language: str = "zh_CN"
    sample: bool = False
    copy: int = 1


def render_promise(promise: PromiseInput, fonts: fonts.Fonts) -> bytes:
    """Return the promise as a PDF, A4 upright; the same input gives the same bytes.

    It says what 国办发〔2020〕42号 wants told and promised: basis, conditions, checks, and what follows.

    Raises:
        UnusableFontError: a font file is missing or damaged.
    """
    return _Promise(promise, fonts).render()


class _Page(A4Page):
    """A promise stands on one page where it nearly does: signature and words belong together."""

    smallest = 0.86


class _Promise:
    """One promise while it is drawn."""

    def __init__(self, promise: PromiseInput, files: fonts.Fonts) -> None:
        self._given = promise
        self._words: PromiseWords = promise_words(promise.language)
        self._page = _Page(files)
        self._marks = copy_marks(promise.language, sample=promise.sample, copy=promise.copy)
        self._late = any(paper.late for paper in promise.papers)
        self._instead = any(not paper.late for paper in promise.papers)

    def render(self) -> bytes:
        given, words = self._given, self._words
        return self._page.print(
            self._content(),
            self._foot(),
            lang=words.lang,
            marks=self._marks,
            title=f"{words.title} {grouped(given.number)}",
            author=given.hall,
            subject=given.item_title,
        )

    def _content(self) -> Iterator[Block]:
        given, words, page = self._given, self._words, self._page
        kinds = ((self._instead, words.instead), (self._late, words.late))
        second = " · ".join(kind for holds, kind in kinds if holds)
        yield page.head(given.hall, given.device_name)
        yield blocks.gap(12)
        yield page.title(words.title, self._marks, second)
        yield blocks.gap(8)
        yield from self._facts()
        yield from self._told()
        yield from self._promised()
        yield from self._consequences()
        yield self._signature()

    def _facts(self) -> Iterator[Block]:
        """What it is about, over the whole width; who promises, beside each other."""
        given, words = self._given, self._words
        label, value = self._page.soft(10), self._page.plain(10.5)
        moment = written_moment(given.made_at, given.language)
        rows = (
            ((words.item, given.item_title),),
            ((words.agency, given.agency),),
            ((words.number, grouped(given.number)), (words.moment, moment)),
            ((words.name, given.name), (words.id_number, given.id_number)),
        )
        half = WIDTH / 2 - _NAME
        for row in rows:
            said = [fact for fact in row if fact[1]]
            cells = [
                cell
                for name, words_said in said
                for cell in (
                    Cell(name, label, blocks.TINT),
                    Cell(words_said, value, wide=1 if len(said) > 1 else 3),
                )
            ]
            if cells:
                yield from table([cells], (_NAME, half, _NAME, half), MARGIN)

    def _told(self) -> Iterator[Block]:
        given, words, page = self._given, self._words, self._page
        yield page.section(words.told)
        for label, value in ((words.basis, given.basis), (words.conditions, given.conditions)):
            if value:
                yield from page.paragraph(f"{label}{value}")
        yield from page.paragraph(words.check)
        yield blocks.gap(4)
        yield from page.table(
            (words.paper, words.way, words.until),
            [
                (
                    paper.name,
                    words.way_late if paper.late else words.way_instead,
                    self._until() if paper.late else words.no_until,
                )
                for paper in given.papers
            ],
            (2.4, 2.3, 3.3),
        )
        if self._late:
            yield blocks.gap(4)
            yield from page.paragraph(f"{words.bring}{given.place}")

    def _until(self) -> str:
        given = self._given
        if given.late_by is None:
            return given.late_days
        day = written_date(given.late_by, given.language)
        return self._words.by.format(day=day, days=given.late_days)

    def _promised(self) -> Iterator[Block]:
        given, words, page = self._given, self._words, self._page
        yield page.section(words.promised)
        if given.promise and self._instead:
            yield from page.paragraph(given.promise, page.strong(11))
            yield blocks.gap(3)
        statements = list(words.statements)
        if self._late and given.late_by is not None:
            day = written_date(given.late_by, given.language)
            statements.insert(2, words.in_time.format(day=day))
        yield from page.numbered(statements)

    def _consequences(self) -> Iterator[Block]:
        words, page = self._words, self._page
        yield page.section(words.consequences)
        for holds, said in ((self._instead, words.untrue), (self._late, words.overdue)):
            for line in page.paragraph(said) if holds else ():
                yield replace(line, keeps=True)  # nobody signs a page of its own

    def _signature(self) -> Block:
        """Who signed and when, at the right."""
        given, words, page = self._given, self._words, self._page
        width, height = _HAND
        x = MARGIN + WIDTH - width
        soft = page.soft(9.5)
        moment = written_moment(given.made_at, given.language)
        if given.signature:
            hand = blocks.picture(given.signature, x, width, height)
            below = f"{moment} {words.signed_here}"
        else:
            hand = blocks.text(words.unsigned, page.plain(11), x, width)
            below = moment
        return blocks.below(
            blocks.gap(14),
            blocks.text(words.signature, soft, x, width),
            hand,
            blocks.text(below, soft, x, width),
        )

    def _foot(self) -> Block:
        given, words, page = self._given, self._words, self._page
        width, soft = WIDTH - CODE - QUIET, page.soft(9.5)
        lines = [
            blocks.text(f"{words.ask}{given.address}", soft, MARGIN, width),
            blocks.text(words.keep, soft, MARGIN, width),
        ]
        if given.phones:
            lines.insert(1, blocks.text(f"{words.phone}{given.phones}", soft, MARGIN, width))
        if given.sample:
            warning = page.strong(9.5, blocks.DANGER)
            lines.append(blocks.text(words.not_valid, warning, MARGIN, width))
        return page.foot(blocks.below(*lines), given.qr_text)
