"""What the platform sets at the kiosks of a hall, or at one of them: every change stays, the last counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, insert, or_, select

from sync.central import schema
from sync.central.devices import Device
from sync.central.errors import UnknownDeviceError, UnknownHallError
from sync.central.journal import Entry
from sync.central.times import iso
from sync.wire.fleet import HallSettings, ToldSetting

_rows = schema.hall_settings
_halls = schema.halls
_devices = schema.devices


@dataclass(frozen=True, slots=True)
class Target:
    """Where something is set: at every kiosk of a hall, or at one `device` alone."""

    hall_id: int
    device: str | None = None


def target_of(connection: Connection, *, hall: str | None, device: str | None) -> Target:
    """Return the kiosks that are meant, by the name of their hall or by the code of one.

    Raises:
        UnknownHallError, UnknownDeviceError: there are none.
    """
    if device is not None:
        hall_id = connection.scalar(select(_devices.c.hall_id).where(_devices.c.code == device))
        if hall_id is None:
            raise UnknownDeviceError(device)
        return Target(hall_id, device)
    hall_id = connection.scalar(select(_halls.c.id).where(_halls.c.name == hall))
    if hall_id is None:
        raise UnknownHallError(str(hall))
    return Target(hall_id)


def set_value(
    entry: Entry, target: Target, name: str, value: str | None, *, locked: bool = False
) -> None:
    """Set a value (JSON) from now on, or leave it to the hall again.

    `locked`: the hall's managers cannot set another. What is set at one kiosk counts there before
    what is set at its hall.
    """
    of_hall = select(func.max(_rows.c.at)).where(_rows.c.hall_id == target.hall_id)
    newest = entry.connection.scalar(of_hall) or 0
    row = {
        "hall_id": target.hall_id,
        "device": target.device,
        "name": name,
        "value": value,
        "locked": locked,
        "at": max(entry.now, newest + 1),
    }
    entry.connection.execute(insert(_rows), row)


def settings_for(connection: Connection, device: Device) -> HallSettings:
    """Return all that is set at a device."""
    here = Target(device.hall_id, device.code)
    rows = _last(connection, _reaching(here))
    found = {row.name: row for row in rows if row.value is not None}
    told = tuple(ToldSetting(name, found[name].value, found[name].locked) for name in sorted(found))
    return HallSettings(1, device.code, changed_at(connection, here), told)


def changed_at(connection: Connection, target: Target) -> int:
    """Return when something was set or taken back there last, 0 where it never was."""
    at = connection.scalar(select(func.max(_rows.c.at)).where(_reaching(target)))
    return int(at or 0)


def changes(connection: Connection) -> Mapping[Target, int]:
    """Return when something was set or taken back last, at each hall and each device where it was."""
    last = select(_rows.c.hall_id, _rows.c.device, func.max(_rows.c.at))
    found = connection.execute(last.group_by(_rows.c.hall_id, _rows.c.device))
    return {Target(hall_id, device): at for hall_id, device, at in found}


def list_settings(
    connection: Connection, target: Target, *, history: bool = False
) -> list[dict[str, object]]:
    """Return what is set there: of a device, what is set at its hall too; or every change of it."""
    if history:
        changes = select(_rows).where(_reaching(target)).order_by(_rows.c.position)
        return _told(connection.execute(changes))
    rows = _last(connection, _reaching(target))
    return _told(row for row in rows if row.value is not None)


def _reaching(target: Target) -> ColumnElement[bool]:
    """Select what reaches a device: what is set at it, and at its hall."""
    of_hall, for_all = _rows.c.hall_id == target.hall_id, _rows.c.device.is_(None)
    if target.device is None:
        return of_hall & for_all
    return of_hall & or_(for_all, _rows.c.device == target.device)


def _last(connection: Connection, reaching: ColumnElement[bool]) -> Iterable[Row[Any]]:
    """Return the last change of each name, those at the hall before those at one device."""
    newest = select(func.max(_rows.c.position)).where(reaching)
    query = (
        select(_rows)
        .where(_rows.c.position.in_(newest.group_by(_rows.c.name, _rows.c.device)))
        .order_by(_rows.c.device.is_not(None), _rows.c.name)
    )
    return connection.execute(query).all()


def _told(rows: Iterable[Row[Any]]) -> list[dict[str, object]]:
    return [
        {
            "name": row.name,
            "value": "" if row.value is None else row.value,
            "locked": row.locked,
            "device": row.device or "",
            "at": iso(row.at),
        }
        for row in rows
    ]
