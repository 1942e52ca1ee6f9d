"""The platform's own keys: files in the folder keys, named in the database, read only by who needs them.

A private key is found by its public half, whatever its file is called, so that old ones may lie
beside the present one, or elsewhere altogether.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from sqlalchemy import Connection, Table, insert, select, update

from sync.central import schema
from sync.central.errors import KeyInUseError, KeyUnreadableError, UnknownKeyError
from sync.central.folder import Folder, write_durably
from sync.central.journal import Entry
from sync.central.times import iso
from sync.errors import CannotOpenError
from sync.wire.envelope import Envelope
from sync.wire.seal import Opened, open_envelope
from sync.wire.sign import key_id

Role = Literal["signing", "platform", "escrow"]
ROLES: tuple[Role, ...] = ("signing", "platform", "escrow")
OpeningKeys = Mapping[bytes, X25519PrivateKey]
_PREFIX: dict[Role, str] = {"signing": "signing", "platform": "opening", "escrow": "escrow"}
_PrivateKey = Ed25519PrivateKey | X25519PrivateKey
_signing = schema.signing_keys
_BELIEVED = select(_signing).where(_signing.c.revoked_at.is_(None)).order_by(_signing.c.made_at)


def write_key(path: Path, key: _PrivateKey | EllipticCurvePrivateKey) -> None:
    """Write a private key (PKCS #8, PEM), readable by its owner only."""
    data = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    write_durably(path, data)


def found_key(folder: Folder, entry: Entry, role: Role) -> None:
    """Make the first key of a role, unless there is one; a file that lies ready is taken.

    Raises:
        KeyUnreadableError: the file is damaged.
    """
    # The file may have been taken to a safer place since: the database knows the public key.
    if entry.connection.execute(_of(role)).first() is not None:
        return
    path = folder.keys / f"{_PREFIX[role]}.key"
    if not path.exists():
        write_key(path, _generate(role))
    _note(entry, role, _read(path))


def rotate_key(folder: Folder, entry: Entry, role: Role) -> bytes:
    """Make a new key of a role and retire the ones before; return its key id.

    The file is written before the commit that names it. Retired opening keys go on opening.
    """
    key = _generate(role)
    id_ = _id(key)
    write_key(folder.keys / f"{_PREFIX[role]}-{id_.hex()}.key", key)
    table = _table(role)
    old = [row.key for row in entry.connection.execute(_of(role)) if row.retired_at is None]
    entry.connection.execute(update(table).where(table.c.key.in_(old)).values(retired_at=entry.now))
    _note(entry, role, key)
    return id_


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
    return [
        {
            "role": role,
            "key": row.key.hex(),
            "made_at": iso(row.made_at),
            "retired_at": _when(row.retired_at),
            "revoked_at": _when(row.revoked_at) if role == "signing" else "",
            "here": row.key in map(_id, map(_read, _files(folder, role))),
        }
        for role in ROLES
        for row in connection.execute(_of(role))
    ]


def present_key(connection: Connection, role: Role) -> bytes:
    """Return the key id of the key that a role now has.

    Raises:
        KeyUnreadableError: it has none.
    """
    found = [row.key for row in connection.execute(_of(role)) if row.retired_at is None]
    if not found:
        raise KeyUnreadableError(role)
    return bytes(found[-1])


@dataclass(frozen=True, slots=True)
class Signing:
    """The key that signs now, and all whose signatures hold (key id to public key)."""

    key: Ed25519PrivateKey
    believed: Mapping[bytes, bytes]


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
        present = [row.key for row in rows if row.retired_at is None]
        if not present:
            raise KeyUnreadableError("signing")
        if self._held is None or self._held[0] != present[-1]:
            self._held = (present[-1], _read_signing_key(self._folder, present[-1]))
        return Signing(self._held[1], {row.key: row.public_key for row in rows})


def read_opening_keys(folder: Folder) -> dict[bytes, X25519PrivateKey]:
    """Read the keys that open filings, by key id: the present one and those before.

    Raises:
        KeyUnreadableError: there is none, or a file is damaged.
    """
    keys = map(_read, _files(folder, "platform"))
    opening = {_id(key): key for key in keys if isinstance(key, X25519PrivateKey)}
    if not opening:
        raise KeyUnreadableError("opening.key")
    return opening


def open_with(keys: OpeningKeys, envelope: Envelope) -> Opened:
    """Open an envelope with whichever of `keys` it was sealed to.

    Raises:
        CannotOpenError: to none of them, or altered.
        MalformedMessageError: the body is not of the wire's form.
    """
    for wrap in envelope.wraps:
        if wrap.key in keys:
            return open_envelope(envelope, keys[wrap.key])
    raise CannotOpenError("not sealed to these keys")


def _read_signing_key(folder: Folder, wanted: bytes) -> Ed25519PrivateKey:
    for path in _files(folder, "signing"):
        key = _read(path)
        if isinstance(key, Ed25519PrivateKey) and _id(key) == wanted:
            return key
    raise KeyUnreadableError(f"signing key {wanted.hex()}")


def _note(entry: Entry, role: Role, key: _PrivateKey) -> None:
    public = key.public_key().public_bytes_raw()
    row = {"key": key_id(public), "public_key": public, "made_at": entry.now}
    whose = {} if role == "signing" else {"recipient": role}
    entry.connection.execute(insert(_table(role)), row | whose)


def _of(role: Role) -> Any:
    table = _table(role)
    rows = select(table).order_by(table.c.made_at, table.c.retired_at.is_(None))
    return rows if role == "signing" else rows.where(table.c.recipient == role)


def _from_hex(named: str) -> bytes:
    try:
        return bytes.fromhex(named)
    except ValueError:
        return b""


def _table(role: Role) -> Table:
    return schema.signing_keys if role == "signing" else schema.recipient_keys


def _generate(role: Role) -> _PrivateKey:
    return Ed25519PrivateKey.generate() if role == "signing" else X25519PrivateKey.generate()


def _id(key: _PrivateKey) -> bytes:
    return key_id(key.public_key().public_bytes_raw())


def _when(at: int | None) -> str:
    return "" if at is None else iso(at)


def _files(folder: Folder, role: Role) -> list[Path]:
    """Return the private keys of a role that lie here."""
    return sorted(folder.keys.glob(f"{_PREFIX[role]}*.key"))


def _read(path: Path) -> _PrivateKey:
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError) as error:
        raise KeyUnreadableError(f"{path.name}: {type(error).__name__}") from error
    if not isinstance(key, Ed25519PrivateKey | X25519PrivateKey):
        raise KeyUnreadableError(f"{path.name} is not a key of ours")
    return key
