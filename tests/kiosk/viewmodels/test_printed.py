"""What is told of the slip on paper, the one next step, and copies within the visit."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from kiosk.services.handover import Progress
from kiosk.services.printer import PrinterService
from kiosk.viewmodels.consent import ConsentViewModel
from kiosk.viewmodels.paper_words import derive_slip_words
from printing.errors import OutOfPaperError, PrinterWarning
from tests.support.paper_printer import PaperPrinter
from tests.support.signing_desk import SigningDesk, codes_on
from tests.support.visits import an_item


@dataclass
class Hall:
    """A visit at its signature and the printer beside it."""

    desk: SigningDesk
    printer: PaperPrinter
    qtbot: QtBot

    def file(self, until: str = "printed") -> None:
        self.desk.file(self.qtbot, until)

    def again(self, until: str = "printed") -> None:
        self.desk.printed.print("slip")
        self.qtbot.waitUntil(lambda: self.desk.slips.state == until)

    def told(self) -> tuple[str, str, bool]:
        view = self.desk.printed
        return view.stage, view.headline, view.isMissing

    def copies(self) -> list[tuple[int, str]]:
        filed = self.desk.filing.state.filed
        assert filed is not None
        return [(job.copy, job.state) for job in self.desk.store.prints.of(filed.envelope_id)]


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path) -> Iterator[Hall]:
    printer = PaperPrinter()
    desk = SigningDesk(tmp_path, an_item(recipients=("platform", "escrow", "slip")), printer)
    yield Hall(desk, printer, qtbot)
    desk.close()


def test_a_slip_that_came_out_is_said_to_lie_below(hall: Hall) -> None:
    hall.file()

    assert hall.told() == ("printed", "回执单打好了", False)
    assert "请收好" in hall.desk.printed.advice


def test_without_paper_the_reason_is_said_and_the_screen_is_the_slip(hall: Hall) -> None:
    hall.printer.paper = 0
    hall.file("failed")
    view = hall.desk.printed

    assert hall.told() == ("failed", "打印机没有纸了", True)
    assert view.advice == "请用手机拍下屏幕上的回执单，一样能用。"
    assert (view.rows.rows[0].action, view.rows.rows[0].can_print) == ("再打一次", True)
    assert hall.printer.taken == []


def test_a_kiosk_without_a_printer_says_so_and_the_screen_is_the_slip() -> None:
    said = [
        derive_slip_words(Progress("failed"), language, has_printer=False)
        for language in ("zh_CN", "en")
    ]

    assert said == [
        ("这台机器不打回执单", "请用手机拍下屏幕上的回执单，一样能用。"),
        (
            "This kiosk prints no slips",
            "Photograph the slip on the screen: it is just as good.",
        ),
    ]


def test_what_is_held_up_says_why_and_that_it_goes_on_by_itself(hall: Hall) -> None:
    hall.printer.is_slow = True
    hall.file("printing")
    hall.printer.paper = 0
    hall.qtbot.waitUntil(lambda: hall.desk.slips.state == "held_up")
    held, advice = hall.told(), hall.desk.printed.advice
    hall.desk.visit.set_language("en")
    english = hall.desk.printed.headline
    hall.printer.paper, hall.printer.is_slow = 1, False
    hall.qtbot.waitUntil(lambda: hall.desk.slips.state == "printed")

    assert held == ("held_up", "打印机没有纸了", True)
    assert "自动接着打" in advice
    assert english == "The printer is out of paper"


def test_where_nobody_can_tell_one_is_asked_to_look_and_may_have_a_copy(hall: Hall) -> None:
    hall.printer.is_slow = True
    hall.file("printing")
    hall.printer.forget()
    hall.qtbot.waitUntil(lambda: hall.desk.slips.state == "unknown")

    assert hall.told() == ("unknown", "回执单可能打出来了", True)
    assert "看看出纸口" in hall.desk.printed.advice
    assert hall.desk.printed.rows.rows[0].action == "补打一份"


def test_a_copy_is_marked_and_does_not_open_the_filing(hall: Hall, tmp_path: Path) -> None:
    hall.file()
    hall.again()
    first, copy = (tmp_path / name for name in ("first.pdf", "copy.pdf"))
    for file, pdf in zip((first, copy), hall.printer.out, strict=True):
        file.write_bytes(pdf)
    words = PdfReader(copy).pages[0].extract_text()

    assert "补打" in words
    assert "只此一张" not in words
    own, *proof = codes_on(first)
    assert codes_on(copy) == proof
    assert own not in proof
    assert hall.copies() == [(1, "confirmed"), (2, "confirmed")]


def test_copies_end_where_the_settings_say(hall: Hall) -> None:
    hall.file()
    hall.again()
    hall.again()
    rows = hall.desk.printed.rows.rows
    hall.desk.printed.print("slip")

    assert not rows[0].can_print
    assert len(hall.printer.out) == 3


def test_what_is_filed_next_has_papers_of_its_own(hall: Hall) -> None:
    hall.file()
    forms = hall.desk.printed._sorts[1].papers
    hall.desk.printed.print("application")
    hall.qtbot.waitUntil(lambda: forms.state == "printed")
    hall.desk.filed.again()

    assert (forms.state, forms.can_print) == ("none", True)


def test_nothing_of_the_paper_is_told_after_the_visit(hall: Hall) -> None:
    hall.file()
    hall.desk.filed.end()
    hall.desk.filing.forget()
    hall.desk.slips.forget()

    assert (hall.told(), hall.desk.printed.rows.rows) == (("none", "", False), ())


def test_who_is_about_to_begin_is_told_that_there_is_no_paper(hall: Hall) -> None:
    desk = hall.desk
    printer = PrinterService(hall.printer, desk.lanes["paper"])
    consent = ConsentViewModel(desk.visit, printer=printer)
    hall.printer.paper = 0
    with hall.qtbot.waitSignal(printer.changed):
        desk.visit.start()
    told = consent.noPaper
    desk.visit.set_language("en")
    english = consent.noPaper
    hall.printer.paper = 1
    with hall.qtbot.waitSignal(printer.changed):
        printer.look()

    assert (told, english) == ("打印机没有纸了", "The printer is out of paper")
    assert consent.noPaper == ""
    without = ConsentViewModel(desk.visit, printer=PrinterService(None, desk.lanes["paper"]))
    desk.visit.set_language("zh_CN")

    assert without.noPaper == "这台机器不打回执单"


def test_staff_read_what_the_printer_needs(hall: Hall) -> None:
    printer = PrinterService(hall.printer, hall.desk.lanes["paper"])
    seen = []
    for hall.printer.paper, hall.printer.warnings in (
        (9, (PrinterWarning.TONER_LOW,)),
        (0, ()),
        (9, ()),
    ):
        with hall.qtbot.waitSignal(printer.changed):
            printer.look()
        seen.append(tuple(printer.notices("zh_CN")))

    assert seen == [(PrinterWarning.TONER_LOW.words("zh_CN"),), (OutOfPaperError.zh,), ()]
