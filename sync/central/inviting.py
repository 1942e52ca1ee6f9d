"""Requests of devices that were invited: the code in them is sealed to a key of the enrolment's own."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import Connection, select

from sync.central import schema
from sync.central.enrolment import Host, enrol
from sync.central.journal import Entry
from sync.errors import CannotOpenError, MalformedMessageError
from sync.wire.codec import decode, encode
from sync.wire.enrolling import InvitedRequest, KeyOfEnrolment, open_request, read_request
from sync.wire.messages import EnrolmentRequest
from sync.wire.sign import INVITATION, Signed, sign

_codes = schema.enrolment_codes


def answer_request(entry: Entry, data: bytes, host: Host) -> bytes | None:
    """Return the encoded, signed EnrolmentAnswer to a request, None if it is refused.

    Args:
        entry: notes the device, or a wrong try.
        data: an encoded EnrolmentRequest, or the Signed one of a device that was invited.
        host: who answers.

    Raises:
        BadSignatureError: the device has not the key that it asks for.
        MalformedMessageError: it is neither.
    """
    try:
        signed = decode(Signed, data)
    except MalformedMessageError:
        request: EnrolmentRequest | None = decode(EnrolmentRequest, data)
    else:
        request = _opened(entry.connection, read_request(signed))
    return None if request is None else enrol(entry, request, host)


def invitation_of(
    connection: Connection, number: str, signing_key: Ed25519PrivateKey, now: int
) -> bytes | None:
    """Return the encoded, signed KeyOfEnrolment, None where no code of this number is good."""
    key = connection.scalar(
        select(_codes.c.sealing_key).where(_codes.c.selector == number, _codes.c.expires_at > now)
    )
    if key is None:
        return None
    public = X25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()
    own = signing_key.public_key().public_bytes_raw()
    return encode(sign(signing_key, INVITATION, encode(KeyOfEnrolment(1, number, public, own))))


def _opened(connection: Connection, request: InvitedRequest) -> EnrolmentRequest | None:
    """Open a request with the key of its enrolment; numbers come again, after their time."""
    keys = connection.scalars(
        select(_codes.c.sealing_key)
        .where(_codes.c.selector == request.number, _codes.c.sealing_key.is_not(None))
        .order_by(_codes.c.id.desc())
    )
    for key in keys:
        try:
            return open_request(request, X25519PrivateKey.from_private_bytes(key))
        except CannotOpenError:
            continue
    return None
