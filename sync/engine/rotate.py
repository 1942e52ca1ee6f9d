"""A new device key: announced by the old one, taken only when the platform has it."""

from sync.engine.introduce import introduce_again
from sync.store import NotEnrolledError, Store
from sync.transport import Signer, Transport, UnknownDeviceError
from sync.wire.codec import encode
from sync.wire.messages import NewKey
from sync.wire.sign import DEVICE_KEY, DEVICE_KEY_PROOF, sign


def rotate_device_key(store: Store, transport: Transport) -> None:
    """Give this device a new key; safe against lost answers and crashes at any point.

    The new key is stored first, then announced, and takes the old one's place when the platform
    has answered. Should that answer be lost, the next cycle (or call) announces the very same key
    again, which the platform takes for good.

    Raises:
        NotEnrolledError: there is no platform to tell.
        TransportError: the platform gave no answer of use, or refused; the old key still counts.
    """
    old, new = signer_of(store), store.next_device_key()
    proof = sign(new, DEVICE_KEY_PROOF, old.device.encode())
    request = NewKey(1, old.device, new.public_key().public_bytes_raw(), proof.signature)
    announcement = encode(sign(old.key, DEVICE_KEY, encode(request)))
    try:
        transport.change_key(announcement)
    except UnknownDeviceError:
        if not introduce_again(store, transport):
            raise
        transport.change_key(announcement)
    store.adopt_device_key(announcement)


def signer_of(store: Store) -> Signer:
    """Return this device as it signs now.

    Raises:
        NotEnrolledError: it has no code yet.
    """
    enrolment = store.enrolment()
    if enrolment is None:
        raise NotEnrolledError("no platform to talk to")
    return Signer(enrolment.answer.device, store.device_key())
