"""Keys that sign releases: the private halves offline, the public ones for the platforms."""

from collections.abc import Sequence
from pathlib import Path

from sync.central.errors import KeyUnreadableError
from sync.central.folder import write_durably
from sync.central.signers import new_signer, public_pem
from sync.wire.release import APPLICATION


def new_keys(offline: Sequence[Path], public: Path) -> None:
    """Make a key in each of these folders, and write all public halves into one.

    Raises:
        KeyUnreadableError: a folder cannot be written.
    """
    signers = [new_signer(folder, APPLICATION) for folder in offline]
    try:
        public.mkdir(parents=True, exist_ok=True)
        for signer in signers:
            name = f"{APPLICATION}-{signer.public_key.keyid[:16]}.pub"
            write_durably(public / name, public_pem(signer))
    except OSError as error:
        raise KeyUnreadableError(f"{public.name}: {error.strerror}") from error
