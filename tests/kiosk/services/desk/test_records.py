"""The report at the desk: counted, turned over, saved, printed; each noted before it shows."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from forms.catalogue import Catalogue, open_catalogue
from kiosk.jobs import SerialJobRunner
from kiosk.services.desk.desk import NotAllowedError
from kiosk.services.desk.records import Archive, Kind, RecordsService, ReportPaper
from kiosk.services.desk.roles import ROLES
from kiosk.services.figures import figures_of
from kiosk.services.handover import Handover
from kiosk.services.period import Period
from kiosk.services.press import Press
from kiosk.services.slips import Office
from kiosk.services.sticking import Saved
from printing import ReportInput
from sync.store import StickGoneError, Store, StoreFullError
from tests.support.filings import a_clock, a_submission, open_store
from tests.support.on_duty import Duty, Roll, member
from tests.support.paper_printer import PaperPrinter
from tests.support.platform_model import PlatformModel
from tests.support.visits import begin_visit, form_of

FORM = form_of("| survey |\n| | type | name | label |\n| | text | wish | 想说什么？ |")
OFFICE = Office("示范镇便民服务中心", "1 号机", "https://x.example", ZoneInfo("Asia/Shanghai"))
TODAY = date(2026, 11, 23)


class Desk:
    """A desk with a real store; `saved` holds what went onto the stick, while one is there."""

    def __init__(self, store: Store, catalogue: Catalogue, duty: Duty) -> None:
        self.store, self.duty = store, duty
        self.saved: list[tuple[str, bytes]] = []
        self.has_stick = True
        self.printer = PaperPrinter()
        self.lanes = [SerialJobRunner(name) for name in ("compute", "sticks", "paper")]
        compute, sticks, paper = self.lanes
        handover = Handover(self.printer, store.prints, a_clock(), "sample")
        self.press = Press(handover, (duty.lane, compute, paper), most=3, first_ms=5)
        archive = Archive(
            lambda period: figures_of(store, period),
            lambda: catalogue,
            self._save,
            self._render,
            lambda: OFFICE,
            a_clock().now,
        )
        report_paper = ReportPaper(lambda report: self._render(report, "pdf"), self.press)
        self.service = RecordsService(archive, report_paper, (compute, sticks), duty.desk)

    def _save(self, name: str, data: bytes) -> Saved:
        if not self.has_stick:
            raise StickGoneError("sample")
        self.saved.append((name, data))
        return Saved("KINGSTON", name)

    @staticmethod
    def _render(report: ReportInput, kind: Kind) -> bytes:
        return f"{kind} {report.filed}".encode()

    def show(self, period: Period, qtbot: QtBot) -> ReportInput:
        self.service.show(period)
        qtbot.waitUntil(lambda: not self.service.state.is_busy)
        report = self.service.report("zh_CN")
        assert report is not None
        return report


@pytest.fixture(scope="session")
def catalogue(built_catalogue: Path) -> Catalogue:
    return open_catalogue(next(built_catalogue.iterdir()))


@pytest.fixture
def desk(tmp_path: Path, catalogue: Catalogue, qtbot: QtBot) -> Iterator[Desk]:
    duty = Duty(begin_visit(FORM), Roll(tuple(member(role, name=role) for role in ROLES)))
    with closing(open_store(tmp_path / "store", a_clock(), PlatformModel())) as store:
        for _ in range(2):
            store.file(a_submission(), recipients=["platform"])
        duty.log_in(qtbot, "assistant")
        desk = Desk(store, catalogue, duty)
        yield desk
        desk.press.stop()
        for lane in (*desk.lanes, duty.lane):
            lane.close()


def test_a_day_and_its_month_are_counted_and_noted(desk: Desk, qtbot: QtBot) -> None:
    desk.store.days.add(date(2026, 11, 2), "filing", "old-item", 4)
    for rated_on, count in ((TODAY, 4), (date(2026, 11, 2), 6)):
        desk.store.days.add(rated_on, "rating", "5", count)

    day = desk.show(Period.day(TODAY), qtbot)
    month = desk.show(Period.month(TODAY), qtbot)

    assert (day.filed, day.is_month) == (2, False)
    assert (month.filed, [one.count for one in month.days]) == (6, [4, 2])
    assert (day.told_ratings, day.rated) == ((), 4)
    assert ([one.count for one in month.told_ratings], month.untold_ratings) == ([6, 0, 0, 0, 0], 4)
    assert desk.duty.roll.noted == [("report", "2026-11-23"), ("report", "2026-11")]


def test_what_opinions_were_about_has_the_words_of_their_form(desk: Desk, qtbot: QtBot) -> None:
    desk.store.days.add(date(2026, 10, 5), "opinion", "road", 6)

    month = desk.show(Period.month(TODAY).before, qtbot)

    assert [(one.name, one.count) for one in month.opinions] == [("道路、路灯、水电", 6)]


def test_nothing_is_told_of_days_to_come(desk: Desk, qtbot: QtBot) -> None:
    desk.show(Period.day(TODAY).before, qtbot)
    assert desk.service.can_go_on
    desk.show(Period.day(TODAY), qtbot)
    assert not desk.service.can_go_on


def test_it_is_saved_under_the_name_of_its_month(desk: Desk, qtbot: QtBot) -> None:
    desk.show(Period.month(TODAY), qtbot)

    desk.service.save("xlsx")
    qtbot.waitUntil(lambda: desk.service.state.saved is not None)

    assert desk.saved == [("月报-2026-11.xlsx", b"xlsx 2")]
    assert desk.duty.roll.noted[-1] == ("report", "2026-11 xlsx")


def test_a_stick_that_is_missing_is_told_and_the_report_stays(desk: Desk, qtbot: QtBot) -> None:
    desk.show(Period.day(TODAY), qtbot)
    desk.has_stick = False

    desk.service.save("pdf")
    qtbot.waitUntil(lambda: not desk.service.state.is_busy)

    assert isinstance(desk.service.state.error, StickGoneError)
    assert desk.service.report("zh_CN") is not None


def test_it_is_printed_once_it_was_noted(desk: Desk, qtbot: QtBot) -> None:
    desk.show(Period.day(TODAY), qtbot)

    desk.service.print()
    qtbot.waitUntil(lambda: desk.service.paper.state == "printed")
    assert desk.printer.out == [b"pdf 2"]

    desk.duty.roll.is_full = True
    desk.service.print()
    qtbot.waitUntil(lambda: desk.service.state.error is not None)
    assert len(desk.printer.out) == 1


def test_what_cannot_be_noted_is_not_shown(desk: Desk, qtbot: QtBot) -> None:
    desk.duty.roll.is_full = True

    desk.service.show(Period.day(TODAY))
    qtbot.waitUntil(lambda: not desk.service.state.is_busy)

    assert isinstance(desk.service.state.error, StoreFullError)
    assert desk.service.report("zh_CN") is None


def test_a_technician_sees_no_report(desk: Desk, qtbot: QtBot) -> None:
    desk.duty.desk.close()
    desk.duty.log_in(qtbot, "technician")

    with pytest.raises(NotAllowedError):
        desk.service.show(Period.day(TODAY))
