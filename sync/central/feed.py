"""What kiosks pull: the changes of their hall's cases, oldest first."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, and_, select

from sync.central import schema
from sync.wire.changes import MAX_CHANGES, Change, Result

_cases, _changes, _results = schema.cases, schema.case_changes, schema.results
_COLUMNS = (
    _changes.c.position,
    _cases.c.id,
    _cases.c.slip_number,
    _cases.c.item,
    _cases.c.number,
    _changes.c.status,
    _changes.c.note,
    _changes.c.at,
)
_OF_CASES = _changes.join(_cases, _cases.c.id == _changes.c.case_id)
_KNOWN_BY_THEN = and_(
    _results.c.case_id == _changes.c.case_id, _results.c.position <= _changes.c.position
)


def changes_after(
    connection: Connection, hall_id: int, cursor: int, *, with_results: bool
) -> tuple[Change, ...]:
    """Return the hall's changes above a log position, at most MAX_CHANGES + 1.

    `with_results`: each with the document that its case had by then.
    """
    if not with_results:
        query = select(*_COLUMNS).select_from(_OF_CASES)
        return tuple(Change(*row) for row in connection.execute(_above(query, hall_id, cursor)))
    columns = _results.c.digest, _results.c.size
    both: Select[Any] = select(*_COLUMNS, *columns).select_from(
        _OF_CASES.outerjoin(_results, _KNOWN_BY_THEN)
    )
    return tuple(
        replace(Change(*row[:-2]), result=row.digest and Result(row.digest, row.size))
        for row in connection.execute(_above(both, hall_id, cursor))
    )


def _above(query: Select[Any], hall_id: int, cursor: int) -> Select[Any]:
    return (
        query.where(_changes.c.hall_id == hall_id, _changes.c.position > cursor)
        .order_by(_changes.c.position)
        .limit(MAX_CHANGES + 1)
    )
