"""A metered link: what may still be sent today, and how to say that too much is waiting."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sync.clock import Clock, milliseconds
from sync.store import Store
from sync.transport import Traffic

_DAY = timedelta(days=1)
_DAY_MILLIS = _DAY // timedelta(milliseconds=1)
STALE = timedelta(days=3)
SMALL = 16 * 2**10
_FILES_PERCENT = 80
_LEAST_PORTION = 16 * 2**10
Held = Literal["none", "files held", "large held"]

_WORDS: dict[tuple[Held, bool], tuple[str, str]] = {
    ("none", False): ("", ""),
    ("files held", False): (
        "今天的流量已接近上限，照片明天再传；文字资料照常上传。",
        "Today's data is nearly used up: photos wait until tomorrow, texts still go.",
    ),
    ("large held", False): (
        "今天的流量已用完，只上传较小的文字资料，其余明天再传。",
        "Today's data is used up: only small texts go, the rest waits until tomorrow.",
    ),
    ("none", True): (
        "有资料超过三天没有传完，都存在本机。请检查网络，或用 U 盘带到县里。",
        (
            "Filings have waited for over three days; they are safe here. Check the network, or carry "
            "them to the county on a USB stick."
        ),
    ),
    ("files held", True): (
        "流量不够用，有资料超过三天没有传完，都存在本机。请增加流量，或用 U 盘带到县里。",
        (
            "The data plan is too small: filings have waited for over three days; they are safe here. "
            "Enlarge it, or carry them to the county on a USB stick."
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Budget:
    """How many bytes a day the link may carry, both ways together; None: as many as there are.

    Texts go first: files wait when four fifths are used, envelopes above 16 KiB when all is used,
    smaller ones never. The day is one of UTC, which in China begins at eight in the morning.
    """

    bytes_a_day: int | None = None


@dataclass(frozen=True, slots=True)
class Pressure:
    """What waits for lack of budget, and whether anything has been waiting for three days."""

    held: Held = "none"
    is_stale: bool = False

    def words(self, language: str) -> str:
        """Return what to tell the staff, in `language` (zh_CN or en); "" when all is well."""
        held: Held = "files held" if self.held == "large held" and self.is_stale else self.held
        zh, en = _WORDS[held, self.is_stale]
        return en if language == "en" else zh


class Purse:
    """What is left of a budget today; counts what a run carries.

    The day goes by the clock or by the latest time that the platform told, whichever is later: a
    clock that begins anew at each start does not stop the days.
    """

    def __init__(self, store: Store, clock: Clock, budget: Budget) -> None:
        self._store = store
        self._clock = clock
        self._limit = budget.bytes_a_day

    def held(self) -> Held:
        """Return what has to wait now."""
        if self._limit is None:
            return "none"
        spent = self._store.replica.bytes_on(self._day())
        if spent >= self._limit:
            return "large held"
        return "files held" if self._left_for_files(spent) < _LEAST_PORTION else "none"

    def portion(self) -> int | None:
        """Return how many bytes of files may go now, None for any number."""
        if self._limit is None:
            return None
        return max(0, self._left_for_files(self._store.replica.bytes_on(self._day())))

    def count(self, traffic: Traffic) -> None:
        """Count what went over the link."""
        if traffic.sent or traffic.received:
            self._store.replica.count_bytes(self._day(), traffic.sent, traffic.received)

    def next_day(self) -> datetime:
        """Return when the next day begins, by this machine's clock."""
        now = self._clock.now()
        into_the_day = timedelta(milliseconds=milliseconds(self._today()) % _DAY_MILLIS)
        return now + (_DAY - into_the_day)

    def pressure(self) -> Pressure:
        """Say what waits."""
        waiting = self._store.waiting()
        oldest = waiting.oldest_unsent_at
        is_stale = oldest is not None and self._today() - oldest > STALE
        held = self.held()
        is_idle = waiting.count == 0 and waiting.files == 0
        return Pressure("none" if is_idle else held, is_stale)

    def _left_for_files(self, spent: int) -> int:
        return (self._limit or 0) * _FILES_PERCENT // 100 - spent

    def _today(self) -> datetime:
        floor = self._store.floor()
        return self._clock.now() if floor is None else max(self._clock.now(), floor)

    def _day(self) -> int:
        return milliseconds(self._today()) // _DAY_MILLIS
