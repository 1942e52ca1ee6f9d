"""The guardian scene: a child under 14 files here only with somebody who answers for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.guardian import Relation, child_name, guardian_fault
from kiosk.services.person import Person
from kiosk.services.visit import Scene, VisitService
from kiosk.viewmodels.consent import agencies_of
from kiosk.viewmodels.controls import headline

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Stage = Literal["call", "relation", "consent"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)


@dataclass(frozen=True, slots=True)
class GuardianProps:
    """Everything the scene shows; `is_child_asking`: the child itself stands here."""

    stage: Stage = "relation"
    is_child_asking: bool = False
    relation: str = ""
    child: str = ""
    guardian: str = ""
    title: str = ""
    agency: str = ""
    headline: str = ""
    fault: str = ""


@QmlElement
class GuardianViewModel(QObject):
    """View model of the guardian scene. What was chosen is forgotten when the scene is left."""

    changed = Signal()

    def __init__(
        self, visit: VisitService, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._today = today
        self._is_open = False
        self._is_called = False
        self._relation: Relation | None = None
        self._is_checked = False
        self._stage: Stage = "relation"
        self._props = GuardianProps()
        visit.changed.connect(self._fold)

    @Property(str, notify=changed, final=True)
    def stage(self) -> str:
        """Which page is open: call, relation or consent."""
        return self._props.stage

    @Property(bool, notify=changed, final=True)
    def isChildAsking(self) -> bool:
        """Whether the child itself stands here."""
        return self._props.is_child_asking

    @Property(list, constant=True, final=True)
    def relations(self) -> list[str]:
        """What a guardian may be to the child."""
        return list(RELATIONS)

    @Property(bool, notify=changed, final=True)
    def mayBeAnother(self) -> bool:
        """Whether the one who is filing may say that somebody else is the guardian."""
        return not self._props.is_child_asking and not self._is_called

    @Property(str, notify=changed, final=True)
    def relation(self) -> str:
        """The chosen one, or nothing yet."""
        return self._props.relation

    @Property(str, notify=changed, final=True)
    def child(self) -> str:
        """What the child is called, or nothing where nobody said."""
        return self._props.child

    @Property(str, notify=changed, final=True)
    def guardian(self) -> str:
        """What the guardian is called."""
        return self._props.guardian

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """Name of the service item."""
        return self._props.title

    @Property(str, notify=changed, final=True)
    def agency(self) -> str:
        """Who answers, and so who reads the data."""
        return self._props.agency

    @Property(str, notify=changed, final=True)
    def headline(self) -> str:
        """What is wrong, in a few words, or nothing."""
        return self._props.headline

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """What to do about it."""
        return self._props.fault

    @Slot(str)
    def choose(self, relation: Relation) -> None:
        """Say what the guardian is to the child."""
        self._relation, self._is_checked = relation, False
        self._show()

    @Slot()
    def call(self) -> None:
        """Somebody else is the guardian: ask them to come."""
        self._turn("call")

    @Slot()
    def next(self) -> None:
        """Go on: the adult has come, the relation is told, or the guardian consents."""
        match self._props.stage:
            case "call":
                self._is_called = True
                self._turn("relation")
            case "relation":
                self._tell()
            case _:
                self._visit.consent_for_child()

    @Slot()
    def decline(self) -> None:
        """Nobody is here who may consent, or they do not: the window helps."""
        self._visit.decline()

    @Slot()
    def back(self) -> None:
        """Go back one page."""
        match self._props.stage:
            case "consent":
                self._visit.dismiss_guardian()
            case "relation" if self._is_called or self._props.is_child_asking:
                self._is_called = False
                self._turn("call" if self._props.is_child_asking else "relation")
            case "call" if not self._props.is_child_asking:
                self._turn("relation")
            case _:
                self._visit.back()

    def _tell(self) -> None:
        """Take the relation; the one who is filing is the guardian, unless another was called."""
        self._is_checked = True
        if self._relation is None or self._own_fault():
            self._show()
        else:
            self._visit.call_guardian(self._relation, self._own())

    def _own(self) -> Person | None:
        """Return the one who is filing, where they say that they are the guardian."""
        is_another = self._is_called or self._visit.is_child_asking
        return None if is_another else self._visit.visit.person

    def _own_fault(self) -> str | None:
        visit, person = self._visit.visit, self._own()
        if person is None:
            return None
        return guardian_fault(person, None, visit.walk, self._today(), visit.language)

    def _turn(self, stage: Stage) -> None:
        self._stage, self._is_checked = stage, False
        self._show()

    def _fold(self) -> None:
        is_open = self._visit.visit.scene is Scene.GUARDIAN
        if is_open and not self._is_open and self._relation is None:
            self._stage = "call" if self._visit.is_child_asking else "relation"
        elif not is_open and self._visit.visit.guardian is None:
            self._relation, self._is_called, self._is_checked = None, False, False
        self._is_open = is_open
        self._show()

    def _show(self) -> None:
        props = self._derive() if self._is_open else GuardianProps()
        if props != self._props:
            self._props = props
            self.changed.emit()

    def _derive(self) -> GuardianProps:
        visit, today = self._visit.visit, self._today()
        guardian = visit.guardian.person if visit.guardian else None
        first, rest = headline(self._words() if self._is_checked else "")
        return GuardianProps(
            stage="consent" if guardian else self._stage,
            is_child_asking=self._visit.is_child_asking,
            relation=self._relation or "",
            child=child_name(visit.person, visit.walk, today),
            guardian=guardian.name if guardian else "",
            title=visit.title.get(visit.language),
            agency=agencies_of(visit),
            headline=first,
            fault=rest,
        )

    def _words(self) -> str:
        if self._relation is not None:
            return self._own_fault() or ""
        if self._visit.visit.language == "en":
            return "Please choose one. Touch what you are to the child."
        return "请选一样。点一下您是孩子的什么人。"
