"""The data folder: what lies where, and writing a file so that it stays."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folder:
    """Paths of one platform's data."""

    root: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.root / "central.db"

    @property
    def signing_key(self) -> Path:
        """Private Ed25519 key that signs receipts and answers."""
        return self.root / "keys" / "signing.key"

    @property
    def opening_key(self) -> Path:
        """Private X25519 key that opens filings; only case work reads it, intake never."""
        return self.root / "keys" / "opening.key"

    @property
    def files(self) -> Path:
        """Sealed attachments by digest."""
        return self.root / "files"

    @property
    def incoming(self) -> Path:
        """Sealed attachments that are not whole yet."""
        return self.files / "incoming"

    def stored(self, digest: bytes) -> Path:
        """Return where the whole file of this digest lies."""
        return self.files / digest.hex()[:2] / digest.hex()

    def make(self) -> None:
        """Create what is missing, closed to others."""
        for path in (self.root, self.signing_key.parent, self.files, self.incoming):
            path.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_durably(path: Path, data: bytes) -> None:
    """Write a file (mode 0600) whole or not at all, and on the disk before this returns."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
