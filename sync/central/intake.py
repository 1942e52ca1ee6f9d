"""Intake: a batch comes in, every envelope of it is accepted once, and gets its verdict."""

from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine, select, update

from sync.central import chain, quarantine, quota, schema
from sync.central.devices import Device, find_holder
from sync.central.errors import RefusedError
from sync.central.journal import Entry, entry, sign_mark
from sync.central.problems import problem
from sync.central.receipts import Notary
from sync.central.sitting import Sitting
from sync.clock import Clock
from sync.errors import BadSignatureError, MalformedMessageError
from sync.wire.codec import decode, encode
from sync.wire.messages import Batch, BatchAnswer, Manifest, Mark, Receipt
from sync.wire.sign import ANSWER, BATCH, COURIER, MARK, RECEIPT, key_id, sign, verify

_PROOF_FAILED = (BadSignatureError, MalformedMessageError)


class Intake:
    """Takes batches in, one at a time."""

    def __init__(self, engine: Engine, signing_key: Ed25519PrivateKey, clock: Clock) -> None:
        self._engine = engine
        self._signing_key = signing_key
        self._notary = Notary(signing_key)
        self._clock = clock

    def accept(self, data: bytes, *, is_metered: bool = True) -> bytes:
        """Take in an encoded Batch; return the encoded, signed BatchAnswer.

        Everything is one transaction: after an answer, all that it says is on the disk. What a
        person carries in on a stick is not metered.

        Raises:
            RefusedError: an unknown device, a spent quota, or a manifest that does not list the
                envelopes.
            MalformedMessageError, BadSignatureError: the batch as a whole is not good.
        """
        batch = decode(Batch, data)
        digests = tuple(sha256(one).digest() for one in batch.envelopes)
        with entry(self._engine, self._clock) as page:
            device = find_holder(page.connection, batch.manifest.key)
            manifest = _read_manifest(batch, digests, device)
            keys = _own_keys(page, self._signing_key)
            _heed(page, manifest, keys)
            if is_metered:
                quota.spend(page, device.code, len(batch.envelopes), len(data))
            numbers = _numbers(batch, keys)
            sitting = Sitting(page, self._notary, device, numbers)
            verdicts = sitting.judge(batch.envelopes, digests)
            page.connection.execute(
                update(schema.devices)
                .where(schema.devices.c.code == device.code)
                .values(heard_at=page.now)
            )
            notices = chain.notices(page, device.code)
        answer = BatchAnswer(
            v=1,
            mark=sign_mark(self._signing_key, page.mark()),
            durable_through=page.durable_through,
            at=page.now,
            verdicts=verdicts,
            notices=notices,
        )
        return encode(sign(self._signing_key, ANSWER, encode(answer)))


def _read_manifest(batch: Batch, digests: tuple[bytes, ...], device: Device) -> Manifest:
    """Verify the manifest, and that it lists the envelopes as its purpose demands."""
    keys = {key_id(device.public_key): device.public_key}
    try:
        manifest = decode(Manifest, verify(keys, COURIER, batch.manifest))
        lists_them = set(digests) <= set(manifest.digests)
    except BadSignatureError:
        manifest = decode(Manifest, verify(keys, BATCH, batch.manifest))
        lists_them = digests == manifest.digests
        if device.is_retired_key:
            raise RefusedError(problem("unknown-device")) from None
    if manifest.device != device.code:
        raise RefusedError(problem("other-device"))
    if not lists_them:
        raise RefusedError(problem("digest-mismatch"))
    return manifest


def _own_keys(page: Entry, signing_key: Ed25519PrivateKey) -> dict[bytes, bytes]:
    """Return every key this platform has signed with, by key id."""
    public = signing_key.public_key().public_bytes_raw()
    rows = page.connection.execute(
        select(schema.signing_keys.c.key, schema.signing_keys.c.public_key)
    )
    return {row.key: row.public_key for row in rows} | {key_id(public): public}


def _heed(page: Entry, manifest: Manifest, keys: dict[bytes, bytes]) -> None:
    """Notice from a mark of ours that this platform was restored; other marks say nothing."""
    if manifest.seen is None:
        return
    try:
        seen = decode(Mark, verify(keys, MARK, manifest.seen))
    except _PROOF_FAILED:
        quarantine.count(page, manifest.device, "bad-signature")
    else:
        page.outlive(seen)


def _numbers(batch: Batch, keys: dict[bytes, bytes]) -> dict[bytes, str]:
    """Return the case numbers that receipts of an earlier epoch prove, by envelope digest."""
    numbers: dict[bytes, str] = {}
    for signed in batch.receipts:
        try:
            receipt = decode(Receipt, verify(keys, RECEIPT, signed))
        except _PROOF_FAILED:
            continue
        if receipt.kind != "quarantined" and receipt.case_number:
            numbers[receipt.digest] = receipt.case_number
    return numbers
