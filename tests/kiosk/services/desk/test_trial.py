"""The printer's test page at the desk: noted, drawn for what the printer has in it, and told of to its end."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.jobs import SerialJobRunner
from kiosk.services.desk.desk import NotAllowedError
from kiosk.services.desk.trial import TrialPaper
from kiosk.services.handover import Handover
from kiosk.services.press import Press
from kiosk.viewmodels.desk.trial import derive_trial_props
from printing import Stock, TestPageInput
from sync.store import StoreFullError
from tests.support.filings import a_clock, open_store
from tests.support.on_duty import Duty, Roll, member
from tests.support.paper_printer import PaperPrinter
from tests.support.visits import begin_visit, form_of

FORM = form_of("| survey |\n| | type | name | label |\n| | text | wish | 想说什么？ |")
PAGE = TestPageInput(
    "示范大厅", "1 号机", "sample", datetime(2026, 11, 23, tzinfo=UTC), (), "zh_CN"
)


class Desk:
    """A desk beside a printer that is there, or not."""

    def __init__(self, press: Press, duty: Duty) -> None:
        self.duty = duty
        self.trial = TrialPaper(lambda _language: PAGE, self._render, press, duty.desk)

    @staticmethod
    def _render(page: TestPageInput, stock: Stock) -> bytes:
        return f"{page.hall} {stock.name}".encode()


@pytest.fixture(name="printer")
def make_printer() -> PaperPrinter:
    return PaperPrinter()


@pytest.fixture(name="desk")
def make_desk(tmp_path: Path, qtbot: QtBot, printer: PaperPrinter) -> Iterator[Desk]:
    duty = Duty(
        begin_visit(FORM), Roll((member("manager"), member("assistant", name="示范帮办员")))
    )
    compute, paper = SerialJobRunner("compute"), SerialJobRunner("paper")
    with closing(open_store(tmp_path / "store", a_clock())) as store:
        handover = Handover(printer, store.prints, a_clock(), "sample")
        yield Desk(Press(handover, (duty.lane, compute, paper), most=1, first_ms=5), duty)
        for lane in (duty.lane, compute, paper):
            lane.close()


def test_a_test_page_is_noted_and_comes_out_as_often_as_somebody_wants(
    desk: Desk, printer: PaperPrinter, qtbot: QtBot
) -> None:
    desk.duty.log_in(qtbot)
    for _ in range(2):
        desk.trial.print()
        assert not desk.trial.can_print
        qtbot.waitUntil(lambda: desk.trial.state == "printed")

    assert desk.duty.roll.noted == [("devices", "test-page")] * 2
    assert [one.decode() for one in printer.out] == ["示范大厅 A4"] * 2
    assert derive_trial_props(desk.trial, "zh_CN").tone == "good"


def test_what_cannot_be_noted_is_not_printed_and_said(
    desk: Desk, printer: PaperPrinter, qtbot: QtBot
) -> None:
    desk.duty.log_in(qtbot)
    desk.duty.roll.is_full = True
    desk.trial.print()
    qtbot.waitUntil(lambda: desk.trial.state == "failed")

    assert isinstance(desk.trial.error, StoreFullError)
    assert "磁盘已满" in derive_trial_props(desk.trial, "zh_CN").status
    assert printer.out == []


def test_who_has_nothing_to_do_with_devices_prints_none(desk: Desk, qtbot: QtBot) -> None:
    desk.duty.log_in(qtbot, "示范帮办员")

    assert not desk.trial.can_print
    with pytest.raises(NotAllowedError):
        desk.trial.print()
