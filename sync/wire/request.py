"""How a device names itself on requests that carry no signed message: one header.

`Authorization: Township device="0001", at="1767225600000", key="…", signature="…"` — the signature
(purpose `request`) covers method, target, device and time. Replaying one gains nothing: reads
show the device its own hall, and file bytes are named by their hash.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.errors import BadSignatureError
from sync.wire.sign import REQUEST, Signed, sign, verify

_HEADER = re.compile(
    r'Township device="(?P<device>[0-9]{4,12})", at="(?P<at>[0-9]{1,16})", '
    r'key="(?P<key>[0-9a-f]{16})", signature="(?P<signature>[A-Za-z0-9_-]{86}==)"'
)


@dataclass(frozen=True, slots=True)
class Credential:
    """The parts of the header, not yet verified."""

    device: str
    at: int
    key: bytes
    signature: bytes


def authorize(
    private_key: Ed25519PrivateKey, device: str, method: str, target: str, at: int
) -> str:
    """Return the header's value; `target` is path and query, `at` milliseconds since 1970."""
    signed = sign(private_key, REQUEST, _payload(device, method, target, at))
    signature = base64.urlsafe_b64encode(signed.signature).decode()
    return (
        f'Township device="{device}", at="{at}", key="{signed.key.hex()}", signature="{signature}"'
    )


def read_credential(header: str) -> Credential:
    """Take the header apart.

    Raises:
        BadSignatureError: not of this form.
    """
    match = _HEADER.fullmatch(header)
    if match is None:
        raise BadSignatureError("no credential of this protocol")
    try:
        signature = base64.urlsafe_b64decode(match["signature"])
    except binascii.Error as error:
        raise BadSignatureError("signature is not base64") from error
    return Credential(match["device"], int(match["at"]), bytes.fromhex(match["key"]), signature)


def verify_credential(
    credential: Credential, keys: Mapping[bytes, bytes], method: str, target: str
) -> None:
    """Check a credential against the device's keys (key id to raw public key).

    Raises:
        BadSignatureError: it was made for another request, or by another key.
    """
    payload = _payload(credential.device, method, target, credential.at)
    verify(keys, REQUEST, Signed(payload, credential.key, credential.signature))


def _payload(device: str, method: str, target: str, at: int) -> bytes:
    return "\n".join((method, target, device, str(at))).encode()
