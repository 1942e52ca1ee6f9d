"""The section 体检: looks at each thing where it may be looked at, and notes what leaves on a stick."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.card_reader import ReaderFault
from kiosk.paths import DataFolder
from kiosk.services.desk.examining import Bench, BenchLanes, ExaminingService, ExamState
from kiosk.services.doctor.devices import Plugged
from kiosk.services.doctor.examination import Patient
from kiosk.services.doctor.finding import Finding
from kiosk.services.health.standing import Kept, Standing
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from printing.spool import Ready
from sync.clock import ManualClock
from sync.store import Role, StickGoneError, Store
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


class Surgery:
    """Somebody of a role at the desk, a kiosk with a reader that is unplugged, and what was saved."""

    def __init__(self, store: Store, folder: DataFolder, qtbot: QtBot, role: Role) -> None:
        self.saved: list[tuple[Finding, ...]] = []
        self.asked: list[str] = []
        self._qtbot = qtbot
        self.duty = Duty(begin_visit(FORM), Roll((member(role),)))
        self.duty.log_in(qtbot)
        settings = Settings(reader="/dev/none", printer="file:///tray")
        bench = Bench(
            lambda: Patient(folder, settings, store, ManualClock(START)),
            lambda: Standing(START, Kept(store.room()), is_damaged=True),
            lambda: Plugged(is_heard=True),
            self._read,
            Ready,
            lambda: True,
        )
        lane = self.duty.lane
        lanes = BenchLanes(lane, lane, lane, lane)
        self.examining = ExaminingService(self.duty.desk, bench, self._save, lanes)

    def wait(self) -> None:
        self._qtbot.waitUntil(lambda: not self.examining.state.is_busy)

    def found(self) -> dict[str, str]:
        return {one.key: one.colour for one in self.examining.state.findings}

    def _read(self) -> ReaderFault:
        self.asked.append("reader")
        return ReaderFault.UNPLUGGED

    def _save(self, findings: tuple[Finding, ...]) -> str:
        if self.saved:
            raise StickGoneError("no stick")
        self.saved.append(findings)
        return "kiosk.zip"


def test_it_tells_of_devices_store_and_what_the_running_kiosk_knows(
    store: Store, folder: DataFolder, qtbot: QtBot
) -> None:
    surgery = Surgery(store, folder, qtbot, "technician")

    surgery.examining.look()
    surgery.examining.look()  # once is enough
    surgery.wait()

    found = surgery.found()
    assert surgery.asked == ["reader"]
    assert (found["reader"], found["printer"], found["speech"]) == ("red", "green", "green")
    assert found["disk"] == "red"  # care found damage
    surgery.duty.lane.close()


def test_what_is_carried_away_was_noted_before(
    store: Store, folder: DataFolder, qtbot: QtBot
) -> None:
    surgery = Surgery(store, folder, qtbot, "manager")
    surgery.examining.save()  # nothing was looked at yet
    surgery.examining.look()
    surgery.wait()

    surgery.examining.save()
    surgery.wait()
    assert surgery.duty.roll.noted == [("devices", "support-bundle")]
    assert surgery.examining.state.saved == "kiosk.zip"
    surgery.examining.save()
    surgery.wait()
    assert isinstance(surgery.examining.state.error, StickGoneError)
    surgery.duty.roll.is_full = True
    surgery.saved.clear()
    surgery.examining.save()
    surgery.wait()
    assert surgery.saved == []
    surgery.duty.lane.close()


def test_who_has_nothing_to_do_with_devices_sees_nothing(
    store: Store, folder: DataFolder, qtbot: QtBot
) -> None:
    surgery = Surgery(store, folder, qtbot, "assistant")
    surgery.examining.look()
    assert surgery.examining.state == ExamState()
    surgery.duty.lane.close()


def test_a_desk_that_was_left_is_shown_nothing(
    store: Store, folder: DataFolder, qtbot: QtBot
) -> None:
    surgery = Surgery(store, folder, qtbot, "technician")
    done: list[object] = []
    surgery.examining.look()
    surgery.examining.forget()
    for _ in range(4):  # a job for each that the look queues
        surgery.duty.lane.run(lambda: None, done.append)
        qtbot.waitUntil(lambda: done != [])
        done.clear()
    assert surgery.examining.state == ExamState()
    surgery.duty.lane.close()
