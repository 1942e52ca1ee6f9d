"""What is altered on its way to the platform is refused and counted, and disturbs nothing else."""

from hashlib import sha256

import pytest
import requests

from sync.wire.codec import decode, encode
from sync.wire.messages import MEDIA_TYPE, Batch, Manifest
from sync.wire.sign import BATCH, RECEIPT, sign
from tests.faults.kiosks import Kiosk
from tests.faults.tampering import (
    ANY_BREAK,
    FOREIGN,
    Alter,
    file,
    held_there,
    is_delivered,
    refused_there,
)
from tests.faults.world import World
from tests.support.memory_platform import Answer, Ask


def post(world: World, path: str, body: bytes) -> int:
    headers = {"content-type": MEDIA_TYPE, "content-length": str(len(body))}
    return world.platform.call(Ask("POST", path, headers, body))[0]


def batch_of(kiosk: Kiosk) -> bytes:
    """Return what the kiosk would send now."""
    sent: list[bytes] = []

    def keep(ask: Ask) -> Answer:
        sent.append(ask.body)
        raise requests.ConnectionError

    usual, kiosk.platform.call = kiosk.platform.call, keep  # type: ignore[method-assign]
    kiosk.cycle()
    kiosk.platform.call = usual  # type: ignore[method-assign]
    return sent[0]


@ANY_BREAK
def test_an_altered_batch_is_refused_whole_and_counted(
    world: World, kiosk: Kiosk, alter: Alter
) -> None:
    file(kiosk)
    body = batch_of(kiosk)
    before, count = held_there(world), refused_there(world)

    status = post(world, "/v1/envelopes", alter(body))

    assert status in (400, 401, 403)
    assert (held_there(world), refused_there(world)) == (before, count + 1)
    assert is_delivered(kiosk)


@pytest.mark.parametrize("purpose", [BATCH, RECEIPT])
def test_a_batch_that_a_stranger_signed_is_refused_and_counted(
    world: World, kiosk: Kiosk, purpose: str
) -> None:
    file(kiosk)
    batch = decode(Batch, batch_of(kiosk))
    key = FOREIGN if purpose == BATCH else kiosk.store.device_key()
    manifest = sign(key, purpose, batch.manifest.payload)
    before, count = held_there(world), refused_there(world)

    status = post(world, "/v1/envelopes", encode(Batch(1, manifest, batch.envelopes, ())))

    assert status == 401
    assert (held_there(world), refused_there(world)) == (before, count + 1)
    assert is_delivered(kiosk)


@ANY_BREAK
def test_an_altered_envelope_is_put_aside_counted_and_holds_no_other_up(
    world: World, kiosk: Kiosk, alter: Alter
) -> None:
    first, second = file(kiosk), file(kiosk)
    batch = decode(Batch, batch_of(kiosk))
    altered = alter(batch.envelopes[0])
    manifest = decode(Manifest, batch.manifest.payload)
    told = Manifest(1, manifest.device, manifest.at, None, (sha256(altered).digest(), second))
    signed = sign(kiosk.store.device_key(), BATCH, encode(told))
    count = refused_there(world)

    status = post(
        world, "/v1/envelopes", encode(Batch(1, signed, (altered, batch.envelopes[1]), ()))
    )

    taken = {bytes(row[0]) for row in world.platform.rows("SELECT digest FROM envelopes")}
    assert status == 200
    assert second in taken
    assert first not in taken
    if sha256(altered).digest() not in taken:  # else the flip changed what the device alone may say
        assert refused_there(world) == count + 1
        assert world.platform.rows("SELECT count(*) FROM quarantine") == [(1,)]


def test_a_batch_replayed_later_changes_nothing(world: World, kiosk: Kiosk) -> None:
    file(kiosk)
    body = batch_of(kiosk)
    assert is_delivered(kiosk)
    before = held_there(world)

    assert post(world, "/v1/envelopes", body) == 200

    assert held_there(world) == before
