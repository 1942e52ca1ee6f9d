"""The lines to the platform of an enrolment, and what the two lanes of the network do with them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.services.syncing import NetworkLanes
from sync.clock import Clock
from sync.engine import Budget, run_files, run_once
from sync.store import Enrolment, Store
from sync.transport import HttpTransport, is_reachable


@dataclass(frozen=True, slots=True)
class Lines:
    """A line for each lane."""

    data: HttpTransport
    files: HttpTransport

    @classmethod
    def of(cls, store: Store, enrolment: Enrolment, clock: Clock) -> "Lines":
        """Return the lines of an enrolled store."""
        data, files = (transport_of(enrolment, clock, store.floor) for _ in range(2))
        return cls(data, files)

    def abort(self) -> None:
        """End the calls in progress; from any thread."""
        self.data.abort()
        self.files.abort()

    def close(self) -> None:
        """Hang up."""
        self.data.close()
        self.files.close()


def transport_of(
    enrolment: Enrolment, clock: Clock, floor: Callable[[], datetime | None]
) -> HttpTransport:
    """Return a line to the platform that believes the enrolment's own CA, by the trusted time."""
    authority = enrolment.answer.authority or None
    return HttpTransport(enrolment.url, clock, authority=authority, floor=floor)


def network_of(
    store: Store, lines: Lines, url: str, clock: Clock, *, bytes_a_day: int
) -> NetworkLanes:
    """Return the work of the lanes; `bytes_a_day` 0: the link is not metered."""
    budget = Budget(bytes_a_day or None)
    return NetworkLanes(
        cycle=lambda force: run_once(store, lines.data, clock, force=force, budget=budget),
        files=lambda: run_files(store, lines.files, clock, budget=budget),
        probe=lambda: is_reachable(url),
        waiting=store.waiting,
    )
