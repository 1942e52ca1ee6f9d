"""Staff are looked after by a manager, and by nobody else."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from pytestqt.qtbot import QtBot

from kiosk.paths import DataFolder
from kiosk.services.desk.desk import NotAllowedError
from kiosk.services.desk.people import PeopleService
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from sync.clock import ManualClock
from sync.store import LoggedIn, StaffMember, Store
from tests.kiosk.conftest import START
from tests.support.on_duty import Duty, Roll, member
from tests.support.visits import begin_visit, form_of

FORM = form_of("""
| survey | | | |
| | type | name | label::中文 (zh_CN) |
| | text | a | 示范 |
""")


@pytest.fixture
def store(folder: DataFolder) -> Iterator[Store]:
    with closing(open_store(folder, Settings(), ManualClock(START))) as store:
        yield store


def on_duty(qtbot: QtBot, who: StaffMember) -> Duty:
    duty = Duty(begin_visit(FORM), Roll((who,)))
    duty.log_in(qtbot, who.name)
    return duty


def settled(people: PeopleService, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not people.state.is_busy)


def test_somebody_new_comes_in_by_the_pin_that_is_shown_once(store: Store, qtbot: QtBot) -> None:
    manager = store.staff.add("示范负责人", "manager", "482915", by=None)
    duty = on_duty(qtbot, manager)
    people = PeopleService(store.staff, duty.desk, duty.lane)

    people.add("示范新人", "assistant")
    settled(people, qtbot)
    pin = people.state.pin
    people.told()

    assert people.state.pin == ""
    assert isinstance(store.staff.log_in("示范新人", pin), LoggedIn)
    people.add("示范新人", "assistant")
    settled(people, qtbot)
    assert people.state.error is not None
    duty.lane.close()


def test_a_manager_who_bars_or_demotes_themselves_is_logged_out(store: Store, qtbot: QtBot) -> None:
    first = store.staff.add("示范负责人", "manager", "482915", by=None)
    store.staff.add("示范副手", "manager", "482915", by=first.id)
    duty = on_duty(qtbot, first)
    people = PeopleService(store.staff, duty.desk, duty.lane)

    people.change_role(first, "assistant")
    settled(people, qtbot)

    assert duty.desk.state.member is None
    assert people.state.members == ()
    duty.lane.close()


@pytest.mark.parametrize("role", ["assistant", "technician", "auditor"])
def test_nobody_else_sees_or_changes_the_staff(store: Store, qtbot: QtBot, role: str) -> None:
    duty = on_duty(qtbot, member(role))  # type: ignore[arg-type]  # one of the roles
    people = PeopleService(store.staff, duty.desk, duty.lane)

    for act in (people.look, lambda: people.add("示范", "manager"), lambda: people.bar(member())):
        with pytest.raises(NotAllowedError):
            act()
    assert store.staff.members() == ()
    duty.lane.close()
