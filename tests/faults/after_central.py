"""A platform's disk after a loss of power: what its answers had said until then must be true."""

from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.central.backup import restore
from sync.central.folder import Folder
from sync.clock import SystemClock
from sync.wire.codec import decode, encode
from sync.wire.messages import BatchAnswer, EnrolmentAnswer
from sync.wire.sign import Signed
from tests.faults.telling import Recorded
from tests.support.memory_platform import ADDRESS, MemoryLink, MemoryPlatform
from tests.support.wire_client import WireClient

_CLOCK = SystemClock()
_MOST = 100


@dataclass
class Answers:
    """What a platform's answers had said until a moment; files by digest."""

    device: WireClient | None = None
    envelopes: list[bytes] = field(default_factory=list)
    receipts: set[bytes] = field(default_factory=set)
    offsets: dict[bytes, int] = field(default_factory=dict)
    files: dict[bytes, bytes] = field(default_factory=dict)
    seen: Signed | None = None
    durable_through: int = 0
    backed_up: int = 0


def answered_until(recorded: Recorded, moment: float) -> Answers:
    """Read what was answered until a line of the record."""
    answers = Answers()
    for said in recorded.said(until=moment):
        more = said.more
        answers.receipts |= {bytes.fromhex(one) for one in more.get("receipts", ())}
        if "mark" in more:
            answers.seen = decode(Signed, bytes.fromhex(more["mark"]))
        if said.what == "enrolled":
            key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(more["key"]))
            enrolled = decode(EnrolmentAnswer, bytes.fromhex(more["answer"]))
            answers.device = WireClient(ADDRESS, key, enrolled)
        elif said.what in {"taken", "imported"}:
            answers.envelopes += [bytes.fromhex(one) for one in more["envelopes"]]
            answers.durable_through = more["durable_through"]
            for name, data in more.get("files", {}).items():
                digest = bytes.fromhex(name)
                answers.files[digest] = bytes.fromhex(data)
                answers.offsets[digest] = len(answers.files[digest])
        elif said.what == "kept":
            digest = bytes.fromhex(more["file"])
            answers.files[digest] = bytes.fromhex(more["data"])
            answers.offsets[digest] = more["offset"]
        elif said.what == "backed up":
            answers.backed_up = len(answers.envelopes)
    return answers


class CentralAftermath:
    """Starts what a loss of power left in `root`, and notes in `findings` what was untrue."""

    def __init__(self, root: Path, answers: Answers) -> None:
        self._root = root
        self._answers = answers
        self.findings: list[str] = []
        self.lost = 0

    def look(self) -> None:
        """Ask for everything again, then go on where the answers left off."""
        if self._answers.device is None:
            return
        if self._answers.backed_up:
            self._look_at_copy()
        with closing(MemoryPlatform(self._root / "central", _CLOCK)) as platform:
            platform.start()
            device = _reaching(self._answers.device, platform)
            self._look_at_envelopes(device)
            self._look_at_files(device)
            self._go_on(device)

    def _look_at_copy(self) -> None:
        """Make a platform of the backup, whose answer allows kiosks to forget."""
        root = self._root / "restored"
        restore(self._root / "copy", root, _CLOCK)
        with closing(MemoryPlatform(root, _CLOCK)) as platform:
            platform.start()
            held = {sha256(one).digest() for (one,) in platform.rows("SELECT data FROM envelopes")}
            whole = {one for (one,) in platform.rows("SELECT digest FROM stored_files")}
        expected = self._answers.envelopes[: self._answers.backed_up]
        self._miss("the backup", {sha256(one).digest() for one in expected} - held)
        folder = Folder(root)
        self._miss("the backup's files", {one for one in whole if not _is_whole(folder, one)})

    def _look_at_envelopes(self, device: WireClient) -> None:
        given: set[bytes] = set()
        for start in range(0, len(self._answers.envelopes), _MOST):
            part = self._answers.envelopes[start : start + _MOST]
            answer: BatchAnswer = device.push_bytes(part, self._answers.seen)
            given |= {encode(one) for verdict in answer.verdicts for one in verdict.receipts}
            again = {one.digest for one in answer.verdicts if one.outcome != "repeated"}
            self._miss("the envelopes", again)
            if device.read_mark(answer.mark).epoch != 1:
                self.findings.append("the platform takes itself for restored")
            if answer.durable_through < self._answers.durable_through:
                self.findings.append("durable_through went back")
        self._miss("the receipts", {sha256(one).digest() for one in self._answers.receipts - given})

    def _look_at_files(self, device: WireClient) -> None:
        for digest, offset in self._answers.offsets.items():
            kept = int(device.head_file(digest).headers["Upload-Offset"])
            if kept < offset:
                self.findings.append(f"{digest.hex()[:12]}: {kept} bytes of {offset} are left")
                self.lost += 1

    def _go_on(self, device: WireClient) -> None:
        """Send the rest of every file, and all of one of which what was never told of is torn."""
        for digest, data in self._answers.files.items():
            kept = int(device.head_file(digest).headers["Upload-Offset"])
            response = device.patch_file(digest, kept, data[kept:])
            if response.headers.get("Upload-Offset") == "0":  # digest-wrong: from the beginning
                response = device.patch_file(digest, 0, data)
            if response.status_code != HTTPStatus.OK:
                self.findings.append(f"{digest.hex()[:12]} cannot be sent on: {response.text}")

    def _miss(self, where: str, lost: set[bytes]) -> None:
        self.lost += len(lost)
        self.findings += [f"{where}: lost {one.hex()[:12]}" for one in sorted(lost)]


def _reaching(device: WireClient, platform: MemoryPlatform) -> WireClient:
    """Return the device with a link to this platform."""
    device.http = requests.Session()
    device.http.mount("http://", MemoryLink(platform))
    return device


def _is_whole(folder: Folder, digest: bytes) -> bool:
    path = folder.stored(digest)
    return path.exists() and sha256(path.read_bytes()).digest() == digest
