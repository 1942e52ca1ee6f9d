"""Making a device known again to a platform that was restored to before it knew its key."""

from pathlib import Path

from sync.errors import MalformedMessageError
from sync.store import Store
from sync.transport import RefusedError, Transport
from sync.wire import courier
from sync.wire.codec import decode, encode
from sync.wire.messages import NewKey
from sync.wire.sign import Signed


def introduce_again(store: Store, transport: Transport) -> bool:
    """Tell a platform who this is that was restored to before it knew; return whether one can.

    It gets its own signed answer to the enrolment back, then all keys that this device ever took,
    in their order. What it has heard already it takes for good.

    Raises:
        TransportError: the platform gave no answer of use, or refused.
    """
    enrolment, announcements = store.enrolment(), store.announcements()
    signed = None if enrolment is None else enrolment.signed
    if signed is not None:
        transport.introduce(encode(signed))
    for announcement in announcements:
        transport.change_key(announcement)
    return signed is not None or bool(announcements)


def introduce_others(folder: Path, transport: Transport) -> int:
    """Hand in all that a courier folder says of keys, in the order in which the platform takes it.

    What it refuses, as it knows nothing of the device or better, changes nothing.

    Returns:
        How many files were left alone that are altered.

    Raises:
        TransportError: the platform gave no answer of use.
        OSError: the medium failed.
    """
    named = courier.keys(folder)
    words = [one for digest in named if (one := _word(folder, digest)) is not None]
    altered, before = len(named) - len(words), -1
    while words and len(words) != before:
        before = len(words)
        words = [one for one in words if not _is_taken(one, transport)]
    return altered


def _word(folder: Path, digest: bytes) -> Signed | None:
    try:
        return decode(Signed, courier.read(courier.key_path(folder, digest)) or b"")
    except MalformedMessageError:
        return None


def _is_taken(signed: Signed, transport: Transport) -> bool:
    """Hand in what is either a new key or a signed answer to an enrolment."""
    try:
        if _is_new_key(signed):
            transport.change_key(encode(signed))
        else:
            transport.introduce(encode(signed))
    except RefusedError:
        return False
    return True


def _is_new_key(signed: Signed) -> bool:
    try:
        decode(NewKey, signed.payload)
    except MalformedMessageError:
        return False
    return True
