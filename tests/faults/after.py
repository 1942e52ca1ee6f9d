"""A kiosk's disk after a loss of power: what the process had told until then must be true."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import select

from kiosk.services.keeping import open_or_salvage
from kiosk.settings import Settings
from sync.engine import run_files, run_once
from sync.store import Store
from sync.store.receipts import settled
from sync.store.schema import submission
from sync.wire import courier
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from sync.wire.messages import Manifest
from sync.wire.sign import Signed
from tests.faults.life import a_platform, data_folder
from tests.faults.telling import Recorded
from tests.support.filings import a_clock, a_submission
from tests.support.platform_model import ModelTransport

_MOST_CYCLES = 20


@dataclass
class Word:
    """What a process had told until a moment.

    Attributes:
        slips: digests of envelopes by slip number, of all that was filed.
        standing: those that no prune may have removed.
        on_both: those of them that stood on the second medium too.
        exported: those that went onto the stick.
        backed_up: those that the last backup holds.
    """

    enrolled: bool = False
    salvaging: bool = False
    slips: dict[str, bytes] = field(default_factory=dict)
    standing: set[bytes] = field(default_factory=set)
    on_both: set[bytes] = field(default_factory=set)
    exported: set[bytes] = field(default_factory=set)
    backed_up: set[bytes] = field(default_factory=set)
    backup_key: bytes = b""

    def hear(self, filed: Mapping[str, Any]) -> bytes:
        """Note a filing; return the digest of its envelope."""
        digest = bytes.fromhex(filed["digest"])
        self.slips[filed["slip"]] = digest
        self.standing.add(digest)
        if filed["on_both"]:
            self.on_both = set(self.standing)
        return digest


def told_until(recorded: Recorded, moment: float) -> Word:
    """Read what was told until a line of the record."""
    word, ids = Word(), dict[str, bytes]()
    for said in recorded.said(until=moment):
        named = {ids[one] for one in said.more.get("ids", ())}
        match said.what:
            case "enrolled":
                word.enrolled = True
            case "filed":
                ids[said.more["id"]] = word.hear(said.more)
            case "salvaging" | "salvaged":
                word.salvaging = said.what == "salvaging"
            case "may go":
                word.standing -= named
                word.on_both -= named
            case "exported" | "caught up":
                (word.exported if said.what == "exported" else word.on_both).update(named)
            case "backed up":
                word.backed_up = named
                word.backup_key = bytes.fromhex(said.more["key"])
    return word


class Aftermath:
    """Opens what a loss of power left in `root`, and notes in `findings` what was lost."""

    def __init__(self, root: Path, word: Word, seed: int) -> None:
        self._root = root
        self._word = word
        self._seed = seed
        self._clock = a_clock()
        self.findings: list[str] = []
        self.lost = 0

    def look(self) -> None:
        """Look at everything, then let the kiosk go on."""
        self._look_at_medium("second", self._word.on_both)
        self._look_at_medium("stick", self._word.exported)
        if self._word.backed_up:
            key = self._word.backup_key
            with closing(Store.open(self._root / "backup", key, self._clock)) as copy:
                self._miss("the backup", self._word.backed_up - _held(copy))
        with closing(self._open()) as store:
            self._look_at_store(store)
            if self._word.enrolled:
                self._go_on(store)

    def _open(self) -> Store:
        settings = Settings(second=str(self._root / "second"))
        store, report = open_or_salvage(data_folder(self._root), settings, self._clock)
        if report is not None and not self._word.salvaging:
            self.findings.append("the store is damaged")
        return store

    def _look_at_store(self, store: Store) -> None:
        self._miss("the store", self._word.standing - _held(store))
        report = store.check(deep=True)
        self.findings += [f"the store: {problem}" for problem in report.problems]
        self._miss("the store's files", report.lost_files)
        if self._word.enrolled and store.enrolment() is None:
            self.findings.append("the enrolment is lost")

    def _look_at_medium(self, name: str, expected: set[bytes]) -> None:
        folder = self._root / name
        listed = {one for digests in _manifests(folder) for one in digests}
        whole = {digest for digest in listed & expected if _is_whole(folder, digest)}
        self._miss(name, expected - whole)

    def _go_on(self, store: Store) -> None:
        """File once more, and hand in to a platform that has forgotten all that it may."""
        filed = store.file(a_submission(b"after"), recipients=["platform"])
        safe = _settled(store)
        if filed.slip_number in self._word.slips:
            self.findings.append(f"slip number {filed.slip_number} was given twice")
        platform = a_platform(self._seed)
        platform.device_key = store.device_key().public_key().public_bytes_raw()
        transport = ModelTransport(platform)
        for _ in range(_MOST_CYCLES):
            run_once(store, transport, self._clock, force=True)
            run_files(store, transport, self._clock, force=True)
            waiting = store.waiting()
            if not (waiting.count or waiting.files or waiting.parked or waiting.rejected):
                break
        complete = {one.digest for one in platform.log.records.values() if one.is_complete}
        self._miss("the platform", (self._word.standing | {filed.digest}) - complete - safe)

    def _miss(self, where: str, lost: Sequence[bytes] | set[bytes]) -> None:
        self.lost += len(lost)
        self.findings += [f"{where}: lost {one.hex()[:12]}" for one in sorted(lost)]


def _held(store: Store) -> set[bytes]:
    """Return the digests of the envelopes that a store holds, each compared with its bytes."""
    with store._database.read() as connection:
        rows = connection.execute(select(submission.c.digest, submission.c.envelope)).all()
    return {digest for digest, data in rows if sha256(data).digest() == digest}


def _settled(store: Store) -> set[bytes]:
    """Return the digests of what the platform has said that it cannot lose."""
    with store._database.read() as connection:
        query = select(submission.c.digest).where(submission.c.id.in_(settled()))
        return set(connection.scalars(query))


def _manifests(folder: Path) -> Iterator[tuple[bytes, ...]]:
    for digest in courier.manifests(folder):
        data = courier.manifest_path(folder, digest).read_bytes()
        if sha256(data).digest() == digest:
            yield decode(Manifest, decode(Signed, data).payload).digests


def _is_whole(folder: Path, digest: bytes) -> bool:
    envelope = _read(courier.envelope_path(folder, digest))
    if sha256(envelope).digest() != digest:
        return False
    files = decode(Envelope, envelope).files
    paths: list[Any] = [(courier.file_path(folder, one.digest), one.digest) for one in files]
    return all(sha256(_read(path)).digest() == name for path, name in paths)


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""
