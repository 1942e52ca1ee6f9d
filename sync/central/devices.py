"""Who takes part: devices, their keys, their halls."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select, update

from sync.central import schema
from sync.central.errors import RefusedError, UnknownDeviceError
from sync.central.journal import Entry
from sync.central.keys import Signing
from sync.central.problems import problem
from sync.errors import BadSignatureError, MalformedMessageError
from sync.wire.codec import decode, encode
from sync.wire.messages import EnrolmentAnswer, NewKey
from sync.wire.sign import DEVICE_KEY, DEVICE_KEY_PROOF, ENROLMENT, Signed, key_id, verify

_devices = schema.devices
_keys = schema.device_keys
_halls = schema.halls


_HOLDER = (
    select(
        _devices.c.code,
        _devices.c.hall_id,
        _keys.c.public_key,
        _keys.c.retired_at.is_not(None),
        _devices.c.revoked_at.is_not(None),
    )
    .join(_devices, _devices.c.code == _keys.c.device)
    .where(_keys.c.key == bindparam("key"))
)


@dataclass(frozen=True, slots=True)
class Device:
    """A device, by one of its keys."""

    code: str
    hall_id: int
    public_key: bytes
    is_retired_key: bool
    is_revoked: bool


def find_device(connection: Connection, key: bytes) -> Device:
    """Return the device that now signs with the key of this id.

    Raises:
        RefusedError: `unknown-device`, `revoked`.
    """
    device = find_holder(connection, key)
    if device.is_retired_key:
        raise _unknown()
    if device.is_revoked:
        raise RefusedError(problem("revoked"))
    return device


def find_holder(connection: Connection, key: bytes) -> Device:
    """Return the device that holds or held the key of this id, be it revoked.

    Raises:
        RefusedError: `unknown-device`.
    """
    row = connection.execute(_HOLDER, {"key": key}).first()
    if row is None:
        raise _unknown()
    return Device(*row)


def take_new_key(entry: Entry, signed: Signed) -> None:
    """Give a device the new key that its old one signs for; the same again changes nothing.

    A key that is retired itself, as it was changed at a clone too, vouches for one that is retired
    from the start: couriers bring what it signed. A revoked device changes keys as any other, so
    that what it filed is put aside and not unknown.

    Raises:
        RefusedError: `unknown-device`, `other-device`, `conflict`.
        BadSignatureError: the old key did not sign it, or the new one gives no proof.
        MalformedMessageError: it is no NewKey.
    """
    holder = find_holder(entry.connection, signed.key)
    given = decode(NewKey, verify({signed.key: holder.public_key}, DEVICE_KEY, signed))
    new = key_id(given.public_key)
    proof = Signed(given.device.encode(), new, given.proof)
    verify({new: given.public_key}, DEVICE_KEY_PROOF, proof)
    if given.device != holder.code:
        raise RefusedError(problem("other-device"))
    known = entry.connection.execute(select(_keys).where(_keys.c.key == new)).first()
    if known is not None:
        if known.device != holder.code:
            raise RefusedError(problem("conflict"))
        return
    if holder.is_retired_key:
        _add_key(entry, holder.code, given.public_key, retired_at=entry.now)
        return
    entry.connection.execute(
        update(_keys)
        .where(_keys.c.device == holder.code, _keys.c.retired_at.is_(None))
        .values(retired_at=entry.now)
    )
    _add_key(entry, holder.code, given.public_key)


def revoke(entry: Entry, code: str) -> None:
    """Believe a device no more; what it still hands in is put aside.

    Raises:
        UnknownDeviceError: there is none of this code.
    """
    done = entry.connection.execute(
        update(_devices).where(_devices.c.code == code).values(revoked_at=entry.now)
    )
    if not done.rowcount:
        raise UnknownDeviceError(code)


def readmit(entry: Entry, signed: Signed, signing: Signing) -> None:
    """Take up a device that a restored platform has forgotten, as it was enrolled.

    One that it knows stays as it is, be it revoked.

    Raises:
        RefusedError: `enrolment-refused`: not by this platform, or another device has the code.
    """
    try:
        answer = decode(EnrolmentAnswer, verify(signing.believed, ENROLMENT, signed))
    except (BadSignatureError, MalformedMessageError):
        raise _not_readmitted("not signed by a key that this platform believes") from None
    signing.learn(entry, signed.key)
    key = key_id(answer.device_key)
    holder = entry.connection.scalar(select(_keys.c.device).where(_keys.c.key == key))
    known = entry.connection.execute(
        select(_devices).where(_devices.c.code == answer.device)
    ).first()
    if holder is None and known is None:
        hall_id = hall_of(entry.connection, answer.hall)
        add_device(entry, answer, encode(signed), hall_id, readmitted_at=entry.now)
    elif known is None or holder != known.code:
        raise _not_readmitted(f"another device has the code {answer.device} or the key by now")


def add_device(
    entry: Entry, answer: EnrolmentAnswer, signed: bytes, hall_id: int, **more: int | str | None
) -> None:
    """Take a device up under the `signed` answer that its enrolment got."""
    row = {
        "code": answer.device,
        "name": answer.device_name,
        "hall_id": hall_id,
        "answer": signed,
        "enrolled_at": answer.at,
        "heard_at": entry.now,
    }
    entry.connection.execute(insert(_devices), row | more)
    _add_key(entry, answer.device, answer.device_key)


def _add_key(entry: Entry, device: str, public_key: bytes, **more: int) -> None:
    row = {
        "key": key_id(public_key),
        "device": device,
        "public_key": public_key,
        "made_at": entry.now,
    }
    entry.connection.execute(insert(_keys), row | more)


def _not_readmitted(reason: str) -> RefusedError:
    return RefusedError(problem("enrolment-refused", reason))


def _unknown() -> RefusedError:
    return RefusedError(problem("unknown-device"), {"WWW-Authenticate": "Township"})


def hall_of(connection: Connection, name: str) -> int:
    """Return the id of a hall; one of a new name is noted."""
    known = connection.scalar(select(_halls.c.id).where(_halls.c.name == name))
    if known is None:
        known = connection.scalar(insert(_halls).values(name=name).returning(_halls.c.id))
    return int(known)
