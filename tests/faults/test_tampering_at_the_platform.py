"""What is altered on its way to the platform is refused and counted, and disturbs nothing else."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest

from sync.engine import rotate_device_key
from sync.engine.introduce import introduce_again
from sync.wire.codec import decode, encode
from sync.wire.messages import Batch, Manifest, NewKey
from sync.wire.request import authorize
from sync.wire.sign import (
    BATCH,
    DEVICE_KEY,
    DEVICE_KEY_PROOF,
    ENROLMENT,
    RECEIPT,
    Signed,
    sign,
)
from tests.faults.kiosks import Kiosk
from tests.faults.tampering import (
    ANY_BREAK,
    FOREIGN,
    Alter,
    asked,
    cut,
    file,
    flipped,
    held_there,
    is_delivered,
    refused_there,
    with_body,
)
from tests.faults.world import World
from tests.support.memory_platform import Ask

STRANGE = FOREIGN.public_key().public_bytes_raw()
SIGNED: dict[str, tuple[str, Callable[[Kiosk], object]]] = {
    "batch": ("/v1/envelopes", Kiosk.cycle),
    "new key": ("/v1/device-keys", lambda one: rotate_device_key(one.store, one.transport)),
    "readmission": ("/v1/readmissions", lambda one: introduce_again(one.store, one.transport)),
}


def about_to_ask(kiosk: Kiosk, what: str) -> Ask:
    """Return what the kiosk would send now."""
    path, work = SIGNED[what]
    return asked(kiosk, "POST", path, work)


def assert_refused(world: World, kiosk: Kiosk, ask: Ask, *statuses: int) -> None:
    before, count = held_there(world), refused_there(world)

    status = world.platform.call(ask)[0]

    assert status in statuses
    assert (held_there(world), refused_there(world)) == (before, count + 1)
    assert is_delivered(kiosk)


@ANY_BREAK
@pytest.mark.parametrize("what", SIGNED)
def test_an_altered_message_is_refused_whole_and_counted(
    world: World, kiosk: Kiosk, what: str, alter: Alter
) -> None:
    file(kiosk)
    ask = about_to_ask(kiosk, what)

    assert_refused(world, kiosk, with_body(ask, alter(ask.body)), 400, 401, 403)


@pytest.mark.parametrize("purpose", [BATCH, RECEIPT])
def test_a_batch_that_a_stranger_signed_is_refused_and_counted(
    world: World, kiosk: Kiosk, purpose: str
) -> None:
    file(kiosk)
    ask = about_to_ask(kiosk, "batch")
    batch = decode(Batch, ask.body)
    key = FOREIGN if purpose == BATCH else kiosk.store.device_key()
    manifest = sign(key, purpose, batch.manifest.payload)

    body = encode(Batch(1, manifest, batch.envelopes, ()))
    assert_refused(world, kiosk, with_body(ask, body), 401)


def without_proof(kiosk: Kiosk, payload: bytes) -> Signed:
    wanted = replace(decode(NewKey, payload), public_key=STRANGE)
    return sign(kiosk.store.device_key(), DEVICE_KEY, encode(wanted))


def for_another(kiosk: Kiosk, payload: bytes) -> Signed:
    proof = sign(FOREIGN, DEVICE_KEY_PROOF, b"0002").signature
    return sign(kiosk.store.device_key(), DEVICE_KEY, encode(NewKey(1, "0002", STRANGE, proof)))


FORGED: dict[str, tuple[str, Callable[[Kiosk, bytes], Signed]]] = {
    "a stranger's new key": ("new key", lambda _, payload: sign(FOREIGN, DEVICE_KEY, payload)),
    "a new key that was signed for another end": (
        "new key",
        lambda kiosk, payload: sign(kiosk.store.device_key(), BATCH, payload),
    ),
    "a new key without proof": ("new key", without_proof),
    "a new key for another device": ("new key", for_another),
    "a stranger's readmission": (
        "readmission",
        lambda _, payload: sign(FOREIGN, ENROLMENT, payload),
    ),
    "a readmission that the device wrote itself": (
        "readmission",
        lambda kiosk, payload: sign(kiosk.store.device_key(), ENROLMENT, payload),
    ),
}


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_word_on_a_key_is_refused_and_counted(
    world: World, kiosk: Kiosk, forged: str
) -> None:
    file(kiosk)
    what, forge = FORGED[forged]
    ask = about_to_ask(kiosk, what)

    body = encode(forge(kiosk, decode(Signed, ask.body).payload))
    assert_refused(world, kiosk, with_body(ask, body), 401, 403)


BYTES: dict[str, Alter] = {
    **{f"flipped {place}": flipped(place) for place in range(3)},
    "another file's": lambda data: sha256(data).digest() * (len(data) // 32 + 1),
    "too long": lambda data: data + b"more",
}


@pytest.mark.parametrize("alter", BYTES.values(), ids=BYTES)
def test_altered_bytes_of_a_file_are_refused_and_counted(
    world: World, kiosk: Kiosk, alter: Alter
) -> None:
    file(kiosk, b"photo")
    kiosk.cycle()
    ask = asked(kiosk, "PATCH", "/v1/files/", Kiosk.send_files)

    assert_refused(world, kiosk, with_body(ask, alter(ask.body)), 413, 422)


def test_a_file_that_is_cut_short_is_not_taken_for_whole(world: World, kiosk: Kiosk) -> None:
    file(kiosk, b"photo")
    kiosk.cycle()
    ask = asked(kiosk, "PATCH", "/v1/files/", Kiosk.send_files)

    assert world.platform.call(with_body(ask, cut(0)(ask.body)))[0] == 200

    assert world.platform.rows("SELECT * FROM stored_files") == []
    assert is_delivered(kiosk)


CREDENTIALS: dict[str, Callable[[Kiosk, Ask], str]] = {
    "none": lambda _kiosk, _ask: "",
    "flipped": lambda _, ask: flipped(1)(credential_of(ask)).decode(),
    "cut": lambda _, ask: cut(1)(credential_of(ask)).decode(),
    "a stranger's": lambda kiosk, ask: authorize(FOREIGN, kiosk.device, ask.method, ask.target, 1),
    "for another call": lambda kiosk, ask: own(kiosk, ask.method, ask.target + "0"),
    "for another method": lambda kiosk, ask: own(kiosk, "DELETE", ask.target),
    "in another's name": lambda kiosk, ask: authorize(
        kiosk.store.device_key(), "0002", ask.method, ask.target, 1
    ),
}


def credential_of(ask: Ask) -> bytes:
    return ask.headers["Authorization"].encode()


def own(kiosk: Kiosk, method: str, target: str) -> str:
    return authorize(kiosk.store.device_key(), kiosk.device, method, target, 1)


@pytest.mark.parametrize("credential", CREDENTIALS)
@pytest.mark.parametrize(
    ("method", "path", "work"),
    [
        ("GET", "/v1/changes", Kiosk.cycle),
        ("HEAD", "/v1/files/", Kiosk.send_files),
        ("PATCH", "/v1/files/", Kiosk.send_files),
    ],
)
def test_a_request_with_a_wrong_credential_is_refused_and_counted(
    world: World,
    kiosk: Kiosk,
    method: str,
    path: str,
    work: Callable[[Kiosk], object],
    credential: str,
) -> None:
    file(kiosk, b"photo")
    if work is Kiosk.send_files:
        kiosk.cycle()
    ask = asked(kiosk, method, path, work)

    headers = {**ask.headers, "Authorization": CREDENTIALS[credential](kiosk, ask)}
    assert_refused(world, kiosk, replace(ask, headers=headers), 401, 403)


@ANY_BREAK
def test_an_altered_envelope_is_put_aside_counted_and_holds_no_other_up(
    world: World, kiosk: Kiosk, alter: Alter
) -> None:
    first, second = file(kiosk), file(kiosk)
    ask = about_to_ask(kiosk, "batch")
    batch = decode(Batch, ask.body)
    altered = alter(batch.envelopes[0])
    manifest = decode(Manifest, batch.manifest.payload)
    told = Manifest(1, manifest.device, manifest.at, (), (sha256(altered).digest(), second))
    signed = sign(kiosk.store.device_key(), BATCH, encode(told))
    count = refused_there(world)

    body = encode(Batch(1, signed, (altered, batch.envelopes[1]), ()))
    status = world.platform.call(with_body(ask, body))[0]

    taken = {bytes(row[0]) for row in world.platform.rows("SELECT digest FROM envelopes")}
    assert status == 200
    assert second in taken
    assert first not in taken
    if sha256(altered).digest() not in taken:  # else the flip changed what the device alone may say
        assert refused_there(world) == count + 1
        assert world.platform.rows("SELECT count(*) FROM quarantine") == [(1,)]


def test_a_batch_replayed_later_changes_nothing(world: World, kiosk: Kiosk) -> None:
    file(kiosk)
    ask = about_to_ask(kiosk, "batch")
    assert is_delivered(kiosk)
    before = held_there(world)

    assert world.platform.call(ask)[0] == 200

    assert held_there(world) == before
