"""What a process asked of the system, as strace tells it: run under it, read its record."""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.faults.report import Unavailable

ROOT = Path(__file__).parents[2]
# All that changes a folder or a file, that brings it to the disk, or that tells somebody.
_FOLLOWED = (
    "open,openat,creat,lseek,write,pwrite64,writev,pwritev,pwritev2,truncate,ftruncate,fallocate,"
    "copy_file_range,sendfile,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,"
    "unlinkat,mkdir,mkdirat,rmdir,fsync,fdatasync,sync_file_range,sendto,sendmsg,mmap"
)
_MOST_BYTES = 2**24
_WHOLE = re.compile(r"(\w+)\((.*)\) += (\w+)")
_UNFINISHED = re.compile(r"(\w+)\((.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"<\.\.\. (\w+) resumed>(.*)\) += (\w+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_DESCRIPTOR = re.compile(r"(\w+)<((?:\\x[0-9a-f]{2})*)>")


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the system that did not fail.

    Attributes:
        begun, ended: lines of the record; others may have begun and ended in between.
        words: its arguments as strace writes them.
    """

    name: str
    words: str
    result: int
    begun: int
    ended: int

    def strings(self) -> list[bytes]:
        """Return the strings among the arguments."""
        return [_bytes(text) for text, _ in _STRING.findall(self.words)]

    def descriptors(self) -> list[tuple[str, str]]:
        """Return the descriptors among the arguments: number, and what each is open on."""
        return [(number, _bytes(path).decode()) for number, path in _DESCRIPTOR.findall(self.words)]

    def numbers(self) -> list[int]:
        """Return the plain numbers that the arguments end with."""
        tail = re.search(r"((?:, -?\d+)+)$", self.words)
        return [] if tail is None else [int(one) for one in tail[1][2:].split(", ")]


@cache
def require_strace() -> None:
    """Raise `Unavailable` where processes cannot be traced."""
    try:
        tried = subprocess.run(
            ["strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "true"],
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise Unavailable("strace is not installed: apt install strace") from None
    if tried.returncode:
        raise Unavailable(f"processes cannot be traced here: {tried.stderr.strip()}")


def record(words: Sequence[str], out: Path) -> None:
    """Run `python -m` with these words under strace; its record goes to `out`.

    Raises:
        Unavailable: there is no strace, or no right to trace.
        AssertionError: the process failed.
    """
    require_strace()
    command = ["strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", str(_MOST_BYTES)]
    command += ["-e", f"trace={_FOLLOWED}", "-e", "signal=none", "-o", str(out)]
    done = subprocess.run(
        [*command, sys.executable, "-m", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]


def read(path: Path) -> Iterator[Call]:
    """Yield the calls that went well, as they ended; what a killed process had begun never was."""
    begun: dict[str, tuple[str, str, int]] = {}
    with path.open(encoding="ascii") as lines:
        for place, line in enumerate(lines):
            pid, text = line.rstrip("\n").split(maxsplit=1)
            if unfinished := _UNFINISHED.fullmatch(text):
                begun[pid] = (unfinished[1], unfinished[2], place)
            elif resumed := _RESUMED.match(text):
                name, words, since = begun.pop(pid)
                yield Call(name, words + resumed[2], int(resumed[3], 0), since, place)
            elif whole := _WHOLE.match(text):
                yield Call(whole[1], whole[2], int(whole[3], 0), place, place)


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
