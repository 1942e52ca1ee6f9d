"""The call list at work: looked at anew, the number under one's own login, and noted before it counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from forms.catalogue import Catalogue
from kiosk.services.catalogue import CatalogueService
from kiosk.services.desk.calling import CallBook, CallingService
from kiosk.services.desk.contents import ContentsService
from kiosk.services.health.to_call import CallSheet
from kiosk.services.visiting import Visiting
from sync.clock import ManualClock
from sync.store import CaseRow, Filed, Store
from sync.wire.desk import Why
from tests.support.filings import START, a_submission, open_store
from tests.support.on_duty import Duty, Roll, member
from tests.support.platform_model import PlatformModel
from tests.support.returned import tell


class Numbers(ContentsService):
    """Remembers for which case a number was asked."""

    def __init__(self, duty: Duty) -> None:
        super().__init__(None, duty.desk, (duty.lane, duty.lane))  # type: ignore[arg-type]  # unasked
        self.asked: list[UUID] = []

    @override
    def open(self, row: CaseRow, why: Why) -> None:
        assert why == "phone"
        self.asked.append(row.id)


@dataclass
class Bench:
    """A desk with the section of calls open over a store with one case that came back."""

    store: Store
    clock: ManualClock
    filed: Filed
    duty: Duty
    numbers: Numbers
    calling: CallingService

    def open_section(self, qtbot: QtBot) -> None:
        self.duty.desk.go_to("calls")
        qtbot.waitUntil(lambda: self.calling.state.calls is not None and not self.is_busy)

    def choose(self, qtbot: QtBot) -> None:
        self.calling.choose(self.filed.envelope_id)
        qtbot.waitUntil(lambda: not self.is_busy)

    @property
    def is_busy(self) -> bool:
        return self.calling.state.is_busy

    @property
    def calls(self) -> int:
        return len(self.calling.state.calls or ())


@pytest.fixture(name="bench")
def make_bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    clock = ManualClock(START)
    store = open_store(tmp_path / "store", clock, PlatformModel())
    filed = store.file(a_submission(), recipients=["platform"])
    tell(store, filed, "returned")
    clock.advance(timedelta(hours=1))
    duty = Duty(Visiting(lambda: False), Roll())
    sheet = CallSheet(store, CatalogueService(Catalogue(Path(), (), (), {})), clock.now, UTC)
    book = CallBook(sheet.calls, store.contacts.note)
    numbers = Numbers(duty)
    calling = CallingService(duty.desk, book, numbers, duty.lane)
    duty.log_in(qtbot)
    yield Bench(store, clock, filed, duty, numbers, calling)
    duty.lane.close()
    store.close()


def test_who_was_reached_leaves_the_list_and_the_call_is_noted(bench: Bench, qtbot: QtBot) -> None:
    bench.open_section(qtbot)
    assert [call.reason for call in bench.calling.state.calls or ()] == ["returned"]
    assert bench.duty.desk.state.badges["calls"] == 1
    bench.choose(qtbot)

    bench.calling.ask_phone()
    bench.calling.note("called")
    qtbot.waitUntil(lambda: bench.calls == 0 and not bench.is_busy)

    assert bench.numbers.asked == [bench.filed.envelope_id]
    assert bench.duty.roll.noted == [("call", f"{bench.filed.slip_number} called")]
    assert bench.calling.state.noted == "called"
    contacts = bench.store.contacts.of([bench.filed.envelope_id])
    assert [one.outcome for one in contacts[bench.filed.envelope_id]] == ["called"]


def test_a_clock_that_was_set_back_has_nobody_called_twice(bench: Bench, qtbot: QtBot) -> None:
    bench.clock.advance(timedelta(days=-2))
    bench.open_section(qtbot)
    bench.choose(qtbot)
    bench.calling.note("called")
    qtbot.waitUntil(lambda: bench.calls == 0 and not bench.is_busy)


def test_who_was_not_reached_stays_on_the_list_with_the_try(bench: Bench, qtbot: QtBot) -> None:
    bench.open_section(qtbot)
    bench.choose(qtbot)
    bench.calling.note("not_reached")
    qtbot.waitUntil(lambda: bench.calling.state.open is None and not bench.is_busy)

    assert [len(call.contacts) for call in bench.calling.state.calls or ()] == [1]


def test_a_call_that_cannot_be_noted_does_not_count(bench: Bench, qtbot: QtBot) -> None:
    bench.open_section(qtbot)
    bench.choose(qtbot)
    bench.duty.roll.is_full = True
    bench.calling.note("called")
    qtbot.waitUntil(lambda: bench.calling.state.error is not None)

    assert bench.calling.state.open is not None
    assert not bench.store.contacts.of([bench.filed.envelope_id])


def test_a_case_that_moved_meanwhile_is_told_of_and_not_called_about(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.open_section(qtbot)
    tell(bench.store, bench.filed, "accepted", position=2)
    bench.choose(qtbot)

    assert bench.calling.state.has_moved
    assert bench.calling.state.open is None
    assert bench.calls == 0


def test_the_rail_tells_how_many_wait_wherever_staff_are(bench: Bench, qtbot: QtBot) -> None:
    desk = bench.duty.desk
    qtbot.waitUntil(lambda: desk.state.badges.get("calls") == 1)

    tell(bench.store, bench.filed, "accepted", position=2)
    bench.calling.recount()
    qtbot.waitUntil(lambda: desk.state.badges.get("calls") == 0)


def test_a_locked_desk_keeps_nothing_of_the_calls(bench: Bench, qtbot: QtBot) -> None:
    bench.open_section(qtbot)
    bench.choose(qtbot)
    bench.duty.desk.lock()

    assert bench.calling.state.calls is None
    assert bench.calling.state.open is None


def test_who_only_looks_after_machines_sees_no_calls(tmp_path: Path, qtbot: QtBot) -> None:
    duty = Duty(Visiting(lambda: False), Roll((member("technician"),)))
    asked: list[int] = []

    def calls() -> tuple[()]:
        asked.append(1)
        return ()

    calling = CallingService(duty.desk, CallBook(calls, lambda *_: None), Numbers(duty), duty.lane)
    duty.log_in(qtbot)
    duty.desk.go_to("calls")
    calling.look()
    through: list[object] = []
    duty.lane.run(lambda: None, through.append)
    qtbot.waitUntil(lambda: bool(through))
    duty.lane.close()

    assert not asked
