"""`central courier import`: what a stick carries goes through the same intake as what a link carries.

What the platform has for the kiosks goes home on it: answers, settings, and its repository of trust.
"""

import errno
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

from sync.central import trust
from sync.central.database import reading
from sync.central.devices import readmit, take_new_key
from sync.central.errors import (
    MediumFullError,
    MediumUnreadableError,
    MediumUnwritableError,
    NoCourierError,
    RefusedError,
)
from sync.central.folder import sync_folder, write_durably
from sync.central.heartbeats import take_heartbeat
from sync.central.intake import Intake
from sync.central.journal import entry
from sync.central.platform import Platform
from sync.central.receipts import Notary, is_stored
from sync.errors import BadSignatureError, MalformedMessageError
from sync.wire import courier
from sync.wire.codec import decode, encode
from sync.wire.envelope import MAX_FILE_BYTES, Envelope, SealedFile
from sync.wire.messages import MAX_BATCH, Batch, BatchAnswer, Manifest, Receipt
from sync.wire.release import APPLICATION
from sync.wire.repository import FOLDER, TARGETS
from sync.wire.sign import SETTINGS, Signed, sign

# What a batch over HTTP may weigh too (sync.central.web.api).
_MAX_BATCH_BYTES = 8 * 2**20
_MAX_MESSAGE_BYTES = 4 * 2**20
_PLACES = ("keys", "receipts", "manifests", "envelopes", "files", "heartbeats")
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(slots=True)
class Import:
    """What a courier folder held; `left` counts files that are altered, foreign or cut off.

    `trust`: files of keys and catalogue that go home beside the answers.
    """

    accepted: int = 0
    repeated: int = 0
    put_aside: int = 0
    files: int = 0
    answers: int = 0
    left: int = 0
    trust: int = 0


def take_in(platform: Platform, folder: Path) -> Import:
    """Take in everything under the manifests of a courier folder, and write answers beside it.

    Nothing there is changed or removed; a second import changes nothing at the platform. Where a
    kiosk of this platform wrote the stick, keys and catalogue go home on it, too.

    Raises:
        NoCourierError: there is no courier folder.
        MediumUnreadableError: the stick fails; what was read until then is taken in.
        MediumFullError, MediumUnwritableError: all was taken in, but answers cannot be written.
        MediumError: the answers are there, but not keys and catalogue.
    """
    if not courier.root(folder).is_dir():
        raise NoCourierError(str(folder))
    porter = _Porter(platform, folder)
    porter.introduce()
    answers = [one for digest in courier.manifests(folder) for one in porter.take(digest)]
    settings = [one for digest in courier.heartbeats(folder) if (one := porter.hear(digest))]
    porter.counted.left = len(_lying(folder) - porter.taken)
    try:
        for answer in answers:
            _write(courier.answer_path(folder, sha256(answer).digest()), answer)
            porter.counted.answers += 1
        for one in settings:
            _write(courier.settings_path(folder, sha256(one).digest()), one)
    except OSError as error:
        kind = MediumFullError if error.errno in _NO_ROOM else MediumUnwritableError
        raise kind(str(error.strerror)) from error
    if answers and platform.trust.exists:
        porter.counted.trust = _send_trust(platform, folder)
    return porter.counted


def _send_trust(platform: Platform, folder: Path) -> int:
    """Write keys and catalogue, and the program where an earlier copy there has it."""
    has_program = (folder / FOLDER / TARGETS / APPLICATION).is_dir()
    return trust.export(platform.trust.data, folder, platform.clock, application=has_program)


