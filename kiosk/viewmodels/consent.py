"""The consent scene: what is done with the person's data, and their yes or no."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.visit import Scene, Visit, VisitService

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class ConsentProps:
    """What the words of the scene depend on."""

    title: str = ""
    agency: str = ""
    is_personal: bool = True
    takes_photos: bool = False


def derive_consent_props(visit: Visit) -> ConsentProps:
    """Say what the scene shows."""
    if visit.scene is not Scene.CONSENT:
        return ConsentProps()
    joiner = "; " if visit.language == "en" else "；"
    return ConsentProps(
        title=visit.title.get(visit.language),
        agency=joiner.join(dict.fromkeys(one.agency.get(visit.language) for one in visit.items)),
        is_personal=any(item.identity for item in visit.items),
        takes_photos=any(item.materials for item in visit.items),
    )


@QmlElement
class ConsentViewModel(QObject):
    """View model of the consent scene."""

    changed = Signal()

    def __init__(self, visit: VisitService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._props = ConsentProps()
        visit.changed.connect(self._fold)

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

    @Slot()
    def agree(self) -> None:
        """Consent, for this one filing."""
        self._visit.agree()

    @Slot()
    def decline(self) -> None:
        """Do not consent; the window helps."""
        self._visit.decline()

    @Slot()
    def back(self) -> None:
        """Read the guide again."""
        self._visit.back()

    def _fold(self) -> None:
        props = derive_consent_props(self._visit.visit)
        if props != self._props:
            self._props = props
            self.changed.emit()
