"""What is filed in the hall, by service item and day: nothing of it tells of a person."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime

from sqlalchemy import select

from sync.clock import milliseconds, moment
from sync.store.database import Database
from sync.store.schema import case_status, submission

_BELOW = 80
"""Bits of a UUIDv7 below its time."""


class Usage:
    """Counts filings of this kiosk and, as far as the platform told, of the hall's others."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def since(self, first: date) -> Mapping[tuple[str, date], int]:
        """Count what was filed from the day `first` (UTC) on, by code of the item and day.

        The day is read from the envelope's id, a UUIDv7 (RFC 9562, 5.7), so that no envelope is
        read. Takes a pass over the index of the last filings: any thread, but not the GUI's.
        """
        least = _id_from(first)
        own = select(submission.c.id, submission.c.item).where(
            submission.c.kind == "filing", submission.c.id >= least
        )
        others = select(case_status.c.id, case_status.c.item).where(
            case_status.c.id >= least, case_status.c.id.not_in(select(submission.c.id))
        )
        with self._database.read() as connection:
            rows = [*connection.execute(own), *connection.execute(others)]
        return Counter((item, _day_of(key)) for key, item in rows)


def _id_from(day: date) -> bytes:
    """Return the least id that is made on a day."""
    at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return (milliseconds(at) << _BELOW).to_bytes(16)


def _day_of(key: bytes) -> date:
    return moment(int.from_bytes(key) >> _BELOW).date()
