"""Who takes part: one-time enrolment codes, devices, halls."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from hashlib import scrypt
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from sync.central import schema
from sync.central.errors import RefusedError, UnfitTextError, UnknownDeviceError
from sync.central.journal import Entry
from sync.central.problems import problem
from sync.errors import BadSignatureError, MalformedMessageError
from sync.wire.codec import decode, encode
from sync.wire.messages import EnrolmentAnswer, EnrolmentRequest, NewKey, RecipientKey
from sync.wire.sign import DEVICE_KEY, DEVICE_KEY_PROOF, ENROLMENT, Signed, key_id, sign, verify

CODE_LIFE = timedelta(hours=24)
MAX_WRONG_TRIES = 5
MAX_NAME = 200
# The first digits of a code say which one is tried, the rest is the secret that tries count on.
_SELECTOR_DIGITS = 4
_SECRET_DIGITS = 6

_codes = schema.enrolment_codes
_devices = schema.devices
_keys = schema.device_keys
_recipients = schema.recipient_keys
_signing = schema.signing_keys
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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a new device will stand; empty `name` and `address` are filled in at enrolment."""

    hall: str
    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Host:
    """The platform as it enrols: its key, the address where a code names none, CA and TUF root."""

    signing_key: Ed25519PrivateKey
    address: str
    authority: bytes = b""
    root: bytes = b""


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

    Raises:
        RefusedError: `unknown-device`, `revoked`, `other-device`, `conflict`.
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
    find_device(entry.connection, signed.key)
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


def new_code(entry: Entry, place: Place) -> str:
    """Make a one-time code (10 digits) for a device to be set up at `place`.

    Raises:
        UnfitTextError: a name that no message can carry.
    """
    words = (place.hall, place.name, place.address)
    if not place.hall or max(map(len, words)) > MAX_NAME or "\0" in "".join(words):
        raise UnfitTextError("hall, device name or address")
    taken = set(
        entry.connection.scalars(select(_codes.c.selector).where(_codes.c.expires_at > entry.now))
    )
    selector = _digits(_SELECTOR_DIGITS)
    while selector in taken:
        selector = _digits(_SELECTOR_DIGITS)
    code = selector + _digits(_SECRET_DIGITS)
    salt = secrets.token_bytes(16)
    entry.connection.execute(
        insert(_codes),
        {
            "selector": selector,
            "salt": salt,
            "hash": _hash(code, salt),
            "hall_id": _hall(entry.connection, place.hall),
            "device_name": place.name,
            "address": place.address,
            "expires_at": entry.now + CODE_LIFE // timedelta(milliseconds=1),
            "wrong_tries": 0,
        },
    )
    return code


def enrol(entry: Entry, request: EnrolmentRequest, host: Host) -> bytes | None:
    """Return the encoded, signed EnrolmentAnswer, or None if the code is refused (a try is counted).

    The same device may ask again with the same code, should the answer have been lost: it gets
    the same bytes.
    """
    if not request.code.isdecimal():
        return None
    code = entry.connection.execute(
        select(_codes).where(
            _codes.c.selector == request.code[:_SELECTOR_DIGITS], _codes.c.expires_at > entry.now
        )
    ).first()
    if code is None or code.wrong_tries >= MAX_WRONG_TRIES:
        return None
    if not secrets.compare_digest(code.hash, _hash(request.code, code.salt)):
        _update(entry, code, wrong_tries=code.wrong_tries + 1)
        return None
    known = entry.connection.execute(
        select(_devices.c.code, _devices.c.answer, _keys.c.public_key)
        .join(_keys, _keys.c.device == _devices.c.code)
        .where(_keys.c.key == key_id(request.device_key))
    ).first()
    if known is not None:
        same = code.device == known.code and known.public_key == request.device_key
        return bytes(known.answer) if same else None
    if code.device is not None:
        return None
    return _admit(entry, code, request.device_key, host)


