"""Heartbeats as they come in: the newest of each device, and those of about a day before it."""

from sqlalchemy import delete, insert, select

from sync.central import schema
from sync.central.devices import find_device
from sync.central.errors import RefusedError
from sync.central.hall_settings import settings_for
from sync.central.journal import Entry
from sync.central.problems import problem
from sync.central.quota import spend
from sync.wire.codec import decode, encode
from sync.wire.fleet import HallSettings, Heartbeat
from sync.wire.sign import HEARTBEAT, Signed, verify

KEPT = 144
"""Of each device: one every ten minutes makes a day."""

_beats = schema.heartbeats


def take_heartbeat(entry: Entry, signed: Signed, *, is_metered: bool = True) -> HallSettings | None:
    """Keep a heartbeat; return what the platform sets there, where the device does not hold it yet.

    One that is not later than the newest, as when a stick comes after the network, says nothing new.
    What a person carries in on a stick is not metered.

    Raises:
        RefusedError: `unknown-device`, `revoked`, `other-device`, `rate-limited`.
        BadSignatureError: the device did not sign it.
        MalformedMessageError: it is no Heartbeat.
    """
    device = find_device(entry.connection, signed.key)
    beat = decode(Heartbeat, verify({signed.key: device.public_key}, HEARTBEAT, signed))
    if beat.device != device.code:
        raise RefusedError(problem("other-device"))
    if is_metered:
        spend(entry, device.code, 0, len(signed.payload))
    _keep(entry, beat)
    settings = settings_for(entry.connection, device)
    return settings if settings.at > beat.settings else None


def _keep(entry: Entry, beat: Heartbeat) -> None:
    """Keep it at the time that it claims, or at which it came: whichever is earlier."""
    at = min(beat.at, entry.now)
    of_device = _beats.c.device == beat.device
    newest_first = select(_beats.c.at).where(of_device).order_by(_beats.c.at.desc())
    newest = entry.connection.scalar(newest_first.limit(1))
    if newest is not None and at <= newest:
        return
    row = {"device": beat.device, "at": at, "data": encode(beat)}
    entry.connection.execute(insert(_beats), row)
    last = entry.connection.scalar(newest_first.offset(KEPT - 1).limit(1))
    if last is not None:
        entry.connection.execute(delete(_beats).where(of_device, _beats.c.at < last))
