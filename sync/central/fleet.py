"""The fleet: every kiosk by its last heartbeat, those first that are silent or sick."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Row, func, select

from sync.central import schema
from sync.central.fleet_words import SILENT, Words, advice
from sync.central.hall_settings import Target, changed_at
from sync.central.times import iso
from sync.wire.codec import decode
from sync.wire.fleet import Heartbeat

Standing = Literal["silent", "red", "yellow", "green"]
_ORDER: tuple[Standing, ...] = ("silent", "red", "yellow", "green")
_MEGABYTE = 2**20
_TOLD = (
    "version",
    "waiting",
    "files",
    "oldest",
    "parked",
    "rejected",
    "alone",
    "free",
    "ahead",
    "certificate_days",
)

_beats = schema.heartbeats
_devices = schema.devices


@dataclass(frozen=True, slots=True)
class Seen:
    """A kiosk as it was last heard of; `beat` None: it has never told how it is.

    `is_settled`: it holds what is set for it here.
    """

    device: str
    name: str
    hall: str
    heard_at: int
    beat: Heartbeat | None
    is_settled: bool

    def standing(self, now: int, silent: timedelta) -> Standing:
        """Return how it stands, `silent` being how long without a word is too long."""
        if timedelta(milliseconds=now - self.heard_at) >= silent:
            return "silent"
        colours = {lamp.colour for lamp in self.beat.lamps} if self.beat else set[str]()
        return next((colour for colour in _ORDER if colour in colours), "green")

    def todo(self, standing: Standing) -> tuple[Words, ...]:
        """Return what to do about it: what is red first."""
        lamps = self.beat.lamps if self.beat else ()
        bad = [lamp for colour in ("red", "yellow") for lamp in lamps if lamp.colour == colour]
        silent = (SILENT,) if standing == "silent" else ()
        return (*silent, *(advice(lamp.key) for lamp in bad))


def see_fleet(connection: Connection) -> list[Seen]:
    """Return every kiosk that takes part."""
    halls, beats = schema.halls, _newest(connection)
    query = (
        select(_devices, halls.c.name.label("hall"))
        .join(halls, halls.c.id == _devices.c.hall_id)
        .where(_devices.c.revoked_at.is_(None))
        .order_by(_devices.c.code)
    )
    return [_seen(connection, row, beats.get(row.code)) for row in connection.execute(query)]


def list_fleet(connection: Connection, now: int, silent: timedelta) -> list[dict[str, Any]]:
    """Return a line for each kiosk: the silent ones first, the longest silent before all.

    `free` in megabytes, `ahead` in seconds; None where a kiosk has not told.
    """
    stood = [(one, one.standing(now, silent)) for one in see_fleet(connection)]
    stood.sort(key=lambda pair: (_ORDER.index(pair[1]), pair[0].heard_at))
    return [_line(one, standing) for one, standing in stood]


def _newest(connection: Connection) -> Mapping[str, Row[Any]]:
    last = select(_beats.c.device, func.max(_beats.c.at).label("at")).group_by(_beats.c.device)
    newest = last.subquery()
    query = select(_beats).join(
        newest, (newest.c.device == _beats.c.device) & (newest.c.at == _beats.c.at)
    )
    return {row.device: row for row in connection.execute(query)}


def _seen(connection: Connection, row: Row[Any], kept: Row[Any] | None) -> Seen:
    beat = None if kept is None else decode(Heartbeat, kept.data)
    wanted = changed_at(connection, Target(row.hall_id, row.code))
    return Seen(
        device=row.code,
        name=row.name,
        hall=row.hall,
        heard_at=max(row.heard_at, 0 if kept is None else kept.at),
        beat=beat,
        is_settled=wanted == (0 if beat is None else beat.settings),
    )


def _line(one: Seen, standing: Standing) -> dict[str, Any]:
    beat = one.beat
    return {
        "standing": standing,
        "device": one.device,
        "name": one.name,
        "hall": one.hall,
        "heard_at": iso(one.heard_at),
        **(dict.fromkeys(_TOLD) if beat is None else _told(beat)),
        "settled": one.is_settled,
        "lamps": {lamp.key: lamp.colour for lamp in beat.lamps} if beat else {},
        "todo": one.todo(standing),
    }


def _told(beat: Heartbeat) -> dict[str, Any]:
    counts = {name: getattr(beat, name) for name in _TOLD}
    return counts | {
        "oldest": None if beat.oldest is None else iso(beat.oldest),
        "free": beat.free // _MEGABYTE,
        "ahead": None if beat.ahead is None else round(beat.ahead / 1000),
    }
