"""Keys and catalogue are taken once the platform is reached; trouble is told and leaves the old."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from forms.catalogue import Catalogue
from kiosk.jobs import SerialJobRunner
from kiosk.services.syncing import NetworkLanes, Reach, SyncService
from kiosk.services.trusting import TrustService
from sync.clock import ManualClock
from sync.engine import CycleReport, FilesReport, Pressure
from sync.store import Waiting
from sync.trust import RepositoryExpiredError

NOW = datetime(2026, 11, 23, tzinfo=UTC)
STALE = Pressure(is_stale=True)


class Platform:
    """A link that is up or down, and a repository that may have expired."""

    def __init__(self) -> None:
        self.reach: Reach = "offline"
        self.has_expired = False
        self.asked = 0

    def cycle(self, _force: bool) -> CycleReport:  # noqa: FBT001  # the lane's own signature
        assert self.reach != "unknown"
        later = NOW + timedelta(minutes=5)
        return CycleReport(0, 0, 0, 0, 0, 0, 0, 0, self.reach, None, STALE, None, later)

    def refresh(self) -> Catalogue | None:
        self.asked += 1
        if self.has_expired:
            raise RepositoryExpiredError("timestamp")
        return None


Made = tuple[Platform, SyncService, TrustService]


@pytest.fixture(name="made")
def make_services(qtbot: QtBot) -> Iterator[Made]:
    platform, runners = Platform(), (SerialJobRunner("data"), SerialJobRunner("files"))
    lanes = NetworkLanes(
        cycle=platform.cycle,
        files=lambda: FilesReport(0, 0, 0, 0, 0, "online", None, is_held=False, next_at=None),
        probe=lambda: False,
        waiting=lambda: Waiting(0, None, 0, 0, 0),
    )
    sync = SyncService(lanes, runners, ManualClock(NOW), probe_every=3600)
    trust = TrustService(platform.refresh, runners[0], sync)
    yield platform, sync, trust
    sync.stop()
    trust.stop()
    for runner in runners:
        runner.close()


def test_nothing_is_asked_while_the_platform_is_out_of_reach(made: Made, qtbot: QtBot) -> None:
    platform, sync, _ = made
    sync.cycle()
    qtbot.waitUntil(lambda: sync.state.run == 1)

    assert platform.asked == 0
    assert sync.state.pressure == STALE


def test_it_is_asked_once_when_the_platform_is_reached(made: Made, qtbot: QtBot) -> None:
    platform, sync, trust = made
    platform.reach = "online"
    with qtbot.waitSignal(trust.changed):
        sync.cycle()
    sync.cycle()
    qtbot.waitUntil(lambda: sync.state.run == 2)

    assert platform.asked == 1
    assert trust.error is None


def test_trouble_is_told_until_a_refresh_is_through(made: Made, qtbot: QtBot) -> None:
    platform, sync, trust = made
    platform.reach, platform.has_expired = "online", True
    with qtbot.waitSignal(trust.changed):
        sync.cycle()
    told = trust.error
    platform.has_expired = False
    with qtbot.waitSignal(trust.changed):
        trust._again.timeout.emit()

    assert isinstance(told, RepositoryExpiredError)
    assert trust.error is None
