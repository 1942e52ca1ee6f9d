"""A link to the platform that answers at once and counts how often it was asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NoReturn

from kiosk.jobs import SerialJobRunner
from kiosk.services.syncing import NetworkLanes, SyncService
from sync.engine import CycleReport, Pressure
from sync.store import Waiting
from tests.support.filings import START, a_clock


@dataclass
class CountedLink:
    """`cycles`: how often it was asked; `waiting`: what then still waits."""

    cycles: list[bool] = field(default_factory=list)
    waiting: int = 0

    def cycle(self, force: bool) -> CycleReport:  # noqa: FBT001  # the lane's own signature
        self.cycles.append(force)
        later = START + timedelta(days=1)
        return CycleReport(0, 0, 0, 0, 0, 0, 0, 0, "offline", None, Pressure(), None, later)


def _never() -> NoReturn:
    raise AssertionError


@contextmanager
def counted_sync(link: CountedLink) -> Iterator[SyncService]:
    lane = SerialJobRunner("data")
    lanes = NetworkLanes(link.cycle, _never, _never, lambda: Waiting(link.waiting, None, 0, 0, 0))
    sync = SyncService(lanes, (lane, lane), a_clock(), probe_every=3600)
    yield sync
    sync.stop()
    lane.close()
