"""The root view model: the one object QML is handed; header, overlays, and which scene is open."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.desk.desk import DeskService, DeskState
from kiosk.services.idle import IdleService
from kiosk.services.slips import Office
from kiosk.services.syncing import Reach, SyncService
from kiosk.services.visit import Scene, Visit, VisitService
from kiosk.viewmodels.attract import other_language
from kiosk.viewmodels.scenes import ScenesViewModel, SceneViewModels

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

FAREWELL_MS = 8000


@dataclass(frozen=True, slots=True)
class ShellProps:
    """Everything the header shows, and which scene is open."""

    scene: str
    language: str
    is_elder: bool
    is_desk: bool
    helper: str
    is_by_agent: bool
    hall: str
    device_name: str
    reach: Reach
    is_asking: bool
    seconds_left: int
    has_more_time: bool


def derive_shell_props(
    visit: Visit, desk: DeskState, office: Office, reach: Reach, idle: IdleService
) -> ShellProps:
    """Say what the shell shows."""
    return ShellProps(
        scene=visit.scene.value,
        language=visit.language,
        is_elder=desk.is_elder if desk.is_open else visit.is_elder,
        is_desk=desk.is_open,
        helper=visit.assistance.name if visit.assistance else "",
        is_by_agent=visit.is_by_agent,
        hall=office.hall,
        device_name=office.device_name,
        reach=reach,
        is_asking=idle.is_asking and visit.scene is not Scene.ATTRACT,
        seconds_left=idle.seconds_left,
        has_more_time=idle.has_more_time,
    )


@QmlElement
class ShellViewModel(QObject):
    """View model of the shell; owns the scenes' view models."""

    changed = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - everything lies under the shell
        self,
        visit: VisitService,
        idle: IdleService,
        sync: SyncService,
        office: Callable[[], Office],
        scenes: SceneViewModels,
        desk: DeskService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._idle = idle
        self._sync = sync
        self._office = office
        self._desk = desk
        self._scenes = ScenesViewModel(scenes, self)
        self._farewell = QTimer(self, singleShot=True, interval=FAREWELL_MS)
        self._farewell.timeout.connect(self.changed)
        self._before = visit.visit
        self._props = self._derive()
        for fact in (visit.moved, idle.changed, sync.changed, desk.changed):
            fact.connect(self._fold)
        visit.ended.connect(self._say_farewell)

    @Property(ScenesViewModel, constant=True, final=True)
    def scenes(self) -> ScenesViewModel:
        """View models of the scenes."""
        return self._scenes

    @Property(str, notify=changed, final=True)
    def scene(self) -> str:
        """Which scene is open, by the name of `Scene`."""
        return self._props.scene

    @Property(str, notify=changed, final=True)
    def language(self) -> str:
        """Language of the words (zh_CN or en)."""
        return self._props.language

    @Property(bool, notify=changed, final=True)
    def isElder(self) -> bool:
        """Whether the type is large."""
        return self._props.is_elder

    @Property(bool, notify=changed, final=True)
    def isDesk(self) -> bool:
        """Whether the staff desk lies over the scene."""
        return self._props.is_desk

    @Property(str, notify=changed, final=True)
    def helper(self) -> str:
        """Who of the staff assists in the visit, "" for nobody."""
        return self._props.helper

    @Property(bool, notify=changed, final=True)
    def isByAgent(self) -> bool:
        """Whether an agent acts in it for somebody who is absent."""
        return self._props.is_by_agent

    @Property(str, notify=changed, final=True)
    def hall(self) -> str:
        """Name of the service hall."""
        return self._props.hall

    @Property(str, notify=changed, final=True)
    def deviceName(self) -> str:
        """Name of this kiosk."""
        return self._props.device_name

    @Property(str, notify=changed, final=True)
    def reach(self) -> str:
        """The link as last observed: unknown, online, degraded or offline."""
        return self._props.reach

    @Property(bool, notify=changed, final=True)
    def isAskingForTime(self) -> bool:
        """Whether nobody touched for long, so that the visit is about to be forgotten."""
        return self._props.is_asking

    @Property(int, notify=changed, final=True)
    def secondsLeft(self) -> int:
        """Seconds until the visit is forgotten, in the last minute; 0 before."""
        return self._props.seconds_left

    @Property(bool, notify=changed, final=True)
    def hasMoreTime(self) -> bool:
        """Whether more time was asked for."""
        return self._props.has_more_time

    @Property(bool, notify=changed, final=True)
    def saysFarewell(self) -> bool:
        """Whether a visit has just ended."""
        return self._farewell.isActive()

    @Slot()
    def touch(self) -> None:
        """Somebody is there."""
        if self._farewell.isActive():
            self._farewell.stop()
            self.changed.emit()
        if self._visit.visit.scene is not Scene.ATTRACT:
            self._idle.touch()

    @Slot()
    def extendTime(self) -> None:
        """Stay."""
        self._idle.touch()

    @Slot()
    def giveMoreTime(self) -> None:
        """Do not ask so soon, in this visit."""
        self._idle.give_more_time()

    @Slot()
    def switchLanguage(self) -> None:
        """Go on in the other language."""
        self._visit.set_language(other_language(self._props.language))

    @Slot()
    def switchTypeSize(self) -> None:
        """Make the type large, or normal again."""
        self._visit.set_elder(is_elder=not self._props.is_elder)

    @Slot()
    def openDesk(self) -> None:
        """Staff come: lay their desk over the scene."""
        self._desk.open()

    @Slot()
    def end(self) -> None:
        """End the visit; everything is forgotten."""
        self._visit.end()

    def _say_farewell(self) -> None:
        if self._before.items and self._before.assistance is None:  # staff say it themselves
            self._farewell.start()
        self.changed.emit()

    def _derive(self) -> ShellProps:
        return derive_shell_props(
            self._visit.visit,
            self._desk.state,
            self._office(),
            self._sync.state.reach,
            self._idle,
        )

    def _fold(self) -> None:
        visit = self._visit.visit
        if self._before.scene is Scene.ATTRACT and visit.scene is not Scene.ATTRACT:
            self._idle.touch()
        self._before = visit
        props = self._derive()
        if props != self._props:
            self._props = props
            self.changed.emit()
