"""What managers set at the desk: every change stays, the last of each name counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, func, insert, select

from sync.clock import Clock, milliseconds, moment
from sync.store import audit
from sync.store.database import Database
from sync.store.schema import setting


@dataclass(frozen=True, slots=True)
class SettingChange:
    """One change; `value` and `before` are JSON, None where kiosk.toml counts."""

    position: int
    name: str
    value: str | None
    before: str | None
    at: datetime
    staff: UUID | None


class SettingLog:
    """The settings of one store. Any thread may call any method."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def now(self) -> Mapping[str, str]:
        """Return what is set, by name; what is as in kiosk.toml is left out."""
        latest = select(func.max(setting.c.position)).group_by(setting.c.name)
        query = select(setting.c.name, setting.c.value).where(setting.c.position.in_(latest))
        with self._database.read() as connection:
            return {name: value for name, value in connection.execute(query) if value is not None}

    def set(self, name: str, value: str | None, *, by: UUID) -> None:
        """Set a value from now on, or leave it to kiosk.toml again; noted in the audit at once.

        Raises:
            StoreFullError: the disk is full or read-only; nothing is changed.
        """
        with self._database.write() as connection:
            self._write(connection, name, value, by, "set")

    def undo(self, position: int, *, by: UUID) -> None:
        """Put back what counted before the change at this position, as a change of its own.

        Raises:
            StoreFullError: the disk is full or read-only; nothing is changed.
        """
        with self._database.write() as connection:
            row = connection.execute(select(setting).where(setting.c.position == position)).one()
            self._write(connection, row.name, _before(connection, row), by, f"undo {position}")

    def history(
        self, *, after: SettingChange | None = None, limit: int = 50
    ) -> tuple[SettingChange, ...]:
        """Return a page of the changes, the newest first; `after` is the last of the page before."""
        query = select(setting).order_by(setting.c.position.desc()).limit(limit)
        if after is not None:
            query = query.where(setting.c.position < after.position)
        with self._database.read() as connection:
            rows = connection.execute(query).all()
            return tuple(_told(connection, row) for row in rows)

    def _write(
        self, connection: Connection, name: str, value: str | None, by: UUID, how: str
    ) -> None:
        now = milliseconds(self._clock.now())
        connection.execute(insert(setting).values(name=name, value=value, at=now, staff=by.bytes))
        audit.note(connection, self._clock, by, "setting", name, how)


def _before(connection: Connection, row: Row[Any]) -> str | None:
    earlier = (
        select(setting.c.value)
        .where(setting.c.name == row.name, setting.c.position < row.position)
        .order_by(setting.c.position.desc())
        .limit(1)
    )
    return connection.execute(earlier).scalar()


def _told(connection: Connection, row: Row[Any]) -> SettingChange:
    return SettingChange(
        position=row.position,
        name=row.name,
        value=row.value,
        before=_before(connection, row),
        at=moment(row.at),
        staff=None if row.staff is None else UUID(bytes=row.staff),
    )
