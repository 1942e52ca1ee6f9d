"""A central platform in memory: the rules of the protocol, no sockets, faults on demand."""

import copy
import secrets
from collections import deque
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import BinaryIO, Literal, TypeVar
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from sync.clock import Clock, ManualClock, milliseconds
from sync.errors import BadSignatureError
from sync.transport import RefusedError, Signer, Traffic, UnknownDeviceError, UnreachableError
from sync.wire.changes import Change, Changes
from sync.wire.codec import decode, encode
from sync.wire.envelope import CHAIN_START, Envelope
from sync.wire.messages import (
    Batch,
    BatchAnswer,
    EnrolmentAnswer,
    EnrolmentRequest,
    FileAnswer,
    Manifest,
    Mark,
    NewKey,
    Notice,
    Problem,
    Receipt,
    RecipientKey,
    Verdict,
)
from sync.wire.numbers import slip_number
from sync.wire.sign import (
    ANSWER,
    BATCH,
    CHANGES,
    COURIER,
    DEVICE_KEY,
    ENROLMENT,
    MARK,
    RECEIPT,
    Signed,
    key_id,
    sign,
    verify,
)

Fault = Literal["none", "lose request", "lose answer", "twice"] | Exception
_T = TypeVar("_T")
Judge = Callable[[Envelope], Verdict | Exception | None]


@dataclass
class Record:
    """An envelope as the platform took it."""

    data: bytes
    envelope: Envelope
    receipts: list[Signed]
    case_number: str
    position: int = 0

    @property
    def digest(self) -> bytes:
        return sha256(self.data).digest()

    @property
    def is_complete(self) -> bool:
        return any(decode(Receipt, one.payload).kind == "complete" for one in self.receipts)


@dataclass
class Log:
    """What a backup holds and a restore brings back."""

    position: int = 0
    records: dict[UUID, Record] = field(default_factory=dict)
    files: dict[bytes, bytearray] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    device_key: bytes = b""
    retired_keys: list[bytes] = field(default_factory=list)
    tags: dict[int, bytes] = field(default_factory=lambda: {0: secrets.token_bytes(8)})

    def advance(self) -> None:
        """Go on to the next place, which gets a tag at random."""
        self.position += 1
        self.tags[self.position] = secrets.token_bytes(8)


