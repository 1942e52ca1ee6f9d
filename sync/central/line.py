"""Batches that wait for the one writer: what came while it was busy is stored together next."""

import asyncio
from dataclasses import dataclass, field

from fastapi.concurrency import run_in_threadpool

from sync.central.intake import Arrival, Intake, Taken

# Each waits for the whole transaction: with more of them it would be noticed.
_AT_ONCE = 8


@dataclass(slots=True)
class Line:
    """Where batches queue; `turn` is what everything that writes takes."""

    intake: Intake
    turn: asyncio.Lock
    _waiting: list[tuple[Arrival, "asyncio.Future[Taken]"]] = field(default_factory=list)

    async def take(self, arrival: Arrival) -> Taken:
        """Store a batch when its turn comes, perhaps with others; all is then on the disk.

        Raises:
            RefusedError, MalformedMessageError, BadSignatureError: as `Intake.take`.
        """
        place: asyncio.Future[Taken] = asyncio.get_running_loop().create_future()
        self._waiting.append((arrival, place))
        async with self.turn:
            if not place.done():
                await self._take_first()
        return place.result()

    async def _take_first(self) -> None:
        """Store the batches that have waited longest, whoever brought them."""
        group, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        try:
            results = await run_in_threadpool(self.intake.take_all, [one for one, _ in group])
        except BaseException:
            for _, place in group:
                place.cancel()
            raise
        for (_, place), result in zip(group, results, strict=True):
            if isinstance(result, Taken):
                place.set_result(result)
            else:
                place.set_exception(result)
