"""The ledger of paper (design D13): what was asked for, of which filing, and what became of it.

Nothing of what stands on a paper is in it, and nobody's name.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, update

from sync.clock import milliseconds
from sync.store import tally
from sync.store.database import Database
from sync.store.days import Days
from sync.store.schema import print_job, submission

Document = Literal[
    "slip", "application", "promise", "checklist", "result", "returned", "report", "test"
]
Settled = Literal["confirmed", "failed", "unknown"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A document that somebody asked for.

    `about`: the filing that it is about, None for none. `name`: the printer's for it, never used
    twice. `printer`: which one it is for.
    """

    id: UUID
    document: Document
    about: UUID | None
    name: str
    printer: str


@dataclass(frozen=True, slots=True)
class PrintJob:
    """An entry of the ledger; `copy`: which of this document of the filing, from 1."""

    id: UUID
    document: str
    name: str
    copy: int
    state: str


class Prints:
    """The ledger of one store. Any thread may call any method.

    *queued*: drawn or about to be; nothing was handed over. *sent*: it may have been handed over.
    *confirmed*: it came out. *failed*: it did not, and will not. *unknown*: nobody can tell.
    """

    def __init__(self, database: Database, days: Days) -> None:
        self._database = database
        self._days = days

    def enter(self, asked: Asked, now: datetime) -> PrintJob:
        """Enter a document as queued, and say which copy it is: what failed does not count.

        Raises:
            StoreFullError: the disk is full or read-only.
        """
        about = None if asked.about is None else asked.about.bytes
        kept = select(submission.c.id).where(submission.c.id == about).scalar_subquery()
        with self._database.write() as connection:
            copy = 1 if about is None else 1 + _copies(connection, about, asked.document)
            connection.execute(
                insert(print_job).values(
                    id=asked.id.bytes,
                    submission=kept,
                    document=asked.document,
                    copy=copy,
                    printer=asked.printer,
                    name=asked.name,
                    state="queued",
                    asked_at=milliseconds(now),
                )
            )
        return PrintJob(asked.id, asked.document, asked.name, copy, "queued")

    def send(self, job: UUID, now: datetime) -> None:
        """Note that it is about to be handed over: from now on it may come out."""
        with self._database.write() as connection:
            _note(connection, job.bytes, state="sent", sent_at=milliseconds(now))

    def settle(self, job: UUID, state: Settled, now: datetime) -> None:
        """Note what became of it."""
        with self._database.write() as connection:
            self._settle(connection, job.bytes, state, now)

    def take_up(self, printer: str, now: datetime) -> tuple[PrintJob, ...]:
        """Settle what a kiosk that stopped left behind, and return what `printer` has to be asked.

        What was queued is gone with its bytes: failed. What another printer has is unknown.
        """
        sent = print_job.c.state == "sent"
        rows: tuple[tuple[ColumnElement[bool], Settled], ...] = (
            (print_job.c.state == "queued", "failed"),
            (sent & (print_job.c.printer != printer), "unknown"),
        )
        with self._database.write() as connection:
            for which, state in rows:
                for job in connection.scalars(select(print_job.c.id).where(which)).all():
                    self._settle(connection, job, state, now)
            left = connection.execute(select(print_job).where(sent).order_by(print_job.c.asked_at))
            return tuple(map(_told, left))

    def of(self, about: UUID) -> tuple[PrintJob, ...]:
        """Return what was asked for of a filing, in order."""
        query = (
            select(print_job)
            .where(print_job.c.submission == about.bytes)
            .order_by(print_job.c.asked_at, print_job.c.copy)
        )
        with self._database.read() as connection:
            return tuple(map(_told, connection.execute(query)))

    def _settle(self, connection: Connection, job: bytes, state: Settled, now: datetime) -> None:
        if state != "failed":
            tally.printed(connection, self._days, job)
        _note(connection, job, state=state, settled_at=milliseconds(now))


def _note(connection: Connection, job: bytes, **values: object) -> None:
    connection.execute(update(print_job).where(print_job.c.id == job).values(**values))


def _copies(connection: Connection, about: bytes, document: str) -> int:
    query = select(func.count()).where(
        print_job.c.submission == about,
        print_job.c.document == document,
        print_job.c.state != "failed",
    )
    count: int = connection.execute(query).scalar_one()
    return count


def _told(row: Row[Any]) -> PrintJob:
    return PrintJob(UUID(bytes=row.id), row.document, row.name, row.copy, row.state)
