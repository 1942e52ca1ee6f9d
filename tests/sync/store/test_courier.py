"""The courier: what waits goes onto a stick, whole, signed and readable by another program."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from sync.clock import ManualClock, milliseconds
from sync.store import (
    CourierReport,
    NotEnrolledError,
    Park,
    Reject,
    StickDamagedError,
    StickFullError,
    StickGoneError,
    Store,
    carry,
    durable,
)
from sync.wire import courier
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from sync.wire.messages import Manifest
from sync.wire.sign import COURIER, Signed, key_id, verify
from tests.support.altered import altered
from tests.support.answers import acknowledge, observe
from tests.support.filings import KEY, START, a_submission
from tests.support.platform_model import PlatformModel
from tests.support.small_disk import small_disk


@pytest.fixture
def small_stick(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "small", "1m") as folder:
        yield folder


def manifests(store: Store, stick: Path) -> list[Manifest]:
    public = store.device_key().public_key().public_bytes_raw()
    found = []
    for digest in courier.manifests(stick):
        data = courier.read(courier.manifest_path(stick, digest))
        assert data is not None
        signed = decode(Signed, data)
        found.append(decode(Manifest, verify({key_id(public): public}, COURIER, signed)))
    return found


def test_what_waits_goes_onto_the_stick_under_one_signed_manifest(
    store: Store, stick: Path, platform: PlatformModel
) -> None:
    filed = [store.file(a_submission(b"photo %d" % n), recipients=["platform"]) for n in range(3)]
    observe(store, platform, 7, 0)
    heard: list[tuple[int, int]] = []

    report = store.courier.export(stick, lambda done, all_: heard.append((done, all_)))

    (manifest,) = manifests(store, stick)
    assert manifest.digests == tuple(one.digest for one in filed)
    assert (manifest.device, manifest.at) == ("0001", milliseconds(START))
    assert manifest.seen == store.replica.seen()
    assert heard == [(1, 3), (2, 3), (3, 3)]
    assert set(courier.envelopes(stick)) == set(manifest.digests)
    for digest in manifest.digests:
        data = courier.read(courier.envelope_path(stick, digest))
        assert data is not None
        for file in decode(Envelope, data).files:
            path = courier.file_path(stick, file.digest)
            assert sha256(path.read_bytes()).digest() == file.digest
    assert (report.envelopes, report.lost) == (3, 0)
    assert report.written > 0


def test_a_second_export_writes_only_what_is_new(store: Store, stick: Path) -> None:
    store.file(a_submission(b"photo"), recipients=["platform"])
    store.courier.export(stick)

    assert store.courier.export(stick) == CourierReport(envelopes=1, written=0, lost=0)
    assert len(courier.manifests(stick)) == 1


def test_the_parked_and_the_half_delivered_go_too_the_rejected_and_the_whole_do_not(
    store: Store, stick: Path, platform: PlatformModel, clock: ManualClock
) -> None:
    parked, half, whole, rejected = (
        store.file(a_submission(b"%d" % n), recipients=["platform"]) for n in range(4)
    )
    acknowledge(store, platform, half, 1, kind="received")
    acknowledge(store, platform, whole, 2)
    entries = store.outbox.named([parked.digest, rejected.digest])
    by_digest = {entry.digest: entry for entry in entries}
    store.outbox.settle(
        [
            (by_digest[parked.digest], Park(clock.now(), "")),
            (by_digest[rejected.digest], Reject("quota")),
        ]
    )

    store.courier.export(stick)

    assert manifests(store, stick)[0].digests == (parked.digest, half.digest)


def test_with_nothing_to_carry_a_manifest_that_lists_nothing_asks_for_news(
    store: Store, stick: Path, platform: PlatformModel
) -> None:
    observe(store, platform, 7, 0)

    assert store.courier.export(stick) == CourierReport(0, 0, 0)
    (manifest,) = manifests(store, stick)
    assert (manifest.digests, manifest.seen) == ((), store.replica.seen())


def test_a_filing_that_lost_a_file_stays_and_the_others_go(
    store: Store, stick: Path, folder: Path
) -> None:
    store.file(a_submission(b"one"), recipients=["platform"])
    (lost,) = (folder / "files").iterdir()
    whole = store.file(a_submission(b"two"), recipients=["platform"])
    lost.write_bytes(b"altered")

    report = store.courier.export(stick)

    assert (report.envelopes, report.lost) == (1, 1)
    assert manifests(store, stick)[0].digests == (whole.digest,)


def test_a_stick_that_is_not_there_is_said_in_words_and_not_made(
    store: Store, tmp_path: Path
) -> None:
    store.file(a_submission(), recipients=["platform"])

    with pytest.raises(StickGoneError) as raised:
        store.courier.export(tmp_path / "absent")

    assert "U 盘" in raised.value.words("zh_CN")
    assert not (tmp_path / "absent").exists()


def test_a_full_stick_is_said_in_words_and_what_is_on_it_is_whole(
    store: Store, small_stick: Path
) -> None:
    for _ in range(4):
        store.file(a_submission(os.urandom(400_000)), recipients=["platform"])

    with pytest.raises(StickFullError):
        store.courier.export(small_stick)

    assert courier.manifests(small_stick) == ()
    files = [one for one in courier.root(small_stick).rglob("*") if one.is_file()]
    assert files
    assert all(sha256(one.read_bytes()).hexdigest() == one.stem for one in files)


def test_a_stick_that_gives_back_other_bytes_is_not_trusted(
    store: Store, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.file(a_submission(b"photo"), recipients=["platform"])

    def failing(files: list[tuple[Path, bytes]]) -> None:
        durable.write_files([(path, altered(data)) for path, data in files])

    monkeypatch.setattr(carry, "write_files", failing)
    with pytest.raises(StickDamagedError):
        store.courier.export(stick)
    assert courier.manifests(stick) == ()


def test_a_torn_file_from_a_stick_that_was_pulled_is_written_again(
    store: Store, stick: Path
) -> None:
    filed = store.file(a_submission(b"photo"), recipients=["platform"])
    store.courier.export(stick)
    path = courier.envelope_path(stick, filed.digest)
    whole = path.read_bytes()
    path.write_bytes(whole[:100])

    store.courier.export(stick)

    assert path.read_bytes() == whole


def test_a_device_without_a_platform_has_nobody_to_sign_for(
    folder: Path, stick: Path, clock: ManualClock
) -> None:
    store = Store.open(folder, KEY, clock)
    with pytest.raises(NotEnrolledError):
        store.courier.export(stick)
    store.close()


def test_names_that_are_not_digests_are_left_alone(store: Store, stick: Path) -> None:
    filed = store.file(a_submission(), recipients=["platform"])
    store.courier.export(stick)
    place = courier.root(stick) / "envelopes"
    for name in ("note.txt", "ab.cbor", "z" * 64 + ".cbor", "._" + "a" * 62 + ".cbor"):
        (place / name).write_bytes(b"")

    assert courier.envelopes(stick) == (filed.digest,)
    assert courier.read(place / "note.txt") is None
