"""The tour of the staff desk: getting in, the rail, and every section."""

from collections.abc import Callable

from kiosk.services.desk.roles import SECTIONS
from tests.ui.screens.at_desk import NAMES, PIN, at_desk, leave, open_section, staff
from tests.ui.screens.desk_assist import assist
from tests.ui.screens.desk_cases import cases, contents, one_case
from tests.ui.screens.desk_day import calls, today
from tests.ui.screens.desk_doctor import doctor
from tests.ui.screens.desk_outbox import outbox, records
from tests.ui.screens.desk_settings import settings
from tests.ui.screens.tour import Tour

_WRONG = "591826"


def entering(tour: Tour) -> None:
    """Nobody on the staff yet; then a name, a wrong PIN, and too many of them."""
    desk, visit = tour.app.desk, tour.app.visit.visit
    if not tour.app.store.staff.members():
        desk.open()
        desk.use(language=visit.language, is_elder=visit.is_elder)
        tour.look("desk-nobody")
        leave(tour)
    staff(tour)
    desk.open()
    desk.use(language=visit.language, is_elder=visit.is_elder)
    tour.look("desk-names")
    tour.touch_look(f"staff_{desk.members().index(NAMES['auditor'])}", "desk-pin")
    for _ in range(5):
        tour.hand.press_pad(_WRONG)
        tour.hand.wait_until(lambda: not desk.state.is_busy, "the answer")
    tour.look("desk-locked-out")
    leave(tour)


def own_things(tour: Tour) -> None:
    """The menu, one's own things, one's own PIN."""
    at_desk(tour)
    open_section(tour, "people")
    if tour.hand.sees("desk_menu"):
        tour.touch_look("desk_menu", "desk-menu")
    tour.touch_look("desk_own", "desk-own")
    tour.touch_look("desk_pin", "desk-own-pin")
    tour.hand.press_pad(PIN + _WRONG + PIN)
    tour.look("desk-own-pin-twice")
    leave(tour)


def people(tour: Tour) -> None:
    """The list, somebody new, somebody's page, a fresh PIN."""
    at_desk(tour)
    open_section(tour, "people")
    tour.look("desk-people")
    tour.touch_look("people_add", "desk-people-add")
    tour.touch_look("people_name", "desk-people-typing")
    tour.touch("keyboard_fold", "desk_back")
    tour.touch_look("person_0", "desk-people-one")
    tour.touch("people_reset")
    tour.hand.find("people_pin")
    tour.look("desk-people-pin")
    leave(tour)


def audit(tour: Tour) -> None:
    """The record, whole; there is no stick to save it on."""
    at_desk(tour)
    open_section(tour, "audit")
    tour.touch("audit_verify")
    tour.hand.find("audit_chain")
    tour.look("desk-audit")
    tour.touch("audit_export")
    tour.hand.find("audit_fault")
    tour.look("desk-audit-no-stick")
    leave(tour)


def each_section(tour: Tour) -> None:
    """Every section as it first opens."""
    at_desk(tour)
    for section in SECTIONS:
        open_section(tour, section)
        tour.look(f"desk-{section}-first")
    leave(tour)


DESK: list[Callable[[Tour], None]] = [
    entering,
    own_things,
    people,
    audit,
    each_section,
    assist,
    today,
    calls,
    outbox,
    records,
    cases,
    one_case,
    contents,
    settings,
    doctor,
]
