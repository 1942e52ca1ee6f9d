"""Somebody of the staff at the desk: logs in, helps, finds, corrects; the forms of most walk-ins fill themselves."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.app import KioskApp
from kiosk.demo.driver import pause
from kiosk.devices.scanner import SimulatedWedge
from kiosk.services.person import Person as Resident
from kiosk.services.person import from_typing
from kiosk.services.visit import Scene
from tests.support.whole_kiosk import fill_in
from tests.ui.journeys.person import Person

PIN = "482915"
NAME, COLLEAGUE = "示范职员", "示范同事"
NUMBERS = ("11010519491231002X", "440524188001010014", "34052419800101001X")
ITEMS = ("social-security-card", "temporary-assistance", "tree-felling", "veterans-card")
_SLOWER_THAN_A_SCANNER_MS = 60


@dataclass(slots=True)
class Clerk:
    """A member of the staff, through the hand of `person`. `filed`: number and code of each slip."""

    person: Person
    filed: list[tuple[str, str]] = field(default_factory=list)

    @property
    def app(self) -> KioskApp:
        """The kiosk."""
        return self.person.place.app

    def log_in(self) -> None:
        """Come to the desk and type the PIN on a keyboard; after a visit the name stands there."""
        hand = self.person.hand
        if not self.app.desk.state.is_open:
            self.person.touch("desk_open", f"staff_{self.app.desk.members().index(NAME)}")
        hand.find("pad_0")
        for figure in PIN:
            QTest.keyClick(hand.window, Qt.Key(ord(figure)))
            hand.keystrokes += 1
            pause(_SLOWER_THAN_A_SCANNER_MS)
        hand.wait_until(lambda: self.app.desk.state.member is not None, "the log-in")

    def go_to(self, section: str) -> None:
        """Open a section; after a visit, or where nobody touched the desk, log in again."""
        if not self.app.desk.state.is_open or self.app.desk.state.member is None:
            self.log_in()
        self.person.touch(f"section_{section}")

    def help(self, checked: str = "seen") -> None:
        """Begin a visit beside somebody who has come."""
        self.go_to("assist")
        self.person.touch(f"assist_{checked}")
        self.arrive_at_home()

    def arrive_at_home(self) -> None:
        """Wait for the first scene of the visit."""
        self.person.arrive(Scene.HOME)
        self.person.hand.find("desk_return")
        self.person.hand.find("search")

    def fill_quickly(self, place: int) -> None:
        """Come to the review of an item that fills itself; nobody has laid a card."""
        visit = self.app.visit
        visit.choose(self.app.catalogue.catalogue.item(ITEMS[place % len(ITEMS)]))
        visit.start()
        visit.agree()
        visit.identify(_resident(place))
        fill_in(self.app)
        while visit.visit.scene is not Scene.REVIEW:
            visit.next()
        self.person.hand.settle()

    def finish(self) -> None:
        """Sign, file, give the slip, and come back to the desk."""
        person = self.person
        person.touch("next")
        person.arrive(Scene.SIGNATURE)
        person.hand.draw("sign_pad", ((0.2, 0.6), (0.4, 0.3), (0.5, 0.7), (0.8, 0.4)))
        person.touch("next")
        person.arrive(Scene.FILED)
        filing = self.app.filing
        person.hand.wait_until(lambda: filing.state.filed is not None, "the number")
        person.hand.wait_until(lambda: self.app.slips.state in _ENDED, "the slip")
        number = filing.state.filed.slip_number if filing.state.filed else ""
        self.filed.append((number, self.app.slips.code(filing.state.entries)))
        person.record.number = number
        person.touch("next")
        person.hand.wait_until(lambda: self.app.desk.state.is_open, "the desk")

    def scan(self, code: str) -> None:
        """Hold a slip before the wedge, which types it faster than any hand."""
        SimulatedWedge(self.person.hand.window).scan(code)

    def await_returned(self, numbers: Sequence[str]) -> None:
        """Wait until the kiosk has heard of what the county returned."""
        for number in numbers:
            self.person.await_case(number, "returned")

    def correct(self, check: str) -> None:
        """From the page of a returned case: put the phone right with the resident, file it again."""
        person = self.person
        person.touch("act_correct", f"check_{check}", "check_next")
        person.arrive(Scene.REVIEW)
        person.touch("change_/data/phone", "pad_erase", "pad_7", "next")
        person.arrive(Scene.REVIEW)
        self.finish()


_ENDED = ("printed", "failed", "unknown")


def _resident(place: int) -> Resident:
    return from_typing("示范居民", NUMBERS[place % len(NUMBERS)])
