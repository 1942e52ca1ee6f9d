"""A site of the black box: a platform, its kiosks, the link between them, and what befalls them."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.black_box.kiosks import Home, Kiosk
from tests.faults.black_box.life import Life, Mishaps, Share
from tests.faults.black_box.platforms import Platform
from tests.faults.black_box.processes import Place, Toll
from tests.faults.black_box.setbacks import put_back_in_silence, restore
from tests.support import postgres
from tests.support.bad_link import FAR, BadLink, Conditions, bad_link
from tests.support.small_disk import small_disk

_LINK_TURNS = 3
_BACK_UP_AT, _SINCE_BACKUP = 0.35, 0.2
_BALLAST = 4 * 2**20


@dataclass(frozen=True)
class Scale:
    """How much is done at one platform, in how many seconds at most.

    `has_rights` to make bad links and small disks.
    """

    kiosks: int
    kills_each: int
    platform_kills: int
    share: Share
    converge_seconds: float
    all_seconds: float
    has_rights: bool = False


FULL = Scale(10, 11, 26, Share(filings=100), converge_seconds=240, all_seconds=780, has_rights=True)
SMALL = Scale(2, 3, 2, Share(filings=18, burst=(2, 4)), converge_seconds=60, all_seconds=240)


@dataclass
class Site:
    """A platform with its kiosks, and what is to befall it."""

    platform: Platform
    lives: Sequence[Life]
    set_back: Callable[[Path], Awaitable[None]]
    root: Path
    database: str
    link: BadLink | None = None
    back_up_due: asyncio.Event = field(default_factory=asyncio.Event)
    set_back_due: asyncio.Event = field(default_factory=asyncio.Event)
    filed_at_backup: int | None = None
    rounds: int = 0
    epoch: int = 0
    converged_seconds: float = 0.0
    findings: list[str] = field(default_factory=list)

    @property
    def filed(self) -> int:
        return sum(life.number for life in self.lives)

    def unsettled(self) -> Iterator[str]:
        """Say of each kiosk that is not through how far it came."""
        for life in self.lives:
            if not life.is_settled:
                last = {} if life.last is None else life.last
                yield f"kiosk {life.kiosk.index} is not through: {life.number} filed, {last}"

    def look(self, expected: int) -> None:
        """See whether it is time for the backup, or for what it is good for."""
        if self.filed > _BACK_UP_AT * expected:
            self.back_up_due.set()
        before = self.filed_at_backup
        if before is not None and self.filed > before + _SINCE_BACKUP * expected:
            self.set_back_due.set()


def make_site(
    stack: ExitStack,
    root: Path,
    seed: int,
    first: int,
    scale: Scale,
    cluster: postgres.Cluster | None = None,
) -> Site:
    """Build a platform and its kiosks, numbered from `first`."""
    root.mkdir()
    link, place = None, Place()
    if scale.has_rights:
        link = stack.enter_context(bad_link(Conditions(seed=seed + first)))
        place = Place(FAR, tuple(link.at_far([])), tuple(link.at_near([])))
    draw = random.Random(f"{seed}/platform/{first}")  # noqa: S311  # to be repeatable
    platform = Platform(root / "platform", place, Toll(scale.platform_kills), draw)
    platform.make(None if cluster is None else cluster.new_database())
    turns = asyncio.Semaphore(_LINK_TURNS)
    lives = []
    for index in range(first, first + scale.kiosks):
        mishaps = _mishaps(index - first, scale, first)
        home = _home(stack, root / f"kiosk-{index:02}", index, mishaps)
        kiosk = Kiosk(seed, index, home, platform, Toll(scale.kills_each))
        lives.append(Life(kiosk, scale.share, mishaps, turns))

    async def set_back(backup: Path) -> None:
        if cluster is None:
            await put_back_in_silence(platform, backup)
        else:
            await restore(platform, backup, cluster.new_database())

    database = "sqlite" if cluster is None else "postgresql"
    return Site(platform, lives, set_back, root, database, link)


def _home(stack: ExitStack, root: Path, index: int, mishaps: Mishaps) -> Home:
    has_medium = bool(mishaps.lost) or index % 3 == 0
    home = Home(root, has_medium, ballast=_BALLAST if index % 2 == 0 else 0)
    root.mkdir()
    if has_medium:
        home.second.mkdir()
    if mishaps.full:
        stack.enter_context(small_disk(home.folder.parent, "48M"))
    return home


def _mishaps(place: int, scale: Scale, first: int) -> Mishaps:
    """Say what befalls the kiosk at a place of its site: two and one lose their disk."""
    if scale is SMALL:
        return Mishaps(lost=4 if place == 1 else 0)
    loses = place == 1 or (place == 4 and not first)
    return Mishaps(
        near=6 + 8 * place if scale.has_rights else 0,
        full=20 + 5 * place if scale.has_rights and place in {2, 7} else 0,
        lost=10 + 4 * place if loses else 0,
    )
