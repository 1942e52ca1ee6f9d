"""The cases of the hall as its staff find them: a page at a time, however many there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, literal, select, tuple_

from sync.clock import milliseconds
from sync.store.case_details import CaseRow, details, named
from sync.store.database import Database
from sync.store.follow_ups import FOLLOWS
from sync.store.persons import filed_by
from sync.store.schema import case_row, look_up, submission
from sync.store.seen import CaseSeen, look
from sync.store.tails import digits
from sync.store.types import Status
from sync.wire.person import person_mark


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """Which cases are looked for; what is empty does not matter.

    `first`, `last`: filed from the one on and before the other. `number`: of a slip or a case, as it is
    typed; where one is given, nothing else matters.
    """

    item: str = ""
    statuses: tuple[Status, ...] = ()
    first: datetime | None = None
    last: datetime | None = None
    number: str = field(default="", repr=False)


class Cases:
    """The cases of one store: those filed here, and those of the hall that the platform told of.

    A correction is no case of its own: it shows with the one it corrects. Any thread may call any method.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(
        self, query: CaseQuery, *, after: CaseRow | None = None, limit: int = 50
    ) -> tuple[CaseRow, ...]:
        """Return a page, the newest first; `after` is the last row of the page before."""
        with self._database.read() as connection:
            if query.number:
                keys = named(connection, digits(query.number))
                return details(connection, keys) if after is None else ()
            return _page(connection, query, after, limit)

    def count(self, query: CaseQuery) -> int:
        """Count what a query finds; one that has been corrected since may count with its old state."""
        if query.number:
            return len(self.page(query))
        counted = select(func.count()).select_from(case_row).where(*_filters(query))
        if query.statuses:
            counted = counted.where(case_row.c.status.in_(query.statuses))
        with self._database.read() as connection:
            return connection.execute(counted).scalar_one()

    def counts(self) -> Mapping[Status, int]:
        """Count the cases by how they stand."""
        query = select(case_row.c.status, func.count().label("cases")).group_by(case_row.c.status)
        with self._database.read() as connection:
            return {row.status: row.cases for row in connection.execute(query)}

    def row(self, case: UUID) -> CaseRow | None:
        """Return one case as it now stands, None if it is not kept any more.

        What followed a case names it too.
        """
        about = select(submission.c.about).where(
            submission.c.id == case.bytes, submission.c.kind.in_(FOLLOWS)
        )
        with self._database.read() as connection:
            key = connection.execute(about).scalar() or case.bytes
            return next(iter(details(connection, [key])), None)

    def seen(self, case: UUID) -> CaseSeen:
        """Return how a case stands, for who is going to act on it; see `Proviso`."""
        with self._database.read() as connection:
            return look(connection, case)

    def of_id_number(self, number: str) -> tuple[CaseRow, ...]:
        """Return what was filed here in the name of a person, the newest first.

        Reads every tail, and takes 50 ms by itself: not for a busy lane.
        """
        mark = person_mark(number)
        with self._database.read() as connection:
            return details(connection, filed_by(connection, mark))

    def names(self) -> tuple[tuple[UUID, str], ...]:
        """Return the masked name of each case that was filed here, the newest first."""
        query = (
            select(case_row.c.id, look_up.c.masked_name)
            .join(look_up, look_up.c.submission == case_row.c.id)
            .order_by(case_row.c.at.desc(), case_row.c.id.desc())
        )
        with self._database.read() as connection:
            return tuple((UUID(bytes=key), name) for key, name in connection.execute(query))


def _page(
    connection: Connection, query: CaseQuery, after: CaseRow | None, limit: int
) -> tuple[CaseRow, ...]:
    found: list[CaseRow] = []
    place = None if after is None else (milliseconds(after.made_at), after.id.bytes)
    while (missing := limit - len(found)) > 0:
        places = _places(connection, query, place, missing)
        found += [
            row
            for row in details(connection, [key for _, key in places])
            if not query.statuses or row.status in query.statuses
        ]
        if len(places) < missing:
            break
        place = places[-1]
    return tuple(found)


def _places(
    connection: Connection, query: CaseQuery, before: tuple[int, bytes] | None, limit: int
) -> list[tuple[int, bytes]]:
    """Return the next places in the list, each kind of standing read along its own index."""
    place = (case_row.c.at, case_row.c.id)
    wanted = select(*place).where(*_filters(query)).order_by(*(one.desc() for one in place))
    if before is not None:
        wanted = wanted.where(tuple_(*place) < tuple_(*map(literal, before)))
    found: list[tuple[int, bytes]] = []
    for status in query.statuses or (None,):
        of = wanted if status is None else wanted.where(case_row.c.status == status)
        found += [(row.at, row.id) for row in connection.execute(of.limit(limit))]
    return sorted(found, reverse=True)[:limit]


def _filters(query: CaseQuery) -> Iterable[ColumnElement[bool]]:
    if query.item:
        yield case_row.c.item == query.item
    if query.first is not None:
        yield case_row.c.at >= milliseconds(query.first)
    if query.last is not None:
        yield case_row.c.at < milliseconds(query.last)
