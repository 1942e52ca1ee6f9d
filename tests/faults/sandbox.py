"""The folders in which a kiosk lives through visits, and what is written in them and elsewhere."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kiosk.paths import DataFolder
from tests.faults import trace
from tests.faults.report import Unavailable

_PLACES = {
    "HOME": "home",
    "TMPDIR": "tmp",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_DATA_HOME": "share",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "run",
}
_FOR_WRITING = ("O_WRONLY", "O_RDWR", "O_CREAT")
_NO_FILES = ("/dev/null", "/dev/tty", "/proc/")
_MINUTES = 20
# How the keyboard keeps the words of nobody: a file with a head and no entry.
_NO_WORDS = bytes.fromhex("f0debc0a") + bytes(36)


@dataclass(frozen=True, slots=True)
class Sandbox:
    """Where a kiosk lived: `kiosk` holds every folder that it was told to write to."""

    out: Path

    @property
    def kiosk(self) -> Path:
        return self.out / "kiosk"

    @property
    def data(self) -> DataFolder:
        return DataFolder(self.kiosk / "data")

    @property
    def record(self) -> Path:
        return self.out / "record"

    @property
    def words(self) -> list[str | bytes]:
        """What nobody may find."""
        told = json.loads((self.out / "words.json").read_text(encoding="utf-8"))
        return [*told["words"], *map(bytes.fromhex, told["bytes"])]

    def play(self, count: int, touched: int) -> None:
        """Play visits in a process that knows no other folders than these.

        Where processes can be traced, a record is kept of all that they opened.
        """
        for place in _PLACES.values():
            (self.kiosk / place).mkdir(parents=True, mode=0o700)
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONDONTWRITEBYTECODE": "1",
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
        }
        traced = ["strace", "-f", "--seccomp-bpf", "-y", "-xx", "-e", "signal=none"]
        traced += ["-e", "trace=open,openat,creat", "-o", str(self.record)]
        subprocess.run(
            [
                *(traced if _can_trace() else ()),
                *(sys.executable, "-m", "tests.faults.visits"),
                *(str(self.out), str(count), str(touched)),
            ],
            cwd=trace.ROOT,
            env=environment | {name: str(self.kiosk / at) for name, at in _PLACES.items()},
            check=True,
            timeout=_MINUTES * 60,
        )

    def remember(self) -> None:
        """Keep in mind what stands beside the kiosk's own data before anybody came."""
        (self.out / "before.json").write_text(json.dumps(self._beside()), encoding="utf-8")

    def learned(self) -> Iterator[str]:
        """Yield what was written since: the keyboard's word files, anybody's settings and caches."""
        before = json.loads((self.out / "before.json").read_text(encoding="utf-8"))
        for file, digest in self._beside().items():
            if before.get(file) != digest:
                yield f"{file} was {'changed' if file in before else 'written'}"

    def written_elsewhere(self) -> Iterator[str]:
        """Yield each file outside that a process of the visits opened to write."""
        calls = trace.read(self.record) if self.record.exists() else ()
        found = {_path(call) for call in calls if _writes(call)}
        for path in sorted(found):
            if not path.is_relative_to(self.out) and not str(path).startswith(_NO_FILES):
                yield f"{path} was opened to be written"

    def _beside(self) -> dict[str, str]:
        """Return the digests of all files but data, compiled QML and empty word files."""
        files = {
            str(file.relative_to(self.kiosk)): file.read_bytes()
            for file in sorted(self.kiosk.rglob("*"))
            if file.is_file() and file.suffix != ".qmlc" and self.data.root not in file.parents
        }
        return {name: sha256(data).hexdigest() for name, data in files.items() if data != _NO_WORDS}


def _can_trace() -> bool:
    try:
        trace.require_strace()
    except Unavailable:
        return False
    return True


def _writes(call: trace.Call) -> bool:
    return call.name == "creat" or any(flag in call.words for flag in _FOR_WRITING)


def _path(call: trace.Call) -> Path:
    beside = [path for _, path in call.descriptors()] or ["/"]
    return Path(beside[0], call.strings()[0].decode(errors="replace"))
