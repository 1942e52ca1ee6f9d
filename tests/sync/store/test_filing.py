"""Filing: one transaction, one place in the chain, nothing half."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import cbor2
import pytest
from sqlalchemy import Connection, event, func, select, text

from sync.clock import ManualClock, new_id
from sync.errors import MalformedMessageError
from sync.store import (
    NotEnrolledError,
    Store,
    StoreFullError,
    Submission,
    schema,
)
from sync.wire.codec import decode
from sync.wire.envelope import CHAIN_START, Envelope, Rating
from sync.wire.numbers import is_slip_number, slip_number
from sync.wire.seal import open_envelope, open_file
from sync.wire.slip import slip_key
from tests.support.filings import KEY, XML, a_submission, open_store
from tests.support.platform_model import PlatformModel
from tests.support.small_disk import small_disk


def envelopes(store: Store) -> list[Envelope]:
    with store._database.read() as connection:
        rows = connection.execute(select(schema.submission.c.envelope).order_by("seq"))
        return [decode(Envelope, data) for (data,) in rows]


def rows_in(store: Store, table: str) -> int:
    with store._database.read() as connection:
        query = select(func.count()).select_from(schema.metadata.tables[table])
        return connection.execute(query).scalar_one()


def files_in(folder: Path) -> list[Path]:
    return [path for path in (folder / "files").rglob("*") if path.is_file()]


def file_until_it_fails(store: Store) -> None:
    for _ in range(100):
        store.file(a_submission(b"photo"), recipients=["platform"])


def test_the_platform_reads_what_was_filed(
    store: Store, folder: Path, platform: PlatformModel
) -> None:
    id_ = UUID("01890000-0000-7000-8000-000000000001")

    filed = store.file(a_submission(b"front", b"back", id_=id_), recipients=["platform"])

    (envelope,) = envelopes(store)
    opened = open_envelope(envelope, platform.opening_key)
    assert (filed.envelope_id, envelope.id, envelope.seq) == (id_, id_, 1)
    assert envelope.form is not None
    assert (envelope.kind, envelope.item, envelope.form.id) == ("filing", "demo-item", "demo-form")
    assert opened.body.content == XML
    assert (opened.body.identity.how, opened.body.identity.consent) == ("typed", "1")
    assert [one.name for one in opened.body.files] == ["0.jpg", "1.jpg"]
    sealed = [store.attachments.path(one.digest).read_bytes() for one in envelope.files]
    assert [open_file(envelope, opened, place, data) for place, data in enumerate(sealed)] == [
        b"front",
        b"back",
    ]
    assert [path.name for path in files_in(folder)] == [
        sha256(path.read_bytes()).hexdigest() for path in files_in(folder)
    ]


def test_a_filing_has_a_slip_number_of_device_sequence_and_id(store: Store) -> None:
    filed = store.file(a_submission(), recipients=["platform"])

    assert filed.slip_number == slip_number("0001", 1, filed.envelope_id)
    assert is_slip_number(filed.slip_number)


def test_envelopes_form_a_chain_without_gaps(store: Store) -> None:
    filed = [store.file(a_submission(), recipients=["platform"]) for _ in range(3)]

    chain = envelopes(store)

    assert [one.seq for one in chain] == [1, 2, 3]
    assert [one.prev for one in chain] == [CHAIN_START, filed[0].digest, filed[1].digest]
    assert len({one.instance for one in chain}) == 1


def test_two_threads_that_file_at_once_leave_no_gap(store: Store, clock: ManualClock) -> None:
    with ThreadPoolExecutor(2) as threads:
        filed = list(
            threads.map(
                lambda place: store.file(a_submission(b"%d" % place), recipients=["platform"]),
                range(20),
            )
        )

    chain = envelopes(store)
    digests = {one.seq: one.digest for one in filed}
    assert [one.seq for one in chain] == list(range(1, 21))
    assert [one.prev for one in chain[1:]] == [digests[seq] for seq in range(1, 20)]
    assert rows_in(store, "attachment") == 20


def test_what_is_prepared_alongside_is_numbered_when_it_is_committed(store: Store) -> None:
    first = store.prepare(a_submission(), recipients=["platform"])
    second = store.prepare(a_submission(), recipients=["platform"])

    assert rows_in(store, "submission") == 0
    assert store.commit(second).seq == 1
    assert store.commit(first).seq == 2


def test_the_same_id_is_filed_only_once(store: Store, clock: ManualClock) -> None:
    id_ = new_id(clock)
    prepared = store.prepare(a_submission(b"x", id_=id_), recipients=["platform", "slip"])

    first = store.commit(prepared)
    again = store.commit(prepared)
    other = store.file(a_submission(b"y", id_=id_), recipients=["platform", "slip"])

    assert again == first
    assert other.slip_number == first.slip_number
    assert other.slip_secret is None
    assert rows_in(store, "submission") == 1
    assert rows_in(store, "attachment") == 1


def test_the_secret_on_the_slip_opens_this_filing_and_is_not_kept(
    store: Store, folder: Path
) -> None:
    filed = store.file(a_submission(), recipients=["platform", "slip"])
    unlocked = store.file(a_submission(), recipients=["platform"])

    assert filed.slip_secret is not None
    assert unlocked.slip_secret is None
    opened = open_envelope(envelopes(store)[0], slip_key(filed.slip_secret))
    assert opened.body.content == XML
    with store._database.read() as connection:
        dump = [
            value
            for table in schema.metadata.sorted_tables
            for row in connection.execute(select(table))
            for value in row
        ]
    assert not any(isinstance(one, bytes) and filed.slip_secret in one for one in dump)


def test_a_rating_carries_its_level_and_the_filing_it_is_about(
    store: Store, platform: PlatformModel
) -> None:
    filed = store.file(a_submission(), recipients=["platform"])
    rating = Submission(
        kind="rating",
        item="demo-item",
        form=None,
        xml=b"",
        about=filed.envelope_id,
        extra={"level": 5, "reasons": ("quick",)},
    )

    store.file(rating, recipients=["platform"])

    envelope = envelopes(store)[1]
    body = open_envelope(envelope, platform.opening_key).body
    assert envelope.about == filed.envelope_id
    assert body.content_type == "application/cbor"
    assert decode(Rating, body.content) == Rating(5, ("quick",), "")
    assert cbor2.loads(body.content)["level"] == 5


def test_a_device_without_a_platform_cannot_file(folder: Path, clock: ManualClock) -> None:
    store = Store.open(folder, KEY, clock)

    with pytest.raises(NotEnrolledError):
        store.file(a_submission(), recipients=["platform"])
    store.close()


@pytest.mark.parametrize(
    "unfit",
    [
        Submission(kind="filing", item="x" * 65, form=None, xml=XML),
        Submission(kind="wish", item="", form=None, xml=XML),
        Submission(kind="filing", item="", form=None, xml=XML, identity={"how": "guessed"}),
        Submission(kind="rating", item="", form=None, xml=b"", extra={"level": 6}),
    ],
)
def test_a_filing_that_does_not_fit_the_wire_uses_no_number(
    store: Store, unfit: Submission
) -> None:
    with pytest.raises(MalformedMessageError):
        store.file(unfit, recipients=["platform"])

    assert store.file(a_submission(), recipients=["platform"]).seq == 1


@pytest.mark.parametrize("pragma", ["query_only = 1", "max_page_count = 1"])
def test_a_full_or_read_only_disk_is_said_in_words_and_nothing_is_half_written(
    store: Store, pragma: str
) -> None:
    with store._database.read() as connection:
        connection.execute(text(f"PRAGMA {pragma}"))

    with pytest.raises(StoreFullError) as raised:
        file_until_it_fails(store)

    assert "磁盘" in raised.value.words("zh_CN")
    counted = rows_in(store, "submission")
    with store._database.read() as connection:
        connection.execute(text("PRAGMA query_only = 0"))
        connection.execute(text("PRAGMA max_page_count = 1073741823"))
    assert rows_in(store, "outbox") == rows_in(store, "look_up") == counted
    assert store.file(a_submission(), recipients=["platform"]).seq == counted + 1


def test_a_disk_without_room_for_attachments_refuses_the_filing(
    tmp_path: Path, clock: ManualClock, platform: PlatformModel
) -> None:
    with (
        small_disk(tmp_path / "small", "1m") as small,
        closing(open_store(small / "store", clock, platform)) as store,
    ):
        with pytest.raises(StoreFullError):
            store.file(a_submission(os.urandom(2 * 2**20)), recipients=["platform"])
        assert files_in(small / "store") == []
        assert store.file(a_submission(), recipients=["platform"]).seq == 1


def test_attachments_are_on_the_disk_before_the_commit_that_names_them(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(descriptor: int) -> None:
        of_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        order.append("sync folder" if of_folder else "sync file")
        fsync(descriptor)

    def noted_replace(path: Path, target: Path) -> Path:
        order.append("rename")
        return replace(path, target)

    prepared = store.prepare(a_submission(b"front", b"back"), recipients=["platform"])
    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    event.listen(store._database._engine, "commit", lambda _connection: order.append("commit"))

    store.commit(prepared)

    assert order[:6] == [*["sync file"] * 2, *["rename"] * 2, "sync folder", "commit"]


def test_a_file_swept_just_before_the_transaction_is_written_again(
    store: Store, folder: Path
) -> None:
    prepared = store.prepare(a_submission(b"photo"), recipients=["platform"])

    def sweep(_connection: Connection) -> None:
        for path in files_in(folder):
            path.unlink()

    event.listen(store._database._engine, "begin", sweep, once=True)
    store.commit(prepared)

    assert [path.name for path in files_in(folder)] == [prepared.sealed.files[0].digest.hex()]
