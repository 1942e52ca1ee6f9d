"""The platform's private keys: files in the folder keys, read only by who needs them.

A private key is found by its public half, whatever its file is called, so that old ones may lie
beside the present one, or elsewhere altogether.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from sync.central.errors import KeyUnreadableError
from sync.central.folder import Folder, write_durably
from sync.errors import CannotOpenError
from sync.wire.envelope import Envelope
from sync.wire.seal import Opened, open_envelope
from sync.wire.sign import key_id

Role = Literal["signing", "platform", "escrow"]
PrivateKey = Ed25519PrivateKey | X25519PrivateKey
OpeningKeys = Mapping[bytes, X25519PrivateKey]
_PREFIX: dict[Role, str] = {"signing": "signing", "platform": "opening", "escrow": "escrow"}


def write_key(path: Path, key: PrivateKey | EllipticCurvePrivateKey) -> None:
    """Write a private key (PKCS #8, PEM), readable by its owner only."""
    data = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    write_durably(path, data)


def first_key(folder: Folder, role: Role) -> PrivateKey:
    """Return the first key of a role: the one that lies ready, or a new one, written.

    Raises:
        KeyUnreadableError: the file is damaged.
    """
    path = folder.keys / f"{_PREFIX[role]}.key"
    if not path.exists():
        write_key(path, _generate(role))
    return read_key(path)


def next_key(folder: Folder, role: Role) -> PrivateKey:
    """Make another key of a role, in a file of its own."""
    key = _generate(role)
    write_key(folder.keys / f"{_PREFIX[role]}-{id_of(key).hex()}.key", key)
    return key


def read_keys(folder: Folder, role: Role) -> dict[bytes, PrivateKey]:
    """Return the keys of a role that lie here, by key id.

    Raises:
        KeyUnreadableError: a file is damaged.
    """
    keys = map(read_key, sorted(folder.keys.glob(f"{_PREFIX[role]}*.key")))
    return {id_of(key): key for key in keys}


def read_signing_key(folder: Folder, wanted: bytes) -> Ed25519PrivateKey:
    """Return the signing key of this id.

    Raises:
        KeyUnreadableError: it is not here, or a file is damaged.
    """
    key = read_keys(folder, "signing").get(wanted)
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnreadableError(f"signing key {wanted.hex()}")
    return key


def read_opening_keys(folder: Folder) -> dict[bytes, X25519PrivateKey]:
    """Read the keys that open filings, by key id: the present one and those before.

    Raises:
        KeyUnreadableError: there is none, or a file is damaged.
    """
    keys = read_keys(folder, "platform").items()
    opening = {id_: key for id_, key in keys if isinstance(key, X25519PrivateKey)}
    if not opening:
        raise KeyUnreadableError("opening.key")
    return opening


def open_with(keys: OpeningKeys, envelope: Envelope) -> Opened:
    """Open an envelope with whichever of `keys` it was sealed to.

    Raises:
        CannotOpenError: to none of them, or altered.
        MalformedMessageError: the body is not of the wire's form.
    """
    for wrap in envelope.wraps:
        if wrap.key in keys:
            return open_envelope(envelope, keys[wrap.key])
    raise CannotOpenError("not sealed to these keys")


def id_of(key: PrivateKey) -> bytes:
    """Return the key id of a key's public half."""
    return key_id(key.public_key().public_bytes_raw())


def _generate(role: Role) -> PrivateKey:
    return Ed25519PrivateKey.generate() if role == "signing" else X25519PrivateKey.generate()


def read_key(path: Path) -> PrivateKey:
    """Read a private key (PEM).

    Raises:
        KeyUnreadableError: it is not here, damaged, or of another kind.
    """
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError) as error:
        raise KeyUnreadableError(f"{path.name}: {type(error).__name__}") from error
    if not isinstance(key, PrivateKey):
        raise KeyUnreadableError(f"{path.name} is not a key of ours")
    return key
