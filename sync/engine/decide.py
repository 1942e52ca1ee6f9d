"""What an answer means for an outbox entry. Pure: no store, no network, no clock."""

from collections.abc import Mapping
from datetime import datetime
from typing import assert_never

from sync.engine.retry import Backoff
from sync.errors import BadSignatureError, MalformedMessageError
from sync.store import (
    LONGEST_PARK,
    Acknowledge,
    OutboxEntry,
    Outcome,
    Park,
    Reject,
    VerifiedReceipt,
    Wait,
)
from sync.wire.codec import decode
from sync.wire.messages import Problem, Receipt, Verdict
from sync.wire.sign import RECEIPT, Signed, verify

BAD_RECEIPT = "bad-receipt"
NO_VERDICT = "no-verdict"
QUARANTINED = "quarantined"
PARK_AFTER = 8


def decide(
    entry: OutboxEntry,
    verdict: Verdict | None,
    keys: Mapping[bytes, bytes],
    now: datetime,
    backoff: Backoff,
) -> Outcome:
    """Map an entry and the platform's verdict on it to the entry's next state.

    Acknowledged only by a `received` receipt that one of `keys` (key id to public key) signed for
    this very id and digest. Any receipt that does not fit leaves the entry waiting.
    """
    if verdict is None:
        return Wait(now + backoff.delay(entry.attempts), NO_VERDICT)
    match verdict.outcome:
        case "accepted" | "repeated":
            return _receipted(entry, verdict, keys, now, backoff)
        case "retry":
            return again(entry, words(verdict.problem), now, backoff)
        case "rejected":
            return Reject(words(verdict.problem))
        case _:
            assert_never(verdict.outcome)


def again(entry: OutboxEntry, problem: str, now: datetime, backoff: Backoff) -> Wait | Park:
    """Let an entry wait after a failure of its own; the eighth in a row parks it for a day."""
    if entry.attempts + 1 >= PARK_AFTER:
        return Park(now + LONGEST_PARK, problem)
    return Wait(now + backoff.delay(entry.attempts), problem)


def believe(signed: Signed, keys: Mapping[bytes, bytes]) -> VerifiedReceipt:
    """Check a receipt's signature and form.

    Raises:
        BadSignatureError: none of `keys` signed it as a receipt.
        MalformedMessageError: it is no receipt.
    """
    return VerifiedReceipt(decode(Receipt, verify(keys, RECEIPT, signed)), signed)


def words(problem: Problem | None) -> str:
    """Return a problem as one line for the operator."""
    if problem is None:
        return ""
    return f"{problem.type}: {problem.title} {problem.detail}".rstrip()


def _receipted(
    entry: OutboxEntry,
    verdict: Verdict,
    keys: Mapping[bytes, bytes],
    now: datetime,
    backoff: Backoff,
) -> Outcome:
    doubtful = Wait(now + backoff.delay(entry.attempts), BAD_RECEIPT)
    try:
        receipts = tuple(believe(signed, keys) for signed in verdict.receipts)
    except (BadSignatureError, MalformedMessageError):
        return doubtful
    if any((one.receipt.id, one.receipt.digest) != (entry.id, entry.digest) for one in receipts):
        return doubtful
    kinds = {one.receipt.kind for one in receipts}
    if "received" in kinds:
        return Acknowledge(receipts)
    if "quarantined" in kinds:
        return Park(now + LONGEST_PARK, QUARANTINED, receipts)
    return doubtful
