"""The services scene: the service items of one topic, or those that typed words find."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from forms.catalogue import Catalogue, ServiceItem
from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.catalogue import CatalogueService
from kiosk.services.visit import Scene, Visit, VisitService

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

SEARCH = "?"
"""Stands for a topic while words are searched for; no topic may be named so."""


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service item to choose."""

    code: str
    title: str
    summary: str
    symbol: str


@dataclass(frozen=True, slots=True)
class ServicesProps:
    """Everything the scene shows."""

    topic: str = ""
    is_searching: bool = False
    rows: tuple[ServiceRow, ...] = ()


def derive_services_props(visit: Visit, query: str, catalogue: Catalogue) -> ServicesProps:
    """Say what the scene shows; a search without words shows everything."""
    if visit.scene is not Scene.SERVICES:
        return ServicesProps()
    is_searching = visit.topic == SEARCH
    if not is_searching:
        found = catalogue.in_topic(visit.topic)
    else:
        found = catalogue.search(query) if query.strip() else catalogue.items
    names = {topic.code: topic.name.get(visit.language) for topic in catalogue.topics}
    return ServicesProps(
        topic=names.get(visit.topic, ""),
        is_searching=is_searching,
        rows=tuple(_row(item, visit.language) for item in found),
    )


def _row(item: ServiceItem, language: str) -> ServiceRow:
    return ServiceRow(item.code, item.title.get(language), item.summary.get(language), item.symbol)


@QmlElement
class ServicesViewModel(QObject):
    """View model of the services scene."""

    changed = Signal()

    def __init__(
        self, visit: VisitService, catalogue: CatalogueService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._catalogue = catalogue
        self._query = ""
        self._props = ServicesProps()
        self._rows = RowListModel(ServiceRow, self)
        visit.changed.connect(self._fold)

    @Property(str, notify=changed, final=True)
    def topic(self) -> str:
        """Name of the topic."""
        return self._props.topic

    @Property(bool, notify=changed, final=True)
    def isSearching(self) -> bool:
        """Whether words are searched for."""
        return self._props.is_searching

    @Property(str, notify=changed, final=True)
    def query(self) -> str:
        """The words searched for."""
        return self._query

    @Property(RowListModel, constant=True, final=True)
    def rows(self) -> RowListModel:
        """The service items: code, title, summary, symbol."""
        return self._rows

    @Slot(str)
    def setQuery(self, words: str) -> None:
        """Search for `words`: Chinese, pinyin, initials or English."""
        if words != self._query:
            self._query = words
            self._show()
            self.changed.emit()

    @Slot(str)
    def choose(self, code: str) -> None:
        """Read the guide of a service item."""
        self._visit.choose(self._catalogue.catalogue.item(code))

    @Slot()
    def back(self) -> None:
        """Go back to the topics."""
        self._visit.back()

    def _fold(self) -> None:
        if self._visit.visit.scene in (Scene.ATTRACT, Scene.HOME):
            self._query = ""
        self._show()

    def _show(self) -> None:
        props = derive_services_props(self._visit.visit, self._query, self._catalogue.catalogue)
        if props != self._props:
            self._props = props
            self._rows.show(props.rows)
            self.changed.emit()
