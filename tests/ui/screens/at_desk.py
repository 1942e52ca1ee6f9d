"""Staff at the desk of the kiosk that is toured: on its rail, in the guise that is looked at."""

from kiosk.demo.driver import pause
from kiosk.services.desk.roles import Section
from sync.store import LoggedIn, Role
from tests.ui.screens.tour import Tour

PIN = "482915"
NAMES: dict[Role, str] = {
    "manager": "示范负责人",
    "assistant": "示范帮办员",
    "technician": "示范技术员",
    "auditor": "示范查账员",
}
_LOADED_MS = 150


def staff(tour: Tour) -> None:
    """Have somebody of every role, all with one PIN."""
    roster = tour.app.store.staff
    if not roster.members():
        manager = roster.add(NAMES["manager"], "manager", PIN, by=None)
        for role, name in NAMES.items():
            if role != "manager":
                roster.add(name, role, PIN, by=manager.id)


def at_desk(tour: Tour, role: Role = "manager") -> None:
    """Lay the desk over the screen and log in; in the language and type of the visit beneath."""
    staff(tour)
    desk, visit = tour.app.desk, tour.app.visit.visit
    desk.close()
    desk.open()
    desk.use(language=visit.language, is_elder=visit.is_elder)
    desk.log_in(NAMES[role], PIN)
    tour.hand.wait_until(lambda: isinstance(desk.logged_in, LoggedIn), "the log-in")


def open_section(tour: Tour, section: Section) -> None:
    """Open a section, and let it read what it shows."""
    tour.app.desk.go_to(section)
    tour.hand.settle()
    pause(_LOADED_MS)


def leave(tour: Tour) -> None:
    """Leave the desk: the visit beneath is there again."""
    tour.app.desk.close()
    tour.hand.settle()
