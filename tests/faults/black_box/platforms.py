"""A platform of the black box: a process that dies at named points and is started again."""

import asyncio
import contextlib
import io
import random
import signal
import sys
from pathlib import Path

from sync.central.cli import main
from tests.faults.black_box.points import (
    BYTES_KEPT,
    INSIDE_ENTRY,
    OFFSET_SYNCED,
    PLATFORM_POINTS,
    Death,
)
from tests.faults.black_box.processes import CrashedError, Place, Toll, read_all, told

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
        self._process: asyncio.subprocess.Process | None = None
        self._planned = False

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
            if self._process is not None and self._process.returncode is None:
                self._process.kill()
                await self._process.wait()

    async def stop(self) -> None:
        """Be killed and stay down."""
        self._may_run.clear()
        if self._process is not None and self._process.returncode is None:
            self._planned = True
            self.toll.killed["stopped"] += 1
            self._process.kill()
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
        words = ["serve", "--data", str(self.data), "--host", self.place.host, "--tls"]
        self._process = await asyncio.create_subprocess_exec(
            *self.place.far,
            *(sys.executable, "-m", "tests.faults.black_box.platform_process", told(death)),
            *words,
            *("--port", str(self._port)),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        stderr = asyncio.ensure_future(read_all(self._process.stderr))
        assert self._process.stdout is not None
        ready = (await self._process.stdout.readline()).decode().split()
        if ready[:1] == ["READY"]:
            self._port = int(ready[1].rpartition(":")[2])
            self.up.set()
        code = await self._process.wait()
        self.up.clear()
        self._ended.set()
        if self._planned:
            self._planned = False
        elif code == -signal.SIGKILL:
            self.toll.deaths[death.point] += 1
        else:
            raise CrashedError(f"the platform ended with {code}: {await stderr}")

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
