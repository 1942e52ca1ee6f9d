"""Receipts: the platform's signed word on what it holds."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import Connection, exists, insert, select, update

from sync.central import schema
from sync.central.journal import Entry
from sync.central.keys import Signing
from sync.wire.codec import decode, encode
from sync.wire.messages import Receipt
from sync.wire.sign import RECEIPT, Signed, sign

_envelopes = schema.envelopes
_named = schema.envelope_files
_stored = schema.stored_files
# What one answer to a PATCH may carry (sync.wire.messages.FileAnswer).
_MAX_RECEIPTS = 64


@dataclass(frozen=True, slots=True)
class Notary:
    """Makes receipts, each under its own log position; its users store them before they are given."""

    signing: Signing

    def given(self, data: bytes) -> Signed:
        """Return a stored receipt; one under a revoked key says the same under the present one."""
        signed = decode(Signed, data)
        if signed.key in self.signing.believed:
            return signed
        return sign(self.signing.key, RECEIPT, signed.payload)

    def receipt(
        self,
        entry: Entry,
        kind: Literal["received", "complete", "quarantined"],
        envelope: tuple[UUID, bytes],
        case_number: str,
    ) -> Signed:
        """Return a new receipt for `envelope`: its id and digest."""
        receipt = Receipt(
            v=1,
            kind=kind,
            id=envelope[0],
            digest=envelope[1],
            case_number=case_number,
            epoch=entry.epoch,
            position=entry.take_position(),
            at=entry.now,
        )
        return sign(self.signing.key, RECEIPT, encode(receipt))

    def store_file(self, entry: Entry, digest: bytes, size: int) -> None:
        """Note that a file is stored whole; make the receipts of the envelopes this completes."""
        if is_stored(entry.connection, digest):
            return
        entry.connection.execute(
            insert(_stored), {"digest": digest, "size": size, "stored_at": entry.now}
        )
        waiting = _named.alias()
        missing = exists().where(
            waiting.c.envelope_id == _envelopes.c.id,
            waiting.c.digest.not_in(select(_stored.c.digest)),
        )
        whole = (
            select(_envelopes.c.id, _envelopes.c.digest, schema.cases.c.number)
            .outerjoin(schema.cases, schema.cases.c.id == _envelopes.c.id)
            .where(
                _envelopes.c.id.in_(select(_named.c.envelope_id).where(_named.c.digest == digest)),
                _envelopes.c.complete.is_(None),
                ~missing,
            )
            .order_by(_envelopes.c.position)
        )
        for id_, envelope_digest, number in entry.connection.execute(whole).all():
            complete = self.receipt(entry, "complete", (id_, envelope_digest), number or "")
            entry.connection.execute(
                update(_envelopes)
                .where(_envelopes.c.id == id_)
                .values(complete=encode(complete), complete_position=entry.position)
            )

    def completed(self, connection: Connection, digest: bytes) -> tuple[Signed, ...]:
        """Return the `complete` receipts of the envelopes that name the file, newest last."""
        newest = connection.scalars(
            select(_envelopes.c.complete)
            .where(
                _envelopes.c.id.in_(select(_named.c.envelope_id).where(_named.c.digest == digest)),
                _envelopes.c.complete.is_not(None),
            )
            .order_by(_envelopes.c.position.desc())
            .limit(_MAX_RECEIPTS)
        )
        return tuple(self.given(data) for data in reversed(list(newest)))


def is_stored(connection: Connection, digest: bytes) -> bool:
    """Tell whether a file is stored whole."""
    known = select(_stored.c.digest).where(_stored.c.digest == digest)
    return connection.execute(known).first() is not None


def stated_size(connection: Connection, digest: bytes) -> int | None:
    """Return the size of a file as an envelope states it; None if none names it."""
    return connection.scalar(
        select(_named.c.size)
        .join(_envelopes, _envelopes.c.id == _named.c.envelope_id)
        .where(_named.c.digest == digest)
        .order_by(_envelopes.c.position)
        .limit(1)
    )
