"""Enrolment: a one-time code makes this device known to the platform."""

from sync.errors import BadSignatureError, MalformedMessageError
from sync.store import Enrolment, Store
from sync.transport import Transport
from sync.wire.codec import decode, encode
from sync.wire.messages import EnrolmentAnswer, EnrolmentRequest
from sync.wire.sign import ENROLMENT, Signed, key_id, verify


def enrol(
    store: Store, transport: Transport, url: str, code: str, *, fingerprint: bytes | None = None
) -> Enrolment:
    """Hand in `code` to the platform that `transport` reaches at `url`; keep its answer.

    `fingerprint` is the key id of the platform's signing key, as the technician got it by another
    way; without it the link is trusted this once.

    The device key is made with the store, so the platform knows a repeat after a lost answer.

    Raises:
        RefusedError: the code is unknown, used or too old.
        TransportError: the platform gave no answer of use.
        MalformedMessageError: its answer is not of the wire's form.
        BadSignatureError: the answer is not signed, or by another key than `fingerprint` names, or
            it is for another device's key.
        StoreFullError: the enrolment could not be kept.
    """
    public = store.device_key().public_key().public_bytes_raw()
    data = transport.enrol(encode(EnrolmentRequest(1, code, public)))
    try:
        signed = decode(Signed, data)
        enrolment = Enrolment(url, _read(signed, public, fingerprint), signed=signed)
    except (BadSignatureError, MalformedMessageError):
        store.replica.note_refused(1)
        raise
    store.save_enrolment(enrolment)
    return enrolment


def _read(signed: Signed, public: bytes, fingerprint: bytes | None) -> EnrolmentAnswer:
    """Read an answer for this device's key that was signed by one of the keys it names."""
    answer = decode(EnrolmentAnswer, signed.payload)
    verify({key_id(key): key for key in answer.signing_keys}, ENROLMENT, signed)
    if fingerprint is not None and signed.key != fingerprint:
        raise BadSignatureError(f"enrolment: signed by {signed.key.hex()}")
    if answer.device_key != public:
        raise BadSignatureError("enrolment: of another device's key")
    return answer
