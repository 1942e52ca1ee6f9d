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
    ProvedMark,
    Reject,
    VerifiedReceipt,
    Wait,
)
from sync.wire.codec import decode
from sync.wire.messages import Mark, Problem, Receipt, Verdict
from sync.wire.sign import MARK, RECEIPT, Signed, verify

BAD_RECEIPT = "bad-receipt"
NO_VERDICT = "no-verdict"
PARK_AFTER = 8


def decide(
    entry: OutboxEntry,
    verdict: Verdict | None,
    keys: Mapping[bytes, bytes],
    now: datetime,
    backoff: Backoff,
) -> Outcome:
    """Map an entry and the platform's verdict on it to the entry's next state.

    Acknowledged only by a `received` or `complete` receipt that one of `keys` (key id to public
    key) signed for this very id and digest; else the entry goes on waiting. What the platform puts
    aside is parked: a person must look, and it is offered again once a day.
    """
    if verdict is None:
        return Wait(now + backoff.delay(entry.attempts), NO_VERDICT)
    match verdict.outcome:
        case "accepted" | "repeated":
            return _receipted(entry, verdict, keys, now, backoff)
        case "retry":
            return again(entry, words(verdict.problem), now, backoff)
        case "quarantined":
            return Park(now + LONGEST_PARK, words(verdict.problem), _proofs(entry, verdict, keys))
        case "rejected":
            return Reject(words(verdict.problem))
        case _:
            assert_never(verdict.outcome)


def again(entry: OutboxEntry, problem: str, now: datetime, backoff: Backoff) -> Wait | Park:
    """Let an entry wait after a failure of its own; the eighth in a row parks it for a day."""
    if entry.attempts + 1 >= PARK_AFTER:
        return Park(now + LONGEST_PARK, problem)
    return Wait(now + backoff.delay(entry.attempts), problem)


def prove(signed: Signed, keys: Mapping[bytes, bytes]) -> ProvedMark:
    """Check a mark's signature and form.

    Raises:
        BadSignatureError: none of `keys` signed it as a mark.
        MalformedMessageError: it is no mark.
    """
    mark = decode(Mark, verify(keys, MARK, signed))
    return ProvedMark(mark.epoch, mark.position, mark.tag, signed)


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
    receipts = _proofs(entry, verdict, keys)
    if any(one.receipt.kind != "quarantined" for one in receipts):
        return Acknowledge(receipts)
    return Wait(now + backoff.delay(entry.attempts), BAD_RECEIPT)


def _proofs(
    entry: OutboxEntry, verdict: Verdict, keys: Mapping[bytes, bytes]
) -> tuple[VerifiedReceipt, ...]:
    """Return the receipts of a verdict if every one is genuine and this entry's, otherwise none."""
    try:
        receipts = tuple(believe(signed, keys) for signed in verdict.receipts)
    except (BadSignatureError, MalformedMessageError):
        return ()
    named = {(one.receipt.id, one.receipt.digest) for one in receipts}
    return receipts if named == {(entry.id, entry.digest)} else ()
