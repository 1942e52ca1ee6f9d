"""Updates beside daily work: fetched after the filings, left for when nobody is here, marked when good."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.jobs import SerialJobRunner
from kiosk.services.fetching import Stint
from kiosk.services.syncing import NetworkLanes, Reach, SyncService
from kiosk.services.updating import UpdateService
from sync.clock import ManualClock
from sync.engine import CycleReport, FilesReport, Pressure
from sync.errors import KnownError
from sync.store import Waiting
from sync.transport import UnreachableError
from sync.update import ExpiredReleaseError, Places
from tests.sync.update.machine import Machine

NOW = datetime(2026, 11, 23, tzinfo=UTC)


class Link:
    """A platform that is there or not, and what the stints of a fetch come to."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.reach: Reach = "online"
        self.waiting = 0
        self.stints: list[Stint | KnownError] = []
        self.begun = self.asked = 0
        self.seconds = 0.0
        self.is_quiet = False
        self.untouched: list[timedelta] = []

    def cycle(self, _force: bool) -> CycleReport:  # noqa: FBT001  # the lane's own signature
        assert self.reach != "unknown"
        later = NOW + timedelta(minutes=5)
        return CycleReport(0, 0, 0, 0, 0, 0, 0, 0, self.reach, None, Pressure(), None, later)

    def begin(self) -> None:
        self.begun += 1

    def stint(self) -> Stint:
        self.asked += 1
        came = self.stints.pop(0) if self.stints else "done"
        if isinstance(came, KnownError):
            raise came
        return came

    def may_leave(self, untouched: timedelta) -> bool:
        self.untouched.append(untouched)
        return self.is_quiet


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path / "machine").make("0.1.0")
    machine.add("0.2.0")
    return machine


Made = tuple[Link, SyncService, UpdateService]


@pytest.fixture(name="made")
def make_services(qtbot: QtBot, machine: Machine) -> Iterator[Made]:
    link, runners = Link(machine.places), (SerialJobRunner("data"), SerialJobRunner("files"))
    lanes = NetworkLanes(
        cycle=link.cycle,
        files=lambda: FilesReport(0, 0, 0, 0, 0, "online", None, is_held=False, next_at=None),
        probe=lambda: False,
        waiting=lambda: Waiting(link.waiting, None, 0, 0, 0),
    )
    sync = SyncService(lanes, runners, ManualClock(NOW), probe_every=3600)
    updating = UpdateService(
        link,  # type: ignore[arg-type]  # all that it takes of a ReleaseFetch
        runners[1],
        sync,
        link.may_leave,
        now=lambda: link.seconds,
        after_failure_ms=200,
    )
    yield link, sync, updating
    sync.stop()
    updating.stop()
    for runner in runners:
        runner.close()


def _wait(machine: Machine, name: str, text: str) -> None:
    (machine.places.state / name).write_text(f"{text}\n")


def test_it_is_fetched_when_nothing_is_left_to_send(made: Made, qtbot: QtBot) -> None:
    link, sync, updating = made
    link.waiting = 1
    updating.start()
    sync.cycle()
    qtbot.waitUntil(lambda: sync.state.reach == "online")
    qtbot.waitUntil(lambda: link.begun == 1)
    assert link.asked == 0

    link.waiting = 0
    sync.cycle()
    qtbot.waitUntil(lambda: link.asked == 1)


def test_an_update_that_is_refused_is_told_and_a_link_that_failed_is_not(
    made: Made, qtbot: QtBot
) -> None:
    link, sync, updating = made
    link.stints = [ExpiredReleaseError("timestamp"), UnreachableError("no route")]
    sync.cycle()
    qtbot.waitUntil(lambda: isinstance(updating.error, ExpiredReleaseError))
    qtbot.waitUntil(lambda: updating.error is None)
    assert link.asked == 2


def test_it_leaves_for_the_next_version_only_when_nobody_is_here(
    made: Made, machine: Machine, qtbot: QtBot
) -> None:
    link, _, updating = made
    left: list[bool] = []
    updating.leaving.connect(lambda: left.append(True))
    updating.look()
    assert not link.untouched  # nothing waits: nobody is asked

    _wait(machine, "next", "0.2.0")
    link.seconds = 100
    updating.touch()
    link.seconds = 130
    updating.look()
    assert (link.untouched, left) == ([timedelta(seconds=30)], [])

    link.is_quiet = True
    updating.look()
    assert left == [True]


def test_a_return_that_was_asked_for_is_left_for_as_well(made: Made, machine: Machine) -> None:
    link, _, updating = made
    left: list[bool] = []
    updating.leaving.connect(lambda: left.append(True))
    _wait(machine, "back", "0.0.9")
    link.is_quiet = True
    updating.look()
    assert left == [True]


def test_a_filing_proves_a_version_that_is_on_trial(
    made: Made, machine: Machine, qtbot: QtBot
) -> None:
    _, _, updating = made
    _wait(machine, "trial", "0.1.0 0.0.9 1")
    updating.look()
    assert updating.status.trial is not None
    updating.prove()
    qtbot.waitUntil(lambda: updating.status.trial is None)
    assert machine.places.good("0.1.0").exists()


def test_a_version_that_is_on_no_trial_has_nothing_to_prove(made: Made, machine: Machine) -> None:
    _, _, updating = made
    updating.prove()
    assert not list(machine.places.updates.glob("good-*"))
