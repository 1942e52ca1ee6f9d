"""The records at the desk: the report of a day or a month, on the screen, on a stick, on paper."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from forms.catalogue import Catalogue
from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.desk.desk import DeskService
from kiosk.services.figures import Figures
from kiosk.services.handover import Order
from kiosk.services.paper import PaperService
from kiosk.services.period import Period
from kiosk.services.press import Press
from kiosk.services.report import Occasion, Offer, offered, report_of
from kiosk.services.slips import Office
from kiosk.services.sticking import Saved
from printing import ReportInput

Kind: TypeAlias = Literal["pdf", "xlsx"]
_NAMES = {False: ("日报", "day-report"), True: ("月报", "month-report")}


class ReportPaper(PaperService):
    """Prints reports; they are for sheets."""

    sheets_only = True

    def __init__(
        self,
        render: Callable[[ReportInput], bytes],
        press: Press,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(press, parent)
        self._render = render

    def print(self, report: ReportInput) -> None:
        """Draw and print a report."""
        self.put_on_paper(Order("report", lambda _copy: self._render(report)))


@dataclass(frozen=True, slots=True)
class RecordsState:
    """What is told of which day or month; `saved`: the file that was put on a stick last."""

    period: Period | None = None
    figures: Figures | None = None
    offer: Offer | None = None
    is_busy: bool = False
    saved: Saved | None = None
    error: Failure | None = None


@dataclass(frozen=True, slots=True)
class Archive:
    """What reports are made from, and where they go; `count`, `save` and `render` take a while.

    `save`: name and bytes, onto the stick; `render`: a report as a file of a kind; `now`, in any zone.
    """

    count: Callable[[Period], Figures]
    catalogue: Callable[[], Catalogue]
    save: Callable[[str, bytes], Saved]
    render: Callable[[ReportInput, Kind], bytes]
    office: Callable[[], Office]
    now: Callable[[], datetime]


class RecordsService(QObject):
    """Counts, shows and hands out reports. `changed`: the state."""

    changed = Signal()

    def __init__(
        self,
        archive: Archive,
        paper: ReportPaper,
        lanes: tuple[SerialJobRunner, SerialJobRunner],
        desk: DeskService,
        parent: QObject | None = None,
    ) -> None:
        """`lanes`: for counting, and for the sticks."""
        super().__init__(parent)
        self._archive = archive
        self._paper = paper
        self._counting, self._sticks = lanes
        self._desk = desk
        self._state = RecordsState()
        self._offer: tuple[Catalogue, Offer] | None = None
        paper.changed.connect(self.changed)

    @property
    def state(self) -> RecordsState:
        """What is told."""
        return self._state

    @property
    def paper(self) -> ReportPaper:
        """How far the printed report got."""
        return self._paper

    @property
    def today(self) -> date:
        """The day of the hall."""
        return self._archive.now().astimezone(self._archive.office().zone).date()

    @property
    def can_go_on(self) -> bool:
        """Whether what comes after the shown period has begun."""
        period = self._state.period
        return period is not None and period.after.first <= self.today

    def report(self, language: str) -> ReportInput | None:
        """Return the report that is shown, None before it is counted."""
        state, archive = self._state, self._archive
        if state.period is None or state.figures is None or state.offer is None:
            return None
        occasion = Occasion(archive.office(), state.period, archive.now(), language)
        return report_of(state.figures, state.offer, occasion)

    def show(self, period: Period) -> None:
        """Count a day or a month."""
        archive, known = self._archive, self._offer

        def work() -> tuple[Figures, tuple[Catalogue, Offer]]:
            catalogue = archive.catalogue()
            if known is not None and known[0] is catalogue:
                return archive.count(period), known
            items = {item.code: item for item in catalogue.items}
            return archive.count(period), (catalogue, offered(items, catalogue))

        self._paper.forget()
        self._show(RecordsState(period, is_busy=True))
        self._desk.perform(
            "report",
            work,
            lambda result: self._counted(period, result),
            subject=str(period),
            lane=self._counting,
        )

    def save(self, kind: Kind) -> None:
        """Put the shown report onto the stick."""
        archive, language = self._archive, self._desk.state.language
        period, report = self._state.period, self.report(language)
        if period is None or report is None or self._state.is_busy:
            return
        name = f"{_NAMES[period.is_month][language == 'en']}-{period}.{kind}"
        self._show(replace(self._state, is_busy=True, saved=None, error=None))
        self._desk.perform(
            "report",
            lambda: archive.save(name, archive.render(report, kind)),
            lambda result: self._saved(period, result),
            subject=f"{period} {kind}",
            lane=self._sticks,
        )

    def print(self) -> None:
        """Print the shown report."""
        report, period = self.report(self._desk.state.language), self._state.period
        if report is not None and self._paper.can_print:
            self._desk.perform(
                "report",
                lambda: report,
                self._noted,
                subject=f"{period} print",
            )

    def forget(self) -> None:
        """Show nothing any more."""
        self._paper.forget()
        self._show(RecordsState())

    def _counted(
        self, period: Period, result: Ok[tuple[Figures, tuple[Catalogue, Offer]]] | Err
    ) -> None:
        if self._state.period != period:
            return
        match result:
            case Ok((figures, offer)):
                self._offer = offer
                self._show(RecordsState(period, figures, offer[1]))
            case Err(error):
                self._show(RecordsState(period, error=error))

    def _saved(self, period: Period, result: Ok[Saved] | Err) -> None:
        if self._state.period != period:
            return
        state = replace(self._state, is_busy=False)
        match result:
            case Ok(saved):
                self._show(replace(state, saved=saved))
            case Err(error):
                self._show(replace(state, error=error))

    def _noted(self, result: Ok[ReportInput] | Err) -> None:
        match result:
            case Ok(report):
                self._paper.print(report)
            case Err(error):
                self._show(replace(self._state, error=error))

    def _show(self, state: RecordsState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