class PlatformModel:
    """Accepts each envelope once, answers a repeat with the same receipts.

    It tells what is odd in chains as long as `tells_notices`.
    """

    def __init__(self, clock: Clock | None = None) -> None:
        self.clock = clock or ManualClock(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
        self.tells_notices = False
        self.signing_key = Ed25519PrivateKey.generate()
        self.opening_key = X25519PrivateKey.generate()
        self.epoch = 1
        self.durable_through = 0
        self.log = Log()
        self.batches: list[int] = []
        self.judge: Judge = lambda _envelope: None
        self.receipt_key = self.signing_key
        self.is_deaf = False
        self.recovery_copies: list[bytes] = []

    @property
    def device_key(self) -> bytes:
        return self.log.device_key

    @device_key.setter
    def device_key(self, key: bytes) -> None:
        self.log.device_key = key

    def enrol(self, data: bytes) -> bytes:
        self.device_key = decode(EnrolmentRequest, data).device_key
        return encode(sign(self.signing_key, ENROLMENT, encode(self.enrolment_answer())))

    def enrolment_answer(self) -> EnrolmentAnswer:
        return EnrolmentAnswer(
            v=1,
            device="0001",
            device_key=self.device_key,
            device_name="示范 1 号机",
            hall="示范镇便民服务中心",
            address="https://platform.example",
            signing_keys=(self.signing_key.public_key().public_bytes_raw(),),
            recipients=(
                RecipientKey("platform", self.opening_key.public_key().public_bytes_raw()),
            ),
            authority=b"",
            root=b"",
            at=0,
        )

    def mark(self) -> Signed:
        mark = Mark(1, self.epoch, self.log.position, self.log.tags[self.log.position])
        return sign(self.signing_key, MARK, encode(mark))

    def backup(self) -> Log:
        self.durable_through = self.log.position
        return copy.deepcopy(self.log)

    def restore(self, backup: Log) -> None:
        self.log = copy.deepcopy(backup)
        self.durable_through = backup.position

    def push(self, data: bytes) -> bytes:
        batch = decode(Batch, data)
        digests = tuple(sha256(one).digest() for one in batch.envelopes)
        manifest, is_courier = self._open(batch.manifest)
        if is_courier:
            assert set(digests) <= set(manifest.digests)
        else:
            assert manifest.digests == digests
        seen = self._heed(manifest)
        self.batches.append(len(batch.envelopes))
        verdicts = tuple(self._take(one, self._number(one, batch)) for one in batch.envelopes)
        answer = BatchAnswer(
            v=1,
            mark=self.mark(),
            durable_through=self.durable_through,
            at=milliseconds(self.clock.now()),
            seen=seen,
            verdicts=verdicts,
            notices=tuple(self._notices())[:100] if self.tells_notices else (),
        )
        return encode(sign(self.signing_key, ANSWER, encode(answer)))

    def changes(self, cursor: int) -> bytes:
        found = [change for change in self.log.changes if change.position > cursor]
        page = found[:2]
        changes = Changes(
            v=1,
            mark=self.mark(),
            cursor=page[-1].position if page else cursor,
            more=len(found) > len(page),
            at=milliseconds(self.clock.now()),
            changes=tuple(page),
        )
        return encode(sign(self.signing_key, CHANGES, encode(changes)))

    def introduce(self, data: bytes) -> None:
        signed = decode(Signed, data)
        keys = _by_id([self.signing_key.public_key().public_bytes_raw()])
        answer = decode(EnrolmentAnswer, verify(keys, ENROLMENT, signed))
        if not self.device_key:
            self.device_key = answer.device_key

    def change_key(self, data: bytes) -> None:
        signed = decode(Signed, data)
        held = [self.log.device_key, *self.log.retired_keys]
        if signed.key not in _by_id(held):
            raise _unknown_device()
        given = decode(NewKey, verify(_by_id(held), DEVICE_KEY, signed))
        if given.public_key in held:
            return
        if signed.key != key_id(self.log.device_key):
            raise _unknown_device()
        self.log.retired_keys.append(self.log.device_key)
        self.log.device_key = given.public_key

    def decide(self, envelope_id: UUID, status: Literal["accepted", "returned"], note: str) -> None:
        record = self.log.records[envelope_id]
        envelope = record.envelope
        number = slip_number(envelope.device, envelope.seq, envelope.id)
        self.tell(envelope_id, number, record.case_number, status, note)

    def tell(
        self,
        envelope_id: UUID,
        slip: str,
        case: str,
        status: Literal["accepted", "returned"],
        note: str = "",
    ) -> None:
        self.log.advance()
        self.log.changes.append(
            Change(self.log.position, envelope_id, slip, "demo-item", case, status, note, at=1)
        )

    def file_offset(self, digest: bytes) -> int:
        if digest not in self._named():
            raise RefusedError(Problem("unknown-file", "", 404, ""))
        return len(self.log.files.get(digest, b""))

    def send_file(self, digest: bytes, offset: int, data: bytes) -> bytes:
        kept = self.log.files.setdefault(digest, bytearray())
        if offset != len(kept):
            raise RefusedError(Problem("offset-mismatch", "", 409, ""))
        kept += data
        size = self._named()[digest]
        if len(kept) >= size and sha256(kept).digest() != digest:
            kept.clear()
            raise RefusedError(Problem("digest-wrong", "", 422, ""))
        receipts = []
        for record in self.log.records.values():
            if any(file.digest == digest for file in record.envelope.files):
                self._complete(record)
                receipts += record.receipts[-1:]
        return encode(FileAnswer(1, self.mark(), len(kept), tuple(receipts)))

    def _named(self) -> dict[bytes, int]:
        return {
            file.digest: file.size
            for record in self.log.records.values()
            for file in record.envelope.files
        }

    def _open(self, signed: Signed) -> tuple[Manifest, bool]:
        """Return a manifest and whether it is a courier's; a retired key may have signed that."""
        try:
            payload = verify(_by_id([self.log.device_key]), BATCH, signed)
        except BadSignatureError:
            held = [self.log.device_key, *self.log.retired_keys]
            if signed.key not in _by_id(held):
                raise _unknown_device() from None
            try:
                return decode(Manifest, verify(_by_id(held), COURIER, signed)), True
            except BadSignatureError:
                raise _unknown_device() from None
        return decode(Manifest, payload), False

    def _notices(self) -> Iterator[Notice]:
        """Yield the gaps of all chains, and the forks of the one that grew last."""
        chains: dict[UUID, dict[int, list[Record]]] = {}
        present: UUID | None = None
        for record in sorted(self.log.records.values(), key=lambda one: one.position):
            chain = chains.setdefault(record.envelope.instance, {})
            chain.setdefault(record.envelope.seq, []).append(record)
            present = record.envelope.instance
        for instance, chain in chains.items():
            last = 0
            for seq in sorted(chain):
                if seq > last + 1:
                    yield Notice("gap", instance, last + 1, seq - 1)
                last = seq
        if present is None:
            return
        for seq, records in chains[present].items():
            if _is_forked(records, chains[present].get(seq - 1, ()), seq):
                yield Notice("fork", present, seq, seq)

    def _heed(self, manifest: Manifest) -> tuple[bytes, ...]:
        keys = {key_id(key): key for key in self.enrolment_answer().signing_keys}
        marks = [decode(Mark, verify(keys, MARK, one)) for one in manifest.seen]
        for seen in () if self.is_deaf else marks:
            is_beyond = (seen.epoch, seen.position) > (self.epoch, self.log.position)
            is_other = seen.epoch == self.epoch and self.log.tags.get(seen.position) != seen.tag
            if is_beyond or is_other:
                self.epoch = seen.epoch + 1
        return tuple(one.tag for one in marks)

    def _number(self, data: bytes, batch: Batch) -> str | None:
        """Return the case number that a receipt in the batch proves for an envelope."""
        receipts = [decode(Receipt, signed.payload) for signed in batch.receipts]
        digest = sha256(data).digest()
        return next((one.case_number for one in receipts if one.digest == digest), None)

    def _take(self, data: bytes, number: str | None) -> Verdict:
        envelope = decode(Envelope, data)
        digest = sha256(data).digest()
        judged = self.judge(envelope)
        if isinstance(judged, Exception):
            raise judged
        if judged is not None:
            return judged
        known = self.log.records.get(envelope.id)
        if known is None:
            self.log.advance()
            case_number = number or f"示范-2026-{self.epoch}-{self.log.position:06}"
            record = Record(data, envelope, [], case_number, self.log.position)
            if not self._complete(record):
                record.receipts.append(self._receipt(record, "received"))
            self.log.records[envelope.id] = record
            return Verdict(digest, "accepted", tuple(record.receipts), None)
        if known.data != data:
            problem = Problem("conflict", "Other bytes", 409, "")
            return Verdict(digest, "quarantined", (), problem)
        return Verdict(digest, "repeated", tuple(known.receipts), None)

    def _complete(self, record: Record) -> bool:
        stored = self.log.files
        whole = all(len(stored.get(one.digest, b"")) == one.size for one in record.envelope.files)
        if whole and len(record.receipts) <= 1 and not record.is_complete:
            self.log.advance()
            record.receipts.append(self._receipt(record, "complete"))
        return whole

    def _receipt(self, record: Record, kind: Literal["received", "complete"]) -> Signed:
        receipt = Receipt(
            v=1,
            kind=kind,
            id=record.envelope.id,
            digest=sha256(record.data).digest(),
            case_number=record.case_number,
            epoch=self.epoch,
            position=self.log.position,
            at=0,
        )
        return sign(self.receipt_key, RECEIPT, encode(receipt))


def _is_forked(records: Collection[Record], before: Collection[Record], seq: int) -> bool:
    """Tell whether several filings have this place, or one does not follow what was before."""
    real = [one for one in records if one.envelope.kind != "tombstone"]
    known = {CHAIN_START} if seq == 1 else {one.digest for one in before}
    known_whole = seq == 1 or all(one.envelope.kind != "tombstone" for one in before)
    strays = [one for one in real if known and known_whole and one.envelope.prev not in known]
    return len(real) > 1 or bool(strays)


def _by_id(keys: Collection[bytes]) -> dict[bytes, bytes]:
    return {key_id(key): key for key in keys if key}


def _unknown_device() -> UnknownDeviceError:
    return UnknownDeviceError(Problem("unknown-device", "No device", 401, ""))


class ModelTransport:
    """Reaches a `PlatformModel`; meets `faults` in their order, one for each call."""

    def __init__(self, platform: PlatformModel, faults: list[Fault] | None = None) -> None:
        self.platform = platform
        self.faults: deque[Fault] = deque(faults or [])
        self.calls: list[str] = []
        self.cut_after: int | None = None
        self.signer: Signer | None = None
        self._sent = 0

    @property
    def traffic(self) -> Traffic:
        return Traffic(self._sent, 0)

    def sign_as(self, signer: Signer) -> None:
        self.signer = signer

    def abort(self) -> None:
        """A call in memory ends by itself."""

    def introduce(self, answer: bytes) -> None:
        self._call("introduce", lambda: self.platform.introduce(answer))

    def keep_recovery(self, copy: bytes) -> None:
        self._call("keep_recovery", lambda: self.platform.recovery_copies.append(copy))

    def tell_staff(self, notice: bytes) -> None:
        """Nobody works at the kiosks of this model."""

    def change_key(self, request: bytes) -> None:
        self._call("change_key", lambda: self.platform.change_key(request))

    def enrol(self, request: bytes) -> bytes:
        return self._call("enrol", lambda: self.platform.enrol(request))

    def push(self, batch: bytes) -> bytes:
        self._sent += len(batch)
        return self._call("push", lambda: self.platform.push(batch))

    def changes(self, cursor: int) -> bytes:
        return self._call("changes", lambda: self.platform.changes(cursor))

    def file_offset(self, digest: bytes) -> int:
        return self._call("file_offset", lambda: self.platform.file_offset(digest))

    def send_file(self, digest: bytes, offset: int, rest: BinaryIO) -> bytes:
        if self.cut_after is not None:
            self.platform.send_file(digest, offset, rest.read(self.cut_after))
            self.cut_after = None
            raise UnreachableError("cut")
        data = rest.read()
        self._sent += len(data)
        return self._call("send_file", lambda: self.platform.send_file(digest, offset, data))

    def _call(self, name: str, ask: Callable[[], _T]) -> _T:
        self.calls.append(name)
        fault = self.faults.popleft() if self.faults else "none"
        if isinstance(fault, Exception):
            raise fault
        if fault == "lose request":
            raise UnreachableError(fault)
        answer = ask()
        if fault == "twice":
            return ask()
        if fault == "lose answer":
            raise UnreachableError(fault)
        return answer
