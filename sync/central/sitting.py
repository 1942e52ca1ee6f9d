"""One batch of one device: its envelopes are judged in turn and stored all at once."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select

from sync.central import chain, quarantine, schema
from sync.central.cases import CaseBook, resubmit, withdraw
from sync.central.database import insert_rows
from sync.central.devices import Device
from sync.central.journal import Entry
from sync.central.receipts import Notary
from sync.wire.codec import encode
from sync.wire.envelope import Envelope
from sync.wire.messages import Verdict
from sync.wire.sign import Signed

_envelopes = schema.envelopes
_HELD = select(
    _envelopes.c.id, _envelopes.c.digest, _envelopes.c.received, _envelopes.c.complete
).where(_envelopes.c.id.in_(bindparam("ids", expanding=True)))
_OPENS_A_CASE = frozenset({"filing", "opinion"})
_RESUBMITS = frozenset({"correction", "supplement"})


class Parcel(NamedTuple):
    """One envelope of a batch: its bytes, their digest, and what they are or are not."""

    data: bytes
    digest: bytes
    read: Envelope | str


class Sitting:
    """Judges a batch inside its transaction.

    Args:
        page: the transaction.
        notary: signs receipts.
        device: whose envelopes these are.
        numbers: case numbers proved by receipts of an earlier epoch, by envelope digest.
    """

    def __init__(
        self, page: Entry, notary: Notary, device: Device, numbers: Mapping[bytes, str]
    ) -> None:
        self._page = page
        self._notary = notary
        self._device = device
        self._book = CaseBook(page, device.hall_id, numbers)
        self._taken: list[tuple[Envelope, bytes]] = []
        self._rows: list[tuple[Any, ...]] = []
        self._held: dict[UUID, tuple[bytes, tuple[Signed, ...]]] = {}
        self._stored: set[bytes] = set()
        self._recipients: set[bytes] = set()

    def judge(self, parcels: Sequence[Parcel]) -> tuple[Verdict, ...]:
        """Accept, recognise or put aside each envelope; nothing one is can fail the others."""
        if self._device.is_revoked:
            return tuple(self._put_aside(one.data, "revoked", "") for one in parcels)
        self._look_around([one.read for one in parcels if isinstance(one.read, Envelope)])
        verdicts = tuple(self._verdict(*one) for one in parcels)
        self._store()
        return verdicts

    def _look_around(self, envelopes: Sequence[Envelope]) -> None:
        """Read, once for the whole batch, what is held of these envelopes and their files."""
        connection = self._page.connection
        ids = [one.id for one in envelopes]
        for row in connection.execute(_HELD, {"ids": ids}):
            receipts = (row.received, row.complete)
            given = tuple(self._notary.given(one) for one in receipts if one is not None)
            self._held[row.id] = (row.digest, given)
        named = {file.digest for one in envelopes for file in one.files}
        if named:
            stored = schema.stored_files.c.digest
            self._stored.update(connection.scalars(select(stored).where(stored.in_(named))))
        keys = schema.recipient_keys
        self._recipients.update(
            connection.scalars(select(keys.c.key).where(keys.c.recipient == "platform"))
        )

    def _verdict(self, data: bytes, digest: bytes, read: Envelope | str) -> Verdict:
        if isinstance(read, str):
            return self._put_aside(data, "malformed", read)
        if read.device != self._device.code:
            return self._put_aside(data, "other-device", "", read)
        held = self._held.get(read.id)
        if held is not None:
            if held[0] == digest:
                return Verdict(digest, "repeated", held[1], None)
            return self._put_aside(data, "conflict", "", read)
        if not any(wrap.key in self._recipients for wrap in read.wraps):
            return self._put_aside(data, "not-for-this-platform", "", read)
        receipt = self._take(read, data, digest)
        return Verdict(digest, "accepted", (receipt,), None)

    def _put_aside(
        self, data: bytes, code: str, detail: str, envelope: Envelope | None = None
    ) -> Verdict:
        reason = (code, detail, None if envelope is None else envelope.id)
        return quarantine.put_aside(self._page, self._notary, self._device.code, data, reason)

    def _take(self, envelope: Envelope, data: bytes, digest: bytes) -> Signed:
        """Note an envelope to be stored; return its receipt: `complete` if nothing is missing."""
        number = self._book.open(envelope, digest) if envelope.kind in _OPENS_A_CASE else ""
        is_whole = {file.digest for file in envelope.files} <= self._stored
        receipt = self._notary.receipt(
            self._page, "complete" if is_whole else "received", (envelope.id, digest), number
        )
        self._held[envelope.id] = (digest, (receipt,))
        self._taken.append((envelope, digest))
        encoded, place = encode(receipt), self._page.position
        self._rows.append(
            (
                envelope.id,
                place,
                envelope.device,
                envelope.instance,
                envelope.seq,
                envelope.prev,
                digest,
                envelope.kind,
                envelope.item,
                envelope.about,
                self._page.now,
                data,
                None if is_whole else encoded,
                encoded if is_whole else None,
                place if is_whole else None,
            )
        )
        return receipt

    def _store(self) -> None:
        if not self._taken:
            return
        connection = self._page.connection
        links = chain.neighbours(self._page, [envelope for envelope, _ in self._taken])
        self._book.write()
        insert_rows(connection, _envelopes, self._rows)
        files = [
            (envelope.id, place, file.digest, file.size)
            for envelope, _ in self._taken
            for place, file in enumerate(envelope.files)
        ]
        if files:
            insert_rows(connection, schema.envelope_files, files)
        chain.record(self._page, self._taken, links)
        for envelope, _ in self._taken:
            if envelope.about is not None and envelope.kind in _RESUBMITS:
                resubmit(self._page, envelope.about, self._device.hall_id)
            if envelope.about is not None and envelope.kind == "withdrawal":
                withdraw(self._page, envelope.about, self._device.hall_id)
