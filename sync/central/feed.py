"""What kiosks pull: the changes of their hall's cases, oldest first."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, and_, select

from sync.central import schema
from sync.wire.changes import MAX_CHANGES, Change, Result

_cases, _changes = schema.cases, schema.case_changes
_results, _supplements = schema.results, schema.supplements


@dataclass(frozen=True, slots=True)
class Telling:
    """What a device asks to be told beside how cases stand: an older one takes nothing else."""

    results: bool = False
    supplements: bool = False


def changes_after(
    connection: Connection, hall_id: int, cursor: int, telling: Telling
) -> tuple[Change, ...]:
    """Return the hall's changes above a log position, at most MAX_CHANGES + 1.

    Each with the document, and with the papers wanted, that its case had by then.
    """
    query: Select[Any] = (
        select(
            _changes.c.position,
            _cases.c.id,
            _cases.c.slip_number,
            _cases.c.item,
            _cases.c.number,
            _changes.c.status,
            _changes.c.note,
            _changes.c.at,
            _results.c.digest,
            _results.c.size,
            _supplements.c.papers,
            _supplements.c.due,
        )
        .select_from(
            _changes.join(_cases, _cases.c.id == _changes.c.case_id)
            .outerjoin(_results, _known_by_then(_results))
            .outerjoin(_supplements, _known_by_then(_supplements))
        )
        .where(_changes.c.hall_id == hall_id, _changes.c.position > cursor)
        .order_by(_changes.c.position)
        .limit(MAX_CHANGES + 1)
    )
    return tuple(_told(row, telling) for row in connection.execute(query))


def _known_by_then(table: Table) -> ColumnElement[bool]:
    return and_(table.c.case_id == _changes.c.case_id, table.c.position <= _changes.c.position)


def _told(row: Row[Any], telling: Telling) -> Change:
    waits = row.status == "supplement"
    asks = waits and telling.supplements and row.papers is not None
    return Change(
        position=row.position,
        id=row.id,
        slip_number=row.slip_number,
        item=row.item,
        case_number=row.number,
        status="returned" if waits and not telling.supplements else row.status,
        note=row.note,
        at=row.at,
        result=Result(row.digest, row.size) if telling.results and row.digest else None,
        wanted=tuple(json.loads(row.papers)) if asks else (),
        due=row.due if asks else None,
    )
