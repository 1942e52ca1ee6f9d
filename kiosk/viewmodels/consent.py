"""The consent scene: what is done with the person's data, what of it is sensitive, their yes or no."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.visit import Scene, Visit, VisitService

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_FEW = 3

Stage = Literal["all", "sensitive"]


@dataclass(frozen=True, slots=True)
class ConsentProps:
    """What the words of the scene depend on."""

    stage: Stage = "all"
    title: str = ""
    agency: str = ""
    is_personal: bool = True
    takes_photos: bool = False
    papers: str = ""


def derive_consent_props(visit: Visit, stage: Stage) -> ConsentProps:
    """Say what the scene shows."""
    if visit.scene is not Scene.CONSENT:
        return ConsentProps()
    return ConsentProps(
        stage=stage,
        title=visit.title.get(visit.language),
        agency=agencies_of(visit),
        is_personal=any(item.identity for item in visit.items),
        takes_photos=any(item.materials for item in visit.items),
        papers=papers_of(visit),
    )


def agencies_of(visit: Visit) -> str:
    """Return who answers what is filed, and so who reads the data."""
    joiner = "; " if visit.language == "en" else "；"
    return joiner.join(dict.fromkeys(one.agency.get(visit.language) for one in visit.items))


def papers_of(visit: Visit) -> str:
    """Return the papers that are photographed, the first few by name."""
    english = visit.language == "en"
    names = dict.fromkeys(
        paper.name.get(visit.language) for one in visit.items for paper in one.materials
    )
    joined = (", " if english else "、").join([*names][:_FEW])
    rest = (" and others" if english else "等") if len(names) > _FEW else ""
    return joined + rest


@QmlElement
class ConsentViewModel(QObject):
    """View model of the consent scene; where the data are personal, it asks twice (PIPL art. 29)."""

    changed = Signal()

    def __init__(self, visit: VisitService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._stage: Stage = "all"
        self._props = ConsentProps()
        visit.changed.connect(self._fold)

    @Property(str, notify=changed, final=True)
    def stage(self) -> str:
        """Which page is open: all, or sensitive for what takes a consent of its own."""
        return self._props.stage

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """Name of the service item."""
        return self._props.title

    @Property(str, notify=changed, final=True)
    def agency(self) -> str:
        """Who answers, and so who reads the data."""
        return self._props.agency

    @Property(bool, notify=changed, final=True)
    def isPersonal(self) -> bool:
        """Whether name and ID number are asked."""
        return self._props.is_personal

    @Property(bool, notify=changed, final=True)
    def takesPhotos(self) -> bool:
        """Whether papers are photographed."""
        return self._props.takes_photos

    @Property(str, notify=changed, final=True)
    def papers(self) -> str:
        """What some of these papers are called."""
        return self._props.papers

    @Slot()
    def agree(self) -> None:
        """Consent, for this one filing: to all of it, then to what is sensitive."""
        if self._props.stage == "all" and self._props.is_personal:
            self._turn("sensitive")
        else:
            self._visit.agree()

    @Slot()
    def decline(self) -> None:
        """Do not consent; the window helps."""
        self._visit.decline()

    @Slot()
    def back(self) -> None:
        """Read the page before again."""
        if self._props.stage == "sensitive":
            self._turn("all")
        else:
            self._visit.back()

    def _turn(self, stage: Stage) -> None:
        self._stage = stage
        self._fold()

    def _fold(self) -> None:
        """What was read stays, out of sight, until something else is to be consented to."""
        if self._visit.visit.scene is not Scene.CONSENT:
            self._stage = "all"
            if self._visit.visit.items:
                return
        props = derive_consent_props(self._visit.visit, self._stage)
        if props != self._props:
            self._props = props
            self.changed.emit()
