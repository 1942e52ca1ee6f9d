"""A platform of the black box: a process that dies at named points and is started again."""

import asyncio
import contextlib
import io
import random
import signal
from pathlib import Path

from sync.central.cli import main
from tests.faults.black_box.points import (
    BYTES_KEPT,
    INSIDE_ENTRY,
    OFFSET_SYNCED,
    PLATFORM_POINTS,
    Death,
)
from tests.faults.black_box.processes import Child, CrashedError, Place, Toll, told

_HALL = "示范镇便民服务中心"
_FREQUENT = {BYTES_KEPT, OFFSET_SYNCED}


class Platform:
    """A platform that serves; `run` starts it again each time it has died."""

    def __init__(self, data: Path, place: Place, toll: Toll, draw: random.Random) -> None:
        self.data = data
        self.place = place
        self.toll = toll
        self.up = asyncio.Event()
        self.is_haunted = False
        self._draw = draw
        self._port = 0
        self._may_run = asyncio.Event()
        self._may_run.set()
        self._ended = asyncio.Event()
        self._ended.set()
        self._child: Child | None = None
        self._is_planned = False

    def make(self, database: str | None) -> None:
        """Found the platform."""
        more = ("--database", database) if database else ()
        central("init", "--data", self.data, "--name", self.place.host, *more)

    @property
    def url(self) -> str:
        return f"https://{self.place.host}:{self._port}"

    @property
    def authority(self) -> Path:
        return self.data / "keys" / "authority.pem"

    def new_code(self) -> str:
        return central("enrolment", "new", "--data", self.data, "--hall", _HALL).strip()

    async def run(self) -> None:
        """Serve until cancelled, through every death."""
        try:
            while True:
                await self._may_run.wait()
                await self._serve(self._death())
        finally:
            if self._child is not None:
                self._child.kill()
                await self._child.end()

    async def stop(self) -> None:
        """Be killed and stay down."""
        self._may_run.clear()
        if self._child is not None:
            self._is_planned = True
            self.toll.killed["stopped"] += 1
            self._child.kill()
        await self._ended.wait()

    def resume(self) -> None:
        """Serve again."""
        self._may_run.set()

    async def restart(self) -> None:
        """Be killed and come up again."""
        await self.stop()
        self.resume()

    async def _serve(self, death: Death) -> None:
        self._ended.clear()
        program = ["tests.faults.black_box.platform_process", told(death)]
        words = ["serve", "--data", self.data, "--host", self.place.host, "--tls"]
        self._child = Child(self.place.far, [*program, *words, "--port", self._port])
        ready = (await self._child.answer()).decode().split()
        if ready[:1] == ["READY"]:
            self._port = int(ready[1].rpartition(":")[2])
            self.up.set()
        await self._child.end()
        self.up.clear()
        child, self._child = self._child, None
        self._ended.set()
        fine = (-signal.SIGKILL,) if self._is_planned else ()
        self._is_planned = False
        await self.toll.bury("the platform", child, death, fine)

    def _death(self) -> Death:
        is_safe = not self.is_haunted or self.toll.is_reached
        return Death() if is_safe else death_of_a_platform(self._draw)


def central(*words: str | Path) -> str:
    """Run a command of the platform and return what it prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        code = main([str(word) for word in words])
    if code:
        raise CrashedError(f"central {words[0]}: {code}")
    return printed.getvalue()


def death_of_a_platform(draw: random.Random) -> Death:
    """Draw where a platform's next life ends."""
    point = draw.choice(PLATFORM_POINTS)
    delay = draw.uniform(0, 0.003) if point == INSIDE_ENTRY else 0.0
    return Death(point, draw.randint(1, 30 if point in _FREQUENT else 15), delay)
