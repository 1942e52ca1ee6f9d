"""Result documents, closed for the slip of their case alone.

Nobody but the holder of the slip's secret opens it: not the kiosk that keeps it, and not the
platform either, once it has sealed it.
"""

from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

import cbor2
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from sync.errors import CannotOpenError, MalformedMessageError
from sync.wire.changes import MAX_RESULT_BYTES
from sync.wire.codec import Millis, Name, Size, decode, encode
from sync.wire.seal import HPKE
from sync.wire.sign import key_id

# The rest is for its other fields, the encapsulated key and the tag.
MAX_DOCUMENT_BYTES = MAX_RESULT_BYTES - 2**12


@dataclass(frozen=True, slots=True)
class ResultDocument:
    """A document in clear. `name` may tell of a person, and so it travels closed, too."""

    v: Literal[1]
    name: Name
    media_type: Literal["application/pdf", "image/jpeg"]
    at: Millis
    data: Annotated[bytes, Size(1, MAX_DOCUMENT_BYTES)]


def close_result(document: ResultDocument, case: UUID, slip_key: bytes) -> bytes:
    """Close the document of a case for its slip.

    Args:
        document: in clear.
        case: id of the envelope that opened the case; the document is bound to it.
        slip_key: the slip's raw X25519 public key.

    Raises:
        MalformedMessageError: a field does not fit the wire.
    """
    public = X25519PublicKey.from_public_bytes(slip_key)
    return HPKE.encrypt(encode(document), public, _info(case, key_id(slip_key)))


def open_result(sealed: bytes, case: UUID, slip: X25519PrivateKey) -> ResultDocument:
    """Open the document of a case with its slip's key (`sync.wire.slip.slip_key`).

    Raises:
        CannotOpenError: closed for another slip or another case, or altered.
    """
    own = key_id(slip.public_key().public_bytes_raw())
    try:
        return decode(ResultDocument, HPKE.decrypt(sealed, slip, _info(case, own)))
    except (InvalidTag, ValueError, MalformedMessageError) as error:
        raise CannotOpenError("a result for another slip or case, or altered") from error


def _info(case: UUID, key: bytes) -> bytes:
    return cbor2.dumps(["township-kiosk/1/result", "intl", case.bytes], canonical=True) + key
