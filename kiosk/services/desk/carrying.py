"""The courier at the desk: what waits onto a stick, under one's eyes, and the platform's answers home."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.devices.sticks import UsbStick
from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.desk.desk import DeskService
from kiosk.services.homecoming import Homecoming
from kiosk.services.sticking import the_one
from sync.errors import KnownError
from sync.store import CourierReport

_Report = TypeVar("_Report")
LOOK_MS = 2000
TELL_MS = 200

Stage: TypeAlias = Literal["looking", "ready", "carrying", "carried", "homing", "home", "failed"]


class CarryStoppedError(KnownError):
    """Somebody stopped it."""

    zh = "已经停下。U 盘上的还不算数，本机的一份都没少，下次接着写。"
    en = "Stopped. The stick does not count yet; nothing is missing here, and it goes on next time."


class NoAnswersError(KnownError):
    """The stick has been to no platform, or it is no courier's."""

    zh = "这个 U 盘上没有县平台的回执。请先把它带到县里交一次，再插回来。"
    en = "There are no receipts of the platform on this stick. Hand it in at the county first."


@dataclass(frozen=True, slots=True)
class CarryState:
    """How far the courier got. `sticks`: what is plugged in; `done` of `total` are on it.

    `carried`, `home`: what came of it; `error`: why nothing did.
    """

    stage: Stage = "looking"
    sticks: tuple[UsbStick, ...] = ()
    done: int = 0
    total: int = 0
    carried: CourierReport | None = None
    home: Homecoming | None = None
    error: Failure | None = None

    @property
    def is_busy(self) -> bool:
        """Whether the stick must stay where it is."""
        return self.stage in ("carrying", "homing")


class Meter:
    """How far a job got, told by the lane it runs on, read and stopped by the GUI thread."""

    def __init__(self) -> None:
        self.told = (0, 0)
        self.is_stopped = False

    def hear(self, done: int, total: int) -> None:
        """Note how far it got.

        Raises:
            CarryStoppedError: somebody wants it stopped.
        """
        self.told = (done, total)
        if self.is_stopped:
            raise CarryStoppedError(f"{done} of {total}")


@dataclass(frozen=True, slots=True)
class Carriage:
    """What is done with a stick; each blocks and is run on its lane."""

    look: Callable[[], tuple[UsbStick, ...]]
    carry: Callable[[Path, Callable[[int, int], None]], CourierReport]
    take_home: Callable[[Path], Homecoming]


class CourierService(QObject):
    """Carries by hand what the network has not taken. `changed`: the state; `brought`: answers came home.

    A desk that locks, and one that leaves the page, does not break off what is being written.
    """

    changed = Signal()
    brought = Signal()

    def __init__(
        self,
        carriage: Carriage,
        lane: SerialJobRunner,
        desk: DeskService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._carriage = carriage
        self._lane = lane
        self._desk = desk
        self._state = CarryState()
        self._meter = Meter()
        self._is_looking = False
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        self._tell = QTimer(self, interval=TELL_MS)
        self._tell.timeout.connect(self._told)

    @property
    def state(self) -> CarryState:
        """How far it got."""
        return self._state

    def watch(self, *, on: bool) -> None:
        """Begin to look for sticks, or leave off."""
        if not on:
            self._look.stop()
        elif self._desk.may("courier"):
            self._look.start()
            self.look()

    def look(self) -> None:
        """See what is plugged in, while nothing is being written."""
        if self._state.stage in ("looking", "ready") and not self._is_looking:
            self._is_looking = True
            self._lane.run(self._carriage.look, self._looked)

    def carry(self) -> None:
        """Write what waits onto the one stick that is there."""
        carriage, meter = self._carriage, Meter()

        def work() -> CourierReport:
            return carriage.carry(the_one(carriage.look()).path, meter.hear)

        if self._begin("carrying"):
            self._meter = meter
            self._tell.start()
            self._desk.perform("courier", work, self._carried, subject="carry", lane=self._lane)

    def take_home(self) -> None:
        """Take in what the platform put on the one stick that is there."""
        carriage = self._carriage

        def work() -> Homecoming:
            stick = the_one(carriage.look())
            if not stick.has_news:
                raise NoAnswersError(stick.name)
            return carriage.take_home(stick.path)

        if self._begin("homing"):
            self._desk.perform(
                "courier", work, self._came_home, subject="receipts", lane=self._lane
            )

    def stop(self) -> None:
        """Break off after the envelope that is being written; the next time goes on there."""
        self._meter.is_stopped = True

    def again(self) -> None:
        """Go back to the stick, after it is told how it went."""
        if not self._state.is_busy:
            self._show(CarryState())
            self.look()

    def forget(self) -> None:
        """Look no more, and show nothing; what is being written goes on."""
        self.watch(on=False)
        if not self._state.is_busy:
            self._show(CarryState())

    def _begin(self, stage: Stage) -> bool:
        self._desk.require("courier")
        if self._state.is_busy:
            return False
        self._show(CarryState(stage, self._state.sticks))
        return True

    def _looked(self, result: Ok[tuple[UsbStick, ...]] | Err) -> None:
        self._is_looking = False
        if self._state.stage in ("looking", "ready") and isinstance(result, Ok):
            self._show(CarryState("ready", result.value))

    def _told(self) -> None:
        done, total = self._meter.told
        self._show(replace(self._state, done=done, total=total))

    def _carried(self, result: Ok[CourierReport] | Err) -> None:
        self._tell.stop()
        self._told()
        self._end(result, lambda report: replace(self._state, stage="carried", carried=report))

    def _came_home(self, result: Ok[Homecoming] | Err) -> None:
        self._end(result, lambda report: replace(self._state, stage="home", home=report))
        if isinstance(result, Ok):
            self.brought.emit()

    def _end(self, result: Ok[_Report] | Err, shown: Callable[[_Report], CarryState]) -> None:
        match result:
            case Ok(report):
                self._show(shown(report))
            case Err(error):
                self._show(replace(self._state, stage="failed", error=error))

    def _show(self, state: CarryState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
