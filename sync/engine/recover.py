"""Handing in a courier folder over HTTP: one's own, another kiosk's, or a dead one's medium."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from sync.engine.carried import Carried
from sync.engine.decide import believe, prove
from sync.engine.introduce import introduce_others
from sync.engine.push import is_indigestible
from sync.errors import BadSignatureError, KnownError, MalformedMessageError
from sync.store import ProvedMark
from sync.store.carry import carrying, put
from sync.transport import PlatformFaultError, RefusedError, Signer, Transport, TransportError
from sync.wire import courier
from sync.wire.codec import decode, encode
from sync.wire.envelope import Envelope, SealedFile
from sync.wire.messages import MAX_MARKS, Batch, BatchAnswer, Manifest
from sync.wire.sign import ANSWER, BATCH, Signed, sign, verify

_TAKEN = {"accepted", "repeated"}


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
    signer: Signer,
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
        signer: this kiosk; it asks what of earlier runs still stands.
        progress: hears how many envelopes of how many are done.

    Raises:
        StickGoneError, StickFullError, StickDamagedError: the medium failed.
    """
    handing = _Handing(folder, transport, keys, progress or (lambda _done, _all: None))
    with carrying():
        handing.run(signer)
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
        self._carried = Carried(folder, keys)
        self._told: set[Signed] = set()
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
            altered=self._altered + self._carried.altered,
            problem=self._problem,
        )

    def run(self, signer: Signer) -> None:
        """Hand in manifest after manifest; the end of the link ends the run."""
        loads = list(self._carried.manifests())
        self._listed.update(*(digests for _, digests in loads))
        try:
            self._altered += introduce_others(self._folder, self._transport)
            self._carried.read_receipts()
            self._remember(signer)
            for manifest, digests in loads:
                done = self._complete | self._received | self._refused
                left = self._carried.parts([one for one in digests if one not in done])
                for part in left if digests else [[]]:  # one that lists nothing asks for news
                    self._hand_in(manifest, part)
                    self._progress(len(self._received | self._complete), len(self._listed))
        except (TransportError, BadSignatureError, MalformedMessageError) as error:
            self._problem = error

    def _remember(self, signer: Signer) -> None:
        """Take note of what earlier runs brought about, as far as the platform still knows it."""
        answers = list(self._carried.answers())
        standing = self._standing(signer, [mark for _, mark in answers])
        for answer, mark in answers:
            if mark.tag not in standing:
                continue
            for verdict in answer.verdicts:
                self._told.update(verdict.receipts)
                if verdict.digest in self._listed and self._is_complete(verdict.receipts):
                    self._complete.add(verdict.digest)

    def _standing(self, signer: Signer, marks: Sequence[ProvedMark]) -> set[bytes]:
        """Return the tags of those marks that lie in the platform's present log.

        Told of one that does not, the platform knows that it was restored.
        """
        told: set[bytes] = set()
        epoch = 0
        for at in range(0, len(marks), MAX_MARKS):
            seen = tuple(one.signed for one in marks[at : at + MAX_MARKS])
            manifest = Manifest(1, signer.device, 0, seen, ())
            signed = sign(signer.key, BATCH, encode(manifest))
            answer = self._verified(self._transport.push(encode(Batch(1, signed, (), ()))))
            told.update(answer.seen)
            epoch = prove(answer.mark, self._keys).epoch
        return told & {one.tag for one in marks if one.epoch == epoch}

    def _hand_in(self, manifest: Signed, part: list[tuple[bytes, bytes]]) -> None:
        """Hand in a batch and its files; one that is refused is halved to find the culprit."""
        proofs = self._carried.proofs([digest for digest, _ in part])
        batch = encode(Batch(1, manifest, tuple(data for _, data in part), proofs))
        try:
            data = self._transport.push(batch)
        except (RefusedError, PlatformFaultError) as error:
            self._problem = error
            if not is_indigestible(error):  # of the manifest; the platform's own trouble ends all
                if isinstance(error, PlatformFaultError):
                    raise
                return
            if len(part) <= 1:
                self._refused.update(digest for digest, _ in part)
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
        """Put an answer into the folder, unless others there have told all that it tells."""
        verdicts = self._verified(data).verdicts
        told = {one for verdict in verdicts for one in verdict.receipts}
        if told - self._told or not verdicts:
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
        data = self._carried.file(file.digest)
        if not data:
            return False
        offset = self._transport.file_offset(file.digest)
        self._transport.send_file(file.digest, offset, BytesIO(data[offset:]))
        return True

    def _verified(self, data: bytes) -> BatchAnswer:
        return decode(BatchAnswer, verify(self._keys, ANSWER, decode(Signed, data)))

    def _is_complete(self, receipts: Collection[Signed]) -> bool:
        return any(believe(one, self._keys).receipt.kind == "complete" for one in receipts)
