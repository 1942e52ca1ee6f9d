"""A paper on its way: entered, drawn, handed over once, followed to its end, and told in stages."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from kiosk.services.handover import Handover, Order
from kiosk.services.paper import PaperService
from kiosk.services.press import Press
from printing import Stock
from printing.errors import OfflineError, OutOfPaperError, PaperJamError, UnusableFontError
from sync.clock import ManualClock
from sync.store import Store
from tests.support.filings import a_clock, a_submission, open_store
from tests.support.paper_printer import PaperPrinter
from tests.support.platform_model import PlatformModel
from tests.support.press import a_press


@dataclass
class Hall:
    """A kiosk with a printer; `told` are the stages that the person at the screen saw."""

    store: Store
    clock: ManualClock
    printer: PaperPrinter
    press: Press
    qtbot: QtBot
    about: UUID
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.papers = PaperService(self.press)
        self.papers.changed.connect(lambda: self.told.append(self.papers.state))

    def ask(self, text: bytes = b"%PDF") -> None:
        """Ask for a slip; what is drawn says which copy it is."""
        self.papers.put_on_paper(Order("slip", lambda copy: text + b" %d" % copy, self.about))

    def until(self, state: str) -> None:
        self.qtbot.waitUntil(lambda: self.papers.state == state)

    def ledger(self) -> list[tuple[int, str]]:
        return [(job.copy, job.state) for job in self.store.prints.of(self.about)]

    def until_ledger(self, *states: str) -> None:
        self.qtbot.waitUntil(lambda: [state for _, state in self.ledger()] == [*states])


@pytest.fixture
def hall(tmp_path: Path, qtbot: QtBot) -> Iterator[Hall]:
    clock, printer = a_clock(), PaperPrinter()
    with closing(open_store(tmp_path / "store", clock, PlatformModel())) as store:
        about = store.file(a_submission(), recipients=["platform"]).envelope_id
        with a_press(store, printer, clock) as press:
            yield Hall(store, clock, printer, press, qtbot, about)


def test_a_paper_comes_out_once_and_the_ledger_knows_it(hall: Hall) -> None:
    hall.ask()
    hall.until("printed")

    assert hall.told == ["waiting", "printed"]
    assert hall.printer.out == [b"%PDF 1"]
    assert hall.printer.taken[0].startswith("slip-")
    assert hall.ledger() == [(1, "confirmed")]


def test_it_is_told_that_it_is_being_printed_while_it_is(hall: Hall) -> None:
    hall.printer.is_slow = True
    hall.ask()
    hall.until("printing")
    hall.printer.is_slow = False
    hall.until("printed")

    assert hall.told == ["waiting", "printing", "printed"]


def test_without_paper_nothing_is_handed_over_and_the_next_one_is_the_first_copy(
    hall: Hall,
) -> None:
    hall.printer.paper = 0
    hall.ask()
    hall.until("failed")
    why = hall.papers.error
    hall.printer.paper = 1
    hall.ask()
    hall.until("printed")

    assert isinstance(why, OutOfPaperError)
    assert hall.printer.out == [b"%PDF 1"]
    assert hall.ledger() == [(1, "failed"), (1, "confirmed")]


def test_what_ran_out_of_paper_says_why_and_goes_on_by_itself_after_a_refill(hall: Hall) -> None:
    """Exactly what was asked for comes out, in order, nothing twice."""
    hall.printer.is_slow = True

    def drawn(text: bytes) -> Callable[[int], bytes]:
        return lambda _copy: text

    hall.papers.put_on_paper(*(Order("slip", drawn(text)) for text in (b"1", b"2", b"3")))
    hall.qtbot.waitUntil(lambda: len(hall.printer.taken) == 3)
    hall.printer.paper, hall.printer.is_slow = 1, False
    hall.until("held_up")
    why, before = hall.papers.error, list(hall.printer.out)
    hall.printer.paper = 9
    hall.until("printed")

    assert isinstance(why, OutOfPaperError)
    assert (before, hall.printer.out) == ([b"1"], [b"1", b"2", b"3"])


def test_a_jam_is_said_and_what_was_asked_for_comes_out_when_it_is_mended(hall: Hall) -> None:
    hall.printer.is_slow = True
    hall.ask()
    hall.until("printing")
    hall.printer.is_jammed = True
    hall.until("held_up")
    why = hall.papers.error
    hall.printer.is_jammed = hall.printer.is_slow = False
    hall.until("printed")

    assert isinstance(why, PaperJamError)
    assert hall.printer.out == [b"%PDF 1"]


def test_a_printer_that_is_switched_off_is_asked_until_it_is_back(hall: Hall) -> None:
    hall.printer.is_slow = True
    hall.ask()
    hall.until("printing")
    hall.printer.is_off = True
    hall.until("held_up")
    why = hall.papers.error
    hall.printer.is_off = hall.printer.is_slow = False
    hall.until("printed")

    assert isinstance(why, OfflineError)
    assert hall.ledger() == [(1, "confirmed")]


def test_a_lost_answer_is_asked_after_and_never_sent_again(hall: Hall) -> None:
    hall.printer.loses_answer = True
    hall.ask()
    hall.until("printed")

    assert (len(hall.printer.taken), len(hall.printer.out)) == (1, 1)


def test_what_nobody_can_tell_is_unknown_and_counts_as_a_copy(hall: Hall) -> None:
    hall.printer.is_slow = True
    hall.ask()
    hall.until("printing")
    hall.printer.forget()
    hall.until("unknown")
    hall.printer.is_slow = False
    hall.ask()
    hall.until("printed")

    assert hall.printer.out == [b"%PDF 2"]
    assert hall.ledger() == [(1, "unknown"), (2, "confirmed")]


def test_what_is_cancelled_at_the_printer_has_failed(hall: Hall) -> None:
    hall.printer.is_slow = True
    hall.ask()
    hall.until("printing")
    hall.printer.cancel(hall.printer.taken[0])
    hall.until("failed")

    assert hall.ledger() == [(1, "failed")]


def test_what_cannot_be_drawn_has_failed_with_the_reason(hall: Hall) -> None:
    def draw(_copy: int) -> bytes:
        raise UnusableFontError

    hall.papers.put_on_paper(Order("slip", draw, hall.about))
    hall.until("failed")

    assert isinstance(hall.papers.error, UnusableFontError)
    assert hall.printer.taken == []
    assert hall.ledger() == [(1, "failed")]


def test_the_next_visit_is_not_told_of_the_paper_of_the_last_which_comes_out_all_the_same(
    hall: Hall,
) -> None:
    hall.printer.is_slow = True
    hall.ask()
    hall.until("printing")
    hall.papers.forget()
    hall.printer.is_slow = False
    hall.until_ledger("confirmed")

    assert hall.told == ["waiting", "printing", "none"]


def test_so_many_copies_a_visit_and_what_failed_is_none(hall: Hall) -> None:
    hall.printer.paper = 0
    hall.ask()
    hall.until("failed")
    hall.printer.paper = 9
    can = []
    for _ in range(3):
        hall.ask()
        on_its_way = hall.papers.can_print
        hall.until("printed")
        can.append((on_its_way, hall.papers.can_print))
    hall.papers.forget()

    assert can == [(False, True), (False, True), (False, False)]
    assert hall.papers.can_print


def test_after_a_restart_what_was_handed_over_is_settled_and_nothing_is_printed_again(
    hall: Hall, qtbot: QtBot
) -> None:
    hall.printer.is_slow = True
    hall.ask()
    hall.until("printing")
    hall.press.stop()
    hall.printer.run()
    with a_press(hall.store, hall.printer, hall.clock) as again:
        again.start()
        hall.until_ledger("confirmed")

    assert len(hall.printer.out) == 1


def test_after_a_restart_what_the_printer_does_not_know_any_more_is_unknown(hall: Hall) -> None:
    hall.printer.is_slow = True
    hall.ask()
    hall.until("printing")
    hall.press.stop()
    hall.printer.forget()
    with a_press(hall.store, hall.printer, hall.clock) as again:
        again.start()
        hall.until_ledger("unknown")

    assert hall.printer.out == []


def test_without_a_printer_it_has_failed_at_once(hall: Hall) -> None:
    with a_press(hall.store, None, hall.clock) as press:
        papers = PaperService(press)
        papers.put_on_paper(Order("slip", lambda _copy: b"", hall.about))

        assert (papers.has_printer, papers.state) == (False, "failed")
        assert hall.ledger() == []


def test_several_documents_are_handed_over_together_or_not_at_all(hall: Hall) -> None:
    hall.printer.paper = 0
    order = Order("slip", lambda copy: b"%d" % copy, hall.about)
    hall.papers.put_on_paper(order, order)
    hall.until("failed")
    hall.printer.paper = 9
    hall.papers.put_on_paper(order, order)
    hall.until("printed")

    assert hall.printer.out == [b"1", b"2"]
    assert sorted(hall.ledger()) == [
        (1, "confirmed"),
        (1, "failed"),
        (2, "confirmed"),
        (2, "failed"),
    ]


def test_nothing_of_what_is_printed_is_kept(hall: Hall, tmp_path: Path) -> None:
    hall.ask(b"%PDF of a resident")
    hall.until("printed")
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    with hall.store._database.read() as connection:
        (row,) = connection.exec_driver_sql("SELECT * FROM print_job").all()

    assert b"of a resident" not in kept + repr((row, vars(hall.papers), vars(hall.press))).encode()


def test_what_goes_into_a_file_is_not_offered_on_a_roll(hall: Hall) -> None:
    class Form(PaperService):
        sheets_only = True

    assert Form(hall.press).can_print
    hall.printer.stock = Stock.ROLL_80
    assert not Form(hall.press).has_printer
    assert not Form(hall.press).can_print
    assert hall.papers.can_print


def test_another_printer_gets_what_is_asked_for_next_and_the_one_before_is_asked_on(
    hall: Hall,
) -> None:
    other = PaperPrinter()
    hall.printer.is_slow = True
    hall.ask(b"before")
    hall.until("printing")
    hall.press.use(Handover(other, hall.store.prints, hall.clock, "other"))
    hall.papers.forget()
    hall.ask(b"after")
    hall.until("printed")
    hall.printer.is_slow = False
    hall.until_ledger("confirmed", "confirmed")

    assert (hall.printer.out, other.out) == ([b"before 1"], [b"after 2"])
