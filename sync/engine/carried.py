"""What lies in a courier folder, read; the platform, not the carrier, checks who signed it."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from sync.engine.decide import prove
from sync.engine.push import BATCH_BYTES
from sync.errors import BadSignatureError, MalformedMessageError
from sync.store import ProvedMark
from sync.wire import courier
from sync.wire.codec import decode
from sync.wire.messages import MAX_BATCH, BatchAnswer, Manifest, Receipt
from sync.wire.sign import ANSWER, Signed, verify


class Carried:
    """The courier folder of `folder`; `altered` counts files that are not what their names say."""

    def __init__(self, folder: Path, keys: Mapping[bytes, bytes]) -> None:
        self._folder = folder
        self._keys = keys
        self._proofs: dict[bytes, tuple[int, Signed]] = {}
        self.altered = 0

    def manifests(self) -> Iterator[tuple[Signed, list[bytes]]]:
        """Yield each manifest, with the digests of those of its envelopes that are here."""
        here = set(courier.envelopes(self._folder))
        for digest in courier.manifests(self._folder):
            data = courier.read(courier.manifest_path(self._folder, digest))
            try:
                signed = decode(Signed, data or b"")
                listed = decode(Manifest, signed.payload).digests
                yield signed, [one for one in listed if one in here]
            except MalformedMessageError:
                self.altered += 1

    def read_receipts(self) -> None:
        """Gather what proves case numbers."""
        for digest in courier.receipts(self._folder):
            data = courier.read(courier.receipt_path(self._folder, digest))
            try:
                self._note_proof(decode(Signed, data or b""))
            except MalformedMessageError:
                self.altered += 1

    def answers(self) -> Iterator[tuple[BatchAnswer, ProvedMark]]:
        """Yield the answers of earlier runs; their receipts prove case numbers too."""
        for digest in courier.answers(self._folder):
            data = courier.read(courier.answer_path(self._folder, digest))
            try:
                answer = decode(
                    BatchAnswer, verify(self._keys, ANSWER, decode(Signed, data or b""))
                )
                mark = prove(answer.mark, self._keys)
                for verdict in answer.verdicts:
                    for signed in verdict.receipts:
                        self._note_proof(signed)
            except (BadSignatureError, MalformedMessageError):
                self.altered += 1
                continue
            yield answer, mark

    def proofs(self, digests: Collection[bytes]) -> tuple[Signed, ...]:
        """Return what proves the case numbers of these envelopes."""
        return tuple(self._proofs[one][1] for one in digests if one in self._proofs)

    def parts(self, digests: Collection[bytes]) -> Iterator[list[tuple[bytes, bytes]]]:
        """Yield digest and envelope of these, as much at a time as one batch holds."""
        part: list[tuple[bytes, bytes]] = []
        for digest in digests:
            data = courier.read(courier.envelope_path(self._folder, digest))
            if data is None:
                self.altered += 1
                continue
            size = sum(len(one) for _, one in part)
            if part and (len(part) == MAX_BATCH or size + len(data) > BATCH_BYTES):
                yield part
                part = []
            part.append((digest, data))
        if part:
            yield part

    def file(self, digest: bytes) -> bytes:
        """Return a sealed file; nothing if it is not here, or not as it was."""
        path = courier.file_path(self._folder, digest)
        data = courier.read(path) if path.is_file() else b""
        if data is None:
            self.altered += 1
        return data or b""

    def _note_proof(self, signed: Signed) -> None:
        """Keep the first receipt of each envelope: that is the number which people were told."""
        receipt = decode(Receipt, signed.payload)
        known = self._proofs.get(receipt.digest)
        if receipt.case_number and (known is None or receipt.epoch < known[0]):
            self._proofs[receipt.digest] = (receipt.epoch, signed)
