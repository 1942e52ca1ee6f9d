"""The platform's own keys: made once by `central init`, each read only by who needs it."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from sync.central.errors import KeyUnreadableError
from sync.central.folder import write_durably


def write_key(path: Path, key: Ed25519PrivateKey | X25519PrivateKey) -> None:
    """Write a private key (PKCS #8, PEM), readable by its owner only."""
    data = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    write_durably(path, data)


def read_signing_key(path: Path) -> Ed25519PrivateKey:
    """Read the key that signs receipts and answers.

    Raises:
        KeyUnreadableError: not there, or not such a key.
    """
    key = _read(path)
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnreadableError(f"{path.name} is not an Ed25519 key")
    return key


def read_opening_key(path: Path) -> X25519PrivateKey:
    """Read the key that opens filings.

    Raises:
        KeyUnreadableError: not there, or not such a key.
    """
    key = _read(path)
    if not isinstance(key, X25519PrivateKey):
        raise KeyUnreadableError(f"{path.name} is not an X25519 key")
    return key


def _read(path: Path) -> object:
    try:
        return load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError) as error:
        raise KeyUnreadableError(f"{path.name}: {type(error).__name__}") from error