class _Porter:
    """Carries from one courier folder into the platform."""

    def __init__(self, platform: Platform, folder: Path) -> None:
        self.counted = Import()
        self.taken: set[Path] = set()
        self._platform = platform
        self._folder = folder
        self._intake = Intake(platform.engine, platform.keys, platform.clock)
        self._receipts = dict(self._first_receipts())

    def introduce(self) -> None:
        """Make known who signed: devices that a restored platform has forgotten, and new keys.

        A key may be vouched for by one that comes later, so that all are tried again after any
        that was new. What is refused is no harm: then its manifests say nothing either.
        """
        waiting = [courier.key_path(self._folder, one) for one in courier.keys(self._folder)]
        before = -1
        while before != len(waiting):
            before = len(waiting)
            waiting = [path for path in waiting if not self._believe(path)]

    def _believe(self, path: Path) -> bool:
        """Hand in one word on a key; return whether it was taken."""
        data = self._read(path, bytes.fromhex(path.stem), _MAX_MESSAGE_BYTES)
        try:
            signed = decode(Signed, data or b"")
            with entry(self._platform.engine, self._platform.clock) as page:
                try:
                    readmit(page, signed, self._platform.keys.read(page.connection))
                except RefusedError:
                    take_new_key(page, signed)
        except (RefusedError, BadSignatureError, MalformedMessageError):
            return False
        self.taken.add(path)
        return True

    def take(self, digest: bytes) -> list[bytes]:
        """Take in the envelopes of one manifest, then their files; return answers on both."""
        path = courier.manifest_path(self._folder, digest)
        try:
            signed = decode(Signed, self._read(path, digest, _MAX_MESSAGE_BYTES) or b"")
            manifest = decode(Manifest, signed.payload)
            parts = list(self._parts(manifest.digests)) or [()]
            batches = [Batch(1, signed, part, self._proofs(part)) for part in parts]
            verdicts = [one for batch in batches for one in self._hand_in(batch).verdicts]
        except (RefusedError, BadSignatureError, MalformedMessageError):
            return []
        self.taken.add(path)
        for verdict in verdicts:
            self.taken.add(courier.envelope_path(self._folder, verdict.digest))
            self.counted.accepted += verdict.outcome == "accepted"
            self.counted.repeated += verdict.outcome == "repeated"
            self.counted.put_aside += verdict.outcome in ("quarantined", "rejected")
        good = {one.digest for one in verdicts if one.outcome in ("accepted", "repeated")}
        for file in _files_of(batches, good):
            self._take_file(file)
        # Asked again, the platform gives all receipts there are, `complete` ones too.
        return [self._intake.accept(encode(batch), is_metered=False) for batch in batches]

    def hear(self, digest: bytes) -> bytes | None:
        """Hear how a kiosk was when it wrote the stick; return what is set there and it does not hold."""
        path = courier.heartbeat_path(self._folder, digest)
        try:
            signed = decode(Signed, self._read(path, digest, _MAX_MESSAGE_BYTES) or b"")
            with entry(self._platform.engine, self._platform.clock) as page:
                settings = take_heartbeat(page, signed, is_metered=False)
                signing = self._platform.keys.read(page.connection)
        except (RefusedError, BadSignatureError, MalformedMessageError):
            return None
        self.taken.add(path)
        return None if settings is None else encode(sign(signing.key, SETTINGS, encode(settings)))

    def _first_receipts(self) -> Iterator[tuple[bytes, Signed]]:
        """Yield what proves case numbers, by envelope digest, the first that was given last."""
        found: list[tuple[int, bytes, Signed]] = []
        for digest in courier.receipts(self._folder):
            path = courier.receipt_path(self._folder, digest)
            try:
                signed = decode(Signed, self._read(path, digest, _MAX_MESSAGE_BYTES) or b"")
                receipt = decode(Receipt, signed.payload)
            except MalformedMessageError:
                continue
            self.taken.add(path)
            found.append((receipt.epoch, receipt.digest, signed))
        for _, digest, signed in sorted(found, key=lambda one: -one[0]):
            yield digest, signed

    def _proofs(self, part: Sequence[bytes]) -> tuple[Signed, ...]:
        """Return the receipts for envelopes of a batch; the intake checks who signed them."""
        digests = [sha256(one).digest() for one in part]
        return tuple(self._receipts[one] for one in digests if one in self._receipts)

    def _parts(self, digests: Sequence[bytes]) -> Iterator[tuple[bytes, ...]]:
        """Yield the envelopes that are there, as many at once as a batch may hold."""
        part: list[bytes] = []
        for digest in digests:
            path = courier.envelope_path(self._folder, digest)
            data = self._read(path, digest, _MAX_MESSAGE_BYTES)
            if data is None:
                continue
            if len(part) == MAX_BATCH or sum(map(len, part)) + len(data) > _MAX_BATCH_BYTES:
                yield tuple(part)
                part = []
            part.append(data)
        if part:
            yield tuple(part)

    def _hand_in(self, batch: Batch) -> BatchAnswer:
        signed = decode(Signed, self._intake.accept(encode(batch), is_metered=False))
        return decode(BatchAnswer, signed.payload)

    def _take_file(self, file: SealedFile) -> None:
        path = courier.file_path(self._folder, file.digest)
        with reading(self._platform.engine) as connection:
            if is_stored(connection, file.digest):
                self.taken.add(path)
                return
        data = self._read(path, file.digest, MAX_FILE_BYTES)
        if data is None or len(data) != file.size:
            return
        stored = self._platform.folder.stored(file.digest)
        stored.parent.mkdir(mode=0o700, exist_ok=True)
        write_durably(stored, data)
        sync_folder(stored.parent.parent)
        with entry(self._platform.engine, self._platform.clock) as page:
            notary = Notary(self._platform.keys.read(page.connection))
            notary.store_file(page, file.digest, file.size)
        self.taken.add(path)
        self.counted.files += 1

    def _read(self, path: Path, digest: bytes, limit: int) -> bytes | None:
        """Return a plain file's bytes; None if not there, too large, or not what it is called."""
        try:
            status = path.lstat()
            if not S_ISREG(status.st_mode) or status.st_size > limit:
                return None
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise MediumUnreadableError(f"{path.name}: {error.strerror}") from error
        return data if sha256(data).digest() == digest else None


def _files_of(batches: Sequence[Batch], good: Collection[bytes]) -> Iterator[SealedFile]:
    """Yield the files that the envelopes of these digests name."""
    for batch in batches:
        for data in batch.envelopes:
            if sha256(data).digest() in good:
                yield from decode(Envelope, data).files


def _lying(folder: Path) -> set[Path]:
    """Return everything that is meant for the platform, or lies where that should."""
    places = (courier.root(folder) / one for one in _PLACES)
    return {path for place in places for path in place.rglob("*") if not path.is_dir()}


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    write_durably(path, data)
    sync_folder(path.parent.parent)
