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
        """The SQLite file; not there where the database is PostgreSQL."""
        return self.root / "central.db"

    @property
    def settings(self) -> Path:
        """What the commands must know of this platform."""
        return self.root / "central.toml"

    @property
    def keys(self) -> Path:
        """Private keys."""
        return self.root / "keys"

    @property
    def authority(self) -> Path:
        """The platform's own CA (X.509, PEM)."""
        return self.keys / "authority.pem"

    @property
    def authority_key(self) -> Path:
        """Private key of the CA; needed only to renew the server's certificate."""
        return self.keys / "authority.key"

    @property
    def server_certificate(self) -> Path:
        """Private key and certificate of the server, in one PEM file."""
        return self.keys / "server.pem"

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
        """Create what is missing, closed to others; the names are on the disk on return."""
        for path in (self.root, self.keys, self.files, self.incoming):
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in (self.root.parent, self.root, self.files):
            sync_folder(path)


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
