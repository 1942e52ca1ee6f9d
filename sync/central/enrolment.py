"""Enrolment: a one-time code is made for a place, and redeemed by the device that will stand there."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import scrypt
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import Connection, Row, case, insert, or_, select, update

from sync.central import schema
from sync.central.devices import add_device, hall_of
from sync.central.errors import UnfitTextError, UnknownDeviceError
from sync.central.journal import Entry
from sync.wire.codec import encode
from sync.wire.messages import EnrolmentAnswer, EnrolmentRequest, RecipientKey
from sync.wire.sign import ENROLMENT, key_id, sign

CODE_LIFE = timedelta(hours=24)
MAX_WRONG_TRIES = 5
MAX_NAME = 200
# The first digits of a code say which one is tried, the rest is the secret that tries count on.
_SELECTOR_DIGITS = 4
_SECRET_DIGITS = 6
# A new device meets a code that is taken one time in ten at most, and draws on.
_LEAST_DEVICE_DIGITS = 4

_codes = schema.enrolment_codes
_devices = schema.devices
_keys = schema.device_keys
_recipients = schema.recipient_keys
_signing = schema.signing_keys
_halls = schema.halls


@dataclass(frozen=True, slots=True)
class Place:
    """Where a new device will stand; empty `name` and `address` are filled in at enrolment.

    `replaces`: code of the device whose place it takes, as after a change of disk; "" for none.
    """

    hall: str
    name: str = ""
    address: str = ""
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class NewCode:
    """A one-time code, and the public key (raw X25519) to which it is sealed on its way back."""

    code: str
    key: bytes

    @property
    def number(self) -> str:
        """Which enrolment it is: what of the code is not secret."""
        return self.code[:_SELECTOR_DIGITS]


@dataclass(frozen=True, slots=True)
class Host:
    """The platform as it enrols: its key, the address where a code names none, CA and TUF root."""

    signing_key: Ed25519PrivateKey
    address: str
    authority: bytes = b""
    root: bytes = b""


def new_code(entry: Entry, place: Place) -> NewCode:
    """Make a one-time code (10 digits) for a device to be set up at `place`.

    Raises:
        UnfitTextError: a name that no message can carry.
        UnknownDeviceError: it is to take the place of a device that there is not.
    """
    words = (place.hall, place.name, place.address)
    if not place.hall or max(map(len, words)) > MAX_NAME or "\0" in "".join(words):
        raise UnfitTextError("hall, device name or address")
    if place.replaces and not _is_device(entry.connection, place.replaces):
        raise UnknownDeviceError(place.replaces)
    taken = set(
        entry.connection.scalars(select(_codes.c.selector).where(_codes.c.expires_at > entry.now))
    )
    selector = _digits(_SELECTOR_DIGITS)
    while selector in taken:
        selector = _digits(_SELECTOR_DIGITS)
    code = selector + _digits(_SECRET_DIGITS)
    salt, key = secrets.token_bytes(16), X25519PrivateKey.generate()
    entry.connection.execute(
        insert(_codes),
        {
            "selector": selector,
            "salt": salt,
            "hash": _hash(code, salt),
            "hall_id": hall_of(entry.connection, place.hall),
            "device_name": place.name,
            "address": place.address,
            "expires_at": entry.now + CODE_LIFE // timedelta(milliseconds=1),
            "wrong_tries": 0,
            "sealing_key": key.private_bytes_raw(),
            "replaces": place.replaces or None,
        },
    )
    return NewCode(code, key.public_key().public_bytes_raw())


def enrol(entry: Entry, request: EnrolmentRequest, host: Host) -> bytes | None:
    """Return the encoded, signed EnrolmentAnswer, or None if the code is refused (a try is counted).

    The same device may ask again with the same code, should the answer have been lost: it gets
    the same bytes, also when the code is past its time by then.
    """
    if not request.code.isdecimal():
        return None
    known = entry.connection.execute(
        select(_devices.c.code, _devices.c.answer, _keys.c.public_key)
        .join(_keys, _keys.c.device == _devices.c.code)
        .where(_keys.c.key == key_id(request.device_key))
    ).first()
    code = _code_of(entry, request.code[:_SELECTOR_DIGITS], None if known is None else known.code)
    if code is None or code.wrong_tries >= MAX_WRONG_TRIES:
        return None
    if not secrets.compare_digest(code.hash, _hash(request.code, code.salt)):
        _update(entry, code, wrong_tries=code.wrong_tries + 1)
        return None
    if known is not None:
        same = code.device == known.code and known.public_key == request.device_key
        return bytes(known.answer) if same else None
    if code.device is not None:
        return None
    return _admit(entry, code, request.device_key, host)


def _code_of(entry: Entry, number: str, device: str | None) -> Row[Any] | None:
    """Return the code of this number that is good now, or was `device`'s own."""
    is_its_own = _codes.c.device.is_not_distinct_from(device) & _codes.c.device.is_not(None)
    return entry.connection.execute(
        select(_codes)
        .where(_codes.c.selector == number, or_(is_its_own, _codes.c.expires_at > entry.now))
        .order_by(case((is_its_own, 0), else_=1))
    ).first()


def _admit(entry: Entry, code: Row[Any], device_key: bytes, host: Host) -> bytes:
    device = _device_code(entry.connection, device_key)
    hall = entry.connection.scalar(select(_halls.c.name).where(_halls.c.id == code.hall_id))
    answer = EnrolmentAnswer(
        v=1,
        device=device,
        device_key=device_key,
        device_name=code.device_name or f"自助办事 {device} 号机",
        hall=str(hall),
        address=code.address or host.address,
        signing_keys=_signing_keys(entry.connection, host),
        recipients=tuple(
            RecipientKey(row.recipient, row.public_key)
            for row in entry.connection.execute(
                select(_recipients)
                .where(_recipients.c.since.is_not(None), _recipients.c.retired_at.is_(None))
                .order_by(_recipients.c.recipient.desc())
            )
        ),
        authority=host.authority,
        root=host.root,
        at=entry.now,
    )
    signed = encode(sign(host.signing_key, ENROLMENT, encode(answer)))
    add_device(entry, answer, signed, code.hall_id, replaces=code.replaces)
    _update(entry, code, device=answer.device)
    return signed


def _device_code(connection: Connection, device_key: bytes) -> str:
    """Return a free device code, drawn from the device's key.

    A platform that was put back without knowing gives a forgotten code to another device only if
    chance wills it; the next number in a row it would give away for certain.
    """
    taken = set(connection.scalars(select(_devices.c.code)))
    digits = max(_LEAST_DEVICE_DIGITS, len(str(len(taken))) + 1)
    number = int.from_bytes(key_id(device_key))
    while (code := f"{number % 10**digits:0{digits}d}") in taken:
        number += 1
    return code


def _signing_keys(connection: Connection, host: Host) -> tuple[bytes, ...]:
    """Return the keys to be believed: that of this process, and what was rotated to since."""
    own = host.signing_key.public_key().public_bytes_raw()
    others = connection.scalars(
        select(_signing.c.public_key).where(_signing.c.retired_at.is_(None))
    )
    return tuple(dict.fromkeys((own, *others)))


def _is_device(connection: Connection, code: str) -> bool:
    return connection.scalar(select(_devices.c.code).where(_devices.c.code == code)) is not None


def _update(entry: Entry, code: Row[Any], **values: object) -> None:
    entry.connection.execute(update(_codes).where(_codes.c.id == code.id).values(**values))


def _digits(count: int) -> str:
    return f"{secrets.randbelow(10**count):0{count}d}"


def _hash(code: str, salt: bytes) -> bytes:
    return scrypt(code.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)
