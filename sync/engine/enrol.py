"""Enrolment: a one-time code makes this device known to the platform."""

from sync.errors import BadSignatureError, MalformedMessageError
from sync.store import Enrolment, Store
from sync.transport import Transport
from sync.wire.codec import decode, encode
from sync.wire.enrolling import Invitation, ask
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
    return _keep(
        store, url, transport.enrol(encode(EnrolmentRequest(1, code, public))), fingerprint
    )


def enrol_invited(
    store: Store, transport: Transport, invitation: Invitation, code: str
) -> Enrolment:
    """Hand in `code` as `request_of` has it: nothing rests on the link. Raises what `enrol` does."""
    return take_answer(store, invitation, transport.enrol(request_of(store, invitation, code)))


def request_of(store: Store, invitation: Invitation, code: str) -> bytes:
    """Return what asks the platform to take this device up, whoever carries it."""
    return encode(ask(invitation, code, store.device_key()))


def take_answer(store: Store, invitation: Invitation, data: bytes) -> Enrolment:
    """Keep the answer to a request, whoever brought it.

    Raises:
        MalformedMessageError: it is no answer.
        BadSignatureError: it was altered, is another platform's or for another device's key.
        StoreFullError: the enrolment could not be kept.
    """
    return _keep(store, invitation.address, data, invitation.fingerprint)


def _keep(store: Store, url: str, data: bytes, fingerprint: bytes | None) -> Enrolment:
    public = store.device_key().public_key().public_bytes_raw()
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
