"""Attachments on their way: which sealed files the platform does not hold whole yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, ScalarSelect, func, or_, select, update

from sync.clock import milliseconds, moment
from sync.store import marks, receipts
from sync.store.database import Database
from sync.store.files import SealedFiles
from sync.store.outbox import LONGEST_WAIT, due_at
from sync.store.outcomes import ProvedMark, Standing, VerifiedReceipt
from sync.store.schema import attachment, outbox, receipt, submission


@dataclass(frozen=True, slots=True)
class AttachmentEntry:
    """A sealed file to be sent.

    `sent` bytes were at the platform when it was last asked; `attempts` in a row that brought it
    no further.
    """

    digest: bytes
    size: int
    sent: int
    attempts: int


class Attachments:
    """The file lane's table, and the sealed files behind it."""

    def __init__(self, database: Database, files: SealedFiles) -> None:
        self._database = database
        self._files = files

    def due(self, now: datetime, *, force: bool = False) -> tuple[AttachmentEntry, ...]:
        """Return the files to send, those of acknowledged envelopes only: untried, then oldest."""
        query = (
            select(attachment)
            .join(submission, submission.c.id == attachment.c.submission)
            .join(outbox, outbox.c.submission == submission.c.id)
            .where(attachment.c.state == "waiting", outbox.c.state == "acknowledged")
            .order_by(attachment.c.attempts > 0, submission.c.instance, submission.c.seq)
        )
        if not force:
            query = query.where(due_at(attachment, now, LONGEST_WAIT))
        with self._database.read() as connection:
            return tuple(
                AttachmentEntry(row.digest, row.size, row.sent, row.attempts)
                for row in connection.execute(query)
            )

    def next_at(self) -> datetime | None:
        """Return when the next sendable file is due, None if there is none."""
        with self._database.read() as connection:
            least = connection.execute(
                select(func.min(attachment.c.next_at))
                .join(outbox, outbox.c.submission == attachment.c.submission)
                .where(attachment.c.state == "waiting", outbox.c.state == "acknowledged")
            ).scalar()
        return None if least is None else moment(least)

    def path(self, digest: bytes) -> Path:
        """Return where the sealed file lies."""
        return self._files.path(digest)

    def check(self, digest: bytes) -> None:
        """Read the sealed file and compare it with its name.

        Raises:
            AttachmentLostError: it is gone, or altered.
        """
        self._files.check(digest)

    def stored(self, digest: bytes, completed: Iterable[VerifiedReceipt], mark: ProvedMark) -> bool:
        """Note that the platform holds a file whole, and the receipts that this made.

        The last file of a filing counts as stored only with the `complete` receipt beside it. If
        that is missing, the platform has lost another of them: all are looked after again.

        Returns:
            Whether it counts as stored; not if `mark`, where the platform's log stands, may not be
            believed.
        """
        with self._database.write() as connection:
            if not marks.observe(connection, Standing(mark)):
                return False
            for verified in completed:
                if receipts.is_ours(connection, verified.receipt):
                    receipts.keep(connection, verified)
            if _unproven(connection, digest):
                connection.execute(
                    update(attachment)
                    .where(attachment.c.submission == _owner(digest))
                    .values(state="waiting", next_at=0)
                )
                return False
            connection.execute(
                update(attachment).where(attachment.c.digest == digest).values(state="stored")
            )
            return True

    def unknown(self, digest: bytes) -> None:
        """Offer the envelope of a file again, as the platform says that it knows none.

        The receipts for it then only prove its case number. If the platform does hold it, it gives
        them again.
        """
        with self._database.write() as connection:
            marks.offer_again(connection, receipt.c.submission == _owner(digest))

    def failed(self, entry: AttachmentEntry, sent: int, next_at: datetime) -> None:
        """Note that a file is not whole yet; `sent` bytes are at the platform."""
        with self._database.write() as connection:
            connection.execute(
                update(attachment)
                .where(attachment.c.digest == entry.digest)
                .values(
                    sent=sent,
                    attempts=0 if sent > entry.sent else entry.attempts + 1,
                    next_at=milliseconds(next_at),
                )
            )


def _owner(digest: bytes) -> ScalarSelect[bytes]:
    return select(attachment.c.submission).where(attachment.c.digest == digest).scalar_subquery()


def _unproven(connection: Connection, digest: bytes) -> bool:
    """Tell whether this is the last file of its filing while the receipt for all is missing."""
    owner = _owner(digest)
    others = select(attachment.c.digest).where(
        attachment.c.submission == owner,
        attachment.c.state == "waiting",
        attachment.c.digest != digest,
    )
    proof = select(receipt.c.kind).where(
        receipt.c.submission == owner, receipt.c.kind == "complete", ~receipt.c.lost
    )
    return not connection.execute(select(or_(others.exists(), proof.exists()))).scalar_one()
