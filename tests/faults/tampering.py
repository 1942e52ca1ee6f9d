"""Ways to alter what travels, at seeded places, and a look at what was refused."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import cast

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from sync.transport import TransportError
from sync.wire.codec import decode, encode
from sync.wire.sign import Signed, sign
from tests.faults.kiosks import Kiosk
from tests.faults.world import World
from tests.support.filings import a_submission
from tests.support.memory_platform import Answer, Ask

Alter = Callable[[bytes], bytes]
PLACES = 3
FOREIGN = Ed25519PrivateKey.from_private_bytes(b"foreign " * 4)
_KEPT = ("envelopes", "cases", "stored_files", "devices", "device_keys", "quarantine")


def flipped(place: int) -> Alter:
    """Return a change of one bit, of which the seed `place` says where."""

    def alter(data: bytes) -> bytes:
        random_ = random.Random(place)  # noqa: S311 - a seeded place
        at, bit = random_.randrange(len(data)), random_.randrange(8)
        return data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]

    return alter


def cut(place: int) -> Alter:
    """Return a cut, of which the seed `place` says where."""
    return lambda data: data[: random.Random(place).randrange(len(data))]  # noqa: S311


def signed_by(key: Ed25519PrivateKey, purpose: str) -> Alter:
    """Return what lets a signed message be signed by another key or for another purpose."""
    return lambda data: encode(sign(key, purpose, decode(Signed, data).payload))


BREAKS = {
    f"{make.__name__} {place}": make(place) for make in (flipped, cut) for place in range(PLACES)
}
ANY_BREAK = pytest.mark.parametrize("alter", BREAKS.values(), ids=BREAKS)


def signing_key(world: World) -> Ed25519PrivateKey:
    """Return the key with which the platform signs."""
    pem = (world.platform.data / "keys" / "signing.key").read_bytes()
    return cast("Ed25519PrivateKey", load_pem_private_key(pem, None))


def file(kiosk: Kiosk, *photos: bytes) -> bytes:
    """File something; return its digest."""
    return kiosk.store.file(a_submission(*photos), recipients=["platform", "slip"]).digest


def answers(kiosk: Kiosk, path: str, alter: Alter) -> None:
    """Let the link alter every answer to calls on `path`."""
    kiosk.link.change = lambda target, body: (
        alter(body) if body and target.startswith(path) else body
    )


def asked(kiosk: Kiosk, method: str, path: str, work: Callable[[Kiosk], object]) -> Ask:
    """Return the first request of this kind that a kiosk makes at `work`; it never arrives."""
    kept: list[Ask] = []
    real = kiosk.platform.call

    def call(ask: Ask) -> Answer:
        if ask.method != method or not ask.target.startswith(path):
            return real(ask)
        kept.append(ask)
        raise requests.ConnectionError

    with pytest.MonkeyPatch.context() as patch, suppress(TransportError):
        patch.setattr(kiosk.platform, "call", call)
        work(kiosk)
    return kept[0]


def with_body(ask: Ask, body: bytes) -> Ask:
    """Return a request with another body, of which its headers tell the length."""
    return replace(ask, body=body, headers={**ask.headers, "Content-Length": str(len(body))})


def is_delivered(kiosk: Kiosk) -> bool:
    """Tell whether the next undisturbed cycle brings everything through."""
    kiosk.link.change = lambda _target, body: body
    kiosk.pass_a_day()
    kiosk.cycle(force=True)
    kiosk.send_files()
    waiting = kiosk.store.waiting()
    return (waiting.count, waiting.files, waiting.parked) == (0, 0, 0)


def refused_here(kiosk: Kiosk) -> int:
    """Return how much the kiosk has counted as not believed."""
    return kiosk.store.replica.link().refused


def refused_there(world: World) -> int:
    """Return how much the platform has counted as refused."""
    return sum(count for (count,) in world.platform.rows("SELECT count FROM refusals"))


def held_there(world: World) -> list[tuple[object, ...]]:
    """Return what the platform holds, but for when it last heard of whom."""
    rows = [
        row
        for table in _KEPT
        for row in world.platform.rows(f"SELECT * FROM {table}")  # noqa: S608 - our own names
    ]
    return [tuple(one for one in row if one != world.clock.now()) for row in rows]
