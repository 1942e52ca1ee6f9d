"""帮人办: staff go into a visit beside the resident or with an agent, and the desk comes back after it."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiosk.services.assistance import Agent, Assistance
from kiosk.services.desk.assisting import AssistingService, VisitOpenError
from kiosk.services.desk.desk import NotAllowedError
from kiosk.services.person import from_typing
from kiosk.services.visit import Scene, Visit, VisitService
from sync.store import Role, StoreFullError
from tests.support.on_duty import ID, Duty, Roll, member
from tests.support.visits import begin_visit, form_of

FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) |
| | text | wish | 想说什么？ |
""")
AGENT = Agent("family", from_typing("示范家人", "440524188001010014"))


class Bench:
    """A desk where somebody has logged in, over a kiosk that nobody uses."""

    def __init__(self, qtbot: QtBot, roll: Roll | None = None, *, is_open: bool = False) -> None:
        self.visit: VisitService = begin_visit(FORM)
        if not is_open:
            self.visit.end()
        self.duty = Duty(self.visit, roll or Roll())
        self.desk = self.duty.desk
        self.assisting = AssistingService(self.desk, self.visit, self.duty.idle)
        self.duty.log_in(qtbot, self.duty.roll.members_[0].name)

    def begun(self, qtbot: QtBot) -> None:
        self.assisting.begin("beside", "seen")
        qtbot.waitUntil(lambda: not self.desk.state.is_open)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def test_a_visit_begins_beside_the_resident_once_it_is_noted(bench: Bench, qtbot: QtBot) -> None:
    bench.begun(qtbot)

    assert bench.visit.visit.scene is Scene.HOME
    assert bench.visit.visit.assistance == Assistance(ID, "示范职员", "beside", "seen")
    assert bench.duty.roll.noted[0] == ("assist", "beside seen")
    assert bench.duty.idle.has_more_time


def test_the_visit_knows_of_the_agent_and_the_audit_does_not(bench: Bench, qtbot: QtBot) -> None:
    bench.assisting.begin("agent", "seen", AGENT)
    qtbot.waitUntil(lambda: bench.visit.visit.assistance is not None)

    assert bench.visit.visit.is_by_agent
    assert bench.duty.roll.noted[0] == ("assist", "agent seen")


def test_what_cannot_be_noted_does_not_begin(bench: Bench, qtbot: QtBot) -> None:
    bench.duty.roll.is_full = True
    bench.assisting.begin("beside", "seen")
    qtbot.waitUntil(lambda: bench.assisting.state.error is not None)

    assert isinstance(bench.assisting.state.error, StoreFullError)
    assert bench.visit.visit.scene is Scene.ATTRACT
    assert bench.desk.state.is_open


def test_an_open_visit_is_taken_over_where_it_stands(qtbot: QtBot) -> None:
    bench = Bench(qtbot, is_open=True)
    bench.visit.open_notices()
    bench.assisting.begin("beside", "known")
    qtbot.waitUntil(lambda: bench.visit.visit.assistance is not None)

    assert bench.visit.visit.scene is Scene.NOTICES
    assert not bench.desk.state.is_open


def test_the_end_of_an_assisted_visit_returns_to_the_desk(bench: Bench, qtbot: QtBot) -> None:
    bench.begun(qtbot)
    bench.visit.end()

    state = bench.desk.state
    assert (state.is_open, state.member, state.name) == (True, None, "示范职员")
    assert bench.visit.visit.assistance is None


def test_the_end_of_a_visit_alone_does_not(bench: Bench) -> None:
    bench.desk.close()
    bench.visit.begin()
    bench.visit.end()

    assert not bench.desk.state.is_open


def test_a_desk_that_is_left_for_a_visit_is_locked_and_the_audit_says_so(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.begun(qtbot)
    qtbot.waitUntil(lambda: len(bench.duty.roll.noted) > 1)

    assert bench.duty.roll.noted == [("assist", "beside seen"), ("lock", "visit")]
    assert bench.desk.logged_in is None
    assert bench.visit.visit.assistance is not None


def test_a_resident_who_opens_the_desk_by_mistake_goes_back_and_it_still_knows_whose_it_is(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.begun(qtbot)
    bench.desk.open()
    bench.desk.close()
    is_open = bench.desk.state.is_open
    bench.visit.end()

    assert not is_open
    assert (bench.desk.state.is_open, bench.desk.state.name) == (True, "示范职员")


@pytest.mark.parametrize(("role", "section"), [("assistant", "assist"), ("technician", "today")])
def test_over_a_visit_the_desk_opens_where_one_goes_on_with_it(
    role: Role, section: str, qtbot: QtBot
) -> None:
    bench = Bench(qtbot, Roll((member(role),)), is_open=True)

    assert bench.desk.state.section == section


def test_a_lock_before_it_is_noted_begins_nothing(bench: Bench, qtbot: QtBot) -> None:
    bench.assisting.begin("beside", "seen")
    bench.desk.lock()
    done: list[object] = []
    bench.duty.lane.run(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))

    assert bench.visit.visit == Visit()


def test_the_desk_comes_back_over_the_visit_and_goes_on_with_it(bench: Bench, qtbot: QtBot) -> None:
    bench.begun(qtbot)
    bench.desk.open()
    before = bench.desk.state.member, bench.assisting.beneath
    bench.duty.log_in(qtbot)
    beneath = bench.assisting.beneath
    bench.assisting.go_on()

    assert (before, beneath) == ((None, "open"), "mine")
    assert not bench.desk.state.is_open
    assert bench.visit.visit.assistance is not None


def test_a_colleague_who_takes_over_is_named_instead(qtbot: QtBot) -> None:
    colleague = member(name="示范同事", place=8)
    bench = Bench(qtbot, Roll((member(), colleague)))
    bench.begun(qtbot)
    bench.duty.log_in(qtbot, "示范同事")
    beneath = bench.assisting.beneath
    bench.begun(qtbot)

    assert beneath == "open"
    assert bench.visit.visit.assistance == Assistance(colleague.id, "示范同事", "beside", "seen")


@pytest.mark.parametrize("role", ["technician", "auditor"])
def test_who_may_not_assist_is_refused(role: str, qtbot: QtBot) -> None:
    bench = Bench(qtbot, Roll((replace(member(), role=role),)))  # type: ignore[arg-type]  # one of them

    with pytest.raises(NotAllowedError):
        bench.assisting.begin("beside", "seen")
    assert bench.visit.visit.scene is Scene.ATTRACT


def test_a_case_is_not_begun_over_an_open_visit(qtbot: QtBot) -> None:
    bench = Bench(qtbot, is_open=True)

    with pytest.raises(VisitOpenError):
        bench.assisting.accompany("slip")


def test_a_case_begins_assisted(bench: Bench) -> None:
    bench.assisting.accompany("slip")

    assert bench.visit.visit.assistance == Assistance(ID, "示范职员", "beside", "slip")
    assert not bench.desk.state.is_open
