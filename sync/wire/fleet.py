"""What a device tells of itself, and what the platform sets at it; nothing of any person.

The heartbeat is no envelope: the newest counts, and one that is lost is not missed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from sync.wire.codec import Bound, Count, Millis, Size

MAX_SETTINGS = 32
MAX_VALUE = 8000

Shape = Literal["text", "texts", "days", "notices", "share", "count"]
NAMES: Mapping[str, Shape] = {
    "hall.name": "text",
    "hall.hours": "text",
    "hall.closed": "days",
    "hall.notices": "notices",
    "hall.villages": "texts",
    "first": "texts",
    "hidden": "texts",
    "call_volume": "share",
    "bytes_a_day": "count",
}
"""What the platform may set, and the shape of its JSON; sync/wire/README.md says what each is."""

_Device = Annotated[str, Size(4, 12)]
_Apart = Annotated[int, Bound(-(2**53), 2**53)]


@dataclass(frozen=True, slots=True)
class Lamp:
    """How one thing stands, as the kiosk's own desk shows it."""

    key: Annotated[str, Size(1, 24)]
    colour: Literal["red", "yellow", "green"]


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """How a device is; travels as `Signed` (purpose `heartbeat`).

    `at`: its clock, or the latest time that the platform told if that is later. `settings`: `at` of the
    `HallSettings` that it holds, 0 for none. `oldest`: when the oldest filing was made that has not
    arrived. `alone`: filings that stand on one disk. `ahead`: its clock less the platform's, in ms.
    `free`: bytes that filings may still take. `certificate_days`: until the first of what it
    verifies by ends, what is signed anew every day aside.
    """

    v: Literal[1]
    device: _Device
    at: Millis
    version: Annotated[str, Size(1, 40)]
    settings: Millis
    waiting: Count
    files: Count
    oldest: Millis | None
    parked: Count
    rejected: Count
    alone: Count
    free: Count
    ahead: _Apart | None
    certificate_days: _Apart | None
    lamps: Annotated[tuple[Lamp, ...], Size(0, 32)]


@dataclass(frozen=True, slots=True)
class ToldSetting:
    """A value as JSON; `locked`: it counts before what the hall's managers set."""

    name: Annotated[str, Size(1, 40)]
    value: Annotated[str, Size(1, MAX_VALUE)]
    locked: bool


@dataclass(frozen=True, slots=True)
class HallSettings:
    """All that the platform sets at a device; travels as `Signed` (purpose `settings`).

    `at`: of the last change; a lesser one than the device holds is of the past. What is not named is
    left to the hall.
    """

    v: Literal[1]
    device: _Device
    at: Millis
    settings: Annotated[tuple[ToldSetting, ...], Size(0, MAX_SETTINGS)]
