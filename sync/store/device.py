"""The single row about this device: its key, its place in the chain, its enrolment."""

import secrets

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, insert, select, update

from sync.clock import Clock, new_id
from sync.store.schema import device, link
from sync.store.types import Enrolment
from sync.wire.codec import decode, encode
from sync.wire.envelope import CHAIN_START
from sync.wire.messages import EnrolmentAnswer


def found(connection: Connection, clock: Clock) -> None:
    """Give a new store its device key, instance and tail key; an old one keeps its own."""
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
        )
    )
    connection.execute(
        insert(link).values(
            id=1, failures=0, epoch=0, position=0, cursor=0, durable_through=0, refused=0
        )
    )


def private_key(connection: Connection) -> Ed25519PrivateKey:
    """Return the key this device signs with; made with the store, it never leaves it."""
    raw: bytes = connection.execute(select(device.c.key)).scalar_one()
    return Ed25519PrivateKey.from_private_bytes(raw)


def enrolment(connection: Connection) -> Enrolment | None:
    """Return where this device belongs, None before its enrolment."""
    row = connection.execute(select(device.c.url, device.c.answer)).one()
    return None if row.answer is None else Enrolment(row.url, decode(EnrolmentAnswer, row.answer))


def save_enrolment(connection: Connection, enrolment: Enrolment) -> None:
    """Keep where this device belongs."""
    connection.execute(update(device).values(url=enrolment.url, answer=encode(enrolment.answer)))
