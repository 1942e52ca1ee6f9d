"""A kiosk of the black box, seen from outside: a process that obeys until it dies."""

import asyncio
import json
import random
import shutil
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.black_box.platforms import Platform
from tests.faults.black_box.points import COPIED, INSIDE_FILING, KIOSK_POINTS, Death
from tests.faults.black_box.processes import Child, Toll, told

# Seconds for one answer; a filing's large file takes a minute and more behind the bad link.
_LONGEST = 180


@dataclass(frozen=True)
class Home:
    """What a kiosk has: its data folder, a notebook beside it, perhaps a second medium.

    `ballast` is in bytes.
    """

    root: Path
    has_medium: bool
    ballast: int = 0

    @property
    def folder(self) -> Path:
        return self.root / "disk" / "data"

    @property
    def history(self) -> Path:
        return self.root / "history.jsonl"

    @property
    def second(self) -> Path:
        return self.root / "second"


class Kiosk:
    """One kiosk: a process that is told what to do, and started again when it died."""

    def __init__(self, seed: int, index: int, home: Home, platform: Platform, toll: Toll) -> None:
        self.index = index
        self.home = home
        self.platform = platform
        self.toll = toll
        self.draw = random.Random(f"{seed}/kiosk/{index}")  # noqa: S311  # to be repeatable
        self.devices: list[str] = []
        self.is_haunted = True
        self._seed = seed
        self._death = Death()
        self._child: Child | None = None

    async def enrol(self) -> None:
        """Become known to the platform; not haunted, as nothing is at stake yet."""
        while True:
            await self.platform.up.wait()
            answer = await self.ask("enrol", code=self.platform.new_code())
            if answer is not None and "device" in answer:
                await self.rest()
                self.devices.append(answer["device"])
                return

    async def ask(self, do: str, **words: Any) -> dict[str, Any] | None:
        """Have something done; None if the kiosk died over it."""
        if self._child is None:
            await self._start(self._next_death(), self.platform.place.far)
        assert self._child is not None
        line = json.dumps({"do": do, **words}).encode() + b"\n"
        try:
            said = await asyncio.wait_for(self._child.ask(line), _LONGEST)
        except TimeoutError:
            self._child.kill(signal.SIGABRT)
            said = b""
        if said:
            answer: dict[str, Any] = json.loads(said)
            return answer
        await self._bury(f"told to {do}")
        return None

    async def rest(self) -> None:
        """End the process as a shutdown does."""
        if self._child is not None:
            self._child.hang_up()
            await self._bury("told to rest", 0)

    async def kill(self, why: str) -> None:
        """Kill the process from outside, whatever it is doing."""
        if self._child is not None:
            self._child.kill()
            await self._bury("killed", -signal.SIGKILL)
            self.toll.killed[why] += 1

    async def restart_at(self, prefix: Sequence[str]) -> None:
        """Start the process at an end of the link, not haunted."""
        await self._start(Death(), prefix)

    async def lose_its_disk(self) -> None:
        """Lose the data folder with all that waits in it; begin anew with another device code."""
        await self.kill("as its disk was lost")
        shutil.rmtree(self.home.folder)
        await self._start(Death(), self.platform.place.far)
        await self.enrol()

    async def _start(self, death: Death, prefix: Sequence[str]) -> None:
        await self.platform.up.wait()
        self._death = death
        home = self.home
        words = [
            *("--seed", self._seed, "--kiosk", self.index, "--death", told(death)),
            *("--folder", home.folder, "--history", home.history, "--ballast", home.ballast),
            *("--authority", self.platform.authority, "--url", self.platform.url),
            *(("--second", home.second) if home.has_medium else ()),
        ]
        self._child = Child(prefix, ["tests.faults.black_box.kiosk_process", *words])

    async def _bury(self, when: str, *fine: int) -> None:
        assert self._child is not None
        await self.toll.bury(f"kiosk {self.index}, {when},", self._child, self._death, fine)
        self._child = None

    def _next_death(self) -> Death:
        if not self.is_haunted or not self.devices or self.toll.is_reached:
            return Death()
        return death_of_a_kiosk(self.draw, has_medium=self.home.has_medium)


def death_of_a_kiosk(draw: random.Random, *, has_medium: bool) -> Death:
    """Draw where a kiosk's next life ends."""
    point = draw.choice((*KIOSK_POINTS, COPIED) if has_medium else KIOSK_POINTS)
    delay = draw.uniform(0, 0.004) if point == INSIDE_FILING else 0.0
    return Death(point, draw.randint(1, 4), delay)
