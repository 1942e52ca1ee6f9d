"""How a new device asks to take part, by network or by hand: nothing rests on the way it takes.

A platform that makes a one-time code draws a key pair for it, too. What is public of both is the
*invitation*, a QR. The device seals the code to that key and signs the whole by its own key; the
platform signs its answer (`EnrolmentAnswer`) by the key that the invitation names.
"""

import re
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from ipaddress import IPv6Address
from typing import Annotated, Literal

import cbor2
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from sync.errors import BadSignatureError, CannotOpenError
from sync.wire.codec import Size, decode, encode
from sync.wire.messages import EnrolmentRequest
from sync.wire.seal import HPKE
from sync.wire.sign import ENROLMENT_REQUEST, INVITATION, Signed, key_id, sign, verify

NUMBER_DIGITS = 4
CODE_DIGITS = 10
MAX_ADDRESS = 192

_TEXT = re.compile(
    r"township-enrol:1:(?P<number>\d{4}):(?P<fingerprint>[0-9a-f]{16}):(?P<key>[\w-]{43}):"
    r"(?P<address>https?://[!-~]+)",
    re.ASCII,
)
_NAME = r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
_ADDRESS = re.compile(
    rf"((?P<scheme>https?)://)?(?P<host>{_NAME}(\.{_NAME})*|\[(?P<six>[0-9a-f:.]+)\])"
    r"(:(?P<port>[0-9]{1,5}))?(?P<path>(/[\w.~-]+)*)/*",
    re.ASCII | re.IGNORECASE,
)
_PORTS = range(1, 2**16)


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the QR of an enrolment says; nothing of it is secret.

    Attributes:
        number: which enrolment, the first four digits of its code.
        fingerprint: key id of the platform's signing key.
        key: raw X25519 public key, of this enrolment alone.
        address: scheme, host and port of the platform.
    """

    number: str
    fingerprint: bytes
    key: bytes
    address: str

    @property
    def text(self) -> str:
        """One line of printable ASCII, as barcode scanners type it."""
        key = urlsafe_b64encode(self.key).decode().rstrip("=")
        named = f"{self.number}:{self.fingerprint.hex()}:{key}"
        return f"township-enrol:1:{named}:{self.address}"

    def is_of(self, code: str) -> bool:
        """Tell whether a one-time code has the digits of a code, and belongs to this."""
        digits = len(code) == CODE_DIGITS and code.isascii() and code.isdecimal()
        return digits and code.startswith(self.number)


@dataclass(frozen=True, slots=True)
class InvitedRequest:
    """A device that was invited; travels as `Signed` (purpose `enrolment-request`) by its own key.

    `sealed`: HPKE (`enc ‖ ciphertext`) of the one-time code, bound to number and device key.
    """

    v: Literal[1]
    number: Annotated[str, Size(NUMBER_DIGITS, NUMBER_DIGITS)]
    device_key: Annotated[bytes, Size(32, 32)]
    sealed: Annotated[bytes, Size(16, 2048)]


@dataclass(frozen=True, slots=True)
class KeyOfEnrolment:
    """For who cannot scan the QR; travels as `Signed` (purpose `invitation`) by the platform.

    `signing_key`: the platform's raw Ed25519 key, told apart by the fingerprint that was typed.
    """

    v: Literal[1]
    number: Annotated[str, Size(NUMBER_DIGITS, NUMBER_DIGITS)]
    key: Annotated[bytes, Size(32, 32)]
    signing_key: Annotated[bytes, Size(32, 32)]


def invitation_from(signed: Signed, address: str, fingerprint: bytes, number: str) -> Invitation:
    """Return the invitation of this number, if the platform of this fingerprint signed it.

    Raises:
        BadSignatureError: it did not, or it is of another number.
        MalformedMessageError: it is no such message.
    """
    told = decode(KeyOfEnrolment, signed.payload)
    verify({key_id(told.signing_key): told.signing_key}, INVITATION, signed)
    if signed.key != fingerprint or told.number != number:
        raise BadSignatureError(f"invitation: signed by {signed.key.hex()} for {told.number}")
    return Invitation(number, fingerprint, told.key, address)


def read_invitation(text: str) -> Invitation | None:
    """Return what a code says, None if it is no invitation."""
    found = _TEXT.fullmatch(text.strip())
    address = None if found is None else plain_address(found["address"])
    if found is None or address is None:
        return None
    fingerprint, key = bytes.fromhex(found["fingerprint"]), urlsafe_b64decode(found["key"] + "=")
    return Invitation(found["number"], fingerprint, key, address)


def plain_address(text: str) -> str | None:
    """Return the address of a platform as it is written, None if the text is none.

    Signs of a Chinese keyboard stand for the plain ones, and https:// goes without saying.
    """
    typed = unicodedata.normalize("NFKC", text).replace("。", ".").strip()
    found = _ADDRESS.fullmatch(typed)
    if found is None or int(found["port"] or _PORTS[0]) not in _PORTS:
        return None
    if found["six"] is not None and not _is_ipv6(found["six"]):
        return None
    port = f":{found['port']}" if found["port"] else ""
    address = f"{(found['scheme'] or 'https').lower()}://{found['host']}{port}{found['path']}"
    return address if len(address) <= MAX_ADDRESS else None


def ask(invitation: Invitation, code: str, device_key: Ed25519PrivateKey) -> Signed:
    """Return the request of the device of this key: the code, for the platform's eyes alone."""
    public = device_key.public_key().public_bytes_raw()
    key = X25519PublicKey.from_public_bytes(invitation.key)
    sealed = HPKE.encrypt(code.encode(), key, _info(invitation.number, public))
    request = InvitedRequest(1, invitation.number, public, sealed)
    return sign(device_key, ENROLMENT_REQUEST, encode(request))


def read_request(signed: Signed) -> InvitedRequest:
    """Return the request, if it is signed by the key that it asks for.

    Raises:
        BadSignatureError: it is not.
        MalformedMessageError: it is no request.
    """
    request = decode(InvitedRequest, signed.payload)
    verify({key_id(request.device_key): request.device_key}, ENROLMENT_REQUEST, signed)
    return request


def open_request(request: InvitedRequest, key: X25519PrivateKey) -> EnrolmentRequest:
    """Return what is asked, with the code that only the key of this enrolment opens.

    Raises:
        CannotOpenError: sealed for another enrolment or another device, or altered.
    """
    try:
        code = HPKE.decrypt(request.sealed, key, _info(request.number, request.device_key))
    except (InvalidTag, ValueError) as error:
        raise CannotOpenError(f"it is of another enrolment than {request.number}") from error
    return EnrolmentRequest(1, code.decode("ascii", "replace"), request.device_key)


def _is_ipv6(text: str) -> bool:
    try:
        IPv6Address(text)
    except ValueError:
        return False
    return True


def _info(number: str, device_key: bytes) -> bytes:
    return cbor2.dumps(["township-kiosk/1/enrolment", "intl", number], canonical=True) + device_key
