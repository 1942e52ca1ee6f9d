"""Who works at the staff desk: names, roles, and PINs.

Each member has a key of their own to sign with, which only their PIN opens. Whatever is done to a
member is noted in the audit in the same transaction.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, TypeAlias
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, Integer, Row, func, insert, literal_column, select, update

from sync.clock import Clock, milliseconds, moment, new_id
from sync.store import audit
from sync.store.database import Database
from sync.store.errors import LastManagerError, NameTakenError, PinRefusedError
from sync.store.schema import link, staff
from sync.store.staff_lock import StaffLock, close_key, is_weak, open_key
from sync.store.staff_tries import begin_try, tries_left, until

Role: TypeAlias = Literal["assistant", "manager", "technician", "auditor"]
_LONGEST_NAME = 40
_ADDED = literal_column("staff.rowid", Integer)


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody who works at the desk. `at`: when they were added; `public_key`: 32 raw bytes."""

    id: UUID
    name: str
    role: Role
    public_key: bytes
    at: datetime
    is_barred: bool
    must_change_pin: bool


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """The PIN was right; `key` signs for this member."""

    member: StaffMember
    key: Ed25519PrivateKey = field(repr=False)


@dataclass(frozen=True, slots=True)
class WrongPin:
    """The PIN was wrong; `left` more tries before it is locked."""

    left: int


@dataclass(frozen=True, slots=True)
class LockedOut:
    """Too many wrong PINs: nothing is tried before then."""

    until: datetime


@dataclass(frozen=True, slots=True)
class NotOnStaff:
    """Nobody of this name may log in."""


LogIn: TypeAlias = LoggedIn | WrongPin | LockedOut | NotOnStaff


