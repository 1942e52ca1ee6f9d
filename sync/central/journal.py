"""Writing: one transaction at a time, each thing that counts under the next log position."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, Engine, Row, select, update

from sync.central import schema
from sync.central.database import writing
from sync.clock import Clock, milliseconds
from sync.wire.codec import encode
from sync.wire.messages import Mark
from sync.wire.sign import MARK, Signed, sign

_platform = schema.platform


@dataclass(slots=True)
class Entry:
    """A writing transaction: its connection, its time (milliseconds), and its log positions."""

    connection: Connection
    now: int
    epoch: int
    position: int
    durable_through: int

    def take_position(self) -> int:
        """Return the next log position, taken."""
        self.position += 1
        return self.position

    def outlive(self, seen: Mark) -> None:
        """Open a new epoch if a kiosk holds a mark that this log never reached.

        Then the platform has been restored from a backup: what it gave out since is lost here,
        and the kiosks offer it again.
        """
        if (seen.epoch, seen.position) > (self.epoch, self.position):
            self.epoch = seen.epoch + 1


@contextmanager
def entry(engine: Engine, clock: Clock) -> Iterator[Entry]:
    """Open a writing transaction; everything in it is committed together, or nothing is."""
    with writing(engine) as connection:
        row = connection.execute(select(_platform).with_for_update()).one()
        page = Entry(
            connection,
            milliseconds(clock.now()),
            row.epoch,
            row.position,
            row.durable_through,
        )
        yield page
        if (page.epoch, page.position) != (row.epoch, row.position):
            connection.execute(update(_platform).values(epoch=page.epoch, position=page.position))


def read_log(connection: Connection) -> Row[Any]:
    """Return epoch, position and durable_through as they stand."""
    return connection.execute(select(_platform)).one()


def sign_mark(key: Ed25519PrivateKey, epoch: int, position: int) -> Signed:
    """Sign how far the log has reached."""
    return sign(key, MARK, encode(Mark(1, epoch, position)))
