"""Intake: a batch comes in, every envelope of it is accepted once, and gets its verdict."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Engine, bindparam, update

from sync.central import chain, quarantine, quota, schema
from sync.central.devices import Device, find_holder
from sync.central.errors import RefusedError
from sync.central.journal import Entry, entry, sign_mark
from sync.central.keys import Keyring, Signing
from sync.central.problems import problem
from sync.central.receipts import Notary
from sync.central.sitting import Parcel, Sitting
from sync.clock import Clock
from sync.errors import BadSignatureError, MalformedMessageError
from sync.wire.codec import decode, encode
from sync.wire.envelope import Envelope
from sync.wire.messages import Batch, BatchAnswer, Manifest, Mark, Notice, Receipt, Verdict
from sync.wire.sign import ANSWER, BATCH, COURIER, MARK, RECEIPT, key_id, sign, verify

_HEARD = (
    update(schema.devices)
    .where(
        schema.devices.c.code == bindparam("device"), schema.devices.c.heard_at < bindparam("at")
    )
    .values(heard_at=bindparam("at"))
)
_PROOF_FAILED = (BadSignatureError, MalformedMessageError)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A batch that was read; nothing of it is believed yet."""

    batch: Batch
    parcels: tuple[Parcel, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What is to be answered, now that all of it is on the disk."""

    answer: BatchAnswer
    signing: Signing

    def seal(self) -> bytes:
        """Return the encoded, signed BatchAnswer."""
        return encode(sign(self.signing.key, ANSWER, encode(self.answer)))


def read_batch(data: bytes) -> Arrival:
    """Read an encoded Batch: all that can be done before its turn comes.

    Raises:
        MalformedMessageError: it is none.
    """
    batch = decode(Batch, data)
    parcels = tuple(Parcel(one, sha256(one).digest(), _read(one)) for one in batch.envelopes)
    return Arrival(batch, parcels, len(data))


class Intake:
    """Takes batches in, one at a time."""

    def __init__(self, engine: Engine, keys: Keyring, clock: Clock) -> None:
        self._engine = engine
        self._keys = keys
        self._clock = clock

    def accept(self, data: bytes, *, is_metered: bool = True) -> bytes:
        """Take in an encoded Batch; return the encoded, signed BatchAnswer.

        Raises:
            RefusedError, MalformedMessageError, BadSignatureError: as `take`.
        """
        return self.take(read_batch(data), is_metered=is_metered).seal()

    def take(self, arrival: Arrival, *, is_metered: bool = True) -> Taken:
        """Judge a batch and store what is good.

        Everything is one transaction: once this returns, all that the answer says is on the disk.
        What a person carries in on a stick is not metered.

        Raises:
            RefusedError: an unknown device, a spent quota, or a manifest that does not list the
                envelopes.
            MalformedMessageError, BadSignatureError: the batch as a whole is not good.
        """
        return self._store([arrival], is_metered=is_metered)[0]

    def take_all(self, arrivals: Sequence[Arrival]) -> list[Taken | Exception]:
        """Take batches that came together in one transaction; each gets what it would get alone."""
        if len(arrivals) > 1:
            with suppress(Exception):  # nothing was stored, and whoever failed fails again below
                return [*self._store(arrivals)]
        return [self._try(one) for one in arrivals]

    def _try(self, arrival: Arrival) -> Taken | Exception:
        try:
            return self.take(arrival)
        except Exception as error:  # noqa: BLE001 - raised where the batch came from
            return error

    def _store(self, arrivals: Sequence[Arrival], *, is_metered: bool = True) -> list[Taken]:
        with entry(self._engine, self._clock) as page:
            signing = self._keys.read(page.connection)
            judged = [_judge(page, signing, one, is_metered=is_metered) for one in arrivals]
        mark = sign_mark(signing.key, page.mark())
        return [
            Taken(BatchAnswer(1, mark, page.durable_through, page.now, *one), signing)
            for one in judged
        ]


def _judge(
    page: Entry, signing: Signing, arrival: Arrival, *, is_metered: bool
) -> tuple[tuple[bytes, ...], tuple[Verdict, ...], tuple[Notice, ...]]:
    device = find_holder(page.connection, arrival.batch.manifest.key)
    manifest, is_carried = _read_manifest(arrival, device)
    seen = _heed(page, manifest, signing)
    if is_metered:
        quota.spend(page, device.code, len(arrival.parcels), arrival.size)
    numbers = _numbers(arrival.batch, signing.believed)
    verdicts = Sitting(page, Notary(signing), device, numbers).judge(arrival.parcels)
    # What a stick brings tells of the moment when it was written, be the kiosk dead by now.
    at = min(manifest.at, page.now) if is_carried else page.now
    page.connection.execute(_HEARD, {"device": device.code, "at": at})
    return seen, verdicts, chain.notices(page, device.code)


def _read(data: bytes) -> Envelope | str:
    """Return the envelope, or what is wrong with the bytes."""
    try:
        envelope = decode(Envelope, data)
    except MalformedMessageError as error:
        return str(error)
    # PostgreSQL's texts have none, and the code of an item has no use for one.
    return "Envelope.item: a null character" if "\0" in envelope.item else envelope


def _read_manifest(arrival: Arrival, device: Device) -> tuple[Manifest, bool]:
    """Verify the manifest, and that it lists the envelopes as its purpose demands.

    Returns:
        The manifest, and whether it was made for a courier.
    """
    keys = {key_id(device.public_key): device.public_key}
    signed = arrival.batch.manifest
    digests = tuple(one.digest for one in arrival.parcels)
    try:
        manifest = decode(Manifest, verify(keys, COURIER, signed))
        is_carried, lists_them = True, set(digests) <= set(manifest.digests)
    except BadSignatureError:
        manifest = decode(Manifest, verify(keys, BATCH, signed))
        is_carried, lists_them = False, digests == manifest.digests
        if device.is_retired_key:
            raise RefusedError(problem("unknown-device")) from None
    if manifest.device != device.code:
        raise RefusedError(problem("other-device"))
    if not lists_them:
        raise RefusedError(problem("digest-mismatch"))
    return manifest, is_carried


def _heed(page: Entry, manifest: Manifest, signing: Signing) -> tuple[bytes, ...]:
    """Notice from a mark of ours that this platform was restored; other marks say nothing.

    Returns:
        The tags of those that are ours.
    """
    tags: list[bytes] = []
    for signed in manifest.seen:
        try:
            seen = decode(Mark, verify(signing.believed, MARK, signed))
        except _PROOF_FAILED:
            quarantine.count(page, manifest.device, "bad-signature")
        else:
            signing.learn(page, signed.key)
            page.outlive(seen)
            tags.append(seen.tag)
    return tuple(tags)


def _numbers(batch: Batch, believed: Mapping[bytes, bytes]) -> dict[bytes, str]:
    """Return the case numbers that receipts of an earlier epoch prove, by envelope digest."""
    numbers: dict[bytes, str] = {}
    for signed in batch.receipts:
        try:
            receipt = decode(Receipt, verify(believed, RECEIPT, signed))
        except _PROOF_FAILED:
            continue
        if receipt.kind != "quarantined" and receipt.case_number:
            numbers[receipt.digest] = receipt.case_number
    return numbers
