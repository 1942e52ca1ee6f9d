"""Programs of the tests' own that can die at any moment, with all that they started."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

_SECONDS = 20
# A run of the tests that is killed takes its programs along.
_TOGETHER = ("setpriv", "--pdeathsig", "KILL")


class Program:
    """A program that is started, killed and started again."""

    def __init__(
        self,
        command: Sequence[str],
        log: Path,
        is_up: Callable[[], bool],
        environment: dict[str, str] | None = None,
    ) -> None:
        self._command = command
        self._log = log
        self._is_up = is_up
        self._environment = os.environ | (environment or {})
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and return when it is up."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [*_TOGETHER, *self._command], stdout=log, stderr=log, env=self._environment
            )
        wait_until(lambda: self._has_died() or self._is_up())
        if self._has_died():
            raise ChildProcessError(f"{self._command[0]}: {self._log.read_text()[-500:]}")

    def kill(self) -> None:
        """Let it die at once, with all that it started, as in a power cut."""
        if self._process is None:
            return
        for victim in (self._process.pid, *_started_by(self._process.pid)):
            with suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)
        self._process.wait()
        self._process = None

    def freeze(self) -> None:
        """Let it stand still: it listens and never answers."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)

    def _has_died(self) -> bool:
        return self._process is None or self._process.poll() is not None


def wait_until(happened: Callable[[], bool], seconds: float = _SECONDS) -> None:
    """Wait for something that happens outside.

    Raises:
        TimeoutError: it did not.
    """
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.05)


def _started_by(parent: int) -> list[int]:
    """Return all that a process started, and what those started."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # The name, in brackets, may hold blanks.
            parents[int(entry.parent.name)] = int(entry.read_text().rpartition(")")[2].split()[1])
    found = [parent]
    for one in found:
        found.extend(child for child, its_parent in parents.items() if its_parent == one)
    return found[1:]
