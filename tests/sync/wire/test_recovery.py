"""A recovery copy opens with its escrow key, as the device's it was made for, and in no other way."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from sync.errors import CannotOpenError, MalformedMessageError
from sync.wire.codec import decode, encode
from sync.wire.recovery import RecoveryCopy, close_key, open_key
from sync.wire.sign import key_id

ESCROW = X25519PrivateKey.generate()
PUBLIC = ESCROW.public_key().public_bytes_raw()
KEY = bytes(range(32))


@given(st.binary(min_size=32, max_size=32), st.from_regex("[0-9]{4,12}", fullmatch=True))
def test_what_was_closed_opens_again_after_the_wire(key: bytes, device: str) -> None:
    copy = close_key(key, device, PUBLIC, 1_767_225_600_000)
    data = encode(copy)

    assert decode(RecoveryCopy, data) == copy
    assert copy.escrow == key_id(PUBLIC)
    assert key not in data
    assert open_key(copy, ESCROW) == key


def test_another_key_another_device_and_other_bytes_open_nothing() -> None:
    copy = close_key(KEY, "0001", PUBLIC, 0)
    altered = copy.sealed[:-1] + bytes([copy.sealed[-1] ^ 1])
    other = X25519PrivateKey.generate()

    for wrong, key in (
        (copy, other),
        (replace(copy, device="0002"), ESCROW),
        (replace(copy, escrow=bytes(8)), ESCROW),
        (replace(copy, sealed=altered), ESCROW),
        (replace(copy, sealed=copy.sealed[:20]), ESCROW),
        (close_key(KEY[:-1], "0001", PUBLIC, 0), ESCROW),
    ):
        with pytest.raises(CannotOpenError):
            open_key(wrong, key)


def test_a_copy_out_of_its_bounds_is_no_message() -> None:
    copy = close_key(KEY, "0001", PUBLIC, 0)

    for wrong in (replace(copy, device="1"), replace(copy, sealed=b""), replace(copy, at=2**54)):
        with pytest.raises(MalformedMessageError):
            decode(RecoveryCopy, encode(wrong))
