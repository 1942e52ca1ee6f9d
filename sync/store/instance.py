"""When the chain of this store begins anew: it was cloned, re-imaged, put back, or is told so.

Two disks that number on from one image would give two filings one place. So a store takes a new
instance (a new id, sequence numbers from 1) before it files again when

- it runs on another machine or boot medium than last time (`machine`);
- a high-water mark outside the database is ahead of it: an old image was put back;
- the platform holds more of this instance than the store has ever filed, or saw it fork.

Taking one too many does no harm; both histories are accepted by id.
"""

import os
import struct
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import UUID
from zlib import crc32

from sqlalchemy import Connection, Row, delete, select, update

from sync.clock import Clock, new_id
from sync.store import device as device_row
from sync.store import filing
from sync.store.durable import make_folder, write_durably
from sync.store.errors import NotEnrolledError, StoreFullError
from sync.store.prepare import prepare
from sync.store.schema import device, outbox, recovery, submission
from sync.store.types import Enrolment, Submission
from sync.wire.envelope import CHAIN_START
from sync.wire.messages import Notice

_LOST = "The kiosk has lost this envelope: its store was damaged."
_MOST_TOMBSTONES = 100
_FORM = struct.Struct(">16sQ")


class HighWater:
    """The highest sequence number given out, in a file of 28 bytes outside the database.

    Beside the database it tells when the database alone was put back; on the second medium, when
    the whole disk was. Written in place after the commit and not awaited: the system brings it to
    the disk within a minute. A crash leaves it behind, which means nothing; only a mark that is
    ahead of the database does. Should an image be put back just then, unseen, the platform tells
    of the fork. One that cannot be read or written is as good as none: it never stands in the way
    of a filing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()

    def read(self) -> tuple[bytes, int] | None:
        """Return instance and sequence number, None if the file is missing or torn."""
        try:
            data = self._path.read_bytes()
        except OSError:
            return None
        body, check = data[: _FORM.size], data[_FORM.size :]
        if len(body) != _FORM.size or check != _check(body):
            return None
        instance, seq = _FORM.unpack(body)
        return instance, seq

    def note(self, instance: bytes, seq: int) -> None:
        """Raise the mark; of two threads that file at once the higher number stays."""
        with self._lock, suppress(OSError, StoreFullError):
            known = self.read()
            if known is None:
                self.begin(instance, seq)
            elif known[0] != instance or known[1] < seq:
                self._overwrite(instance, seq)

    def begin(self, instance: bytes, seq: int) -> None:
        """Write the file anew."""
        body = _FORM.pack(instance, seq)
        make_folder(self._path.parent)
        write_durably(self._path, body + _check(body))

    def is_ahead_of(self, instance: bytes, seq: int) -> bool:
        """Tell whether more was filed than this, or in an instance that came after."""
        known = self.read()
        return known is not None and (known[0] != instance or known[1] > seq)

    def _overwrite(self, instance: bytes, seq: int) -> None:
        body = _FORM.pack(instance, seq)
        descriptor = os.open(self._path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
        try:
            os.write(descriptor, body + _check(body))
        finally:
            os.close(descriptor)


def renew(connection: Connection, clock: Clock) -> None:
    """Take a new instance: what is filed next is number 1 of a new chain."""
    connection.execute(update(device).values(instance=new_id(clock).bytes, seq=0, head=CHAIN_START))
    connection.execute(delete(recovery))  # an old image may have a key that the platform forgot


def settle_in(connection: Connection, machine: str, clock: Clock, *, is_behind: bool) -> None:
    """Begin anew if the store is behind its mark or on another machine; remember this one."""
    known = connection.execute(select(device.c.machine)).scalar_one()
    if is_behind or (machine and known and machine != known):
        renew(connection, clock)
    if machine and machine != known:
        connection.execute(update(device).values(machine=machine))


def heed(connection: Connection, notices: Sequence[Notice], clock: Clock) -> None:
    """Act on what the platform finds odd; to be told the same again changes nothing.

    Of a gap, what is still here is offered again; in the place of what the present instance has
    lost a tombstone is filed, at most a hundred at a time.
    """
    here = connection.execute(select(device)).one()
    if any(_is_behind(notice, here) for notice in notices):
        renew(connection, clock)
        here = connection.execute(select(device)).one()
    for notice in notices:
        if notice.kind == "gap":
            _offer_again(connection, notice)
    if (enrolment := device_row.enrolment(connection)) is not None:
        gaps = [one for one in notices if one.kind == "gap" and one.instance.bytes == here.instance]
        _bury(connection, gaps, enrolment, clock)


def _is_behind(notice: Notice, here: Row[Any]) -> bool:
    """Tell whether somebody else files in the present instance.

    A gap is followed by an envelope that the platform holds: one that is not ours if our last is
    not beyond the gap.
    """
    ours = notice.instance.bytes == here.instance
    return ours and (notice.kind == "fork" or notice.last >= here.seq)


def _offer_again(connection: Connection, gap: Notice) -> None:
    inside = select(submission.c.id).where(
        submission.c.instance == gap.instance.bytes,
        submission.c.seq.between(gap.first, gap.last),
    )
    connection.execute(
        update(outbox)
        .where(outbox.c.submission.in_(inside), outbox.c.state == "acknowledged")
        .values(state="waiting", attempts=0, next_at=0)
    )


def _bury(
    connection: Connection, gaps: Sequence[Notice], enrolment: Enrolment, clock: Clock
) -> None:
    given = Submission("tombstone", "", None, b"", extra={"words": _LOST})
    left = _MOST_TOMBSTONES
    for gap in gaps:
        for seq in _lost(connection, gap):
            if not left:
                return
            left -= 1
            with suppress(NotEnrolledError):  # no key of the platform: told again next time
                prepared = prepare(given, ("platform", "escrow"), enrolment, clock)
                before = _digest(connection, gap.instance, seq - 1)
                place = filing.Place(gap.instance, seq, before or CHAIN_START)
                filing.write(connection, prepared, place, clock)


def _lost(connection: Connection, gap: Notice) -> Iterator[int]:
    """Yield the numbers of a gap that this store has no envelope of."""
    for seq in range(gap.first, gap.last + 1):
        if _digest(connection, gap.instance, seq) is None:
            yield seq


def _digest(connection: Connection, instance: UUID, seq: int) -> bytes | None:
    return connection.execute(
        select(submission.c.digest).where(
            submission.c.instance == instance.bytes, submission.c.seq == seq
        )
    ).scalar()


def _check(body: bytes) -> bytes:
    return crc32(body).to_bytes(4, "big")
