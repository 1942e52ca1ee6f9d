"""How hall and kiosk stand today, as facts: what the lights of the desk are told from."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kiosk.devices.card_reader import ReaderFault
from kiosk.jobs import Failure
from kiosk.services.health.counting import Counts, Ratings, ratings_of
from kiosk.services.health.to_call import CallSheet, Reason
from kiosk.services.syncing import Reach
from printing.spool import PrinterState
from sync.engine import Pressure
from sync.store import Room, Waiting
from sync.update import Status

PLATFORM = "platform"
"""Stands for the platform's own certificate among the roles of the repository of trust."""

Expiries = Callable[[], Mapping[str, datetime]]


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted today: visits, calls for staff, filings, ratings; and the ratings of the day before."""

    visits: int = 0
    calls: int = 0
    filings: int = 0
    ratings: int = 0
    before: Ratings = Ratings()  # noqa: RUF009  # frozen


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store and the files beside it tell.

    `room`: for filings, at this moment. `to_call`: how many are to be called, by reason. `alone`: filings that would be lost with this
    disk. `expiries`: until when what is verified by holds, by role.
    """

    room: Room
    figures: Figures = Figures()
    waiting: Waiting = Waiting(0, None, 0, 0, 0)  # noqa: RUF009  # frozen
    to_call: Mapping[Reason, int] = field(default_factory=dict)
    alone: int = 0
    expiries: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """All that the lights tell of.

    `now`: of this machine's clock. `floor`: the latest time that the platform told. `ahead`: how far
    the clock is before the platform's. `off_since`: since when the platform is not reached. `printer`
    None: there is none; `update` None: versions of the program are nobody's care here.
    """

    now: datetime
    kept: Kept
    floor: datetime | None = None
    ahead: timedelta | None = None
    reach: Reach = "unknown"
    off_since: datetime | None = None
    pressure: Pressure = Pressure()  # noqa: RUF009  # frozen
    is_damaged: bool = False
    was_salvaged: bool = False
    care_error: Failure | None = None
    trust_error: Failure | None = None
    has_second: bool = False
    printer: PrinterState | None = None
    has_reader: bool = False
    reader_fault: ReaderFault | None = None
    update: Status | None = None
    update_error: Failure | None = None

    @property
    def trusted_now(self) -> datetime:
        """The present moment, not before the latest that the platform told (design D12)."""
        now = self.now if self.floor is None else max(self.now, self.floor)
        return now.astimezone(self.now.tzinfo)


def kept_in(sheet: CallSheet, expiries: Expiries) -> Kept:
    """Read what is kept. For a lane: it takes a pass over what is not settled."""
    store, today = sheet.store, sheet.today()
    day = today.day_of(today.at)
    before = day - timedelta(days=1)
    return Kept(
        room=store.room(),
        figures=figures_of(store.days.counts(day, day), store.days.counts(before, before)),
        waiting=store.waiting(),
        to_call=Counter(call.reason for call in sheet.calls()),
        alone=store.on_one_disk(),
        expiries=expiries(),
    )


def figures_of(counts: Counts, before: Counts) -> Figures:
    """Sum up what was counted today, and the ratings of the day `before`."""
    sums = Counter[str]()
    for (what, _), count in counts.items():
        sums[what] += count
    return Figures(sums["visit"], sums["call"], sums["filing"], sums["rating"], ratings_of(before))
