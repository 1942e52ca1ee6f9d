"""Attachments as they arrive: every byte before a cut is kept, the newest connection wins."""

import os
from hashlib import file_digest
from pathlib import Path

from sync.central.errors import RefusedError
from sync.central.folder import Folder, sync_folder
from sync.central.problems import problem


class Uploads:
    """The files folder, and who is writing into it now.

    A copy that is not whole belongs to one device, so that none can spoil another's; whole
    files are named by their digest alone.
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._writers: dict[Path, Upload] = {}

    def take_over(self, device: str, digest: bytes, length: int) -> "Upload":
        """Return the upload of a file; whoever wrote it until now is cut off."""
        part = self._folder.incoming / f"{device}-{digest.hex()}"
        upload = Upload(self, part, self._folder.stored(digest), length)
        self._writers[part] = upload
        return upload

    def has_newest(self, upload: "Upload") -> bool:
        """Tell whether nobody took the file over since."""
        return self._writers.get(upload.part) is upload

    def release(self, upload: "Upload") -> None:
        """Forget an upload that has ended."""
        if self.has_newest(upload):
            del self._writers[upload.part]


class Upload:
    """One connection's hold on one file. `length` is what the envelope states."""

    def __init__(self, uploads: Uploads, part: Path, target: Path, length: int) -> None:
        self._uploads = uploads
        self._target = target
        self.part = part
        self.length = length

    def offset(self) -> int:
        """Return how many bytes are kept, and on the disk: they and the name, before it is told."""
        if self._target.exists():
            self._sync_names()
            return self.length
        try:
            descriptor = os.open(self.part, os.O_RDONLY)
        except FileNotFoundError:
            return 0
        try:
            os.fsync(descriptor)
            sync_folder(self.part.parent)
            return os.fstat(descriptor).st_size
        finally:
            os.close(descriptor)

    def append(self, data: bytes) -> None:
        """Add bytes at the end.

        Raises:
            RefusedError: `superseded` by a newer connection, or `too-large` for the file.
        """
        if not self._uploads.has_newest(self):
            raise RefusedError(problem("superseded"))
        with self.part.open("ab") as file:
            if file.tell() + len(data) > self.length:
                raise RefusedError(problem("too-large"))
            file.write(data)

    def finish(self) -> bool:
        """Move the file to its place if it is whole; tell whether it is there.

        Raises:
            RefusedError: `digest-wrong`; the copy is dropped, the offset is 0 again.
        """
        if self._target.exists():
            self._sync_names()
            return True
        if self.offset() < self.length:
            return False
        with self.part.open("rb") as file:
            right = file_digest(file, "sha256").hexdigest() == self._target.name
        if not right:
            self.part.unlink()
            raise RefusedError(problem("digest-wrong"), {"Upload-Offset": "0"})
        self._target.parent.mkdir(mode=0o700, exist_ok=True)
        sync_folder(self._target.parent.parent)  # else a name may last in a folder that does not
        self.part.replace(self._target)
        sync_folder(self._target.parent)
        return True

    def _sync_names(self) -> None:
        """Bring the file's name to the disk: whoever gave it that may have been killed since."""
        sync_folder(self._target.parent)
        sync_folder(self._target.parent.parent)

    def release(self) -> None:
        """End this connection's hold."""
        self._uploads.release(self)
