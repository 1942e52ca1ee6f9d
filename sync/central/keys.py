"""The platform's keys as the database names them: what waits, what is in force, what was before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, Row, Table, insert, select, update

from sync.central import schema
from sync.central.errors import KeyInUseError, KeyUnreadableError, UnknownKeyError
from sync.central.folder import Folder
from sync.central.journal import Entry
from sync.central.key_files import (
    PrivateKey,
    Role,
    first_key,
    id_of,
    next_key,
    read_keys,
    read_signing_key,
)
from sync.central.times import iso

ROLES: tuple[Role, ...] = ("signing", "platform", "escrow")
_signing = schema.signing_keys
_BELIEVED = select(_signing).where(_signing.c.revoked_at.is_(None)).order_by(_signing.c.made_at)


def found_key(folder: Folder, entry: Entry, role: Role) -> None:
    """Make the first key of a role, unless there is one; a file that lies ready is taken.

    Raises:
        KeyUnreadableError: the file is damaged.
    """
    # The file may have been taken to a safer place since: the database knows the public key.
    if entry.connection.execute(_of(role)).first() is None:
        _note(entry, role, first_key(folder, role), since=entry.now)


def rotate_key(folder: Folder, entry: Entry, role: Role) -> bytes:
    """Make a new key of a role; return its key id. It waits for a backup: see `put_in_force`.

    The file is written before the commit that names it.
    """
    key = next_key(folder, role)
    _note(entry, role, key)
    return id_of(key)


def waiting_keys(connection: Connection) -> list[bytes]:
    """Return the ids of the keys that wait for a backup."""
    return [row.key for role in ROLES for row in connection.execute(_of(role)) if _is_waiting(row)]


def put_in_force(entry: Entry, held: Sequence[bytes]) -> None:
    """Let keys that a backup holds replace those before; retired opening keys go on opening.

    Were they used earlier, a platform restored without them would not know its own signatures, nor
    take what kiosks sealed to it.
    """
    for role in ROLES:
        table = _table(role)
        rows = [row for row in entry.connection.execute(_of(role)) if row.retired_at is None]
        new = [row.key for row in rows if _is_waiting(row) and row.key in held]
        if not new:
            continue
        old = [row.key for row in rows if not _is_waiting(row)] + new[:-1]
        retired = update(table).where(table.c.key.in_(old)).values(retired_at=entry.now)
        entry.connection.execute(retired)
        entry.connection.execute(
            update(table).where(table.c.key == new[-1]).values(since=entry.now)
        )


def revoke_key(entry: Entry, named: str) -> None:
    """Take a retired signing key (its id in hex) out of belief: somebody else may hold it.

    Receipts under it are given out again signed by the present key.

    Raises:
        UnknownKeyError: no signing key has this id.
        KeyInUseError: it signs now; it is to be rotated first.
    """
    row = entry.connection.execute(
        select(_signing).where(_signing.c.key == _from_hex(named))
    ).first()
    if row is None:
        raise UnknownKeyError(named)
    if row.retired_at is None:
        raise KeyInUseError(named)
    entry.connection.execute(
        update(_signing)
        .where(_signing.c.key == row.key, _signing.c.revoked_at.is_(None))
        .values(revoked_at=entry.now)
    )


def list_keys(folder: Folder, connection: Connection) -> list[dict[str, object]]:
    """Return all keys, and whether the private one lies here."""
    here = {role: read_keys(folder, role) for role in ROLES}
    return [
        {
            "role": role,
            "key": row.key.hex(),
            "made_at": iso(row.made_at),
            "since": _when(row.since),
            "retired_at": _when(row.retired_at),
            "revoked_at": _when(row.revoked_at) if role == "signing" else "",
            "here": row.key in here[role],
        }
        for role in ROLES
        for row in connection.execute(_of(role))
    ]


def present_key(connection: Connection, role: Role) -> bytes:
    """Return the key id of the key that a role now has.

    Raises:
        KeyUnreadableError: it has none.
    """
    found = [row.key for row in connection.execute(_of(role)) if _is_present(row)]
    if not found:
        raise KeyUnreadableError(role)
    return bytes(found[-1])


@dataclass(frozen=True, slots=True)
class Signing:
    """The key that signs now, and all whose signatures hold (key id to public key).

    Some of these wait for a backup, as far as this platform knows.
    """

    key: Ed25519PrivateKey
    believed: Mapping[bytes, bytes]
    waiting: frozenset[bytes] = frozenset()

    def learn(self, entry: Entry, key: bytes) -> None:
        """Put a key in force that signed although it waits: this platform was put back since."""
        if key in self.waiting:
            put_in_force(entry, [key])


class Keyring:
    """Gives the signing keys as they stand: one that was rotated to is taken up at once."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._held: tuple[bytes, Ed25519PrivateKey] | None = None

    def read(self, connection: Connection) -> Signing:
        """Return what stands in the database; the private key is read when it is a new one.

        Raises:
            KeyUnreadableError: it is not here, or a file is damaged.
        """
        rows = connection.execute(_BELIEVED).all()
        present = [row.key for row in rows if _is_present(row)]
        if not present:
            raise KeyUnreadableError("signing")
        if self._held is None or self._held[0] != present[-1]:
            self._held = (present[-1], read_signing_key(self._folder, present[-1]))
        return Signing(
            self._held[1],
            {row.key: row.public_key for row in rows},
            frozenset(row.key for row in rows if _is_waiting(row)),
        )


def _is_waiting(row: Row[Any]) -> bool:
    return row.since is None and row.retired_at is None


def _is_present(row: Row[Any]) -> bool:
    return row.since is not None and row.retired_at is None


def _note(entry: Entry, role: Role, key: PrivateKey, since: int | None = None) -> None:
    public = key.public_key().public_bytes_raw()
    row = {"key": id_of(key), "public_key": public, "made_at": entry.now, "since": since}
    whose = {} if role == "signing" else {"recipient": role}
    entry.connection.execute(insert(_table(role)), row | whose)


def _of(role: Role) -> Any:
    """Return the query for a role's keys, oldest first; of one moment, those in force first."""
    table = _table(role)
    rows = select(table).order_by(
        table.c.made_at, table.c.retired_at.is_(None), table.c.since.is_(None)
    )
    return rows if role == "signing" else rows.where(table.c.recipient == role)


def _from_hex(named: str) -> bytes:
    try:
        return bytes.fromhex(named)
    except ValueError:
        return b""


def _table(role: Role) -> Table:
    return schema.signing_keys if role == "signing" else schema.recipient_keys


def _when(at: int | None) -> str:
    return "" if at is None else iso(at)
