"""Strips on their way through the press to a receipt printer on the network."""

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.services.handover import Order
from kiosk.services.paper import PaperService
from kiosk.services.press import Press
from kiosk.stationery import PAPER
from printing import ChecklistInput, render_application, render_checklist
from printing.errors import LostHalfwayError, OutOfRollError, PaperTooNarrowError
from printing.spool import open_printer
from sync.store import Store
from tests.support.filings import a_clock, open_store
from tests.support.filled_form import filled_form
from tests.support.platform_model import PlatformModel
from tests.support.press import a_press
from tests.support.receipt_printer import ReceiptPrinter, on_network


@dataclass
class Counter:
    """A kiosk with a receipt printer."""

    store: Store
    printer: ReceiptPrinter
    press: Press

    def order(self, title: str) -> Order:
        strip = ChecklistInput(
            "示范镇", "1 号机", title, (title,), (), (("到哪里办", "大厅"),) * 20
        )
        return Order("checklist", lambda _copy: render_checklist(strip, PAPER, self.press.stock))


@pytest.fixture
def counter(tmp_path: Path, qtbot: QtBot) -> Iterator[Counter]:
    clock, printer = a_clock(), ReceiptPrinter()
    with (
        ThreadPoolExecutor(1) as threads,
        closing(open_store(tmp_path / "store", clock, PlatformModel())) as store,
        socket.create_server(("127.0.0.1", 0)) as listener,
    ):
        threads.submit(on_network, printer, listener)
        spooler = open_printer(f"escpos+tcp://127.0.0.1:{listener.getsockname()[1]}")
        with a_press(store, spooler, clock) as press:
            yield Counter(store, printer, press)
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)


def test_after_a_new_roll_exactly_what_was_asked_for_comes_out(
    counter: Counter, qtbot: QtBot
) -> None:
    counter.printer.paper = 300
    papers = PaperService(counter.press)
    papers.put_on_paper(counter.order("高龄津贴"), counter.order("残疾补贴"))
    qtbot.waitUntil(lambda: papers.state == "held_up")
    assert isinstance(papers.error, OutOfRollError)
    assert not papers.can_print
    counter.printer.refill()
    qtbot.waitUntil(lambda: papers.state == "printed")
    assert len(counter.printer.cuts) == 2
    assert counter.printer.strip == 0


def test_a_form_for_the_file_never_reaches_the_roll(counter: Counter, qtbot: QtBot) -> None:
    papers = PaperService(counter.press)
    pdf = render_application(filled_form(0), PAPER)
    papers.put_on_paper(Order("application", lambda _copy: pdf))
    qtbot.waitUntil(lambda: papers.state == "failed")
    assert isinstance(papers.error, PaperTooNarrowError)
    # It was only asked how it is.
    assert counter.printer.received <= 12


def test_a_cable_that_was_pulled_is_said_and_the_strip_is_not_sent_again(
    counter: Counter, qtbot: QtBot
) -> None:
    counter.printer.dies_after = 20_000
    papers = PaperService(counter.press)
    papers.put_on_paper(counter.order("高龄津贴"))
    qtbot.waitUntil(lambda: papers.state == "failed")
    assert isinstance(papers.error, LostHalfwayError)
    assert papers.can_print
    assert not counter.printer.cuts
