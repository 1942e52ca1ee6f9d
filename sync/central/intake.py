"""Intake: a batch comes in, every envelope of it is accepted once, and gets its verdict."""

from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine, insert, select, update

from sync.central import chain, quarantine, schema
from sync.central.cases import open_case, resubmit
from sync.central.devices import Device, find_device
from sync.central.errors import RefusedError
from sync.central.journal import Entry, entry
from sync.central.problems import problem
from sync.central.receipts import Notary
from sync.clock import Clock
from sync.errors import MalformedMessageError
from sync.wire.codec import decode, encode
from sync.wire.envelope import Envelope
from sync.wire.messages import Batch, BatchAnswer, Manifest, Verdict
from sync.wire.sign import ANSWER, BATCH, Signed, key_id, sign, verify

_envelopes = schema.envelopes
_OPENS_A_CASE = frozenset({"filing", "opinion"})
_RESUBMITS = frozenset({"correction", "supplement"})


class Intake:
    """Takes batches in, one at a time."""

    def __init__(self, engine: Engine, signing_key: Ed25519PrivateKey, clock: Clock) -> None:
        self._engine = engine
        self._signing_key = signing_key
        self._notary = Notary(signing_key)
        self._clock = clock

    def accept(self, data: bytes) -> bytes:
        """Take in an encoded Batch; return the encoded, signed BatchAnswer.

        Everything is one transaction: after an answer, all that it says is on the disk.

        Raises:
            RefusedError: an unknown device, or a manifest that does not list the envelopes.
            MalformedMessageError, BadSignatureError: the batch as a whole is not good.
        """
        batch = decode(Batch, data)
        with entry(self._engine, self._clock) as page:
            device = find_device(page.connection, batch.manifest.key)
            manifest = _read_manifest(batch, device)
            page.outlive(manifest.seen)
            recipients = set(
                page.connection.scalars(
                    select(schema.recipient_keys.c.key).where(
                        schema.recipient_keys.c.recipient == "platform"
                    )
                )
            )
            sitting = _Sitting(page, device, self._notary, recipients)
            verdicts = tuple(
                sitting.judge(one, digest)
                for one, digest in zip(batch.envelopes, manifest.digests, strict=True)
            )
            page.connection.execute(
                update(schema.devices)
                .where(schema.devices.c.code == device.code)
                .values(heard_at=page.now)
            )
        answer = BatchAnswer(
            v=1,
            epoch=page.epoch,
            position=page.position,
            durable_through=page.durable_through,
            at=page.now,
            verdicts=verdicts,
        )
        return encode(sign(self._signing_key, ANSWER, encode(answer)))


class _Sitting:
    """One batch of one device, inside its transaction."""

    def __init__(self, page: Entry, device: Device, notary: Notary, recipients: set[bytes]) -> None:
        self._page = page
        self._device = device
        self._notary = notary
        self._recipients = recipients

    def judge(self, data: bytes, digest: bytes) -> Verdict:
        """Accept, recognise or reject one envelope; nothing it is can fail the others."""
        try:
            envelope = decode(Envelope, data)
        except MalformedMessageError as error:
            return self._reject(data, digest, "malformed", str(error))
        if envelope.device != self._device.code:
            return self._reject(data, digest, "other-device")
        known = self._page.connection.execute(
            select(_envelopes.c.digest, _envelopes.c.received, _envelopes.c.complete).where(
                _envelopes.c.id == envelope.id
            )
        ).first()
        if known is not None and known.digest == digest:
            return Verdict(digest, "repeated", _receipts(known.received, known.complete), None)
        if known is not None:
            return self._reject(data, digest, "conflict")
        if not any(wrap.key in self._recipients for wrap in envelope.wraps):
            return self._reject(data, digest, "not-for-this-platform")
        return self._store(envelope, data, digest)

    def _store(self, envelope: Envelope, data: bytes, digest: bytes) -> Verdict:
        page = self._page
        number = ""
        if envelope.kind in _OPENS_A_CASE:
            number = open_case(page, envelope, self._device.hall_id)
        named = (envelope.id, digest)
        received = self._notary.receipt(page, "received", named, number)
        position = page.position
        complete = None
        if self._has_all_files(envelope):
            complete = self._notary.receipt(page, "complete", named, number)
        page.connection.execute(
            insert(_envelopes),
            {
                "id": envelope.id,
                "position": position,
                "device": envelope.device,
                "instance": envelope.instance,
                "seq": envelope.seq,
                "prev": envelope.prev,
                "digest": digest,
                "kind": envelope.kind,
                "item": envelope.item,
                "about": envelope.about,
                "received_at": page.now,
                "data": data,
                "received": received,
                "complete": complete,
            },
        )
        if envelope.files:
            page.connection.execute(
                insert(schema.envelope_files),
                [
                    {
                        "envelope_id": envelope.id,
                        "place": place,
                        "digest": file.digest,
                        "size": file.size,
                    }
                    for place, file in enumerate(envelope.files)
                ],
            )
        chain.record(page, envelope, digest)
        if envelope.kind in _RESUBMITS and envelope.about is not None:
            resubmit(page, envelope.about, self._device.hall_id)
        return Verdict(digest, "accepted", _receipts(received, complete), None)

    def _has_all_files(self, envelope: Envelope) -> bool:
        named = {file.digest for file in envelope.files}
        if not named:
            return True
        stored = self._page.connection.scalars(
            select(schema.stored_files.c.digest).where(schema.stored_files.c.digest.in_(named))
        )
        return named == set(stored)

    def _reject(self, data: bytes, digest: bytes, code: str, detail: str = "") -> Verdict:
        quarantine.keep(self._page, self._device.code, code, data)
        return Verdict(digest, "rejected", (), problem(code, detail))


def _read_manifest(batch: Batch, device: Device) -> Manifest:
    keys = {key_id(device.public_key): device.public_key}
    manifest = decode(Manifest, verify(keys, BATCH, batch.manifest))
    if manifest.device != device.code:
        raise RefusedError(problem("other-device"))
    if manifest.digests != tuple(sha256(one).digest() for one in batch.envelopes):
        raise RefusedError(problem("digest-mismatch"))
    return manifest


def _receipts(received: bytes, complete: bytes | None) -> tuple[Signed, ...]:
    return tuple(decode(Signed, data) for data in (received, complete) if data is not None)
