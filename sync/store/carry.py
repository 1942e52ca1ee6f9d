"""Writing a courier folder: durable, read back by hash, its failures in words."""

import errno
import os
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from stat import S_ISREG

from sqlalchemy import Connection, bindparam, select

from sync.store import device
from sync.store.durable import make_folder, sync_folder, write_files
from sync.store.errors import (
    ForeignFolderError,
    NotEnrolledError,
    StickDamagedError,
    StickFullError,
    StickGoneError,
)
from sync.store.files import SealedFiles
from sync.store.schema import attachment, receipt, submission
from sync.wire import courier
from sync.wire.codec import encode
from sync.wire.messages import Manifest
from sync.wire.sign import COURIER, Signed, sign

_SUBMISSION = select(submission.c.digest, submission.c.envelope, submission.c.made_at).where(
    submission.c.id == bindparam("key")
)
_FILES = select(attachment.c.digest).where(attachment.c.submission == bindparam("key"))
_FIRST_RECEIPT = (
    select(receipt.c.signed)
    .where(receipt.c.submission == bindparam("key"), receipt.c.case_number != "")
    .order_by(receipt.c.epoch, receipt.c.position)
    .limit(1)
)
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EACCES, errno.EPERM}


@contextmanager
def carrying() -> Iterator[None]:
    """Say in words what the system reports of a stick.

    Raises:
        StickFullError: no room, or no right to write.
        StickGoneError: everything else: pulled out, unreadable.
    """
    try:
        yield
    except OSError as error:
        raise (StickFullError if error.errno in _FULL else StickGoneError)(str(error)) from error


@dataclass(frozen=True, slots=True)
class Medium:
    """A stick as it was found: what stands at its place later may be another, or nothing."""

    folder: Path
    device: int
    node: int

    @classmethod
    def of(cls, folder: Path) -> "Medium":
        """Return the stick that is at `folder`.

        Raises:
            StickGoneError: none is there.
            ForeignFolderError: what bears a courier's names on it is none of its folders.
        """
        if not folder.is_dir():  # else it would be made, on this disk
            raise StickGoneError(f"{folder} is not there")
        with carrying():
            if not courier.is_ours(folder):
                raise ForeignFolderError(str(folder))
            status = folder.stat()
        return cls(folder, status.st_dev, status.st_ino)

    def require(self) -> None:
        """Make sure that it is still there: a mount point stays when its stick is pulled.

        Raises:
            StickGoneError: it is not.
        """
        with carrying():
            status = self.folder.stat()
        if (status.st_dev, status.st_ino) != (self.device, self.node):
            raise StickGoneError(f"{self.folder} is another medium now")


def put(files: Collection[tuple[Path, bytes]]) -> int:
    """Write files, each named by the SHA-256 of its bytes; those that are there whole, stay.

    Returns:
        The bytes written.

    Raises:
        StickFullError, StickGoneError: not all of them is there; those that are, are whole.
        StickDamagedError: one does not read back as it was written.
    """
    with carrying():
        missing = [(path, data) for path, data in files if not _is_whole(path)]
        for folder in {path.parent for path, _ in missing}:
            make_folder(folder)
        write_files(missing)
        for folder in {path.parent for path, _ in files}:  # whoever wrote it may have been killed
            sync_folder(folder)
        for path, _ in missing:
            if not _is_whole(path):
                raise StickDamagedError(f"{path.name} does not read back")
    return sum(len(data) for _, data in missing)


@dataclass(frozen=True, slots=True)
class Load:
    """What is carried of a submission; its files are named only.

    `receipts`, encoded, prove the case number to a platform that has forgotten it.
    """

    digest: bytes
    envelope: bytes
    made_at: int
    files: tuple[bytes, ...]
    receipts: tuple[bytes, ...]

    @property
    def receipt_names(self) -> list[bytes]:
        """The digests that the receipts are named by."""
        return [sha256(one).digest() for one in self.receipts]


def load(connection: Connection, key: bytes) -> Load:
    """Return what is carried of the submission with this id."""
    row = connection.execute(_SUBMISSION, {"key": key}).one()
    files = tuple(connection.scalars(_FILES, {"key": key}))
    return Load(row.digest, row.envelope, row.made_at, files, proofs(connection, key))


def proofs(connection: Connection, key: bytes) -> tuple[bytes, ...]:
    """Return the receipt, encoded, that first told the case number of a submission, if any did."""
    return tuple(connection.scalars(_FIRST_RECEIPT, {"key": key}))


def put_load(folder: Path, given: Load, sealed: SealedFiles) -> int:
    """Put an envelope, its files and what proves its case number into the courier folder of `folder`.

    Returns:
        The bytes written.

    Raises:
        AttachmentLostError: a file of it is not on this disk as it was stored.
        StickFullError, StickGoneError, StickDamagedError: see `put`.
    """
    contents = [(courier.file_path(folder, one), sealed.read(one)) for one in given.files]
    receipts = [(receipt_path(folder, one), one) for one in given.receipts]
    envelope = (courier.envelope_path(folder, given.digest), given.envelope)
    return put([*contents, *receipts, envelope])


def receipt_path(folder: Path, data: bytes) -> Path:
    """Return where an encoded receipt lies."""
    return courier.receipt_path(folder, sha256(data).digest())


def manifest(
    connection: Connection, digests: Collection[bytes], *, at: int, seen: tuple[Signed, ...]
) -> bytes:
    """Return an encoded courier manifest of these envelopes, signed by this device.

    Raises:
        NotEnrolledError: the device has no code yet.
    """
    enrolment = device.enrolment(connection)
    if enrolment is None:
        raise NotEnrolledError("no device code to sign for")
    listed = Manifest(1, enrolment.answer.device, at, seen, tuple(digests))
    return encode(sign(device.private_key(connection), COURIER, encode(listed)))


def put_manifest(folder: Path, data: bytes, keys: Collection[bytes]) -> bytes:
    """Put an encoded manifest into the courier folder; return the digest that names it.

    With it go the words on the `keys` of the device that signed it.

    Raises:
        StickFullError, StickGoneError, StickDamagedError: see `put`.
    """
    digest = sha256(data).digest()
    words = [(courier.key_path(folder, sha256(one).digest()), one) for one in keys]
    put([*words, (courier.manifest_path(folder, digest), data)])
    return digest


def _is_whole(path: Path) -> bool:
    """Tell whether the medium itself (not the memory of the system) has the bytes of the name."""
    try:
        if not S_ISREG(path.lstat().st_mode):  # a link stands for another medium, a pipe never ends
            return False
        with path.open("rb") as file:
            if sys.platform == "linux":
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            return file_digest(file, "sha256").hexdigest() == path.stem
    except FileNotFoundError:
        return False
