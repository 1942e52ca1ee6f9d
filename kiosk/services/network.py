"""The lines to the platform of an enrolment, and what the two lanes of the network do with them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime

from kiosk.services.syncing import NetworkLanes
from sync.clock import Clock
from sync.engine import Budget, FilesReport, run_files, run_once, run_results
from sync.engine.budget import Purse
from sync.store import Enrolment, Store
from sync.transport import HttpTransport, Patience, is_reachable
from sync.wire.codec import decode
from sync.wire.messages import Receipt
from sync.wire.sign import RECEIPT, Signed, verify

QUICK = Patience(connect=4, answer=8)


@dataclass(frozen=True, slots=True)
class Lines:
    """A line for each lane; `desk` is for what somebody at the screen waits for.

    `quick`: for what nobody waits for longer than some seconds.
    """

    data: HttpTransport
    files: HttpTransport
    desk: HttpTransport
    quick: HttpTransport

    @classmethod
    def of(cls, store: Store, enrolment: Enrolment, clock: Clock) -> "Lines":
        """Return the lines of an enrolled store."""

        def line(patience: Patience | None = None) -> HttpTransport:
            return transport_of(enrolment, clock, store.floor, patience)

        return cls(line(), line(), line(), quick=line(QUICK))

    def abort(self) -> None:
        """End the calls in progress; from any thread."""
        for field in fields(self):
            getattr(self, field.name).abort()

    def close(self) -> None:
        """Hang up."""
        for field in fields(self):
            getattr(self, field.name).close()


def transport_of(
    enrolment: Enrolment,
    clock: Clock,
    floor: Callable[[], datetime | None],
    patience: Patience | None = None,
) -> HttpTransport:
    """Return a line to the platform that believes the enrolment's own CA, by the trusted time."""
    authority = enrolment.answer.authority or None
    return HttpTransport(enrolment.url, clock, authority=authority, floor=floor, patience=patience)


def network_of(
    store: Store, lines: Lines, url: str, clock: Clock, *, bytes_a_day: Callable[[], int]
) -> NetworkLanes:
    """Return the work of the lanes; `bytes_a_day` is asked each time, 0: the link is not metered."""

    def budget() -> Budget:
        return Budget(bytes_a_day() or None)

    return NetworkLanes(
        cycle=lambda force: run_once(store, lines.data, clock, force=force, budget=budget()),
        files=lambda: _files(store, lines.files, clock, budget()),
        probe=lambda: is_reachable(url),
        waiting=store.waiting,
    )


def purse_of(store: Store, clock: Clock, bytes_a_day: int) -> Purse:
    """Return what the link may still carry today; `bytes_a_day` 0: any amount."""
    return Purse(store, clock, Budget(bytes_a_day or None))


def _files(store: Store, line: HttpTransport, clock: Clock, budget: Budget) -> FilesReport:
    """Send what is due, then fetch the results that came back; tell when to go on with either."""
    report = run_files(store, line, clock, budget=budget)
    if report.reach == "offline":
        return report
    next_at = run_results(store, line, clock, budget=budget)
    moments = [moment for moment in (report.next_at, next_at) if moment is not None]
    return replace(report, next_at=min(moments, default=None))


def verified(receipts: Iterable[Signed], keys: Mapping[bytes, bytes]) -> tuple[Receipt, ...]:
    """Return what signed receipts say.

    Raises:
        BadSignatureError: one does not verify against the platform's `keys`, by key id.
    """
    return tuple(decode(Receipt, verify(keys, RECEIPT, signed)) for signed in receipts)
