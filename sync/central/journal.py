"""Writing: one transaction at a time, each thing that counts under the next log position."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, Engine, delete, insert, select, update

from sync.central import schema
from sync.central.database import writing
from sync.clock import Clock, milliseconds
from sync.wire.codec import encode
from sync.wire.messages import TAG_BYTES, Mark
from sync.wire.sign import MARK, Signed, sign

_platform = schema.platform
_marks = schema.marks


@dataclass(slots=True)
class Entry:
    """A writing transaction: its connection, its time (milliseconds), and its log positions."""

    connection: Connection
    now: int
    epoch: int
    position: int
    durable_through: int
    tag: bytes

    def take_position(self) -> int:
        """Return the next log position, taken."""
        self.position += 1
        return self.position

    def outlive(self, seen: Mark) -> None:
        """Open a new epoch if a kiosk holds a mark of ours that is not of this log.

        Then the platform has been restored from a backup: what it gave out since is lost here,
        and the kiosks offer it again.
        """
        if (seen.epoch, seen.position) > (self.epoch, self.position) or (
            seen.epoch == self.epoch and seen.tag != self._tag_at(seen.position)
        ):
            self.open_epoch(seen.epoch + 1)

    def open_epoch(self, epoch: int) -> None:
        """Begin a new epoch."""
        self.epoch = epoch
        self.connection.execute(delete(_marks))

    def secure(self, backed_up: Mark) -> None:
        """Note that a backup holds the log up to a mark of its own."""
        is_ours = self._tag_at(backed_up.position) == backed_up.tag
        if is_ours and backed_up.position > self.durable_through:
            self.durable_through = backed_up.position
            self.connection.execute(update(_platform).values(durable_through=self.durable_through))

    def draw_tag(self) -> None:
        """Give the place that the log has reached its tag."""
        self.tag = secrets.token_bytes(TAG_BYTES)
        self.connection.execute(insert(_marks), {"position": self.position, "tag": self.tag})

    def mark(self) -> Mark:
        """Return how far the log has reached, once `entry` has ended."""
        return Mark(1, self.epoch, self.position, self.tag)

    def _tag_at(self, position: int) -> bytes | None:
        return self.connection.scalar(select(_marks.c.tag).where(_marks.c.position == position))


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
            row.tag,
        )
        yield page
        if (page.epoch, page.position) != (row.epoch, row.position):
            page.draw_tag()
            connection.execute(
                update(_platform).values(epoch=page.epoch, position=page.position, tag=page.tag)
            )


def read_mark(connection: Connection) -> Mark:
    """Return how far the log has reached."""
    row = connection.execute(select(_platform)).one()
    return Mark(1, row.epoch, row.position, row.tag)


def sign_mark(key: Ed25519PrivateKey, mark: Mark) -> Signed:
    """Sign how far the log has reached."""
    return sign(key, MARK, encode(mark))
