"""Result documents: which there are of the cases filed here, which of them are here, how often printed.

They stay sealed to the slip. What is lost is fetched again: they are in no backup.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select, update
from sqlalchemy.dialects.sqlite import insert

from sync.clock import milliseconds
from sync.store.database import Database
from sync.store.errors import AttachmentLostError
from sync.store.files import SealedFiles
from sync.store.room import Ballast
from sync.store.schema import case_status, result, submission
from sync.wire.changes import Change

AT_MOST = 256 * 2**20
"""Bytes of documents that a kiosk keeps; of what is more, each is fetched when its slip is shown."""


@dataclass(frozen=True, slots=True)
class CaseResult:
    """The document of a case. `is_here`: its bytes need not be fetched; `copies`: printed so far."""

    case: UUID
    digest: bytes
    size: int
    is_here: bool
    copies: int
    attempts: int = 0


class Results:
    """The documents of one store. Any thread may call any method."""

    def __init__(self, database: Database, files: SealedFiles, ballast: Ballast) -> None:
        self._database = database
        self._files = files
        self._ballast = ballast

    def of(self, case: UUID) -> CaseResult | None:
        """Return what is known of the document of a case, by the envelope that opened it."""
        query = select(result).where(result.c.submission == case.bytes)
        with self._database.read() as connection:
            row = connection.execute(query).first()
        return None if row is None else self._told(row)

    def due(self, now: datetime) -> tuple[CaseResult, ...]:
        """Return what is to be fetched, the newest filing first, as far as there is room for it."""
        query = (
            select(result)
            .join(submission, submission.c.id == result.c.submission)
            .order_by(submission.c.made_at.desc())
        )
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        told = [(self._told(row), row.next_at) for row in rows]
        left = AT_MOST - sum(one.size for one, _ in told if one.is_here)
        wanted = []
        for one, next_at in told:
            if not one.is_here and one.size <= left and next_at <= milliseconds(now):
                wanted.append(one)
                left -= one.size
        return tuple(wanted)

    def keep(self, wanted: CaseResult, data: bytes) -> None:
        """Put the sealed bytes away.

        Raises:
            AttachmentLostError: they are not those that the platform told of.
            StoreFullError: no room beside the ballast.
        """
        if sha256(data).digest() != wanted.digest:
            raise AttachmentLostError(f"result {wanted.digest.hex()} came altered")
        self._ballast.require(len(data))
        with self._files.laying([(wanted.digest, data)]) as settle:
            settle()

    def read(self, digest: bytes) -> bytes:
        """Return the sealed bytes; what is damaged is dropped, to be fetched again.

        Raises:
            AttachmentLostError: they are not here, or were altered.
        """
        try:
            return self._files.read(digest)
        except AttachmentLostError:
            self._files.remove([digest])
            raise

    def failed(self, wanted: CaseResult, next_at: datetime) -> None:
        """Note that a document did not come, and when to ask again."""
        with self._database.write() as connection:
            connection.execute(
                update(result)
                .where(result.c.digest == wanted.digest)
                .values(attempts=wanted.attempts + 1, next_at=milliseconds(next_at))
            )

    def count_copy(self, case: UUID, now: datetime) -> int:
        """Enter a copy that is about to be printed; return which it is, from 1."""
        own = result.c.submission == case.bytes
        with self._database.write() as connection:
            connection.execute(
                update(result)
                .where(own)
                .values(copies=result.c.copies + 1, printed_at=milliseconds(now))
            )
            copies: int = connection.execute(select(result.c.copies).where(own)).scalar_one()
            return copies

    def take_back_copy(self, case: UUID) -> None:
        """Strike out a copy of which nothing came out."""
        with self._database.write() as connection:
            connection.execute(
                update(result)
                .where(result.c.submission == case.bytes, result.c.copies > 0)
                .values(copies=result.c.copies - 1)
            )

    def sweep(self) -> None:
        """Remove the bytes of documents that no filing here has any more."""
        with self._database.write() as connection:
            self._files.sweep(connection.scalars(select(result.c.digest)).all())

    def _told(self, row: Row[Any]) -> CaseResult:
        is_here = self._files.hold([row.digest])
        case = UUID(bytes=row.submission)
        return CaseResult(case, row.digest, row.size, is_here, row.copies, row.attempts)


def note(connection: Connection, epoch: int, change: Change) -> None:
    """Note the document that a change tells of, if the case was filed here and this is its last word."""
    told = change.result
    key = change.id.bytes
    filed = select(submission.c.id).where(submission.c.id == key)
    last = select(case_status.c.id).where(
        case_status.c.id == key,
        case_status.c.epoch == epoch,
        case_status.c.position == change.position,
    )
    if told is None or not connection.execute(select(filed.exists() & last.exists())).scalar_one():
        return
    fresh = {"digest": told.digest, "size": told.size, "attempts": 0, "next_at": 0}
    connection.execute(
        insert(result)
        .values(submission=key, copies=0, **fresh)
        .on_conflict_do_update(
            index_elements=["submission"],
            set_=fresh | {"copies": 0, "printed_at": None},
            where=result.c.digest != told.digest,
        )
    )
