"""Recovery copies: the keys of kiosks' stores, which only the escrow key opens, and that elsewhere."""

import os
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import Connection, insert, select, update

from sync.central import schema
from sync.central.devices import find_device
from sync.central.errors import (
    FileThereError,
    KeyUnreadableError,
    MediumError,
    NoRecoveryCopyError,
    RefusedError,
)
from sync.central.journal import Entry
from sync.central.key_files import read_key
from sync.central.problems import problem
from sync.central.quota import spend
from sync.wire.codec import decode, encode
from sync.wire.recovery import RecoveryCopy, open_key
from sync.wire.sign import RECOVERY, Signed, verify

COPIES_KEPT = 2
_copies = schema.recovery_copies
_keys = schema.device_keys
_recipients = schema.recipient_keys


def keep_copy(entry: Entry, signed: Signed) -> str:
    """Keep a device's copy, and the one before; one that was there before changes nothing.

    Returns:
        The device's code.

    Raises:
        RefusedError: `unknown-device`, `revoked`, `other-device`, `not-for-this-platform` (no escrow
            key of this platform opens it), `rate-limited`.
        BadSignatureError: the device did not sign it.
        MalformedMessageError: it is no RecoveryCopy.
    """
    device = find_device(entry.connection, signed.key)
    copy = decode(RecoveryCopy, verify({signed.key: device.public_key}, RECOVERY, signed))
    if copy.device != device.code:
        raise RefusedError(problem("other-device"))
    escrow = _recipients.c.key == copy.escrow, _recipients.c.recipient == "escrow"
    if entry.connection.execute(select(_recipients).where(*escrow)).first() is None:
        raise RefusedError(problem("not-for-this-platform"))
    digest = sha256(signed.payload).digest()
    known = _copies.c.device == device.code, _copies.c.digest == digest
    if entry.connection.execute(select(_copies.c.id).where(*known)).first() is not None:
        return device.code
    data = encode(signed)
    spend(entry, device.code, 0, len(data))
    entry.connection.execute(
        insert(_copies),
        {"device": device.code, "digest": digest, "signed": data, "taken_at": entry.now},
    )
    _forget_older(entry.connection, device.code)
    return device.code


def recover_key(connection: Connection, device: str, escrow: Path, *, before: bool) -> bytes:
    """Return the key of a device's store, opened with the private escrow key in the file `escrow`.

    `before`: that of the copy before the newest.

    Raises:
        NoRecoveryCopyError: there is no such copy.
        KeyUnreadableError: the file is no escrow key.
        BadSignatureError, MalformedMessageError: the copy was altered.
        CannotOpenError: it takes another escrow key, or was altered.
    """
    key = read_key(escrow)
    if not isinstance(key, X25519PrivateKey):
        raise KeyUnreadableError(escrow.name)
    kept = connection.scalars(
        select(_copies.c.signed)
        .where(_copies.c.device == device, _copies.c.signed.is_not(None))
        .order_by(_copies.c.id.desc())
    ).all()
    if len(kept) <= before:
        raise NoRecoveryCopyError(device)
    signed = decode(Signed, kept[before])
    rows = connection.execute(select(_keys).where(_keys.c.device == device))
    held = {row.key: row.public_key for row in rows}
    copy = decode(RecoveryCopy, verify(held, RECOVERY, signed))
    return open_key(copy, key)


def write_new(path: Path, data: bytes) -> None:
    """Write a file (mode 0600) that is not there yet.

    Raises:
        FileThereError: it is; it stays as it is.
        MediumError: it cannot be written there.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise FileThereError(str(path)) from error
    except OSError as error:
        raise MediumError(f"{path}: {error.strerror}") from error
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _forget_older(connection: Connection, device: str) -> None:
    newest = (
        select(_copies.c.id)
        .where(_copies.c.device == device)
        .order_by(_copies.c.id.desc())
        .limit(COPIES_KEPT)
    )
    connection.execute(
        update(_copies)
        .where(_copies.c.device == device, _copies.c.id.not_in(newest))
        .values(signed=None)
    )
