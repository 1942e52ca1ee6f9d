"""When a chain begins anew, and what is done about gaps."""

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import delete, select, update

from sync.clock import ManualClock, milliseconds
from sync.store import Filed, Store, schema
from sync.store.instance import HighWater
from sync.wire.codec import decode
from sync.wire.envelope import CHAIN_START, Envelope, Tombstone
from sync.wire.messages import Notice
from sync.wire.seal import open_envelope
from tests.support.answers import acknowledge
from tests.support.filings import START, a_submission, open_store
from tests.support.platform_model import PlatformModel


def file(store: Store, count: int = 1) -> list[Filed]:
    return [store.file(a_submission(), recipients=["platform"]) for _ in range(count)]


def envelopes(store: Store) -> list[Envelope]:
    query = select(schema.submission.c.envelope).order_by(schema.submission.c.made_at, "seq")
    with store._database.read() as connection:
        return [decode(Envelope, data) for data in connection.scalars(query)]


def instance_of(store: Store) -> UUID:
    with store._database.read() as connection:
        return UUID(bytes=connection.execute(select(schema.device.c.instance)).scalar_one())


def lose(store: Store, *seqs: int) -> None:
    with store._database.write() as connection:
        connection.execute(delete(schema.submission).where(schema.submission.c.seq.in_(seqs)))


def test_another_machine_begins_a_new_chain_and_the_old_filings_stay(
    store: Store, folder: Path, clock: ManualClock
) -> None:
    store.close()
    with closing(open_store(folder, clock, machine="first")) as first:
        file(first, 2)
        before = instance_of(first)
    clock.advance(timedelta(seconds=1))
    with closing(open_store(folder, clock, machine="second")) as second:
        assert instance_of(second) != before
        (filed,) = file(second)
        assert filed.seq == 1
        assert envelopes(second)[-1].prev == CHAIN_START
        assert second.waiting().count == 3
    with closing(open_store(folder, clock, machine="second")) as again:
        assert file(again)[0].seq == 2


def test_a_machine_that_is_first_named_or_not_named_is_no_other_machine(
    store: Store, folder: Path, clock: ManualClock
) -> None:
    before = instance_of(store)
    store.close()

    for machine in ("", "first", "", "first"):
        with closing(open_store(folder, clock, machine=machine)) as again:
            assert instance_of(again) == before


