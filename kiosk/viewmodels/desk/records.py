"""The section of reports: a day or a month as table and chart, and how long things are kept."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.desk.desk import DeskService
from kiosk.services.desk.records import Kind, RecordsService
from kiosk.services.desk.words import fault_words
from kiosk.services.period import Period
from kiosk.services.sticking import Saved
from printing import ReportInput, sections_of, written_span

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of a report. `heading` begins a section; `share`: the bar's length, 0 to 1, below 0 for none."""

    name: str
    figure: str = ""
    second: str = ""
    share: float = -1.0
    is_heading: bool = False
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class RecordsProps:
    """Everything the section shows beside its rows."""

    is_month: bool = False
    when: str = ""
    filed: str = ""
    returned: str = ""
    unsent: str = ""
    is_busy: bool = False
    can_go_on: bool = False
    has_printer: bool = False
    paper: str = "none"
    saved: str = ""
    fault: str = ""


def derive_report_rows(report: ReportInput) -> tuple[ReportRow, ...]:
    """Return the report line by line: the items as a table, the rest with bars, then what is kept."""
    english = report.language == "en"
    filed, returned = ("Filed", "Returned") if english else ("交了", "退回")
    rows = [
        ReportRow("Services" if english else "办了哪些事", filed, returned, is_heading=True),
        *(ReportRow(one.title, str(one.filed), str(one.returned)) for one in report.items),
        ReportRow(
            "In all" if english else "合计", str(report.filed), str(report.returned), is_sum=True
        ),
    ]
    sections = list(sections_of(report))
    if report.told_ratings:
        sections.append(("Ratings" if english else "评价", report.told_ratings))
    for heading, counted in sections:
        longest = max(one.count for one in counted) or 1
        rows.append(ReportRow(heading, is_heading=True))
        rows += [ReportRow(one.name, str(one.count), share=one.count / longest) for one in counted]
    if report.untold_ratings:
        few = "Too few a day to be told apart" if english else "那天太少，不分开写"
        if not report.told_ratings:
            rows.append(ReportRow("Ratings" if english else "评价", is_heading=True))
        rows.append(ReportRow(few, str(report.untold_ratings)))
    for heading, facts in (
        ("How long it took" if english else "用了多久", report.durations),
        ("How long this kiosk keeps what" if english else "本机保存多久", report.kept),
    ):
        if facts:
            rows.append(ReportRow(heading, is_heading=True))
            rows += [ReportRow(name, value) for name, value in facts]
    return tuple(rows)


def saved_words(saved: Saved | None, language: str) -> str:
    """Say where a report was put; "" where none was."""
    if saved is None:
        return ""
    english = language == "en"
    if saved.is_open:
        why = (
            "The earlier one is open elsewhere and stays as it is."
            if english
            else "同名的那份正在别处打开，没有动它。"
        )
    elif saved.is_renamed:
        why = "The earlier one stays as it is." if english else "同名的那份留着，没有动它。"
    else:
        why = ""
    where = (
        f"On stick {saved.stick}: {saved.name}."
        if english
        else f"在 U 盘 {saved.stick} 上：{saved.name}。"
    )
    return f"{where} {why}".strip() if english else f"{where}{why}"


@QmlElement
class DeskRecordsViewModel(QObject):
    """View model of reports."""

    changed = Signal()

    def __init__(
        self, records: RecordsService, desk: DeskService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._records = records
        self._desk = desk
        self._rows = RowListModel(ReportRow, self)
        self._props = RecordsProps()
        records.changed.connect(self._fold)
        desk.changed.connect(self._fold)

    @Property(RowListModel, constant=True, final=True)
    def rows(self) -> RowListModel:
        """The report line by line: name, figure, second, share, isHeading, isSum."""
        return self._rows

    @Property(bool, notify=changed, final=True)
    def isMonth(self) -> bool:
        """Whether a month is shown."""
        return self._props.is_month

    @Property(str, notify=changed, final=True)
    def when(self) -> str:
        """The day or month in words."""
        return self._props.when

    @Property(str, notify=changed, final=True)
    def filed(self) -> str:
        """How much was filed."""
        return self._props.filed

    @Property(str, notify=changed, final=True)
    def returned(self) -> str:
        """How much came back."""
        return self._props.returned

    @Property(str, notify=changed, final=True)
    def unsent(self) -> str:
        """How much is still to go now."""
        return self._props.unsent

    @Property(bool, notify=changed, final=True)
    def isBusy(self) -> bool:
        """Whether it is being counted or written."""
        return self._props.is_busy

    @Property(bool, notify=changed, final=True)
    def canGoOn(self) -> bool:
        """Whether there is a later day or month."""
        return self._props.can_go_on

    @Property(bool, notify=changed, final=True)
    def hasPrinter(self) -> bool:
        """Whether there is a printer for sheets."""
        return self._props.has_printer

    @Property(str, notify=changed, final=True)
    def paper(self) -> str:
        """How far the paper got: none, waiting, printing, held_up, printed, failed or unknown."""
        return self._props.paper

    @Property(str, notify=changed, final=True)
    def saved(self) -> str:
        """Where the report was put, in words."""
        return self._props.saved

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """Why it did not work, in words; "" where it did."""
        return self._props.fault

    @Slot()
    def look(self) -> None:
        """The section was opened: show this day."""
        self._records.show(Period.day(self._records.today))

    @Slot(bool)
    def choose(self, isMonth: bool) -> None:  # noqa: FBT001 - a slot's argument
        """Show the day or the month that has begun last of what is shown."""
        period = self._records.state.period
        if period is not None and period.is_month != isMonth:
            day = min(period.last, self._records.today)
            self._records.show(Period.month(day) if isMonth else Period.day(day))

    @Slot()
    def before(self) -> None:
        """Show the day or month before."""
        if (period := self._records.state.period) is not None:
            self._records.show(period.before)

    @Slot()
    def after(self) -> None:
        """Show the day or month after."""
        period = self._records.state.period
        if period is not None and self._records.can_go_on:
            self._records.show(period.after)

    @Slot(str)
    def save(self, kind: Kind) -> None:
        """Put the report onto the stick, as pdf or xlsx."""
        self._records.save(kind)

    @Slot()
    def print(self) -> None:
        """Print the report."""
        self._records.print()

    def _fold(self) -> None:
        records, language = self._records, self._desk.state.language
        state, report = records.state, records.report(language)
        self._rows.show(derive_report_rows(report) if report else ())
        props = RecordsProps(
            is_month=state.period is not None and state.period.is_month,
            when=written_span(report) if report else self._props.when if state.period else "",
            filed=str(report.filed) if report else "",
            returned=str(report.returned) if report else "",
            unsent=str(report.unsent) if report else "",
            is_busy=state.is_busy,
            can_go_on=records.can_go_on,
            has_printer=records.paper.has_printer,
            paper=records.paper.state,
            saved=saved_words(state.saved, language),
            fault=fault_words(state.error or records.paper.error, language),
        )
        if props != self._props:
            self._props = props
            self.changed.emit()
