"""Handing in a courier folder over HTTP: one's own, another kiosk's, or a dead one's medium."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from sync.engine.decide import believe, prove
from sync.engine.introduce import introduce_others
from sync.engine.push import BATCH_BYTES, is_indigestible
from sync.errors import BadSignatureError, KnownError, MalformedMessageError
from sync.store import ProvedMark
from sync.store.carry import carrying, put
from sync.transport import PlatformFaultError, RefusedError, Transport, TransportError
from sync.wire import courier
from sync.wire.codec import decode, encode
from sync.wire.envelope import Envelope, SealedFile
from sync.wire.messages import MAX_BATCH, Batch, BatchAnswer, Changes, Manifest, Receipt
from sync.wire.sign import ANSWER, CHANGES, Signed, verify

_TAKEN = {"accepted", "repeated"}
_LOG_END = 2**63 - 1


@dataclass(frozen=True, slots=True)
class RecoverReport:
    """What became of a courier folder.

    Attributes:
        envelopes: envelopes found that a manifest lists.
        complete: envelopes that the platform holds with all their files; earlier runs count.
        received: envelopes that it holds, while files of theirs are missing.
        refused: envelopes that it put aside or did not take; a person must look.
        altered: files of the folder that are not what their names say.
        problem: what ended the run early, or kept an envelope back; run again later.
    """

    envelopes: int
    complete: int
    received: int
    refused: int
    altered: int
    problem: KnownError | None


def run_recover(
    folder: Path,
    transport: Transport,
    keys: Mapping[bytes, bytes],
    *,
    progress: Callable[[int, int], None] | None = None,
) -> RecoverReport:
    """Hand in what lies in the courier folder of `folder`, under the manifests that lie there.

    May be done by any enrolled kiosk, before, after or while the same filings come over the
    network, and again after it broke off: nothing is taken twice. What the platform says is put
    into `answers`, for the kiosk that filed.

    Args:
        folder: of the stick or the second medium.
        transport: signs as this kiosk.
        keys: the platform's signing keys, by key id.
        progress: hears how many envelopes of how many are done.

    Raises:
        StickGoneError, StickFullError, StickDamagedError: the medium failed.
    """
    handing = _Handing(folder, transport, keys, progress or (lambda _done, _all: None))
    with carrying():
        handing.run()
    return handing.report()


class _Handing:
    """One run, and what it came to; sets hold digests of envelopes."""

    def __init__(
        self,
        folder: Path,
        transport: Transport,
        keys: Mapping[bytes, bytes],
        progress: Callable[[int, int], None],
    ) -> None:
        self._folder = folder
        self._transport = transport
        self._keys = keys
        self._progress = progress
        self._told: set[Signed] = set()
        self._proofs: dict[bytes, tuple[int, Signed]] = {}
        self._listed: set[bytes] = set()
        self._complete: set[bytes] = set()
        self._received: set[bytes] = set()
        self._refused: set[bytes] = set()
        self._altered = 0
        self._problem: KnownError | None = None

    def report(self) -> RecoverReport:
        return RecoverReport(
            envelopes=len(self._listed),
            complete=len(self._complete),
            received=len(self._received - self._complete),
            refused=len(self._refused - self._received - self._complete),
            altered=self._altered,
            problem=self._problem,
        )

    def run(self) -> None:
        """Hand in manifest after manifest; the end of the link ends the run."""
        here = set(courier.envelopes(self._folder))
        loads = [
            (manifest, [one for one in digests if one in here])
            for manifest, digests in self._manifests()
        ]
        self._listed.update(*(digests for _, digests in loads))
        try:
            self._altered += introduce_others(self._folder, self._transport)
            self._read_receipts()
            self._remember(self._listed, self._present())
            for manifest, digests in loads:
                for part in self._parts(digests):
                    self._hand_in(manifest, part)
                    self._progress(len(self._received | self._complete), len(self._listed))
        except (TransportError, BadSignatureError, MalformedMessageError) as error:
            self._problem = error

    def _manifests(self) -> Iterator[tuple[Signed, tuple[bytes, ...]]]:
        """Yield the manifests; the platform, not the carrier, checks who signed them."""
        for digest in courier.manifests(self._folder):
            data = courier.read(courier.manifest_path(self._folder, digest))
            try:
                signed = decode(Signed, data or b"")
                yield signed, decode(Manifest, signed.payload).digests
            except MalformedMessageError:
                self._altered += 1

    def _read_receipts(self) -> None:
        """Gather what proves case numbers; the platform checks who signed it."""
        for digest in courier.receipts(self._folder):
            data = courier.read(courier.receipt_path(self._folder, digest))
            try:
                self._note_proof(decode(Signed, data or b""))
            except MalformedMessageError:
                self._altered += 1

    def _note_proof(self, signed: Signed) -> None:
        """Keep the first receipt of each envelope: that is the number which people were told."""
        receipt = decode(Receipt, signed.payload)
        known = self._proofs.get(receipt.digest)
        if receipt.case_number and (known is None or receipt.epoch < known[0]):
            self._proofs[receipt.digest] = (receipt.epoch, signed)

    def _present(self) -> ProvedMark:
        """Ask the platform where its log stands: changes after its end are none."""
        signed = decode(Signed, self._transport.changes(_LOG_END))
        changes = decode(Changes, verify(self._keys, CHANGES, signed))
        return prove(changes.mark, self._keys)

    def _remember(self, listed: Collection[bytes], present: ProvedMark) -> None:
        """Take note of what an earlier run brought about, if nothing has happened there since.

        A platform whose log is another one may have been restored, even if it has grown beyond.
        """
        for digest in courier.answers(self._folder):
            data = courier.read(courier.answer_path(self._folder, digest))
            try:
                answer = self._verified(data or b"")
                mark = prove(answer.mark, self._keys)
            except (BadSignatureError, MalformedMessageError):
                self._altered += 1
                continue
            for verdict in answer.verdicts:
                for signed in verdict.receipts:
                    self._note_proof(signed)
            if mark[:3] != present[:3]:
                continue
            for verdict in answer.verdicts:
                self._told.update(verdict.receipts)
                if verdict.digest in listed and self._is_complete(verdict.receipts):
                    self._complete.add(verdict.digest)

    def _parts(self, digests: Collection[bytes]) -> Iterator[list[tuple[bytes, bytes]]]:
        """Yield what is still to be handed in, digest and envelope, as much as one batch holds."""
        part: list[tuple[bytes, bytes]] = []
        for digest in digests:
            if digest in self._complete | self._received | self._refused:
                continue
            data = courier.read(courier.envelope_path(self._folder, digest))
            if data is None:
                self._altered += 1
                continue
            size = sum(len(one) for _, one in part)
            if part and (len(part) == MAX_BATCH or size + len(data) > BATCH_BYTES):
                yield part
                part = []
            part.append((digest, data))
        if part:
            yield part

    def _hand_in(self, manifest: Signed, part: list[tuple[bytes, bytes]]) -> None:
        """Hand in a batch and its files; one that is refused is halved to find the culprit."""
        proofs = [self._proofs[digest][1] for digest, _ in part if digest in self._proofs]
        batch = encode(Batch(1, manifest, tuple(data for _, data in part), tuple(proofs)))
        try:
            data = self._transport.push(batch)
        except (RefusedError, PlatformFaultError) as error:
            self._problem = error
            if not is_indigestible(error):  # of the manifest; the platform's own trouble ends all
                if isinstance(error, PlatformFaultError):
                    raise
                return
            if len(part) == 1:
                self._refused.add(part[0][0])
                return
            middle = len(part) // 2
            self._hand_in(manifest, part[:middle])
            self._hand_in(manifest, part[middle:])
            return
        self._take(data)
        try:
            if self._send_files([one for digest, one in part if digest in self._received]):
                data = self._transport.push(batch)
                self._take(data)
        finally:
            self._keep(data)

    def _take(self, data: bytes) -> None:
        for verdict in self._verified(data).verdicts:
            if verdict.outcome in _TAKEN and self._is_complete(verdict.receipts):
                self._complete.add(verdict.digest)
            elif verdict.outcome in _TAKEN:
                self._received.add(verdict.digest)
            elif verdict.outcome != "retry":
                self._refused.add(verdict.digest)

    def _keep(self, data: bytes) -> None:
        """Put an answer into the folder, if it tells anything that none there has told."""
        told = {one for verdict in self._verified(data).verdicts for one in verdict.receipts}
        if told - self._told:
            self._told |= told
            put([(courier.answer_path(self._folder, sha256(data).digest()), data)])

    def _send_files(self, envelopes: list[bytes]) -> int:
        """Send the files of envelopes as far as they are here; return how many went."""
        count = 0
        for data in envelopes:
            for file in decode(Envelope, data).files:
                try:
                    count += self._send_file(file)
                except RefusedError as error:
                    self._problem = error
        return count

    def _send_file(self, file: SealedFile) -> bool:
        """Send a file if it is here; return whether the platform may hold it whole now."""
        path = courier.file_path(self._folder, file.digest)
        data = courier.read(path) if path.is_file() else b""
        if data is None:
            self._altered += 1
        if not data:
            return False
        offset = self._transport.file_offset(file.digest)
        self._transport.send_file(file.digest, offset, BytesIO(data[offset:]))
        return True

    def _verified(self, data: bytes) -> BatchAnswer:
        return decode(BatchAnswer, verify(self._keys, ANSWER, decode(Signed, data)))

    def _is_complete(self, receipts: Collection[Signed]) -> bool:
        return any(believe(one, self._keys).receipt.kind == "complete" for one in receipts)
