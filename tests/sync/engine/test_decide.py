"""The decision table: an entry, an answer, a moment; what becomes of the entry."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from sync.engine import Backoff
from sync.engine.decide import PARK_AFTER, again, decide
from sync.store import Acknowledge, OutboxEntry, Outcome, Park, Reject, VerifiedReceipt, Wait
from sync.wire.codec import encode
from sync.wire.messages import Problem, Receipt, Verdict
from sync.wire.sign import ANSWER, RECEIPT, Signed, key_id, sign

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
PUBLIC = KEY.public_key().public_bytes_raw()
KEYS = {key_id(PUBLIC): PUBLIC}
ENTRY = OutboxEntry(UUID(int=7), b"d" * 32, b"envelope", attempts=2)
RECEIPT_7 = Receipt(1, "received", ENTRY.id, ENTRY.digest, "示范-1", 1, 5, 0)
COMPLETE_7 = replace(RECEIPT_7, kind="complete", position=6)
QUARANTINED_7 = replace(RECEIPT_7, kind="quarantined")
CONFLICT = Problem("conflict", "Other bytes", 409, "")
NO_JITTER = Backoff(lambda: 0.5)
DOUBTFUL = Wait(NOW + timedelta(seconds=4), "bad-receipt")


def signed(receipt: Receipt, key: Ed25519PrivateKey = KEY, purpose: str = RECEIPT) -> Signed:
    return sign(key, purpose, encode(receipt))


def verdict(outcome: str, *receipts: Signed, problem: Problem | None = None) -> Verdict:
    return Verdict(ENTRY.digest, outcome, receipts, problem)  # type: ignore[arg-type]  # table


def verified(receipt: Receipt) -> VerifiedReceipt:
    return VerifiedReceipt(receipt, signed(receipt))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (verdict("accepted", signed(RECEIPT_7)), Acknowledge((verified(RECEIPT_7),))),
        (
            verdict("repeated", signed(RECEIPT_7), signed(COMPLETE_7)),
            Acknowledge((verified(RECEIPT_7), verified(COMPLETE_7))),
        ),
        (
            verdict("quarantined", signed(QUARANTINED_7), problem=CONFLICT),
            Park(NOW + timedelta(days=1), "conflict: Other bytes", (verified(QUARANTINED_7),)),
        ),
        (
            verdict("quarantined", signed(QUARANTINED_7, Ed25519PrivateKey.generate())),
            Park(NOW + timedelta(days=1), "", ()),
        ),
        (verdict("accepted", signed(QUARANTINED_7)), DOUBTFUL),
        (verdict("rejected", problem=CONFLICT), Reject("conflict: Other bytes")),
        (verdict("rejected"), Reject("")),
        (
            verdict("retry", problem=Problem("busy", "Later", 503, "")),
            Wait(NOW + timedelta(seconds=4), "busy: Later"),
        ),
        (None, Wait(NOW + timedelta(seconds=4), "no-verdict")),
        (verdict("accepted"), DOUBTFUL),
        (verdict("accepted", signed(COMPLETE_7)), Acknowledge((verified(COMPLETE_7),))),
        (verdict("accepted", signed(replace(RECEIPT_7, id=UUID(int=8)))), DOUBTFUL),
        (verdict("accepted", signed(replace(RECEIPT_7, digest=bytes(32)))), DOUBTFUL),
        (verdict("accepted", signed(RECEIPT_7, Ed25519PrivateKey.generate())), DOUBTFUL),
        (verdict("accepted", signed(RECEIPT_7, purpose=ANSWER)), DOUBTFUL),
        (verdict("accepted", sign(KEY, RECEIPT, b"no receipt")), DOUBTFUL),
        (
            verdict(
                "accepted", signed(RECEIPT_7), signed(COMPLETE_7, Ed25519PrivateKey.generate())
            ),
            DOUBTFUL,
        ),
    ],
)
def test_each_answer_leads_to_one_state(answer: Verdict | None, expected: Outcome) -> None:
    assert decide(ENTRY, answer, KEYS, NOW, NO_JITTER) == expected


def test_the_eighth_failure_parks_an_entry_for_a_day() -> None:
    seventh = replace(ENTRY, attempts=PARK_AFTER - 2)
    eighth = replace(ENTRY, attempts=PARK_AFTER - 1)

    assert isinstance(again(seventh, "why", NOW, NO_JITTER), Wait)
    assert again(eighth, "why", NOW, NO_JITTER) == Park(NOW + timedelta(days=1), "why")


@given(st.integers(0, 10**6), st.floats(0, 1, exclude_max=True))
def test_a_delay_lies_between_a_second_and_fifteen_minutes(failures: int, chance: float) -> None:
    delay = Backoff(lambda: chance).delay(failures)

    assert timedelta(seconds=1) <= delay <= timedelta(minutes=15)
    assert delay <= max(timedelta(seconds=1), timedelta(seconds=2) * 2 ** min(failures, 10))


def test_delays_grow_up_to_the_cap_and_are_spread_over_the_whole_of_it() -> None:
    late = Backoff(lambda: 0.999)

    assert [round(late.delay(failures).total_seconds()) for failures in (0, 1, 2, 8, 9, 99)] == [
        2,
        4,
        8,
        511,
        899,
        899,
    ]
    assert Backoff(lambda: 0.0).delay(99) == timedelta(seconds=1)
