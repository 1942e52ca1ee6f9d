"""Filing: what was sealed (`prepare`), one thing or several, is put away in one transaction.

The transaction gives the envelope its place in the chain (sequence number and the digest before
it), so two threads that file at once leave no gap.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from sync.clock import Clock, milliseconds, moment
from sync.store import seen, tails, tally
from sync.store.database import Database
from sync.store.days import Days
from sync.store.files import SealedFiles
from sync.store.prepare import Prepared
from sync.store.room import Ballast
from sync.store.schema import attachment, device, look_up, outbox, submission, tail
from sync.store.types import Filed
from sync.wire.codec import decode, encode
from sync.wire.envelope import Envelope, Kind
from sync.wire.envelope import digest as digest_of
from sync.wire.numbers import slip_number

# Made once: building a statement costs more than running it, and a person is waiting.
_DEVICE = select(device.c.instance, device.c.seq, device.c.head)
_TAIL_KEY = select(device.c.tail_key)
_FILED_BEFORE = select(submission).where(submission.c.id == bindparam("envelope_id"))
_INSERT_SUBMISSION = insert(submission)
_INSERT_OUTBOX = insert(outbox)
_INSERT_LOOK_UP = insert(look_up)
_INSERT_TAIL = insert(tail)
_INSERT_ATTACHMENT = insert(attachment)
_ADVANCE = update(device)

# From so many bytes on the files are awaited before the transaction, so that no writer waits long.
_LONG_TO_WRITE = 4 * 2**20


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a chain: the instance, the number in it, and the digest of the one before."""

    instance: UUID
    seq: int
    prev: bytes


def commit(
    database: Database,
    files: SealedFiles,
    ballast: Ballast,
    prepared: Sequence[Prepared],
    days: Days,
    proviso: seen.Proviso | None = None,
) -> tuple[tuple[Filed, ...], Place | None]:
    """Put prepared submissions away, all of them or none: files first, then all rows at once.

    The rows are made while the disk works on the files; only the commit waits for both. What had
    been filed before asks for no `proviso` again. They are counted in `days`, by its clock.

    Returns:
        The proofs in the order given, and the last place in the chain that was taken; None if all
        had been filed before.

    Raises:
        StoreFullError: the disk is full or read-only; nothing is filed.
        KnownError: what the proviso's check raises; nothing is filed.
    """
    contents = [
        (file.digest, data)
        for one in prepared
        for file, data in zip(one.sealed.files, one.sealed.file_bytes, strict=True)
    ]
    size = sum(len(data) for _, data in contents)
    ballast.require(size)
    with files.laying(contents) as settle:
        if size > _LONG_TO_WRITE:
            settle()
        with database.write() as connection:
            filed, place = [], None
            for one in prepared:
                row = _filed_before(connection, one.subject.id)
                if row is None:
                    seen.require(connection, proviso if place is None else None)
                    proof, place = _append(connection, one, days.clock)
                    tally.filed(connection, days, one.submission.kind, one.submission.item)
                else:
                    proof = _again(row, one)
                filed.append(proof)
            if place is not None:
                settle()
            return tuple(filed), place


def write(connection: Connection, prepared: Prepared, place: Place, clock: Clock) -> Filed:
    """Write all rows of a prepared submission that takes this place in a chain."""
    made_at = milliseconds(clock.now())
    envelope = _envelope(prepared, place, made_at)
    data = encode(envelope)
    filed = Filed(
        envelope_id=envelope.id,
        slip_number=slip_number(envelope.device, envelope.seq, envelope.id),
        seq=envelope.seq,
        digest=digest_of(data),
        made_at=moment(made_at),
        slip_secret=prepared.slip_secret,
    )
    connection.execute(
        _INSERT_SUBMISSION,
        {
            "id": envelope.id.bytes,
            "kind": envelope.kind,
            "item": envelope.item,
            "instance": place.instance.bytes,
            "seq": filed.seq,
            "digest": filed.digest,
            "envelope": data,
            "slip_number": filed.slip_number,
            "made_at": made_at,
            "about": None if envelope.about is None else envelope.about.bytes,
        },
    )
    _write_beside(connection, prepared)
    return filed


def _append(connection: Connection, prepared: Prepared, clock: Clock) -> tuple[Filed, Place]:
    """Write a submission at the end of the present chain."""
    here = connection.execute(_DEVICE).one()
    place = Place(UUID(bytes=here.instance), here.seq + 1, here.head)
    filed = write(connection, prepared, place, clock)
    connection.execute(_ADVANCE, {"seq": filed.seq, "head": filed.digest})
    return filed, place


def _write_beside(connection: Connection, prepared: Prepared) -> None:
    given = prepared.submission
    key = prepared.subject.id.bytes
    connection.execute(
        _INSERT_OUTBOX,
        {"submission": key, "state": "waiting", "attempts": 0, "next_at": 0, "problem": ""},
    )
    connection.execute(
        _INSERT_LOOK_UP,
        {
            "submission": key,
            "title": json.dumps(dict(given.title), ensure_ascii=False),
            "masked_name": given.masked_name,
            "promised_days": given.promised_days,
        },
    )
    typed = [one for one in given.tails if one]
    if typed:
        tail_key = connection.execute(_TAIL_KEY).scalar_one()
        macs = {tails.mac(tail_key, prepared.subject.id, one) for one in typed}
        connection.execute(_INSERT_TAIL, [{"submission": key, "mac": mac} for mac in macs])
    if prepared.sealed.files:
        new = {"submission": key, "sent": 0, "state": "waiting", "attempts": 0, "next_at": 0}
        connection.execute(
            _INSERT_ATTACHMENT,
            [{**new, "digest": one.digest, "size": one.size} for one in prepared.sealed.files],
        )


def _envelope(prepared: Prepared, place: Place, made_at: int) -> Envelope:
    given, sealed = prepared.submission, prepared.sealed
    return Envelope(
        v=1,
        id=prepared.subject.id,
        kind=cast("Kind", given.kind),  # checked as it is encoded
        device=prepared.subject.device,
        instance=place.instance,
        seq=place.seq,
        prev=place.prev,
        made_at=made_at,
        item=given.item,
        form=prepared.subject.form,
        about=given.about,
        suite="intl",
        wraps=sealed.wraps,
        body=sealed.body,
        files=sealed.files,
    )


def _filed_before(connection: Connection, envelope_id: UUID) -> Row[Any] | None:
    return connection.execute(_FILED_BEFORE, {"envelope_id": envelope_id.bytes}).first()


def _again(row: Row[Any], prepared: Prepared) -> Filed:
    same_seal = decode(Envelope, row.envelope).wraps == prepared.sealed.wraps
    return Filed(
        envelope_id=prepared.subject.id,
        slip_number=row.slip_number,
        seq=row.seq,
        digest=row.digest,
        made_at=moment(row.made_at),
        slip_secret=prepared.slip_secret if same_seal else None,
    )
