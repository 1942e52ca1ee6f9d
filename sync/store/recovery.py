"""The recovery copy of the store's key: closed for the escrow key, until the platform has it."""

from collections.abc import Callable
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, insert, select, update

from sync.clock import Clock, milliseconds
from sync.store.database import Database
from sync.store.device import enrolment
from sync.store.keys import check_value
from sync.store.schema import link, recovery
from sync.store.types import Enrolment
from sync.wire.codec import encode
from sync.wire.recovery import close_key
from sync.wire.sign import key_id

State = Literal["taken", "waiting", "no escrow key"]


class Recovery:
    """Closes the present key once for the present escrow key; remembers whether it has left.

    Another key, another escrow key or another enrolment make another copy. A new epoch of the
    platform, which may have forgotten it, gets the same copy again.
    """

    def __init__(self, database: Database, key: Callable[[], bytes], clock: Clock) -> None:
        """`key`: the present key of the store."""
        self._database = database
        self._key = key
        self._clock = clock

    def due(self) -> bytes | None:
        """Return the encoded copy that the platform is still to get, the same until it has it."""
        with self._database.read() as connection:
            known = enrolment(connection)
            escrow = _escrow(known)
            if known is None or escrow is None:
                return None
            row = self._row(connection, escrow)
        if row is None:
            return self._close(known.answer.device, escrow)
        return None if row.is_taken else bytes(row.copy)

    def note_taken(self, copy: bytes) -> None:
        """Remember that the platform has this copy, if it is still the one to be sent."""
        epoch = select(link.c.epoch).scalar_subquery()
        with self._database.write() as connection:
            connection.execute(update(recovery).where(recovery.c.copy == copy).values(epoch=epoch))

    def state(self) -> State:
        """Tell whether the platform has a copy of the present key."""
        with self._database.read() as connection:
            escrow = _escrow(enrolment(connection))
            if escrow is None:
                return "no escrow key"
            row = self._row(connection, escrow)
        return "taken" if row is not None and row.is_taken else "waiting"

    def _row(self, connection: Connection, escrow: bytes) -> Row[Any] | None:
        is_taken = recovery.c.epoch.is_not_distinct_from(link.c.epoch).label("is_taken")
        return connection.execute(
            select(recovery.c.copy, is_taken)
            .join(link, link.c.id == recovery.c.id)
            .where(
                recovery.c.key_check == check_value(self._key()),
                recovery.c.escrow == key_id(escrow),
            )
        ).first()

    def _close(self, device: str, escrow: bytes) -> bytes:
        key = self._key()
        copy = encode(close_key(key, device, escrow, milliseconds(self._clock.now())))
        row = {"id": 1, "key_check": check_value(key), "escrow": key_id(escrow), "copy": copy}
        with self._database.write() as connection:
            connection.execute(delete(recovery))
            connection.execute(insert(recovery).values(row))
        return copy


def _escrow(known: Enrolment | None) -> bytes | None:
    """Return the escrow key to close for now: the last that is named."""
    keys = () if known is None else known.recipients
    return next((one.public_key for one in reversed(keys) if one.recipient == "escrow"), None)
