"""The fleet: every kiosk by its last heartbeat, those first that are silent or sick."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Row, func, select

from sync.central import schema
from sync.central.fleet_words import NEW, SILENT, Words, advice
from sync.central.hall_settings import Target, changes
from sync.central.times import iso
from sync.wire.codec import decode
from sync.wire.fleet import Heartbeat

Standing = Literal["silent", "red", "yellow", "new", "green"]
STANDINGS: tuple[Standing, ...] = ("silent", "red", "yellow", "new", "green")
ILL = frozenset({"silent", "red"})
"""How a kiosk stands that somebody must see to today."""
_MEGABYTE = 2**20
_MINUTE = 60_000
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
    """A kiosk as it was last heard of; `beat` None: it is new, and has never told how it is.

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
        if self.beat is None:
            return "new"
        colours = {lamp.colour for lamp in self.beat.lamps}
        return next((colour for colour in STANDINGS if colour in colours), "green")

    def todo(self, standing: Standing) -> tuple[Words, ...]:
        """Return what to do about it: what is red first."""
        lamps = self.beat.lamps if self.beat else ()
        bad = [lamp for colour in ("red", "yellow") for lamp in lamps if lamp.colour == colour]
        first = {"silent": (SILENT,), "new": (NEW,)}.get(standing, ())
        return (*first, *(advice(lamp.key) for lamp in bad))


def see_fleet(connection: Connection) -> list[Seen]:
    """Return every kiosk that takes part: none that was revoked, or in whose place another stands.

    One that still tells how it is, though another took its place, takes part.
    """
    halls, beats, heirs = schema.halls, _newest(connection), _heirs(connection)
    changed = changes(connection)
    query = (
        select(_devices, halls.c.name.label("hall"))
        .join(halls, halls.c.id == _devices.c.hall_id)
        .where(_devices.c.revoked_at.is_(None))
    )
    rows = [(row, beats.get(row.code)) for row in connection.execute(query)]
    return [
        _seen(row, kept, changed)
        for row, kept in rows
        if row.code not in heirs or (kept is not None and kept.at > heirs[row.code])
    ]


def list_fleet(connection: Connection, now: int, silent: timedelta) -> list[dict[str, Any]]:
    """Return a line for each kiosk: the silent first, the longest silent before all; the rest by hall.

    `free` in megabytes, `ahead` in seconds; None where a kiosk has not told. `quiet_minutes`: since it
    was heard.
    """
    stood = [(one, one.standing(now, silent)) for one in see_fleet(connection)]
    stood.sort(key=lambda pair: _place(*pair))
    return [_line(one, standing, now) for one, standing in stood]


def _place(one: Seen, standing: Standing) -> tuple[int, int, str, str]:
    since = one.heard_at if standing == "silent" else 0
    return STANDINGS.index(standing), since, one.hall, one.device


def _newest(connection: Connection) -> Mapping[str, Row[Any]]:
    last = select(_beats.c.device, func.max(_beats.c.at).label("at")).group_by(_beats.c.device)
    newest = last.subquery()
    query = select(_beats).join(
        newest, (newest.c.device == _beats.c.device) & (newest.c.at == _beats.c.at)
    )
    return {row.device: row for row in connection.execute(query)}


def _heirs(connection: Connection) -> Mapping[str, int]:
    """Return since when another kiosk has been in the place of each that was replaced."""
    since = func.max(_devices.c.enrolled_at)
    query = select(_devices.c.replaces, since).where(_devices.c.replaces.is_not(None))
    return dict(connection.execute(query.group_by(_devices.c.replaces)).all())


def _seen(row: Row[Any], kept: Row[Any] | None, changed: Mapping[Target, int]) -> Seen:
    beat = None if kept is None else decode(Heartbeat, kept.data)
    here = (Target(row.hall_id), Target(row.hall_id, row.code))
    wanted = max(changed.get(one, 0) for one in here)
    return Seen(
        device=row.code,
        name=row.name,
        hall=row.hall,
        heard_at=max(row.heard_at, 0 if kept is None else kept.at),
        beat=beat,
        is_settled=wanted == (0 if beat is None else beat.settings),
    )


def _line(one: Seen, standing: Standing, now: int) -> dict[str, Any]:
    beat = one.beat
    return {
        "standing": standing,
        "device": one.device,
        "name": one.name,
        "hall": one.hall,
        "heard_at": iso(one.heard_at),
        "quiet_minutes": max(now - one.heard_at, 0) // _MINUTE,
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
