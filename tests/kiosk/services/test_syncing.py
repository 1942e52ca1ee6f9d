"""When the kiosk talks to the platform: at once, on time, and when the link is back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from kiosk.jobs import SerialJobRunner
from kiosk.services.syncing import NetworkLanes, Reach, SyncService
from sync.clock import ManualClock
from sync.engine import CycleReport, FilesReport, Pressure
from sync.store import Waiting

NOW = datetime(2026, 11, 23, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)


class Link:
    """What the lanes meet: a link that is up or down, and a count of who tried."""

    def __init__(self) -> None:
        self.reach: Reach = "online"
        self.takes_connections = False
        self.next_at = LATER
        self.cycles: list[bool] = []
        self.files = 0
        self.probes = 0

    def cycle(self, force: bool) -> CycleReport:  # noqa: FBT001  # the lane's own signature
        self.cycles.append(force)
        assert self.reach != "unknown"
        return CycleReport(0, 0, 0, 0, 0, 0, 0, 0, self.reach, None, Pressure(), None, self.next_at)

    def send_files(self) -> FilesReport:
        self.files += 1
        return FilesReport(0, 0, 0, 0, 0, "online", None, is_held=False, next_at=None)

    def probe(self) -> bool:
        self.probes += 1
        return self.takes_connections or self.reach == "online"

    def waiting(self) -> Waiting:
        return Waiting(len(self.cycles), NOW, 0, 0, 0)


@pytest.fixture(name="link")
def make_link() -> Link:
    return Link()


@pytest.fixture(name="sync")
def make_sync(link: Link, qtbot: QtBot) -> Iterator[SyncService]:
    runners = SerialJobRunner("data"), SerialJobRunner("files")
    lanes = NetworkLanes(link.cycle, link.send_files, link.probe, link.waiting)
    sync = SyncService(lanes, runners, ManualClock(NOW), probe_every=0.01)
    yield sync
    sync.stop()
    for runner in runners:
        runner.close()


def test_it_cycles_at_the_start_and_then_sends_files(
    sync: SyncService, link: Link, qtbot: QtBot
) -> None:
    sync.start()

    qtbot.waitUntil(lambda: link.files == 1)
    assert (sync.state.reach, sync.state.waiting, link.cycles) == ("online", 1, [False])


def test_asked_for_twice_while_one_runs_it_cycles_once_more(
    sync: SyncService, link: Link, qtbot: QtBot
) -> None:
    for _ in range(3):
        sync.cycle()

    qtbot.waitUntil(lambda: link.files == 2)
    assert link.cycles == [False, False]


def test_it_obeys_the_moment_the_engine_names(sync: SyncService, link: Link, qtbot: QtBot) -> None:
    link.next_at = NOW + timedelta(milliseconds=20)
    sync.cycle()

    qtbot.waitUntil(lambda: len(link.cycles) >= 2)
    assert set(link.cycles) == {False}


def test_when_the_link_is_back_it_offers_everything_at_once(
    sync: SyncService, link: Link, qtbot: QtBot
) -> None:
    link.reach = "offline"
    sync.start()
    qtbot.waitUntil(lambda: link.probes >= 2)
    assert (sync.state.reach, link.cycles, link.files) == ("offline", [False], 0)

    link.reach = "online"

    qtbot.waitUntil(lambda: link.files == 1)
    assert link.cycles == [False, True]


def test_a_portal_that_takes_every_connection_is_not_asked_all_the_time(
    sync: SyncService, link: Link, qtbot: QtBot
) -> None:
    link.reach = "offline"
    link.takes_connections = True
    sync.start()
    qtbot.waitUntil(lambda: len(link.cycles) == 2)

    probes = link.probes
    qtbot.waitUntil(lambda: link.probes > probes + 5)

    assert link.cycles == [False, True]
