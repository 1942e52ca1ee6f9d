"""The lists of keys that the platform publishes: its own, and those of its devices."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, select
from tuf.api.metadata import TargetFile

from sync.central import schema
from sync.central.database import reading
from sync.central.repository import Repository, changing
from sync.central.trust_files import TrustFiles
from sync.clock import Clock, milliseconds
from sync.wire.codec import decode, encode
from sync.wire.devices import MAX_KEYS, DeviceKey, DeviceList, ListedDevice
from sync.wire.messages import EnrolmentAnswer, KeyList, RevokedDevice, SealingKey, SigningKey
from sync.wire.repository import DEVICE_LIST, KEY_LIST, KEYS
from sync.wire.sign import Signed

_List = TypeVar("_List", KeyList, DeviceList)


def publish_keys(data: Path, engine: Engine, clock: Clock) -> bool:
    """Publish the platform's keys and its devices' where they have changed; return whether they have.

    Does nothing where there is no repository.
    """
    if not TrustFiles(data).exists:
        return False
    with changing(data, clock) as repository:
        now = milliseconds(clock.now())
        with reading(engine) as connection:
            keys, devices = _key_list(connection, now), device_list(connection, now)
        held = repository.files.targets(KEYS).targets
        new = _renewed(repository, held, KEY_LIST, keys)
        new |= _renewed(repository, held, DEVICE_LIST, devices)
        if new:
            repository.publish({KEYS: {**held, **new}})
    return bool(new)


def device_list(connection: Connection, now: int) -> DeviceList:
    """Return every device with its keys as they are now, in milliseconds since 1970."""
    devices, halls = schema.devices, schema.halls
    keys = _device_keys(connection)
    return DeviceList(
        v=1,
        at=now,
        devices=tuple(
            ListedDevice(
                row.code,
                row.name,
                row.hall,
                decode(EnrolmentAnswer, decode(Signed, row.answer).payload).address,
                tuple(keys[row.code][-MAX_KEYS:]),
                row.revoked_at,
            )
            for row in connection.execute(
                select(devices, halls.c.name.label("hall"))
                .join(halls, halls.c.id == devices.c.hall_id)
                .order_by(devices.c.code)
            )
        ),
    )


def _key_list(connection: Connection, now: int) -> KeyList:
    signing, recipients, devices = schema.signing_keys, schema.recipient_keys, schema.devices
    return KeyList(
        v=1,
        at=now,
        signing_keys=tuple(
            SigningKey(row.public_key, row.made_at, row.retired_at)
            for row in connection.execute(
                select(signing).where(signing.c.revoked_at.is_(None)).order_by(signing.c.made_at)
            )
        ),
        recipients=tuple(
            SealingKey(row.recipient, row.public_key, row.made_at, row.retired_at)
            for row in connection.execute(
                select(recipients)
                .where(recipients.c.since.is_not(None))
                .order_by(recipients.c.made_at)
            )
        ),
        devices=tuple(
            RevokedDevice(row.code, row.revoked_at)
            for row in connection.execute(
                select(devices.c.code, devices.c.revoked_at)
                .where(devices.c.revoked_at.is_not(None))
                .order_by(devices.c.revoked_at, devices.c.code)
            )
        ),
    )


def _device_keys(connection: Connection) -> dict[str, list[DeviceKey]]:
    """Return the keys of each device, oldest first."""
    table = schema.device_keys
    keys: dict[str, list[DeviceKey]] = {}
    for row in connection.execute(select(table).order_by(table.c.made_at, table.c.key)):
        key = DeviceKey(row.public_key, row.made_at, row.retired_at)
        keys.setdefault(row.device, []).append(key)
    return keys


def _renewed(
    repository: Repository, held: Mapping[str, TargetFile], name: str, new: _List
) -> dict[str, TargetFile]:
    """Write a list as a target if it says something else than the one that is held."""
    if name in held:
        last = decode(type(new), repository.files.read_target(held[name]))
        if replace(new, at=last.at) == last:
            return {}
        # Clients take no earlier list; the clock may have been set back.
        new = replace(new, at=max(new.at, last.at + 1))
    return {name: repository.files.add_target(name, encode(new))}
