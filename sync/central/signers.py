"""The private keys that sign the repository of trust: files in folders, found by what they are."""

from collections.abc import Iterable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)
from securesystemslib.signer import CryptoSigner, Key, SSlibKey

from sync.central.errors import KeyUnreadableError
from sync.central.folder import write_durably

Signers = dict[str, CryptoSigner]


def new_signer(folder: Path, role: str) -> CryptoSigner:
    """Make a key and write it (PKCS #8, PEM, mode 0600) into `folder`.

    Raises:
        KeyUnreadableError: the folder cannot be written.
    """
    signer = CryptoSigner.generate_ed25519()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_durably(folder / f"{role}-{signer.public_key.keyid[:16]}.key", signer.private_bytes)
    except OSError as error:
        raise KeyUnreadableError(f"{folder.name}: {error.strerror}") from error
    return signer


def public_pem(signer: CryptoSigner) -> bytes:
    """Return the public half of a key as a file of its own (PEM)."""
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signer.public_key.keyval["public"]))
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def read_public_keys(folder: Path) -> list[Key]:
    """Return the public keys (*.pub) in a folder.

    Raises:
        KeyUnreadableError: the folder is not there, or a file is no Ed25519 key.
    """
    if not folder.is_dir():
        raise KeyUnreadableError(f"no folder {folder.name}")
    return [_read_public(path) for path in sorted(folder.glob("*.pub"))]


def read_signers(folders: Iterable[Path]) -> Signers:
    """Return every signer in these folders by its key id; file names say nothing.

    Raises:
        KeyUnreadableError: a folder is not there, or a key file is damaged.
    """
    signers: Signers = {}
    for folder in folders:
        if not folder.is_dir():
            raise KeyUnreadableError(f"no folder {folder.name}")
        for path in sorted(folder.glob("*.key")):
            signer = _read(path)
            signers[signer.public_key.keyid] = signer
    return signers


def _read(path: Path) -> CryptoSigner:
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError) as error:
        raise KeyUnreadableError(f"{path.name}: {type(error).__name__}") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnreadableError(f"{path.name} is not an Ed25519 key")
    return CryptoSigner(key)


def _read_public(path: Path) -> Key:
    try:
        key = load_pem_public_key(path.read_bytes())
    except (OSError, ValueError) as error:
        raise KeyUnreadableError(f"{path.name}: {type(error).__name__}") from error
    if not isinstance(key, Ed25519PublicKey):
        raise KeyUnreadableError(f"{path.name} is not an Ed25519 key")
    return SSlibKey.from_crypto(key)
