"""Sealed attachments on the disk, each under the SHA-256 of its sealed bytes."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import file_digest, sha256
from pathlib import Path

from sync.store.durable import make_folder, room_needed, sync_folder, write_files, writing
from sync.store.errors import AttachmentLostError


class SealedFiles:
    """The folder `files/<sha256>`. A file is there whole or not at all.

    One flat folder, so that a filing costs one sync of a folder, however many files it has.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with room_needed():
            make_folder(folder)

    @contextmanager
    def laying(self, files: Collection[tuple[bytes, bytes]]) -> Iterator[Callable[[], None]]:
        """Write files, as digest and data, unless they are there.

        The disk works on them until the call that is lent, after which they outlive a power cut.
        What another process swept meanwhile it writes again: nobody sweeps while the caller holds
        the write lock of the database.

        Raises:
            StoreFullError: no room, or no right to write; then or at the call.
        """
        pairs = [(self.path(digest), data) for digest, data in files]

        def missing() -> list[tuple[Path, bytes]]:
            return [(path, data) for path, data in pairs if not path.exists()]

        def settle() -> None:
            with room_needed():
                with suppress(FileNotFoundError):  # swept
                    finish()
                write_files(missing())
                if pairs:
                    sync_folder(self._folder)

        with room_needed(), writing(missing()) as finish:
            yield settle

    def hold(self, digests: Iterable[bytes]) -> bool:
        """Tell whether all these files are there."""
        return all(self.path(digest).exists() for digest in digests)

    def path(self, digest: bytes) -> Path:
        """Return where the file with this digest is, or would be."""
        return self._folder / digest.hex()

    def check(self, digest: bytes) -> None:
        """Read the whole file and compare it with its name.

        Raises:
            AttachmentLostError: it is gone, or altered.
        """
        try:
            with self.path(digest).open("rb") as file:
                intact = file_digest(file, "sha256").digest() == digest
        except OSError as error:
            raise AttachmentLostError(f"attachment cannot be read: {error}") from error
        if not intact:
            raise AttachmentLostError(f"attachment {digest.hex()} is altered")

    def read(self, digest: bytes) -> bytes:
        """Return the bytes of a file.

        Raises:
            AttachmentLostError: it is gone, or altered.
        """
        try:
            data = self.path(digest).read_bytes()
        except OSError as error:
            raise AttachmentLostError(f"attachment cannot be read: {error}") from error
        if sha256(data).digest() != digest:
            raise AttachmentLostError(f"attachment {digest.hex()} is altered")
        return data

    def sweep(self, named: Collection[bytes]) -> int:
        """Remove what a crash left behind: every file that is not `named`; return how many."""
        keep = {digest.hex() for digest in named}
        orphans = [path for path in self._folder.iterdir() if path.name not in keep]
        for path in orphans:
            path.unlink(missing_ok=True)
        return len(orphans)

    def remove(self, digests: Collection[bytes]) -> None:
        """Remove files that no filing names any more; what stays is swept at the next start."""
        for digest in digests:
            self.path(digest).unlink(missing_ok=True)
