"""Members of the staff of halls, as their devices tell of them: who may ask for contents."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from sync.central import schema
from sync.central.devices import find_device
from sync.central.errors import RefusedError, UnknownStaffError
from sync.central.journal import Entry
from sync.central.problems import problem
from sync.central.times import iso
from sync.wire.codec import decode
from sync.wire.desk import StaffNotice
from sync.wire.sign import STAFF, Signed, key_id, verify

MAX_STAFF = 200
ASKING_ROLES = frozenset({"assistant", "manager"})
_staff = schema.staff
_keys = schema.staff_keys
_BY_KEY = (
    select(_staff, _keys.c.public_key)
    .join(_staff, _staff.c.id == _keys.c.staff)
    .where(_keys.c.key == bindparam("key"), _keys.c.retired_at.is_(None))
)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the staff, by their present key."""

    id: UUID
    device: str
    role: str
    public_key: bytes
    is_barred: bool


def take_notice(entry: Entry, signed: Signed) -> None:
    """Take over how a member stands at a device; the same again changes nothing.

    A key that was replaced is never taken again, and who was barred here stays barred.

    Raises:
        RefusedError: `unknown-device`, `revoked`, `other-device`; `conflict` where the key is another
            member's, or was replaced; `quota`: of so many no device has told.
        BadSignatureError: the device did not sign it.
        MalformedMessageError: it is no StaffNotice.
    """
    device = find_device(entry.connection, signed.key)
    notice = decode(StaffNotice, verify({signed.key: device.public_key}, STAFF, signed))
    known = entry.connection.execute(select(_staff).where(_staff.c.id == notice.staff)).first()
    if notice.device != device.code or (known is not None and known.device != device.code):
        raise RefusedError(problem("other-device"))
    if known is None:
        _check_room(entry, device.code)
    _write(entry, notice, known)
    _take_key(entry, notice)


def find_member(connection: Connection, key: bytes) -> Member:
    """Return the member who now signs with the key of this id.

    Raises:
        RefusedError: `unknown-staff`.
    """
    row = connection.execute(_BY_KEY, {"key": key}).first()
    if row is None:
        raise RefusedError(problem("unknown-staff"))
    return Member(
        row.id, row.device, row.role, row.public_key, row.is_out or row.barred_at is not None
    )


def require_asking(member: Member) -> None:
    """Check that a member may ask for contents.

    Raises:
        RefusedError: `barred`, `wrong-role`.
    """
    if member.is_barred:
        raise RefusedError(problem("barred"))
    if member.role not in ASKING_ROLES:
        raise RefusedError(problem("wrong-role"))


def bar(entry: Entry, staff: UUID) -> None:
    """Answer a member's questions no more; nothing lifts it.

    Raises:
        UnknownStaffError: no device has told of them.
    """
    known = entry.connection.execute(select(_staff).where(_staff.c.id == staff)).first()
    if known is None:
        raise UnknownStaffError(str(staff))
    if known.barred_at is None:
        entry.connection.execute(
            update(_staff).where(_staff.c.id == staff).values(barred_at=entry.now)
        )


def list_staff(connection: Connection) -> list[dict[str, object]]:
    """Return all members that devices have told of, by hall and device."""
    halls, devices = schema.halls, schema.devices
    query = (
        select(_staff, halls.c.name.label("hall"))
        .join(devices, devices.c.code == _staff.c.device)
        .join(halls, halls.c.id == devices.c.hall_id)
        .order_by(halls.c.id, _staff.c.device, _staff.c.told_at, _staff.c.id)
    )
    return [
        {
            "id": str(row.id),
            "hall": row.hall,
            "device": row.device,
            "name": row.name,
            "role": row.role,
            "told_at": iso(row.told_at),
            "barred_there": row.is_out,
            "barred_at": "" if row.barred_at is None else iso(row.barred_at),
        }
        for row in connection.execute(query)
    ]


def _check_room(entry: Entry, device: str) -> None:
    told = entry.connection.scalar(select(func.count()).where(_staff.c.device == device)) or 0
    if told >= MAX_STAFF:
        raise RefusedError(problem("quota", "too many members of staff"))


def _write(entry: Entry, notice: StaffNotice, known: Row[Any] | None) -> None:
    values = {"name": notice.name, "role": notice.role, "is_out": notice.barred}
    if known is None:
        row = {"id": notice.staff, "device": notice.device, "told_at": entry.now}
        entry.connection.execute(insert(_staff), row | values)
    else:
        entry.connection.execute(update(_staff).where(_staff.c.id == notice.staff).values(**values))


def _take_key(entry: Entry, notice: StaffNotice) -> None:
    key = key_id(notice.public_key)
    known = entry.connection.execute(select(_keys).where(_keys.c.key == key)).first()
    if known is not None:
        if known.staff != notice.staff or known.retired_at is not None:
            raise RefusedError(problem("conflict"))
        return
    entry.connection.execute(
        update(_keys)
        .where(_keys.c.staff == notice.staff, _keys.c.retired_at.is_(None))
        .values(retired_at=entry.now)
    )
    row = {
        "key": key,
        "staff": notice.staff,
        "public_key": notice.public_key,
        "made_at": entry.now,
    }
    entry.connection.execute(insert(_keys), row)
