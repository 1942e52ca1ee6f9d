"""The desk itself: who may work at it, for how long, and that nothing is done which is not noted."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import get_args

import pytest
from pytestqt.qtbot import QtBot

from kiosk.jobs import Err, Ok
from kiosk.services.desk.desk import DeskService, NotAllowedError
from kiosk.services.desk.roles import Act, may, sections_of
from kiosk.services.visit import Scene, VisitService
from sync.store import StoreFullError
from tests.support.on_duty import Duty, Roll, member
from tests.support.visits import begin_visit, form_of

SOON = 0.03
FORM = form_of("""
| survey | | | |
| | type | name | label::中文 (zh_CN) |
| | text | a | 示范 |
""")


def visit_of() -> VisitService:
    """A kiosk at which nobody is."""
    visit = begin_visit(FORM)
    visit.end()
    return visit


@pytest.fixture
def duty(qtbot: QtBot) -> Iterator[Duty]:
    duty = Duty(visit_of())
    yield duty
    duty.lane.close()


def hasty(duty: Duty, *, quiet: float = SOON, left: float = 600) -> DeskService:
    duty.desk = DeskService(
        duty.roll, duty.roll, (duty.lane, duty.lane), duty.visit, duty.idle, quiet=quiet, left=left
    )
    return duty.desk


@pytest.mark.parametrize(
    ("role", "acts"),
    [
        ("technician", {"today", "outbox", "retry", "courier", "devices", "audit"}),
        ("auditor", {"today", "find", "report", "audit", "export-audit"}),
        ("manager", set(get_args(Act))),
        (
            "assistant",
            set(get_args(Act)) - {"devices", "settings", "people", "audit", "export-audit"},
        ),
        ("guest", set()),
    ],
)
def test_a_role_may_what_is_its_own(role: str, acts: set[str]) -> None:
    assert {act for act in get_args(Act) if may(role, act)} == acts


def test_who_reads_only_sees_no_section_that_acts() -> None:
    assert sections_of("auditor") == ("today", "cases", "records", "audit")


def test_nobody_may_anything_before_the_log_in(duty: Duty) -> None:
    duty.desk.open()

    with pytest.raises(NotAllowedError):
        duty.desk.require("today")
    with pytest.raises(NotAllowedError):
        duty.desk.audit("today")


def test_whoever_must_change_the_pin_may_nothing_else(duty: Duty, qtbot: QtBot) -> None:
    duty.roll.members_ = (replace(member(), must_change_pin=True),)
    duty.log_in(qtbot)

    assert duty.desk.state.is_changing_pin
    with pytest.raises(NotAllowedError):
        duty.desk.require("today")


def test_an_act_is_noted_before_it_is_done(duty: Duty, qtbot: QtBot) -> None:
    duty.log_in(qtbot)
    seen: list[object] = []

    duty.desk.perform("retry", lambda: list(duty.roll.noted), seen.append, subject="1")
    qtbot.waitUntil(lambda: bool(seen))

    assert seen == [Ok([("retry", "1")])]


def test_what_cannot_be_noted_is_not_done(duty: Duty, qtbot: QtBot) -> None:
    duty.log_in(qtbot)
    duty.roll.is_full = True
    done: list[str] = []
    seen: list[Ok[None] | Err] = []

    duty.desk.perform("retry", lambda: done.append("done"), seen.append)
    qtbot.waitUntil(lambda: bool(seen))

    assert isinstance(seen[0], Err)
    assert isinstance(seen[0].error, StoreFullError)
    assert done == []


def test_a_desk_that_nobody_touches_locks_and_forgets(duty: Duty, qtbot: QtBot) -> None:
    desk = hasty(duty)
    with qtbot.waitSignal(desk.locked):
        duty.log_in(qtbot)

    assert desk.state.is_open
    assert (desk.state.member, desk.logged_in, desk.state.name) == (None, None, "示范职员")


def test_a_locked_desk_is_given_back_to_the_residents(duty: Duty, qtbot: QtBot) -> None:
    duty.visit.begin()
    desk = hasty(duty, left=SOON)
    duty.idle.touch()
    desk.open()
    assert not duty.idle._quiet.isActive()

    qtbot.waitUntil(lambda: not desk.state.is_open)

    assert duty.idle._quiet.isActive()
    assert duty.visit.visit.scene is Scene.HOME


def test_a_pin_that_is_found_right_too_late_opens_nothing(duty: Duty, qtbot: QtBot) -> None:
    duty.desk.open()
    duty.desk.log_in("示范职员", "314159")
    duty.desk.close()
    duty.desk.open()
    settled: list[object] = []
    duty.lane.run(lambda: None, settled.append)
    qtbot.waitUntil(lambda: bool(settled))

    assert duty.desk.state.member is None
    assert duty.desk.logged_in is None


@pytest.mark.parametrize(
    ("leave", "why"), [(DeskService.lock, ""), (DeskService.close, ""), (None, "quiet")]
)
def test_a_lock_is_noted_with_why(
    leave: Callable[[DeskService], None] | None, why: str, duty: Duty, qtbot: QtBot
) -> None:
    desk = hasty(duty, quiet=600 if leave else SOON)
    duty.log_in(qtbot)
    if leave is not None:
        leave(desk)
    qtbot.waitUntil(lambda: bool(duty.roll.noted))

    assert duty.roll.noted == [("lock", why)]


def test_a_desk_locks_also_where_that_cannot_be_noted(duty: Duty, qtbot: QtBot) -> None:
    duty.log_in(qtbot)
    duty.roll.is_full = True
    duty.desk.lock()
    settled: list[object] = []
    duty.lane.run(lambda: None, settled.append)
    qtbot.waitUntil(lambda: bool(settled))

    assert duty.desk.logged_in is None
    assert duty.roll.noted == []


def test_a_desk_without_a_visit_beneath_leaves_no_time_running(duty: Duty, qtbot: QtBot) -> None:
    duty.log_in(qtbot)
    duty.desk.close()

    assert not duty.idle._quiet.isActive()
    assert duty.desk.state.member is None


def test_those_who_are_barred_are_not_offered(qtbot: QtBot) -> None:
    duty = Duty(visit_of(), Roll((member(), replace(member(name="示范停用"), is_barred=True))))

    assert duty.desk.members() == ("示范职员",)
    duty.lane.close()
