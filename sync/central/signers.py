"""The private keys that sign the repository of trust: files in folders, found by what they are."""

from collections.abc import Iterable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from securesystemslib.signer import CryptoSigner

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
