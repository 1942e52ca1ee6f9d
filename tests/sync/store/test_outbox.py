"""The outbox: what is due, in which order, and what an outcome leaves behind."""

from datetime import timedelta

from sync.clock import ManualClock
from sync.store import OutboxEntry, Park, Reject, Store, Wait
from tests.support.filings import START, a_submission

A_MINUTE = timedelta(minutes=1)


def file(store: Store, count: int) -> list[bytes]:
    return [store.file(a_submission(), recipients=["platform"]).digest for _ in range(count)]


def due(
    store: Store, clock: ManualClock, limit: int = 99, limit_bytes: int = 10**6
) -> tuple[OutboxEntry, ...]:
    return store.outbox.due(clock.now(), limit=limit, limit_bytes=limit_bytes)


def test_they_go_in_the_order_they_were_made_whatever_the_clock_said(
    store: Store, clock: ManualClock
) -> None:
    digests = file(store, 2)
    clock.advance(timedelta(days=-3650))
    digests += file(store, 1)

    assert [entry.digest for entry in due(store, clock)] == digests
    assert [entry.digest for entry in due(store, clock, limit=2)] == digests[:2]


def test_a_batch_stays_below_its_bytes_but_is_never_empty(store: Store, clock: ManualClock) -> None:
    file(store, 3)
    size = len(due(store, clock)[0].envelope)

    assert len(due(store, clock, limit_bytes=2 * size + 16)) == 2
    assert len(due(store, clock, limit_bytes=1)) == 1


def test_what_failed_comes_after_what_was_never_tried(store: Store, clock: ManualClock) -> None:
    digests = file(store, 2)
    first = due(store, clock)[0]
    store.outbox.settle([(first, Wait(clock.now(), "later"))])

    assert [entry.digest for entry in due(store, clock)] == digests[::-1]
    assert due(store, clock)[1].attempts == 1


def test_an_entry_waits_for_its_time(store: Store, clock: ManualClock) -> None:
    file(store, 1)
    store.outbox.settle([(due(store, clock)[0], Wait(clock.now() + A_MINUTE, "later"))])

    assert due(store, clock) == ()
    assert store.outbox.next_at() == START + A_MINUTE
    clock.advance(A_MINUTE)
    assert len(due(store, clock)) == 1


def test_a_clock_that_goes_back_years_does_not_hold_an_entry_for_years(
    store: Store, clock: ManualClock
) -> None:
    file(store, 2)
    waiting, parked = due(store, clock)
    store.outbox.settle(
        [
            (waiting, Wait(clock.now() + A_MINUTE, "later")),
            (parked, Park(clock.now() + timedelta(days=1), "")),
        ]
    )

    clock.advance(timedelta(days=-3650))

    assert len(due(store, clock)) == 2


def test_the_parked_are_shown_and_tried_again_after_a_day(store: Store, clock: ManualClock) -> None:
    file(store, 1)
    store.outbox.settle([(due(store, clock)[0], Park(clock.now() + timedelta(days=1), "why"))])

    (held,) = store.held_up()
    assert (held.state, held.problem, held.attempts) == ("parked", "why", 1)
    assert (store.waiting().count, store.waiting().parked) == (0, 1)
    clock.advance(timedelta(hours=23))
    assert due(store, clock) == ()
    clock.advance(timedelta(hours=1))
    assert len(due(store, clock)) == 1


def test_the_rejected_are_shown_and_never_sent_again(store: Store, clock: ManualClock) -> None:
    file(store, 1)
    store.outbox.settle([(due(store, clock)[0], Reject("conflict: Other bytes"))])
    store.outbox.begin(force=True)

    assert due(store, clock) == ()
    assert [one.problem for one in store.held_up()] == ["conflict: Other bytes"]
    assert store.waiting().rejected == 1


def test_force_brings_the_waiting_and_the_parked_forward(store: Store, clock: ManualClock) -> None:
    file(store, 2)
    waiting, parked = due(store, clock)
    later = clock.now() + A_MINUTE
    store.outbox.settle([(waiting, Wait(later, "")), (parked, Park(later, ""))])

    store.outbox.begin(force=False)
    assert due(store, clock) == ()
    store.outbox.begin(force=True)
    assert len(due(store, clock)) == 2


def test_waiting_counts_envelopes_and_files_and_names_the_oldest(
    store: Store, clock: ManualClock
) -> None:
    assert (store.waiting().count, store.waiting().oldest_at) == (0, None)
    store.file(a_submission(b"a", b"b"), recipients=["platform"])
    clock.advance(A_MINUTE)
    file(store, 1)
    store.outbox.start(due(store, clock, limit=1))

    waiting = store.waiting()

    assert (waiting.count, waiting.oldest_at, waiting.files) == (2, START, 2)


def test_a_person_sees_the_outbox_page_by_page_and_can_always_try_again(
    store: Store, clock: ManualClock
) -> None:
    first = store.file(a_submission(b"photo"), recipients=["platform"])
    file(store, 3)
    waiting, rejected, parked, _ = due(store, clock)
    store.outbox.settle(
        [
            (rejected, Reject("quota: Too much")),
            (parked, Park(clock.now() + timedelta(days=1), "conflict")),
        ]
    )

    page = store.outbox.list(limit=3)
    rest = store.outbox.list(after=page[-1])
    assert [row.state for row in (*page, *rest)] == ["parked", "rejected", "waiting", "waiting"]
    assert (page[1].problem, page[1].attempts) == ("quota: Too much", 1)
    assert (page[2].envelope_id, page[2].slip_number) == (first.envelope_id, first.slip_number)
    assert page[2].size > rest[0].size > len(rejected.envelope) - 100
    assert store.outbox.retry([rejected.id]) == 1
    assert {row.state for row in store.outbox.list()} == {"parked", "waiting"}
    assert store.outbox.retry() == 4
    assert len(due(store, clock)) == 4
    assert waiting in due(store, clock)
