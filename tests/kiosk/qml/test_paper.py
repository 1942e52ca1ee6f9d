"""Paper on the screen: what came out, why it did not, the slip to photograph, and copies."""

from pathlib import Path

import pytest
from PIL import Image
from zxingcpp import read_barcodes

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from kiosk.services.person import from_typing
from kiosk.services.visit import Scene
from printing.errors import OutOfPaperError
from tests.kiosk.qml.conftest import Open
from tests.support.filler import Filler
from tests.support.paper_printer import PaperPrinter
from tests.support.scene import faults

ITEM = "elderly-allowance"


class Resident:
    """Somebody at a kiosk with this printer."""

    def __init__(self, app: KioskApp, printer: PaperPrinter) -> None:
        self.app, self.printer, self.hand = app, printer, Driver(app.window)
        self.visit = app.visit

    def consent(self) -> None:
        """Stand before the consent."""
        self.visit.begin()
        self.visit.choose(self.app.catalogue.catalogue.item(ITEM))
        self.visit.start()

    def file(self, until: str = "printed") -> None:
        """File an allowance, and stand before its number."""
        self.consent()
        self.visit.agree()
        self.visit.identify(from_typing("示范居民", "11010519491231002X"))
        filling = self.visit.filling
        Filler(filling.session, today=self.app.today()).fill()
        filling.reopen()
        while self.visit.visit.scene is not Scene.SIGNATURE:
            self.visit.next()
        self.visit.sign(b"")
        self.app.filing.file(self.visit.visit)
        self.hand.wait_until(lambda: self.app.slips.state == until, until)
        self.hand.settle()


@pytest.fixture
def resident(open_kiosk: Open) -> Resident:
    printer = PaperPrinter()
    return Resident(open_kiosk(printer=printer), printer)


def test_who_is_about_to_begin_reads_that_there_is_no_paper_and_what_to_do(
    resident: Resident,
) -> None:
    resident.printer.paper = 0
    resident.consent()
    resident.hand.wait_until(lambda: resident.hand.sees("no_paper"), "the note")
    with_note = faults(resident.app.window)
    resident.printer.paper = 9
    resident.app.paper.printer.look()
    resident.hand.wait_until(lambda: not resident.hand.sees("no_paper"), "paper")

    assert with_note == []


def test_the_start_screen_tells_staff_what_the_printer_needs_and_residents_nothing_else(
    resident: Resident,
) -> None:
    hand = resident.hand
    hand.find("begin")
    before = hand.sees("notice")
    resident.printer.paper = 0
    resident.app.paper.printer.look()
    hand.wait_until(lambda: hand.sees("notice"), "the notice")

    assert not before
    assert OutOfPaperError.zh in hand.text_of("notice")


def test_without_paper_the_slip_is_shown_large_and_can_be_photographed(
    resident: Resident, tmp_path: Path
) -> None:
    resident.printer.paper = 0
    resident.file("failed")
    said = resident.hand.text_of("paper")
    resident.hand.touch("show_slip")
    resident.hand.settle()
    resident.hand.save_picture(tmp_path / "photo.png")
    photo = {code.text for code in read_barcodes(Image.open(tmp_path / "photo.png"))}
    office, filing = resident.app.office(), resident.app.filing.state
    resident.hand.touch("photographed")

    assert said == "打印机没有纸了"
    assert photo == {office.code(filing.entries), office.proof(filing.entries, filing.proof)}
    assert resident.hand.sees("number")
    assert resident.printer.taken == []


def test_after_a_refill_the_slip_is_printed_on_demand_once_and_the_form_beside_it(
    resident: Resident,
) -> None:
    resident.printer.paper = 0
    resident.file("failed")
    resident.printer.paper = 9
    resident.hand.touch("papers")
    for name, papers in (
        ("slip", resident.app.slips),
        ("application", resident.app.paper.applications),
    ):
        resident.hand.touch(f"print_{name}")
        resident.hand.wait_until(lambda papers=papers: papers.state == "printed", name)  # type: ignore[misc]
    resident.hand.settle()

    assert [name.partition("-")[0] for name in resident.printer.taken] == ["slip", "application"]
    assert resident.hand.text_of("status_slip") == "打好了，请从出纸口拿好"


def test_a_slip_that_is_held_up_says_so_and_changes_when_it_goes_on(resident: Resident) -> None:
    resident.printer.is_slow = True
    resident.file("printing")
    resident.printer.paper = 0
    resident.hand.wait_until(lambda: resident.hand.sees("show_slip"), "the way out")
    held = resident.hand.text_of("paper")
    resident.printer.paper, resident.printer.is_slow = 1, False
    resident.hand.wait_until(lambda: not resident.hand.sees("show_slip"), "the slip")

    assert (held, resident.hand.text_of("paper")) == ("打印机没有纸了", "回执单打好了")


def test_whoever_leaves_gets_nothing_cancelled_and_the_next_one_sees_nothing_of_it(
    resident: Resident,
) -> None:
    resident.printer.is_slow = True
    resident.file("printing")
    resident.visit.end()
    resident.printer.is_slow = False
    resident.hand.wait_until(lambda: len(resident.printer.out) == 1, "the slip")

    assert resident.app.slips.state == "none"
