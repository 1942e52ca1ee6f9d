"""A cycle: push, then pull. Knows neither threads nor timers; the caller obeys `next_at`."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sync.clock import Clock
from sync.engine.budget import Budget, Pressure, Purse
from sync.engine.desk import tell_staff
from sync.engine.introduce import introduce_again
from sync.engine.line import Line, Tally
from sync.engine.pull import pull
from sync.engine.push import Push
from sync.engine.recovery import hand_over_key
from sync.engine.retry import Backoff
from sync.engine.rotate import rotate_device_key, signer_of
from sync.errors import (
    BadSignatureError,
    ClockOffError,
    KnownError,
    MalformedMessageError,
    PastPlatformError,
)
from sync.store import NotEnrolledError, Store
from sync.transport import (
    AbortedError,
    ForeignAnswerError,
    PlatformFaultError,
    RefusedError,
    SlowLinkError,
    Transport,
    TransportError,
    UnknownDeviceError,
    UnreachableError,
    UntrustedPlatformError,
)

POLL_INTERVAL = timedelta(minutes=5)
CLOCK_TOLERANCE = timedelta(minutes=10)
Reach = Literal["online", "offline", "degraded"]
ABSENT = (
    UnreachableError,
    SlowLinkError,
    ForeignAnswerError,
    UntrustedPlatformError,
    AbortedError,
)


@dataclass(frozen=True, slots=True)
class CycleReport:
    """What a cycle did, and when to run the next.

    Attributes:
        pushed: envelopes sent, repeats counted.
        refused: answers and receipts of the platform that were not believed.
        reach: online = all went well; offline = the platform was not heard at all.
        problem: what ended the cycle early.
        pressure: what waits for lack of budget, or has been waiting for days.
        clock: told where this machine's clock is far from the platform's; nothing waits for that.
        clock_ahead: this machine's clock less the platform's, None where no answer was believed.
    """

    pushed: int
    acknowledged: int
    rejected: int
    parked: int
    pulled: int
    refused: int
    bytes_sent: int
    bytes_received: int
    reach: Reach
    problem: KnownError | None
    pressure: Pressure
    clock: ClockOffError | None
    next_at: datetime
    clock_ahead: timedelta | None = None


def run_once(
    store: Store,
    transport: Transport,
    clock: Clock,
    *,
    force: bool = False,
    backoff: Backoff | None = None,
    budget: Budget | None = None,
) -> CycleReport:
    """Run the data lane once. Trouble of the network and the platform is reported, never raised.

    Args:
        store: whose outbox goes out; its device key signs.
        transport: the way there.
        clock: says what is due.
        force: try everything now, the parked included, whatever the budget: a person asked.
        backoff: source of delays.
        budget: how much a metered link may carry.

    Raises:
        NotEnrolledError: there is no platform to talk to yet.
        StoreFullError, StoreDamagedError: the store failed.
    """
    enrolment = store.enrolment()
    if enrolment is None:
        raise NotEnrolledError("no platform to talk to")
    backoff = backoff or Backoff()
    purse = Purse(store, clock, budget or Budget())
    line = Line(store, transport, clock, enrolment.signing_keys, backoff, purse)
    tally, before = Tally(), transport.traffic
    problem = _attempt(line, tally, force=force)
    failures = store.replica.note_cycle(failed=problem is not None)
    store.replica.note_refused(tally.refused)
    store.replica.trust(tally.at)
    if tally.notices:
        store.heed(tally.notices)
    if tally.acknowledged:
        store.second.keep_receipts()
    traffic = transport.traffic - before
    purse.count(traffic)
    return CycleReport(
        pushed=tally.pushed,
        acknowledged=tally.acknowledged,
        rejected=tally.rejected,
        parked=tally.parked,
        pulled=tally.pulled,
        refused=tally.refused,
        bytes_sent=traffic.sent,
        bytes_received=traffic.received,
        reach=reach_of(problem, answers=tally.answers),
        problem=problem,
        pressure=purse.pressure(),
        clock=_clock_error(tally),
        next_at=_next_at(line, problem, failures),
        clock_ahead=tally.clock_ahead if tally.answers else None,
    )


def reach_of(problem: KnownError | None, *, answers: int) -> Reach:
    """Return how the platform could be reached, from what went wrong and what was answered."""
    if problem is None:
        return "online"
    return "offline" if isinstance(problem, ABSENT) and not answers else "degraded"


def link_delay(problem: KnownError, failures: int, backoff: Backoff) -> timedelta:
    """Return how long to leave the link alone, at least as long as the platform asks."""
    asked = problem.retry_after if isinstance(problem, TransportError) else 0
    return max(backoff.delay(failures), timedelta(seconds=asked))


def _attempt(line: Line, tally: Tally, *, force: bool) -> KnownError | None:
    """Push and pull; a fault of the platform while pushing does not keep from pulling."""
    problem: KnownError | None = None
    line.transport.sign_as(signer_of(line.store))
    try:
        if line.store.has_next_device_key():
            # Refused, as to a revoked device, it keeps nothing from going under the old key.
            with suppress(RefusedError):
                rotate_device_key(line.store, line.transport)
            line.transport.sign_as(signer_of(line.store))
        _push(line, tally, force=force)
    except PlatformFaultError as error:
        problem = error
    except (TransportError, BadSignatureError, MalformedMessageError, PastPlatformError) as error:
        return error
    try:
        pull(line, tally)
        # Refused, it keeps nothing else from going; `kiosk store check` says that it is missing.
        with suppress(RefusedError):
            hand_over_key(line.store, line.transport)
        tell_staff(line.store, line.transport)
    except (TransportError, BadSignatureError, MalformedMessageError, PastPlatformError) as error:
        return problem or error
    return problem


def _push(line: Line, tally: Tally, *, force: bool) -> None:
    """Push; a platform that was restored to before it knew this device's key hears of it again."""
    try:
        Push(line, tally).run(force=force)
    except UnknownDeviceError:
        if not introduce_again(line.store, line.transport):
            raise
        Push(line, tally).run(force=force)


def _clock_error(tally: Tally) -> ClockOffError | None:
    if not tally.answers or abs(tally.clock_ahead) <= CLOCK_TOLERANCE:
        return None
    return ClockOffError(f"ahead of the platform by {tally.clock_ahead}")


def _next_at(line: Line, problem: KnownError | None, failures: int) -> datetime:
    now = line.clock.now()
    if problem is not None:
        return now + link_delay(problem, failures - 1, line.backoff)
    poll = now + line.backoff.spread(POLL_INTERVAL)
    entry = line.store.outbox.next_at()
    if entry is None or (entry <= now and line.purse.held() == "large held"):
        return poll
    return min(poll, max(entry, now))
