"""Enrolment: a one-time code makes this device known to the platform."""

from sync.store import Enrolment, Store
from sync.transport import Transport
from sync.wire.codec import decode, encode
from sync.wire.messages import EnrolmentAnswer, EnrolmentRequest


def enrol(store: Store, transport: Transport, url: str, code: str) -> Enrolment:
    """Hand in `code` to the platform that `transport` reaches at `url`; keep its answer.

    The device key is made with the store, so the platform knows a repeat after a lost answer.

    Raises:
        RefusedError: the code is unknown, used or too old.
        TransportError: the platform gave no answer of use.
        MalformedMessageError: its answer is not of the wire's form.
        StoreFullError: the enrolment could not be kept.
    """
    public = store.device_key().public_key().public_bytes_raw()
    answer = transport.enrol(encode(EnrolmentRequest(1, code, public)))
    enrolment = Enrolment(url, decode(EnrolmentAnswer, answer))
    store.save_enrolment(enrolment)
    return enrolment