@pytest.mark.parametrize("what", ["the database alone", "the whole disk"])
def test_an_old_image_that_is_put_back_begins_a_new_chain(
    what: str, folder: Path, tmp_path: Path, clock: ManualClock, platform: PlatformModel
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with closing(open_store(folder, clock, platform, second=stick)) as store:
        store.second.prepare()
        file(store)
        before = instance_of(store)
    shutil.copytree(folder, tmp_path / "image")
    with closing(open_store(folder, clock, second=stick)) as store:
        file(store)
    if what == "the whole disk":
        shutil.rmtree(folder)
        shutil.copytree(tmp_path / "image", folder)
    else:
        shutil.copy(tmp_path / "image" / "store.db", folder / "store.db")

    with closing(open_store(folder, clock, second=stick)) as store:
        assert instance_of(store) != before
        assert file(store)[0].seq == 1
        after = instance_of(store)
    with closing(open_store(folder, clock, second=stick)) as store:
        assert instance_of(store) == after


@pytest.mark.parametrize("mark", [None, b"", b"torn", bytes(28)])
def test_a_mark_that_is_missing_or_torn_says_nothing(
    mark: bytes | None, store: Store, folder: Path, clock: ManualClock
) -> None:
    before = instance_of(store)
    file(store)
    store.close()
    (folder / "mark").unlink()
    if mark is not None:
        (folder / "mark").write_bytes(mark)

    with closing(open_store(folder, clock)) as again:
        assert instance_of(again) == before
        file(again)
    assert HighWater(folder / "mark").read() == (before.bytes, 2)


def test_a_crash_before_the_mark_is_raised_is_no_old_image(
    store: Store, folder: Path, clock: ManualClock
) -> None:
    before = instance_of(store)
    file(store)
    behind = (folder / "mark").read_bytes()
    file(store)
    store.close()
    (folder / "mark").write_bytes(behind)

    with closing(open_store(folder, clock)) as again:
        assert instance_of(again) == before
        assert file(again)[0].seq == 3


def test_a_fork_of_the_present_chain_begins_a_new_one_once(store: Store) -> None:
    file(store, 2)
    before = instance_of(store)
    fork = Notice("fork", before, 2, 2)

    store.heed([fork])
    after = instance_of(store)
    store.heed([fork])

    assert before != after == instance_of(store)
    assert file(store)[0].seq == 1
    assert store.waiting().count == 3


def test_of_a_gap_what_is_still_here_is_offered_again(
    store: Store, platform: PlatformModel, clock: ManualClock
) -> None:
    filed = file(store, 4)
    for position, one in enumerate(filed):
        acknowledge(store, platform, one, position + 1)

    store.heed([Notice("gap", instance_of(store), 2, 3)])

    due = store.outbox.due(clock.now(), limit=9, limit_bytes=10**6)
    assert [one.digest for one in due] == [filed[1].digest, filed[2].digest]


def test_what_the_present_chain_has_lost_gets_a_tombstone_in_its_place(
    store: Store, platform: PlatformModel
) -> None:
    filed = file(store, 5)
    lose(store, 2, 3)
    gap = Notice("gap", instance_of(store), 2, 3)

    store.heed([gap])
    store.heed([gap])

    graves = {one.seq: one for one in envelopes(store) if one.kind == "tombstone"}
    assert sorted(graves) == [2, 3]
    assert graves[2].prev == filed[0].digest
    assert {one.instance for one in graves.values()} == {instance_of(store)}
    body = open_envelope(graves[3], platform.opening_key).body
    assert "lost" in decode(Tombstone, body.content).words
    assert store.waiting().count == 5
    assert file(store)[0].seq == 6
    assert envelopes(store)[-1].prev == filed[4].digest


def test_the_chain_of_an_earlier_instance_is_not_buried(store: Store) -> None:
    file(store, 3)
    before = instance_of(store)
    store.heed([Notice("fork", before, 2, 2)])
    lose(store, 2)

    store.heed([Notice("gap", before, 2, 2)])

    assert {one.kind for one in envelopes(store)} == {"filing"}


def test_a_platform_that_holds_more_than_was_filed_shows_an_old_image(store: Store) -> None:
    file(store, 3)
    before = instance_of(store)

    store.heed([Notice("gap", before, 3, 2**48)])

    assert instance_of(store) != before
    assert {one.kind for one in envelopes(store)} == {"filing"}


def test_many_lost_ones_are_buried_a_hundred_at_a_time(store: Store) -> None:
    file(store)
    with store._database.write() as connection:
        connection.execute(update(schema.device).values(seq=500))
    gap = Notice("gap", instance_of(store), 2, 301)

    store.heed([gap])
    assert store.waiting().count == 101
    store.heed([gap])
    assert store.waiting().count == 201


def test_the_device_key_changes_in_two_steps_that_outlive_a_restart(
    store: Store, folder: Path, clock: ManualClock
) -> None:
    assert not store.has_next_device_key()
    old, new = store.device_key(), store.next_device_key()
    store.close()

    with closing(open_store(folder, clock)) as again:
        assert again.has_next_device_key()
        assert again.next_device_key().private_bytes_raw() == new.private_bytes_raw()
        assert again.device_key().private_bytes_raw() == old.private_bytes_raw()
        again.adopt_device_key(b"first")
        again.adopt_device_key(b"nothing was begun")
        assert again.device_key().private_bytes_raw() == new.private_bytes_raw()
        assert not again.has_next_device_key()
        again.next_device_key()
        again.adopt_device_key(b"second")
        assert again.announcements() == (b"first", b"second")


def test_the_floor_of_time_rises_and_only_an_enrolment_lowers_it(store: Store) -> None:
    enrolment = store.enrolment()
    assert enrolment is not None
    assert store.floor() is None

    store.replica.trust(milliseconds(START))
    store.replica.trust(milliseconds(START - timedelta(days=1)))
    assert store.floor() == START
    store.save_enrolment(enrolment)
    assert store.floor() is None


def test_under_another_device_code_a_new_chain_begins_and_under_the_same_it_goes_on(
    store: Store, folder: Path, clock: ManualClock
) -> None:
    enrolment = store.enrolment()
    assert enrolment is not None
    file(store, 2)
    before = instance_of(store)

    store.save_enrolment(enrolment)
    assert instance_of(store) == before
    store.save_enrolment(replace(enrolment, answer=replace(enrolment.answer, device="9999")))

    assert instance_of(store) != before
    assert [one.seq for one in file(store, 2)] == [1, 2]
    store.close()
    with closing(open_store(folder, clock)) as again:
        assert file(again)[0].seq == 3


def test_bytes_are_counted_by_the_day_for_two_months(store: Store) -> None:
    store.replica.count_bytes(20_000, 10, 1)
    store.replica.count_bytes(20_000, 20, 2)
    assert store.replica.bytes_on(20_000) == 33
    assert store.replica.bytes_on(20_001) == 0

    store.replica.count_bytes(20_060, 1, 0)
    assert store.replica.bytes_on(20_000) == 33
    store.replica.count_bytes(20_061, 1, 0)
    assert store.replica.bytes_on(20_000) == 0
