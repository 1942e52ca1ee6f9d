"""The audit: a chain that only grows, is kept 400 days, and leaves as a file that the device signs."""

import json
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from sync.clock import ManualClock, milliseconds
from sync.errors import BadSignatureError, MalformedMessageError
from sync.store import Store, StoreFullError, check_export
from tests.support.filings import open_store
from tests.support.small_disk import fill, small_disk

WHO = UUID("01890000-0000-7000-8000-000000000001")
OTHER = UUID("01890000-0000-7000-8000-000000000002")


def note(store: Store, *actions: str) -> None:
    for action in actions:
        store.audit.note(WHO, action, "示范", "ok")


def alter(store: Store, statement: str) -> None:
    """Alter the file as somebody does who has its key: past the triggers."""
    with store._database.write() as connection:
        for name in ("audit_stays", "audit_is_kept"):
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
        connection.execute(text(statement))


def test_acts_are_listed_page_by_page_and_by_who_did_what(store: Store) -> None:
    note(store, "find", "contents", "find")
    store.audit.note(OTHER, "find")
    store.audit.note(None, "lock")

    first = store.audit.list(limit=2)
    second = store.audit.list(limit=2, after=first[-1])

    assert [one.position for one in (*first, *second)] == [5, 4, 3, 2]
    assert [one.position for one in store.audit.list(staff=WHO, action="find")] == [3, 1]
    assert (second[0].staff, second[0].subject, second[0].outcome) == (WHO, "示范", "ok")
    assert store.audit.actions() == ("contents", "find", "lock")


@pytest.mark.parametrize("act", ["UPDATE audit SET outcome = 'x'", "DELETE FROM audit"])
def test_no_statement_alters_or_deletes_an_act(store: Store, act: str) -> None:
    note(store, "find")

    with pytest.raises(IntegrityError), store._database.write() as connection:
        connection.execute(text(act))

    assert len(store.audit.list()) == 1


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit SET subject = 'else' WHERE position = 2", 2),
        ("UPDATE audit SET staff = zeroblob(16) WHERE position = 3", 3),
        ("UPDATE audit SET staff = 'nobody' WHERE position = 3", 3),
        ("UPDATE audit SET at = at + 1 WHERE position = 1", 1),
        ("UPDATE audit SET kept_since = 0 WHERE position = 4", 4),
        ("UPDATE audit SET subject = hex(zeroblob(999)) WHERE position = 2", 2),
        ("DELETE FROM audit WHERE position = 3", 4),
        ("UPDATE audit SET position = 9 WHERE position = 4", 9),
        ("UPDATE audit SET subject = subject", None),
    ],
)
def test_what_was_altered_behind_the_programs_back_is_found_where_it_begins(
    store: Store, statement: str, broken: int | None
) -> None:
    note(store, "find", "contents", "find", "print")
    alter(store, statement)

    assert store.audit.verify() == broken


def test_four_hundred_days_count_by_the_platforms_time_and_a_chain_stays_one(
    store: Store, clock: ManualClock
) -> None:
    note(store, "old", "old")
    clock.advance(timedelta(days=401))
    note(store, "new")
    wrong_clock = store.audit.prune(clock.now())
    store.replica.trust(milliseconds(clock.now()))
    pruned = store.audit.prune(clock.now())

    assert (wrong_clock, pruned) == (0, 2)
    assert [one.action for one in store.audit.list()] == ["new"]
    assert store.audit.verify() is None
    note(store, "next")
    assert store.audit.list()[0].position == 4


def test_an_act_under_a_clock_that_was_set_back_is_kept_as_long_as_the_others(
    store: Store, clock: ManualClock
) -> None:
    store.replica.trust(milliseconds(clock.now()))
    clock.advance(timedelta(days=-800))
    note(store, "find")
    clock.advance(timedelta(days=800))
    note(store, "find")

    assert store.audit.prune(clock.now()) == 0
    assert store.audit.list()[1].at == clock.now() - timedelta(days=800)


def test_a_full_disk_lets_nothing_be_done_unnoted_and_takes_nothing_that_was_noted(
    clock: ManualClock, tmp_path: Path
) -> None:
    with (
        small_disk(tmp_path / "disk", "8m") as disk,
        closing(open_store(disk / "store", clock)) as store,
    ):
        note(store, "find")
        fill(disk / "filler")
        with pytest.raises(StoreFullError):
            note(store, *["find"] * 2000)
        (disk / "filler").unlink()

        assert store.audit.list(limit=2000)[-1].position == 1
        assert store.audit.verify() is None


def test_the_file_can_be_read_and_its_signature_is_the_devices(store: Store) -> None:
    member = store.staff.add("示范负责人", "manager", "260418", by=None)
    store.audit.note(member.id, "contents", "case")
    data = store.audit.export()

    told = check_export(data)

    assert told.key == store.device_key().public_key().public_bytes_raw()
    assert (told.device, told.broken_at) == ("0001", None)
    assert [(one.name, one.link.action) for one in told.rows] == [
        ("", "add-staff"),
        ("示范负责人", "contents"),
    ]
    assert json.loads(data.splitlines()[2])["time"].startswith("2026-11-23T09:30:00")


def test_a_file_that_was_altered_shortened_or_is_none_is_refused(store: Store) -> None:
    note(store, "find", "contents")
    data = store.audit.export()
    lines = data.splitlines(keepends=True)

    for altered in (
        data.replace(b"contents", b"nothing."),
        b"".join([*lines[:1], *lines[2:]]),
        data.replace(b'"0001"', b'"0002"'),
    ):
        with pytest.raises(BadSignatureError):
            check_export(altered)
    for other in (b"", b"{}", b"[]\n[]\n", b"\xff\n\n", data.replace(b"audit/1", b"audit/2")):
        with pytest.raises(MalformedMessageError):
            check_export(other)
