"""A paper on its way: how far it got, and that nobody is told of the one before."""

from collections.abc import Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from kiosk.jobs import SerialJobRunner
from kiosk.services.paper import PaperService, Press
from printing.errors import PrinterError


class JammedError(PrinterError):
    """The paper is stuck."""

    zh = en = "-"


@pytest.fixture
def lanes() -> Iterator[tuple[SerialJobRunner, SerialJobRunner]]:
    lanes = SerialJobRunner("compute"), SerialJobRunner("paper")
    yield lanes
    for lane in lanes:
        lane.close()


def test_a_paper_that_was_drawn_goes_to_the_printer_under_its_name(
    lanes: tuple[SerialJobRunner, SerialJobRunner], qtbot: QtBot
) -> None:
    printed: list[tuple[bytes, str]] = []
    papers = PaperService(Press(lambda pdf, name: printed.append((pdf, name)), *lanes))
    papers.put_on_paper(lambda: b"%PDF", "slip-1")

    qtbot.waitUntil(lambda: papers.state == "printed")
    assert printed == [(b"%PDF", "slip-1")]


def test_what_cannot_be_drawn_or_printed_has_failed(
    lanes: tuple[SerialJobRunner, SerialJobRunner], qtbot: QtBot
) -> None:
    def jams(*_: object) -> bytes:
        raise JammedError

    papers = PaperService(Press(jams, *lanes))
    papers.put_on_paper(lambda: b"%PDF", "slip-1")
    qtbot.waitUntil(lambda: papers.state == "failed")
    papers.forget()
    papers.put_on_paper(jams, "slip-2")

    qtbot.waitUntil(lambda: papers.state == "failed")


def test_without_a_printer_it_has_failed_at_once(
    lanes: tuple[SerialJobRunner, SerialJobRunner],
) -> None:
    papers = PaperService(Press(None, *lanes))
    papers.put_on_paper(lambda: b"%PDF", "slip-1")

    assert not papers.has_printer
    assert papers.state == "failed"


def test_the_next_visit_is_not_told_of_the_paper_of_the_last(
    lanes: tuple[SerialJobRunner, SerialJobRunner], qtbot: QtBot
) -> None:
    told: list[str] = []
    may_print = Event()
    papers = PaperService(Press(lambda *_: may_print.wait(10), *lanes))
    papers.changed.connect(lambda: told.append(papers.state))
    papers.put_on_paper(lambda: b"%PDF", "slip-1")
    papers.forget()
    may_print.set()
    for lane in lanes:
        with qtbot.waitCallback() as through:
            lane.run(lambda: None, through)

    assert told == ["printing", "none"]
