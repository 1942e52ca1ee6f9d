"""The single row about this device: its key, its place in the chain, its enrolment."""

import secrets
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, delete, insert, select, update

from sync.clock import Clock, new_id
from sync.store.schema import device, device_key, link, recovery, staff, told_settings
from sync.store.types import Enrolment
from sync.wire.codec import decode, encode
from sync.wire.envelope import CHAIN_START
from sync.wire.messages import EnrolmentAnswer, KeyList
from sync.wire.sign import Signed

_NEW_LINK = dict.fromkeys(
    ("failures", "epoch", "position", "cursor", "durable_through", "refused", "floor"), 0
)


def found(connection: Connection, clock: Clock) -> None:
    """Give a new store its device key, instance and tail key; an old one keeps its own."""
    if connection.execute(select(link.c.id)).first() is None:
        connection.execute(insert(link).values(id=1, **_NEW_LINK))
    if connection.execute(select(device.c.id)).first() is not None:
        return
    connection.execute(
        insert(device).values(
            id=1,
            key=Ed25519PrivateKey.generate().private_bytes_raw(),
            instance=new_id(clock).bytes,
            tail_key=secrets.token_bytes(32),
            seq=0,
            head=CHAIN_START,
            url="",
            machine="",
        )
    )


def private_key(connection: Connection) -> Ed25519PrivateKey:
    """Return the key this device signs with; made with the store, it never leaves it."""
    raw: bytes = connection.execute(select(device.c.key)).scalar_one()
    return Ed25519PrivateKey.from_private_bytes(raw)


@dataclass(frozen=True, slots=True)
class Present:
    """The present instance and its last sequence number."""

    instance: bytes
    seq: int


def place(connection: Connection) -> Present:
    """Return where the chain stands."""
    row = connection.execute(select(device.c.instance, device.c.seq)).one()
    return Present(row.instance, row.seq)


def enrolment(connection: Connection) -> Enrolment | None:
    """Return where this device belongs, None before its enrolment."""
    row = connection.execute(
        select(device.c.url, device.c.answer, device.c.key_list, device.c.signed_answer)
    ).one()
    if row.answer is None:
        return None
    return Enrolment(
        url=row.url,
        answer=decode(EnrolmentAnswer, row.answer),
        key_list=None if row.key_list is None else decode(KeyList, row.key_list),
        signed=None if row.signed_answer is None else decode(Signed, row.signed_answer),
    )


def save_enrolment(connection: Connection, enrolment: Enrolment) -> None:
    """Keep where this device belongs; the floor of time is set to what its platform says.

    Nothing else lowers the floor: else a platform that was once years ahead would lock it for good.
    """
    connection.execute(
        update(device).values(
            url=enrolment.url,
            answer=encode(enrolment.answer),
            key_list=None if enrolment.key_list is None else encode(enrolment.key_list),
            signed_answer=None if enrolment.signed is None else encode(enrolment.signed),
        )
    )
    connection.execute(update(link).values(floor=enrolment.answer.at))
    connection.execute(delete(recovery))  # this platform has none yet
    connection.execute(delete(told_settings))  # it sets its own, by its own time
    connection.execute(update(staff).values(told=None))


def words_on_keys(connection: Connection) -> tuple[bytes, ...]:
    """Return, encoded, what makes a platform that has forgotten this device know its key again.

    The signed answer to its enrolment, then how each change of its key was announced.
    """
    answer = connection.execute(select(device.c.signed_answer)).scalar()
    return (*(() if answer is None else (answer,)), *announcements(connection))


def take_key_list(connection: Connection, keys: KeyList) -> None:
    """Believe these keys from now on, unless those that are known are later."""
    known = enrolment(connection)
    if known is None or known.key_list is None or known.key_list.at <= keys.at:
        connection.execute(update(device).values(key_list=encode(keys)))


def next_key(connection: Connection) -> Ed25519PrivateKey:
    """Return the key that this device is about to take; made at the first call."""
    raw = connection.execute(select(device.c.next_key)).scalar_one()
    if raw is None:
        raw = Ed25519PrivateKey.generate().private_bytes_raw()
        connection.execute(update(device).values(next_key=raw))
    return Ed25519PrivateKey.from_private_bytes(raw)


def has_next_key(connection: Connection) -> bool:
    """Tell whether there is a key to be taken."""
    return connection.execute(select(device.c.next_key)).scalar_one() is not None


def adopt_next_key(connection: Connection, announcement: bytes) -> None:
    """Take the next key for good, and keep how it was announced; nothing happens without one."""
    if has_next_key(connection):
        connection.execute(update(device).values(key=device.c.next_key, next_key=None))
        connection.execute(insert(device_key).values(announcement=announcement))


def announcements(connection: Connection) -> tuple[bytes, ...]:
    """Return how each change of the key was announced, oldest first."""
    query = select(device_key.c.announcement).order_by(device_key.c.position)
    return tuple(connection.scalars(query))
