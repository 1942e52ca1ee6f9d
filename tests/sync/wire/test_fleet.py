"""A heartbeat is small whatever ails the kiosk, and has no room for words."""

from dataclasses import fields, replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.errors import MalformedMessageError
from sync.wire.codec import decode, encode
from sync.wire.fleet import Heartbeat, Lamp
from sync.wire.sign import HEARTBEAT, sign
from tests.support.fleet import WELL

_MOST = 2**53
_LAMPS = tuple(Lamp(f"certificates-{place}", "yellow") for place in range(16))


def changed(name: str, value: str) -> Heartbeat:
    return replace(WELL, **{name: value})  # type: ignore[arg-type]  # any field


def test_a_heartbeat_of_a_kiosk_that_ails_all_over_is_below_a_kilobyte() -> None:
    worst = replace(
        WELL,
        at=_MOST,
        oldest=_MOST,
        free=2**50,
        ahead=-(2**40),
        waiting=10**6,
        lamps=_LAMPS,
    )

    travelling = encode(sign(Ed25519PrivateKey.generate(), HEARTBEAT, encode(worst)))

    assert len(travelling) < 1000


def test_a_clock_that_is_behind_comes_through() -> None:
    behind = replace(WELL, ahead=-5000, certificate_days=-3)

    assert decode(Heartbeat, encode(behind)) == behind


def test_a_heartbeat_has_no_field_in_which_a_name_would_fit() -> None:
    texts = [field.name for field in fields(Heartbeat) if field.name not in ("device", "version")]
    for name in texts:
        with pytest.raises(MalformedMessageError):
            encode(changed(name, "示范居民"))
    for name in ("device", "version"):
        with pytest.raises(MalformedMessageError):
            encode(changed(name, "示范居民" * 11))
