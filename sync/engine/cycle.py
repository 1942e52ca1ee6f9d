"""A cycle: push, then pull. Knows neither threads nor timers; the caller obeys `next_at`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sync.clock import Clock
from sync.engine.line import Line, Tally
from sync.engine.pull import pull
from sync.engine.push import Push
from sync.engine.retry import Backoff
from sync.errors import BadSignatureError, KnownError, MalformedMessageError
from sync.store import NotEnrolledError, Store
from sync.transport import (
    ForeignAnswerError,
    PlatformFaultError,
    Signer,
    SlowLinkError,
    Transport,
    TransportError,
    UnreachableError,
    UntrustedPlatformError,
)

POLL_INTERVAL = timedelta(minutes=5)
Reach = Literal["online", "offline", "degraded"]
ABSENT = (UnreachableError, SlowLinkError, ForeignAnswerError, UntrustedPlatformError)


@dataclass(frozen=True, slots=True)
class CycleReport:
    """What a cycle did, and when to run the next.

    Attributes:
        pushed: envelopes sent, repeats counted.
        refused: answers and receipts of the platform that were not believed.
        reach: online = all went well; offline = the platform was not heard at all.
        problem: what ended the cycle early.
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
    next_at: datetime


def run_once(
    store: Store,
    transport: Transport,
    clock: Clock,
    signer: Signer,
    *,
    force: bool = False,
    backoff: Backoff | None = None,
) -> CycleReport:
    """Run the data lane once. Trouble of the network and the platform is reported, never raised.

    Args:
        store: whose outbox goes out.
        transport: the way there.
        clock: says what is due.
        signer: this device.
        force: try everything now, the parked included: a person asked, or the link is back.
        backoff: source of delays.

    Raises:
        NotEnrolledError: there is no platform to talk to yet.
        StoreFullError, StoreDamagedError: the store failed.
    """
    enrolment = store.enrolment()
    if enrolment is None:
        raise NotEnrolledError("no platform to talk to")
    backoff = backoff or Backoff()
    line = Line(store, transport, clock, signer, enrolment.signing_keys, backoff)
    tally, before = Tally(), transport.traffic
    problem = _attempt(line, tally, force=force)
    failures = store.replica.note_cycle(failed=problem is not None)
    store.replica.note_refused(tally.refused)
    traffic = transport.traffic - before
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
        next_at=_next_at(store, clock.now(), problem, failures, backoff),
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
    try:
        Push(line, tally).run(force=force)
    except PlatformFaultError as error:
        problem = error
    except (TransportError, BadSignatureError, MalformedMessageError) as error:
        return error
    try:
        pull(line, tally)
    except (TransportError, BadSignatureError, MalformedMessageError) as error:
        return problem or error
    return problem


def _next_at(
    store: Store, now: datetime, problem: KnownError | None, failures: int, backoff: Backoff
) -> datetime:
    if problem is not None:
        return now + link_delay(problem, failures - 1, backoff)
    poll = now + backoff.spread(POLL_INTERVAL)
    entry = store.outbox.next_at()
    return poll if entry is None else min(poll, max(entry, now))
