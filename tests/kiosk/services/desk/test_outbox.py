"""The outbox at the desk: seen page by page, tried again, noted first, never emptied by hand."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.services.desk.desk import NotAllowedError
from kiosk.services.desk.outbox import PAGE, OutboxService
from kiosk.services.desk.roles import ROLES
from sync.clock import ManualClock
from sync.store import Park, Reject, Store, StoreFullError
from tests.support.desk_sync import CountedLink, counted_sync
from tests.support.filings import a_clock, a_submission, open_store
from tests.support.on_duty import Duty, Roll, member
from tests.support.platform_model import PlatformModel
from tests.support.visits import begin_visit, form_of

FORM = form_of("| survey |\n| | type | name | label |\n| | text | wish | 想说什么？ |")


class Desk:
    """A desk whose outbox is that of a real store."""

    def __init__(self, store: Store, link: CountedLink, service: OutboxService, duty: Duty) -> None:
        self.store, self.link, self.service, self.duty = store, link, service, duty
        self.clock: ManualClock = a_clock()

    def file(self, count: int) -> None:
        for n in range(count):
            self.store.file(a_submission(b"photo %d" % n), recipients=["platform"])

    def look(self, qtbot: QtBot) -> None:
        self.service.look()
        self.wait(qtbot)

    def wait(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: not self.service.state.is_busy)

    def states(self) -> list[str]:
        return [row.state for row in self.service.state.rows]


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    link = CountedLink()
    duty = Duty(begin_visit(FORM), Roll(tuple(member(role, name=role) for role in ROLES)))
    with (
        closing(open_store(tmp_path / "store", a_clock(), PlatformModel())) as store,
        counted_sync(link) as sync,
    ):
        service = OutboxService(store.outbox, sync, duty.lane, duty.desk)
        duty.log_in(qtbot, "technician")
        yield Desk(store, link, service, duty)
        duty.lane.close()


def hold_up(desk: Desk) -> None:
    parked, rejected = desk.store.outbox.due(desk.clock.now(), limit=2, limit_bytes=10**6)
    desk.store.outbox.settle([(parked, Park(desk.clock.now(), "quota"))])
    desk.store.outbox.settle([(rejected, Reject("malformed"))])


def test_what_needs_a_person_comes_first_with_its_reason(desk: Desk, qtbot: QtBot) -> None:
    desk.file(3)
    hold_up(desk)

    desk.look(qtbot)

    state = desk.service.state
    assert desk.states() == ["parked", "rejected", "waiting"]
    assert [row.problem for row in state.rows] == ["quota", "malformed", ""]
    assert (state.rows[0].kind, state.rows[0].item) == ("filing", "demo-item")
    assert state.waiting is not None
    assert (state.waiting.count, state.waiting.parked, state.waiting.files) == (1, 1, 3)


def test_it_is_read_page_by_page_and_back(desk: Desk, qtbot: QtBot) -> None:
    desk.file(PAGE + 1)
    desk.look(qtbot)
    first = desk.service.state.rows
    assert (len(first), desk.service.state.has_more) == (PAGE, True)

    desk.service.further()
    desk.wait(qtbot)
    assert len(desk.service.state.rows) == 1
    desk.service.back()
    desk.wait(qtbot)

    assert desk.service.state.rows == first


def test_one_is_tried_again_and_the_link_is_asked_at_once(desk: Desk, qtbot: QtBot) -> None:
    desk.file(2)
    hold_up(desk)
    desk.look(qtbot)
    parked = desk.service.state.rows[0]

    desk.service.retry(parked.envelope_id)
    qtbot.waitUntil(lambda: desk.link.cycles == [False])

    assert desk.duty.roll.noted == [("retry", parked.slip_number)]
    assert desk.service.state.retried == 1
    desk.wait(qtbot)
    assert desk.states() == ["rejected", "waiting"]


def test_all_are_tried_again_together(desk: Desk, qtbot: QtBot) -> None:
    desk.file(3)
    hold_up(desk)
    desk.look(qtbot)

    desk.service.retry()
    qtbot.waitUntil(lambda: desk.service.state.retried == 3)
    desk.wait(qtbot)

    assert desk.states() == ["waiting"] * 3


def test_what_cannot_be_noted_is_not_tried_again(desk: Desk, qtbot: QtBot) -> None:
    desk.file(2)
    hold_up(desk)
    desk.look(qtbot)
    desk.duty.roll.is_full = True

    desk.service.retry()
    desk.wait(qtbot)

    assert isinstance(desk.service.state.error, StoreFullError)
    assert desk.link.cycles == []
    assert desk.store.waiting().parked == 1


def test_who_only_reads_tries_nothing_again_and_sees_no_outbox(desk: Desk, qtbot: QtBot) -> None:
    desk.duty.desk.close()
    desk.duty.log_in(qtbot, "auditor")

    with pytest.raises(NotAllowedError):
        desk.service.look()
    with pytest.raises(NotAllowedError):
        desk.service.retry()


def test_a_desk_that_forgot_it_shows_nothing_of_what_still_came(desk: Desk, qtbot: QtBot) -> None:
    desk.file(1)
    desk.service.look()
    desk.service.forget()
    done: list[bool] = []

    desk.duty.lane.run(lambda: True, lambda _: done.append(True))
    qtbot.waitUntil(lambda: bool(done))

    assert desk.service.state.rows == ()


def test_the_rail_is_told_how_much_waits(desk: Desk, qtbot: QtBot) -> None:
    desk.link.waiting = 4

    desk.service._sync.cycle()

    qtbot.waitUntil(lambda: desk.duty.desk.state.badges.get("outbox") == 4)