class Staff:
    """The staff of one store. Any thread may call any method; what takes a PIN takes 0.2 s."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def members(self) -> tuple[StaffMember, ...]:
        """Return everybody, the barred too, in the order in which they were added."""
        with self._database.read() as connection:
            return tuple(map(_told, connection.execute(select(staff).order_by(_ADDED))))

    def member(self, id_: UUID) -> StaffMember | None:
        """Return one of them."""
        with self._database.read() as connection:
            row = connection.execute(select(staff).where(staff.c.id == id_.bytes)).first()
            return None if row is None else _told(row)

    def add(
        self, name: str, role: Role, pin: str, *, by: UUID | None, must_change: bool = False
    ) -> StaffMember:
        """Add somebody; `by` None only while there is nobody: the first manager.

        Raises:
            PinRefusedError: six digits that are not easily guessed are needed.
            NameTakenError: somebody is called so already, or this is no name.
            StoreFullError: the disk is full or read-only.
        """
        plain, key, lock = _plain(name), new_id(self._clock), _new_lock(pin)
        if not 0 < len(plain) <= _LONGEST_NAME:
            raise NameTakenError("not a name")
        with self._database.write() as connection:
            taken = select(staff.c.id).where(staff.c.name == plain)
            is_first = connection.execute(select(func.count()).select_from(staff)).scalar_one() == 0
            if connection.execute(taken).first() is not None:
                raise NameTakenError(plain)
            if by is None and not (is_first and role == "manager"):
                raise PermissionError("a manager has to vouch for a new member")
            connection.execute(
                insert(staff).values(
                    id=key.bytes,
                    name=plain,
                    role=role,
                    at=milliseconds(self._clock.now()),
                    is_barred=False,
                    must_change_pin=must_change,
                    tries=0,
                    tried_at=0,
                    **_columns(lock),
                )
            )
            audit.note(connection, self._clock, by, "add-staff", str(key), role)
            return _told(_row(connection, key))

    def log_in(self, name: str, pin: str) -> LogIn:
        """Open the desk, or say why not.

        Raises:
            StoreFullError: the disk is full or read-only: nobody gets in whose try is not counted.
        """
        with self._database.read() as connection:
            query = select(staff.c.id).where(staff.c.name == _plain(name))
            found = connection.execute(query).scalar()
        return NotOnStaff() if found is None else self._try(UUID(bytes=found), pin, "log-in")

    def change_pin(self, id_: UUID, old: str, new: str) -> LogIn:
        """Close a member's key for another PIN; the old one counts as a try to log in.

        Raises:
            PinRefusedError: the new one is easily guessed, or the old one.
            StoreFullError: the disk is full or read-only; the old one stands.
        """
        if is_weak(new) or new == old:
            raise PinRefusedError("weak, or the same")
        answer = self._try(id_, old, "change-pin")
        if not isinstance(answer, LoggedIn):
            return answer
        values = _columns(close_key(answer.key, new)) | {"must_change_pin": False}
        with self._database.write() as connection:
            _set(connection, id_, **values)
            return LoggedIn(_told(_row(connection, id_)), answer.key)

    def reset_pin(self, id_: UUID, pin: str, *, by: UUID | None) -> StaffMember:
        """Give a member another PIN, to be changed at once, and another key.

        `by` None: a technician did it, who has the data folder.

        Raises:
            PinRefusedError: it is easily guessed.
            StoreFullError: the disk is full or read-only.
        """
        values = _columns(_new_lock(pin)) | {"must_change_pin": True, "tries": 0, "told": None}
        return self._change(id_, "reset-pin", by, **values)

    def change_role(self, id_: UUID, role: Role, *, by: UUID) -> StaffMember:
        """Give a member another role.

        Raises:
            LastManagerError: nobody else could manage this kiosk.
        """
        return self._change(id_, "change-role", by, role=role, told=None)

    def bar(self, id_: UUID, *, by: UUID) -> StaffMember:
        """Let a member in no more; their name stays with what they did.

        Raises:
            LastManagerError: nobody else could manage this kiosk.
        """
        return self._change(id_, "bar-staff", by, is_barred=True, told=None)

    def let_in(self, id_: UUID, *, by: UUID) -> StaffMember:
        """Let a barred member in again."""
        return self._change(id_, "let-in-staff", by, is_barred=False, told=None)

    def to_tell(self) -> tuple[StaffMember, ...]:
        """Return those of whom the platform does not know how they are now."""
        epoch = select(link.c.epoch).scalar_subquery()
        query = select(staff).where(staff.c.told.is_distinct_from(epoch)).order_by(_ADDED)
        with self._database.read() as connection:
            return tuple(map(_told, connection.execute(query)))

    def told(self, members: Iterable[StaffMember]) -> None:
        """Note that the platform knows these as they stand here; who changed since stays to be told."""
        with self._database.write() as connection:
            epoch = connection.execute(select(link.c.epoch)).scalar_one()
            for one in members:
                if _told(_row(connection, one.id)) == one:
                    _set(connection, one.id, told=epoch)

    def _try(self, id_: UUID, pin: str, action: str) -> LogIn:
        """Count and note a try, look at the PIN, and note how it ended."""
        now = self._clock.now()
        with self._database.write() as connection:
            row = _row(connection, id_)
            if row.is_barred:
                return NotOnStaff()
            locked = begin_try(connection, row, now)
            outcome = "tried" if locked is None else "tried-locked"
            # Whoever goes on while it is locked adds nothing: a record without end would fill the disk.
            if locked is None or audit.last_outcome(connection, id_) != outcome:
                audit.note(connection, self._clock, id_, action, str(id_), outcome)
        if locked is not None:
            return LockedOut(locked)
        key = open_key(StaffLock(row.public_key, row.salt, row.lock), pin)
        left = tries_left(row.tries + 1)
        with self._database.write() as connection:
            outcome = "ok" if key is not None else "wrong-pin" if left else "locked"
            audit.note(connection, self._clock, id_, action, str(id_), outcome)
            if key is not None:
                _set(connection, id_, tries=0)
                return LoggedIn(_told(_row(connection, id_)), key)
        return WrongPin(left) if left else LockedOut(until(row.tries + 1, now))

    def _change(self, id_: UUID, action: str, by: UUID | None, **values: object) -> StaffMember:
        with self._database.write() as connection:
            _set(connection, id_, **values)
            managers = select(staff.c.id).where(staff.c.role == "manager", ~staff.c.is_barred)
            if connection.execute(managers).first() is None:
                raise LastManagerError(action)
            member = _told(_row(connection, id_))
            outcome = member.role if action == "change-role" else ""
            audit.note(connection, self._clock, by, action, str(id_), outcome)
            return member


def _new_lock(pin: str) -> StaffLock:
    if is_weak(pin):
        raise PinRefusedError("weak")
    return close_key(Ed25519PrivateKey.generate(), pin)


def _columns(lock: StaffLock) -> dict[str, Any]:
    return {"public_key": lock.public_key, "salt": lock.salt, "lock": lock.closed}


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).split())


def _row(connection: Connection, id_: UUID) -> Row[Any]:
    return connection.execute(select(staff).where(staff.c.id == id_.bytes)).one()


def _set(connection: Connection, id_: UUID, **values: object) -> None:
    connection.execute(update(staff).where(staff.c.id == id_.bytes).values(**values))


def _told(row: Row[Any]) -> StaffMember:
    return StaffMember(
        id=UUID(bytes=row.id),
        name=row.name,
        role=row.role,
        public_key=row.public_key,
        at=moment(row.at),
        is_barred=row.is_barred,
        must_change_pin=row.must_change_pin,
    )
