"""The proof of a slip: what was filed, when and by whom, signed by the kiosk that gave the slip."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.wire import jws
from sync.wire.devices import DeviceKey, DeviceList, ListedDevice
from sync.wire.proof_errors import (
    ForgedProofError,
    NotAProofError,
    OtherFilingError,
    RevokedDeviceError,
    StaleListError,
    UnlistedDeviceError,
)
from sync.wire.slip import NUMBERS, Slip, read_numbers, slip_text

MAX_WORDS = 24
_LATEST = 2**36  # seconds: beyond it a date has more than four digits of the year


@dataclass(frozen=True, slots=True)
class SlipProof:
    """What a slip proves.

    `items`: the code of each number's service item. `title`: what was filed for, at most `MAX_WORDS`
    characters as the name is. `at`: seconds since 1970, by the device's clock. `digest`: see
    `joint_digest`.
    """

    device: str
    numbers: tuple[str, ...]
    items: tuple[str, ...]
    title: str
    masked_name: str
    at: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Proven:
    """A proof that holds, the device that signed it, and with which of its keys."""

    proof: SlipProof
    device: ListedDevice
    key: DeviceKey

    @property
    def is_by_earlier_key(self) -> bool:
        """Whether the platform had been told of a newer key by then."""
        return self.key.until is not None and self.proof.at * 1000 > self.key.until


def joint_digest(digests: Sequence[bytes]) -> bytes:
    """Return the digest of one envelope as it is, of several that of their digests in a row."""
    return digests[0] if len(digests) == 1 else sha256(b"".join(digests)).digest()


def sign_proof(proof: SlipProof, key: Ed25519PrivateKey) -> str:
    """Return the compact JWS of a proof under the device's key; the same proof, the same text."""
    return jws.write(proof.device, _payload(proof), key)


def proof_text(address: str, numbers: tuple[str, ...], proof: str) -> str:
    """Return what the QR says: the page of the slip at `address`, and behind it the proof."""
    return f"{slip_text(address, Slip(numbers[0], None, numbers[1:]))}#{proof}"


def require_held(proof: SlipProof, held: Sequence[bytes | None]) -> bool:
    """Compare a proof with the envelopes that are held; return whether all of them are.

    Args:
        proof: verified.
        held: the digest of each number's envelope, None where there is none.

    Raises:
        OtherFilingError: they are not those that the slip was given for.
    """
    digests = [digest for digest in held if digest is not None]
    if len(digests) < len(proof.numbers):
        return False
    if joint_digest(digests) != proof.digest:
        raise OtherFilingError(" ".join(proof.numbers))
    return True


def is_proof(text: str) -> bool:
    """Tell whether a text has the form of the code that proves a slip; nothing is verified."""
    try:
        jws.read(text.strip().rpartition("#")[2])
    except NotAProofError:
        return False
    return True


def verify_proof(text: str, devices: DeviceList, as_of: int) -> Proven:
    """Verify the text of a slip's QR, or the proof alone, without asking anybody.

    A device's keys count all alike, also one that was changed since: kiosks that are away from the
    network go on with the old one. A proof from before a revocation holds.

    Args:
        text: all of it counts, the address before the proof too.
        devices: verified.
        as_of: when the list was still the platform's latest, in milliseconds since 1970.

    Raises:
        NotAProofError, ForgedProofError, UnlistedDeviceError, RevokedDeviceError: do not accept it.
        StaleListError: a later list may know the key.
    """
    page, separator, behind = text.strip().rpartition("#")
    compact = jws.read(behind)
    device = devices.device(compact.device)
    keys = device.keys if device else ()
    key = next((one for one in keys if compact.is_by(one.public_key)), None)
    if device is None or key is None:
        if _claims_later(compact, as_of):
            raise StaleListError(f"signed as {compact.device}; the list is of {as_of}")
        kind = UnlistedDeviceError if device is None else ForgedProofError
        raise kind(f"signed as {compact.device}")
    proof = _proof(compact)
    if separator and text.strip() != proof_text(device.address, proof.numbers, behind):
        raise ForgedProofError(f"not at the address of {device.device}: {page}")
    if device.revoked_at is not None and proof.at * 1000 >= device.revoked_at:
        raise RevokedDeviceError(f"{device.device} was revoked at {device.revoked_at}")
    return Proven(proof, device, key)


def _payload(proof: SlipProof) -> bytes:
    claims = {
        "n": NUMBERS.join(proof.numbers),
        "i": proof.items,
        "t": proof.title,
        "p": proof.masked_name,
        "iat": proof.at,
        "h": jws.to_base64(proof.digest),
    }
    return json.dumps(claims, ensure_ascii=False, separators=(",", ":")).encode()


def _claims_later(compact: jws.Compact, as_of: int) -> bool:
    """Tell whether what nobody vouches for says that it was made after a moment."""
    try:
        return _proof(compact).at * 1000 > as_of
    except NotAProofError:
        return False


def _proof(compact: jws.Compact) -> SlipProof:
    """Read the claims; more than those that are known may stand there.

    Raises:
        NotAProofError: one is missing or of another form.
    """
    try:
        claims: dict[str, Any] = json.loads(compact.payload)
        proof = SlipProof(
            device=compact.device,
            numbers=read_numbers(claims["n"]),
            items=tuple(claims["i"]),
            title=claims["t"],
            masked_name=claims["p"],
            at=claims["iat"],
            digest=jws.from_base64(claims["h"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NotAProofError("other claims than a slip's") from error
    words = (*proof.items, proof.title, proof.masked_name)
    if not (
        len(proof.numbers) == len(proof.items) > 0
        and all(isinstance(one, str) for one in words)
        and type(proof.at) is int
        and 0 <= proof.at <= _LATEST
        and len(proof.digest) == sha256().digest_size
    ):
        raise NotAProofError("other claims than a slip's")
    return proof
