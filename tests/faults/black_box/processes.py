"""What the processes of the black box have in common: how they run, and how often they died."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Coroutine, Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any, TypeVar

from tests.faults.black_box.points import Death

_MOST_CRASHES = 3
_LAST_WORDS = 4000
_AT_ONCE = 2**16
T = TypeVar("T")


class CrashedError(Exception):
    """Processes ended in ways that nobody planned, and it makes no sense to go on."""


class Child:
    """A Python program as a process, and a line to it; made at once, so never half made.

    Once it has ended, `last_words` is the end of what it wrote to stderr.
    """

    def __init__(self, prefix: Sequence[str], words: Sequence[object]) -> None:
        self.last_words = ""
        self._ended = asyncio.Event()
        self._stderr = tempfile.TemporaryFile()  # noqa: SIM115  # closed when it has ended
        self._line, its_end = socket.socketpair()
        self._line.settimeout(0)
        # Told to abort, it says with `faulthandler` where it stands.
        command = [*prefix, sys.executable, "-X", "faulthandler", "-m", *map(str, words)]
        with its_end:
            line = its_end.fileno()
            self._process = subprocess.Popen(command, stdin=line, stdout=line, stderr=self._stderr)
        self._watch = os.pidfd_open(self._process.pid)
        asyncio.get_running_loop().add_reader(self._watch, self._reap)

    async def ask(self, line: bytes) -> bytes:
        """Tell it a line and return its answer, empty if it ended over that."""
        with suppress(ConnectionError):
            await asyncio.get_running_loop().sock_sendall(self._line, line)
        return await self.answer()

    async def answer(self) -> bytes:
        """Return what it prints until its next line is whole; empty if it ends before."""
        said = b""
        with suppress(ConnectionError):
            while not said.endswith(b"\n"):
                got = await asyncio.get_running_loop().sock_recv(self._line, _AT_ONCE)
                if not got:
                    return b""
                said += got
        return said

    def hang_up(self) -> None:
        """End its stdin."""
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_WR)

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """Send it a signal, if it is still there."""
        if not self._ended.is_set():
            self._process.send_signal(how)

    async def end(self) -> int:
        """Wait until it has ended; return its code."""
        await self._ended.wait()
        return self._process.wait()

    def _reap(self) -> None:
        asyncio.get_running_loop().remove_reader(self._watch)
        os.close(self._watch)
        self._process.wait()
        self._stderr.seek(0)
        self.last_words = self._stderr.read().decode(errors="replace")[-_LAST_WORDS:]
        self._stderr.close()
        self._line.close()
        self._ended.set()


@dataclass(frozen=True)
class Place:
    """Where programs run: at the ends of a bad link, or simply here."""

    host: str = "127.0.0.1"
    far: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass
class Toll:
    """How often a process was killed: at a named point, or from outside at whatever it did.

    `crashes` says in words how it ended when nobody wanted it to.
    """

    wanted: int
    deaths: Counter[str] = field(default_factory=Counter)
    killed: Counter[str] = field(default_factory=Counter)
    crashes: list[str] = field(default_factory=list)

    @property
    def is_reached(self) -> bool:
        """Whether enough has died at named points."""
        return self.deaths.total() >= self.wanted

    async def bury(self, name: str, child: Child, death: Death, fine: Sequence[int]) -> None:
        """Wait for the end of a process, and note what it died of unless that is `fine`.

        Raises:
            CrashedError: it was one crash too many.
        """
        code = await child.end()
        if code in fine:
            return
        if code == -signal.SIGKILL and death.point:
            self.deaths[death.point] += 1
            return
        self.crashes.append(f"crashed: {name} ended with {code}: {child.last_words}")
        if len(self.crashes) > _MOST_CRASHES:
            raise CrashedError(f"{name} crashed {len(self.crashes)} times")


async def together(things: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    """Do all at once and return what each returns; if one fails, none goes on."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one) for one in things]
    return [one.result() for one in tasks]


def told(death: Death) -> str:
    """Return a death as a process is told of it."""
    words = asdict(death)
    del words["stage"]
    return json.dumps(words)
