"""Marks: one stands for others only when the platform has said so."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from sync.clock import ManualClock
from sync.engine import run_files, run_once
from sync.store import Standing, Store, marks, schema
from sync.wire.codec import decode
from sync.wire.messages import KeyList, Mark, SealingKey, SigningKey
from tests.support.answers import acknowledge, mark, observe
from tests.support.filings import a_submission
from tests.support.platform_model import ModelTransport, PlatformModel


@pytest.fixture(name="transport")
def make_transport(platform: PlatformModel) -> ModelTransport:
    return ModelTransport(platform)


def positions(store: Store) -> list[int]:
    return [decode(Mark, one.payload).position for one in store.replica.seen()]


def durable(store: Store) -> list[bool]:
    with store._database.read() as connection:
        return list(connection.scalars(select(schema.receipt.c.durable)))


def test_a_higher_mark_does_not_replace_one_that_was_not_handed_in(
    store: Store, platform: PlatformModel
) -> None:
    first, second, third = (mark(platform, position) for position in (3, 5, 9))
    store.replica.observe(Standing(first))
    store.replica.observe(Standing(second))
    both = positions(store)
    store.replica.observe(Standing(third, seen=(first.tag,)))
    left = positions(store)
    store.replica.observe(Standing(third, seen=(second.tag, third.tag)))

    assert (both, left, positions(store)) == ([3, 5], [5, 9], [9])
    assert store.replica.link().position == 9


def test_nothing_is_settled_by_an_answer_that_may_be_of_another_history(
    store: Store, platform: PlatformModel
) -> None:
    filed = store.file(a_submission(), recipients=["platform"])
    first, other = mark(platform, 3), mark(platform, 8)
    store.replica.observe(Standing(first))
    acknowledge(store, platform, filed, 3)
    store.replica.observe(Standing(other, durable_through=8))
    early = durable(store)
    store.replica.observe(Standing(other, durable_through=8, seen=(first.tag, other.tag)))

    assert (early, durable(store)) == ([False], [True])


def test_a_new_epoch_forgets_the_marks_of_the_one_before(
    store: Store, platform: PlatformModel
) -> None:
    store.replica.observe(Standing(mark(platform, 7)))

    assert store.replica.observe(Standing(mark(platform, 2, epoch=2)))
    assert positions(store) == [2]
    assert not store.replica.observe(Standing(mark(platform, 9)))
    assert (positions(store), store.replica.link().position) == ([2], 2)


def test_more_marks_than_can_be_handed_in_are_not_taken(
    store: Store, platform: PlatformModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "MAX_MARKS", 2)
    taken = [store.replica.observe(Standing(mark(platform, position))) for position in (1, 2, 3)]

    assert taken == [True, True, False]
    assert positions(store) == [1, 2]


def test_what_a_stolen_key_signed_is_asked_for_again(
    store: Store, platform: PlatformModel, transport: ModelTransport, clock: ManualClock
) -> None:
    settled = store.file(a_submission(), recipients=["platform"])
    store.file(a_submission(b"photo"), recipients=["platform"])
    acknowledge(store, platform, settled, 1)
    observe(store, platform, 1, 1)
    run_once(store, transport, clock)
    run_files(store, transport, clock)
    before = store.waiting()
    present = Ed25519PrivateKey.generate().public_key().public_bytes_raw()

    sealing = SealingKey("platform", platform.opening_key.public_key().public_bytes_raw(), 0, None)

    store.take_key_list(KeyList(1, 1, (SigningKey(present, 0, None),), (sealing,), ()))

    assert (before.count, before.files) == (0, 0)
    assert (store.waiting().count, store.waiting().files) == (1, 1)
    assert store.replica.seen() == ()
