"""What happens at one kiosk: people file, it syncs, and now and then something goes badly wrong."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import Any

from tests.faults.black_box.kiosks import Kiosk
from tests.support.small_disk import fill

_MOST = 4
_UNSENT = 5
_PATIENCE = 0.7
_TRIES = 3


@dataclass(frozen=True)
class Mishaps:
    """After how many filings what befalls a kiosk; 0 for never."""

    near: int = 0
    full: int = 0
    lost: int = 0


@dataclass(frozen=True)
class Share:
    """What each kiosk has to do, so much between two cycles, and how long behind the bad link."""

    filings: int
    burst: tuple[int, int] = (4, 10)
    near_seconds: float = 60.0


class Life:
    """The story of one kiosk; `oddities` are answers nobody expected, `last` a cycle's."""

    def __init__(
        self, kiosk: Kiosk, share: Share, mishaps: Mishaps, link_turns: asyncio.Semaphore
    ) -> None:
        self.kiosk = kiosk
        self.number = 0
        self.oddities: list[str] = []
        self.last: dict[str, Any] | None = None
        self.counts: Counter[str] = Counter()
        self._share = share
        self._mishaps = mishaps
        self._link_turns = link_turns

    @property
    def is_done(self) -> bool:
        """Whether this kiosk has filed its share, and enough has died on its side and beyond."""
        tolls = self.kiosk.toll.is_reached and self.kiosk.platform.toll.is_reached
        enough = self._share.filings * (1 if tolls else _MOST)
        return self.number >= enough

    @property
    def is_settled(self) -> bool:
        """Whether the last cycle left nothing waiting."""
        last = self.last
        return last is not None and last.get("waiting") == 0 and not last["problem"]

    async def burst(self) -> None:
        """A morning in a hall: some filings, one at least when the share is done; then a cycle."""
        many = self.kiosk.draw.randint(*self._share.burst)
        for _ in range(many if self.number < self._share.filings else 1):
            await self.file()
        await self.sync()
        if self._is_time(self._mishaps.near, "near"):
            await self._go_behind_the_bad_link()
        if self._is_time(self._mishaps.full, "full"):
            await self._fill_the_disk()
        if self._is_time(self._mishaps.lost, "lost"):
            await self._lose_the_disk()

    async def file(self, *, big: bool = False) -> None:
        """File the next one; if the kiosk dies over it, perhaps the same again."""
        big = big or (self.number == 0 and not self._mishaps.near)
        answer = await self.kiosk.ask("file", number=self.number, big=big)
        if answer is None and self.kiosk.draw.random() < 0.5:
            answer = await self.kiosk.ask("file", number=self.number, big=big)
        if answer is not None and "slip" not in answer:
            self.oddities.append(f"kiosk {self.kiosk.index} would not file: {answer}")
        self.number += 1

    async def sync(self) -> dict[str, Any] | None:
        """Run both lanes; what is settled for good may be pruned."""
        prune = self.kiosk.draw.random() < 0.3
        answer = self.last = await self.kiosk.ask("sync", prune=prune)
        if answer is not None:
            self.counts["pruned"] += answer.get("pruned", 0)
            if answer.get("held_up") or "refused" in answer:
                self.oddities.append(f"kiosk {self.kiosk.index}: {answer}")
            is_idle = self.number >= self._share.filings or self.kiosk.draw.random() < _PATIENCE
            if answer.get("problem") and is_idle:
                await self.kiosk.platform.up.wait()
        return answer

    async def recover(self, tries: int) -> bool:
        """Hand in the second medium's filings; return whether the platform holds them all now."""
        for _ in range(tries):
            await self.kiosk.platform.up.wait()
            if await self.kiosk.ask("recover") == {"left": 0, "problem": ""}:
                return True
        return False

    def _is_time(self, at: int, what: str) -> bool:
        if not at or self.number < at or self.counts[what]:
            return False
        self.counts[what] += 1
        return True

    async def _go_behind_the_bad_link(self) -> None:
        """Sync behind the bad link until the time is up or all is through; then the power fails."""
        async with self._link_turns:
            for at in range(3):
                await self.file(big=at == 0)
            await self.kiosk.rest()
            await self.kiosk.restart_at(self.kiosk.platform.place.near)
            try:
                answer = await asyncio.wait_for(self._until_through(), self._share.near_seconds)
            except TimeoutError:
                answer = False
            self.counts["through the bad link"] += answer
            await self.kiosk.kill("behind the bad link")

    async def _until_through(self) -> bool:
        while True:
            answer = await self.sync()
            if answer is None:
                return False
            if not answer.get("waiting", 1):
                return True

    async def _fill_the_disk(self) -> None:
        """Leave no room: filings are refused in words, nothing is lost; then make room again."""
        await self.kiosk.rest()
        filler = self.kiosk.home.folder.parent / "filler"
        fill(filler)
        for _ in range(_UNSENT):
            answer = await self.kiosk.ask("file", number=self.number, big=False)
            self.number += 1
            self._expect_full(answer)
            self._expect_full(await self.kiosk.ask("sync", prune=True))
        await self.kiosk.kill("on a full disk")
        filler.unlink()

    def _expect_full(self, answer: dict[str, Any] | None) -> None:
        refused = "" if answer is None else answer.get("refused", "")
        if refused == "StoreFullError":
            self.counts["refused on a full disk"] += 1
        elif refused:
            self.oddities.append(f"kiosk {self.kiosk.index} on a full disk: {answer}")

    async def _lose_the_disk(self) -> None:
        for _ in range(_UNSENT):
            await self.file()
        await self.kiosk.lose_its_disk()
        await self.recover(_TRIES)
