"""How this kiosk is, told to the platform; what the platform sets here comes back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.jobs import Err, Ok, SerialJobRunner
from kiosk.paths import DataFolder
from kiosk.services.health.kiosk_lights import SHORT_LIVED
from kiosk.services.health.lights import lights_of
from kiosk.services.health.standing import Expiries, Kept, Standing
from kiosk.services.health.watched import Watched
from kiosk.services.trusting import expiries_of
from kiosk.settings import Settings
from kiosk.version import version
from sync.clock import Clock
from sync.engine import HEARTBEAT_INTERVAL, Vitals, beat
from sync.store import Store
from sync.transport import HttpTransport
from sync.update import Places, status
from sync.wire.fleet import Lamp, ToldSetting

EVERY_MS = HEARTBEAT_INTERVAL // timedelta(milliseconds=1)
_OF_CASES = frozenset({"supplement", "returned", "decided"})
"""Lights of whom the hall is to call: no matter of the machine."""

Told = tuple[ToldSetting, ...]


@dataclass(frozen=True, slots=True)
class Fleet:
    """What is done on the lane: each blocks.

    `read`: what the store tells. `beat`: tells the platform, and returns what it sets here where that
    is something else now.
    """

    read: Callable[[], Kept]
    beat: Callable[[Vitals], Told | None]


def fleet_of(store: Store, line: HttpTransport, clock: Clock, expiries: Expiries) -> Fleet:
    """Return what is done for an enrolled kiosk over its data lane's line."""

    def read() -> Kept:
        return Kept(
            store.room(), waiting=store.waiting(), alone=store.on_one_disk(), expiries=expiries()
        )

    def tell(vitals: Vitals) -> Told | None:
        return store.told.now() if beat(store, line, clock, vitals) else None

    return Fleet(read, tell)


class FleetService(QObject):
    """Tells at the end of a cycle, at most every `every_ms`. `told`: the platform sets something else."""

    told = Signal(tuple)

    def __init__(
        self,
        fleet: Fleet,
        watched: Watched,
        version: str,
        runner: SerialJobRunner,
        parent: QObject | None = None,
        *,
        every_ms: int = EVERY_MS,
    ) -> None:
        """`runner`: the data lane, whose line `fleet` uses."""
        super().__init__(parent)
        self._fleet = fleet
        self._watched = watched
        self._version = version
        self._runner = runner
        self._seen = watched.standing(Kept(watched.care.condition.room))
        self._is_due = True
        self._again = QTimer(self, singleShot=True, interval=every_ms)
        self._again.timeout.connect(self._fall_due)
        watched.sync.changed.connect(self._heed)

    def vitals(self) -> Vitals:
        """Return how the kiosk is, the services as the last cycle found them; for a lane."""
        return vitals_of(self._version, replace(self._seen, kept=self._fleet.read()))

    def stop(self) -> None:
        """Begin nothing more."""
        self._again.stop()
        self._is_due = False

    def _fall_due(self) -> None:
        self._is_due = True

    def _heed(self) -> None:
        watched = self._watched
        self._seen = watched.standing(self._seen.kept)
        if self._is_due and watched.sync.state.reach == "online":
            self._is_due = False
            self._again.start()
            self._runner.run(lambda: self._fleet.beat(self.vitals()), self._fold)
            watched.cards.check()  # for the next time

    def _fold(self, result: Ok[Told | None] | Err) -> None:
        """Take over what is set; a beat that came to nothing is not missed."""
        if isinstance(result, Ok) and result.value is not None:
            self.told.emit(result.value)


def resting_vitals(folder: DataFolder, store: Store, settings: Settings, clock: Clock) -> Vitals:
    """Return how a kiosk is as far as its data folder tells: nothing of network and devices."""
    places = Places.of(folder.root)
    kept = Kept(
        store.room(),
        waiting=store.waiting(),
        alone=store.on_one_disk(),
        expiries=expiries_of(folder, store),
    )
    standing = Standing(
        clock.now(),
        kept,
        floor=store.floor(),
        has_second=bool(settings.second),
        update=None if places.present() is None else status(places),
    )
    return vitals_of(version(), standing)


def vitals_of(version: str, standing: Standing) -> Vitals:
    """Return what is told of a kiosk that stands so."""
    ends = (end for role, end in standing.kept.expiries.items() if role not in SHORT_LIVED)
    left = min((end - standing.trusted_now for end in ends), default=None)
    return Vitals(
        version=version,
        ahead=standing.ahead,
        certificate_days=None if left is None else left // timedelta(days=1),
        lamps=tuple(
            Lamp(light.key, light.colour)
            for light in lights_of(standing)
            if light.colour and light.key not in _OF_CASES
        ),
    )