def readmit(entry: Entry, signed: Signed, believed: Mapping[bytes, bytes]) -> None:
    """Take up a device that a restored platform has forgotten, as it was enrolled.

    Raises:
        RefusedError: `enrolment-refused`: not by this platform, revoked since, or another device
            has the code.
    """
    try:
        answer = decode(EnrolmentAnswer, verify(believed, ENROLMENT, signed))
    except (BadSignatureError, MalformedMessageError):
        raise RefusedError(problem("enrolment-refused")) from None
    key = key_id(answer.device_key)
    holder = entry.connection.scalar(select(_keys.c.device).where(_keys.c.key == key))
    known = entry.connection.execute(
        select(_devices).where(_devices.c.code == answer.device)
    ).first()
    if holder is None and known is None:
        hall_id = _hall(entry.connection, answer.hall)
        _add_device(entry, answer, encode(signed), hall_id, readmitted_at=entry.now)
    elif known is None or holder != known.code or known.revoked_at is not None:
        raise RefusedError(problem("enrolment-refused"))


def _admit(entry: Entry, code: Row[Any], device_key: bytes, host: Host) -> bytes:
    number = 1 + max(
        entry.connection.scalar(select(func.max(_devices.c.number))) or 0,
        entry.connection.scalars(select(schema.platform.c.spent_numbers)).one(),
    )
    hall = entry.connection.scalar(select(_halls.c.name).where(_halls.c.id == code.hall_id))
    answer = EnrolmentAnswer(
        v=1,
        device=f"{number:04d}",
        device_key=device_key,
        device_name=code.device_name or f"自助办事 {number} 号机",
        hall=str(hall),
        address=code.address or host.address,
        signing_keys=_signing_keys(entry.connection, host),
        recipients=tuple(
            RecipientKey(row.recipient, row.public_key)
            for row in entry.connection.execute(
                select(_recipients)
                .where(_recipients.c.retired_at.is_(None))
                .order_by(_recipients.c.recipient.desc())
            )
        ),
        authority=host.authority,
        root=host.root,
        at=entry.now,
    )
    signed = encode(sign(host.signing_key, ENROLMENT, encode(answer)))
    _add_device(entry, answer, signed, code.hall_id)
    _update(entry, code, device=answer.device)
    return signed


def _add_device(
    entry: Entry, answer: EnrolmentAnswer, signed: bytes, hall_id: int, **more: int
) -> None:
    row = {
        "code": answer.device,
        "number": int(answer.device),
        "name": answer.device_name,
        "hall_id": hall_id,
        "answer": signed,
        "enrolled_at": answer.at,
        "heard_at": entry.now,
    }
    entry.connection.execute(insert(_devices), row | more)
    _add_key(entry, answer.device, answer.device_key)


def _signing_keys(connection: Connection, host: Host) -> tuple[bytes, ...]:
    """Return the keys to be believed: that of this process, and what was rotated to since."""
    own = host.signing_key.public_key().public_bytes_raw()
    others = connection.scalars(
        select(_signing.c.public_key).where(_signing.c.retired_at.is_(None))
    )
    return tuple(dict.fromkeys((own, *others)))


def _add_key(entry: Entry, device: str, public_key: bytes) -> None:
    entry.connection.execute(
        insert(_keys),
        {
            "key": key_id(public_key),
            "device": device,
            "public_key": public_key,
            "made_at": entry.now,
        },
    )


def _unknown() -> RefusedError:
    return RefusedError(problem("unknown-device"), {"WWW-Authenticate": "Township"})


def _update(entry: Entry, code: Row[Any], **values: object) -> None:
    entry.connection.execute(update(_codes).where(_codes.c.id == code.id).values(**values))


def _hall(connection: Connection, name: str) -> int:
    known = connection.scalar(select(_halls.c.id).where(_halls.c.name == name))
    if known is None:
        known = connection.scalar(insert(_halls).values(name=name).returning(_halls.c.id))
    return int(known)


def _digits(count: int) -> str:
    return f"{secrets.randbelow(10**count):0{count}d}"


def _hash(code: str, salt: bytes) -> bytes:
    return scrypt(code.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)
