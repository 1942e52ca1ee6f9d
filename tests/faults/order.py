"""Order on the disk: whether all that was told was safe at that moment, read off a traced life.

Not traced: PostgreSQL, whose own processes bring its log to the disk before a commit returns (the
platform asks each connection for `synchronous_commit`), and the trust folder, as nobody is promised
anything of it: what a loss of power spoils there is fetched again (tests/sync/trust).
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from sync.wire import courier
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from sync.wire.messages import Manifest
from sync.wire.sign import Signed
from tests.faults.disk import Disk
from tests.faults.leave_out import FILES, FOLDERS, LOG
from tests.faults.progress import show
from tests.faults.report import PartReport
from tests.faults.steps import Name, Write
from tests.faults.telling import CENTRAL, KIOSK, Recorded, Said, record

_CARRIED = {"exported": "stick", "caught up": "second"}
_ANSWER = b"HTTP/1.1 2"
_FEW = 3


def run(seed: int, *, small: bool = False) -> PartReport:
    """Trace a kiosk and a platform, then both with each kind of sync left out, and judge them.

    Raises:
        Unavailable: processes cannot be traced here.
    """
    findings: list[str] = []
    details: dict[str, object] = {}
    for name, module, judge in (
        ("kiosk", KIOSK, kiosk_violations),
        ("central", CENTRAL, central_violations),
    ):
        with tempfile.TemporaryDirectory() as home:
            show(name)
            whole = record(Path(home, "whole"), module, seed, 4 if small else 24)
            findings += [f"{name}, {one}" for one in judge(whole)]
            details[name] = {"told": sum(1 for _ in whole.said()), "steps": len(whole.disk.steps)}
            for left_out in (LOG, FOLDERS, FILES):
                broken = record(Path(home, left_out), module, seed, _FEW, left_out)
                noticed = details[f"{name} without {left_out}"] = len(list(judge(broken)))
                if not noticed:
                    findings.append(f"{name} without {left_out}: not noticed")
    return PartReport(details=details, findings=findings)


def kiosk_violations(recorded: Recorded) -> Iterator[str]:
    """Yield in words what was not safe when a kiosk told it."""
    disk = recorded.disk
    for said in recorded.said():
        order = _Order(disk, said.at)
        if said.what == "filed":
            yield from order.filing(disk.root / "kiosk" / "store", said)
            digest = bytes.fromhex(said.more["digest"])
            if said.more["on_both"]:
                yield from order.carried(disk.root / "second", digest)
        elif said.what in _CARRIED:
            digests = {one.more["id"]: one.more["digest"] for one in recorded.said("filed")}
            medium = disk.root / _CARRIED[said.what]
            for one in said.more["ids"]:
                yield from order.carried(medium, bytes.fromhex(digests[one]))


def central_violations(recorded: Recorded) -> Iterator[str]:
    """Yield in words what was not safe when a platform answered it."""
    disk = recorded.disk
    answers = [one.begun for one in disk.told if one.data.startswith(_ANSWER)]
    root = disk.root / "central"
    for said in recorded.said():
        if said.what == "backed up":
            continue
        if said.what == "imported":
            yield from _imported(disk, said)
            continue
        order = _Order(disk, max(one for one in answers if one < said.at))
        yield from order.log(root / "central.db-wal")
        if said.what == "kept":
            yield from order.kept(root / "files", said)


def _imported(disk: Disk, said: Said) -> Iterator[str]:
    """Yield what was not safe when a platform wrote its answers onto a stick."""
    root, stick, order = (
        disk.root / "central",
        disk.root / said.more["stick"],
        _Order(disk, said.at),
    )
    log = root / "central.db-wal"
    for digest in said.more["answers"]:
        path = courier.answer_path(stick, bytes.fromhex(digest))
        yield from order.placed(path, said.at)
        written = order.first_write(path)
        answer = _Order(disk, written)
        yield from answer.log(log)
        for file in said.more["files"]:
            yield from answer.placed(root / "files" / file[:2] / file, written)


class _Order:
    """What had happened to a disk before the line `at` of the record."""

    def __init__(self, disk: Disk, at: int) -> None:
        self._disk = disk
        self._at = at

    def filing(self, store: Path, said: Said) -> Iterator[str]:
        """Yield what was not as it must be when a slip number was given."""
        log = store / "store.db-wal"
        if self._named(log) is None:
            yield self._words("told before anything was written to the log")
        for digest in said.more["files"]:
            path = store / "files" / digest
            yield from self.placed(path, self._commit_after(path, log))
        yield from self.log(log)

    def log(self, path: Path) -> Iterator[str]:
        """Yield what of SQLite's log was not on the disk."""
        named = self._named(path)
        written = [] if named is None else self._writes(named)
        if any(one.durable_at > self._at for one in written):
            yield self._words("told before the log was synced")
        elif written and not self._stands(path, self._at):
            yield self._words("told before the folder of the log was synced")

    def placed(self, path: Path, before: float) -> Iterator[str]:
        """Yield what was not done to a file, in its order, `before` something was written."""
        named = self._named(path)
        if named is None:
            yield self._words(f"{path.name[:12]} was not there")
            return
        if any(one.durable_at > named.begun for one in self._writes(named)):
            yield self._words(f"{path.name[:12]} got its name before it was synced")
        if not self._stands(path, before):
            yield self._words(f"{path.name[:12]}: its folder was not synced before what names it")

    def first_write(self, path: Path) -> int:
        """Return when the bytes of a path were begun to be written, now if they never were."""
        named = self._named(path)
        writes = [] if named is None else self._writes(named)
        return min((one.begun for one in writes), default=self._at)

    def kept(self, files: Path, said: Said) -> Iterator[str]:
        """Yield what was not on the disk of the bytes that an answer counts."""
        digest, offset = said.more["file"], said.more["offset"]
        stored = files / digest[:2] / digest
        if (named := self._named(stored)) is not None:
            log = files.parent / "central.db-wal"
            yield from self.placed(stored, self._commit_after(stored, log))
        else:
            parts = [one for one in self._names() if one.name.endswith(f"-{digest}")]
            named = parts[-1]
            if not self._stands(named.path, self._at):
                yield self._words(f"{digest[:12]}: the name of its part was not synced")
        safe = [one for one in self._writes(named) if one.durable_at < self._at]
        if max((one.offset + len(one.data) for one in safe), default=0) < offset:
            yield self._words(f"{digest[:12]}: the offset was told before its bytes were synced")

    def carried(self, medium: Path, digest: bytes) -> Iterator[str]:
        """Yield what was not as it must be on a medium when an envelope was said to stand there."""
        manifests = [
            one
            for one in self._names()
            if one.path.parent == courier.root(medium) / "manifests"
            and digest in _listed(self._content(one))
        ]
        if not manifests:
            yield self._words(f"{medium.name}: no manifest lists {digest.hex()[:12]}")
            return
        listing = min(one.begun for one in self._writes(manifests[-1]))
        path = courier.envelope_path(medium, digest)
        named = self._named(path)
        if named is None:
            yield self._words(f"{medium.name}: no envelope {digest.hex()[:12]}")
            return
        files = decode(Envelope, self._content(named)).files
        for one in [path, *(courier.file_path(medium, file.digest) for file in files)]:
            yield from self.placed(one, listing)
            yield from self._read_back(one, listing)
        yield from self.placed(manifests[-1].path, self._at)
        yield from self._read_back(manifests[-1].path, self._at)

    def _read_back(self, path: Path, before: int) -> Iterator[str]:
        named = self._named(path)
        since = self._at if named is None else named.ended
        if not any(since < at < before and one == str(path) for at, one in self._disk.reads):
            yield self._words(f"{path.name[:12]} was not read back")

    def _names(self) -> list[Name]:
        return [one for one in self._disk.steps if isinstance(one, Name) and one.begun < self._at]

    def _named(self, path: Path) -> Name | None:
        """Return how a path got what it last stood for."""
        return next((one for one in reversed(self._names()) if one.path == path), None)

    def _writes(self, named: Name) -> list[Write]:
        return [
            one
            for one in self._disk.steps
            if isinstance(one, Write) and one.node is named.target and one.begun < self._at
        ]

    def _commit_after(self, path: Path, log: Path) -> int:
        """Return when SQLite's log was first written after a file was, now if it was not yet."""
        named, logged = self._named(path), self._named(log)
        if named is None or logged is None:
            return self._at
        since = max((one.ended for one in self._writes(named)), default=0)
        commits = [one.begun for one in self._writes(logged) if one.begun > since]
        return min(commits, default=self._at)

    def _content(self, named: Name) -> bytes:
        return b"".join(one.data for one in self._writes(named))

    def _stands(self, path: Path, before: float) -> bool:
        """Tell whether a path and the folders above it had their names for good."""
        above = [path, *path.parents][: len(path.relative_to(self._disk.root).parts)]
        names = [self._named(one) for one in above]
        return all(one is not None and one.durable_at < before for one in names)

    def _words(self, text: str) -> str:
        return f"line {self._at}: {text}"


def _listed(data: bytes) -> tuple[bytes, ...]:
    return decode(Manifest, decode(Signed, data).payload).digests
