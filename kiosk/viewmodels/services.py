"""The services scene: the service items of one topic, or those that typed words find."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from forms.catalogue import Catalogue, LifeEvent, ServiceItem
from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.catalogue import CatalogueService
from kiosk.services.events import first_choice
from kiosk.services.visit import Scene, Visit, VisitService

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

SEARCH = "?"
"""Stands for a topic while words are searched for; no topic may be named so."""

EVENTS = "*"
"""Stands for a topic while all life events are listed; no topic may be named so."""


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service item or life event to choose."""

    code: str
    title: str
    summary: str
    symbol: str
    is_event: bool = False


@dataclass(frozen=True, slots=True)
class ServicesProps:
    """Everything the scene shows."""

    topic: str = ""
    is_searching: bool = False
    is_events: bool = False
    rows: tuple[ServiceRow, ...] = ()


def derive_services_props(visit: Visit, query: str, catalogue: Catalogue) -> ServicesProps:
    """Say what the scene shows; a search without words shows everything."""
    if visit.scene is not Scene.SERVICES:
        return ServicesProps()
    names = {topic.code: topic.name.get(visit.language) for topic in catalogue.topics}
    return ServicesProps(
        topic=names.get(visit.topic, ""),
        is_searching=visit.topic == SEARCH,
        is_events=visit.topic == EVENTS,
        rows=(
            *(_event_row(event, visit.language) for event in _events(visit, query, catalogue)),
            *(_row(item, visit.language) for item in _items(visit, query, catalogue)),
        ),
    )


def _events(visit: Visit, query: str, catalogue: Catalogue) -> tuple[LifeEvent, ...]:
    if visit.topic == EVENTS:
        return catalogue.events
    if visit.topic == SEARCH:
        return catalogue.search_events(query)
    return tuple(event for event in catalogue.events if visit.topic in event.topics)


def _items(visit: Visit, query: str, catalogue: Catalogue) -> tuple[ServiceItem, ...]:
    if visit.topic == EVENTS:
        return ()
    if visit.topic == SEARCH:
        return catalogue.search(query) if query.strip() else catalogue.items
    return catalogue.in_topic(visit.topic)


def _row(item: ServiceItem, language: str) -> ServiceRow:
    return ServiceRow(item.code, item.title.get(language), item.summary.get(language), item.symbol)


def _event_row(event: LifeEvent, language: str) -> ServiceRow:
    names, words = event.names.get(language), event.words.get(language)
    return ServiceRow(event.code, names, words, event.icon, is_event=True)


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
        self._spelt = ""
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

    @Property(bool, notify=changed, final=True)
    def isEvents(self) -> bool:
        """Whether all life events are listed."""
        return self._props.is_events

    @Property(str, notify=changed, final=True)
    def query(self) -> str:
        """The words searched for."""
        return self._query

    @Property(RowListModel, constant=True, final=True)
    def rows(self) -> RowListModel:
        """The service items and life events: code, title, summary, symbol, isEvent."""
        return self._rows

    @Slot(str)
    def setQuery(self, words: str) -> None:
        """Search for `words`: Chinese, pinyin, initials or English."""
        if words != self._query:
            self._query = words
            self._show()
            self.changed.emit()

    @Slot(str)
    def spell(self, letters: str) -> None:
        """Search for letters that are no words yet, too: initials need not become characters."""
        if letters != self._spelt:
            self._spelt = letters
            self._show()

    @Slot()
    def keep(self) -> None:
        """Take the letters that are no words yet for what is searched for."""
        self._query, self._spelt = self._words, ""
        self._show()
        self.changed.emit()

    @Slot(str)
    def choose(self, code: str) -> None:
        """Read the guide of a service item."""
        self._visit.choose(self._catalogue.catalogue.item(code))

    @Slot(str)
    def chooseEvent(self, code: str) -> None:
        """Read what a life event brings with it."""
        self._visit.open_event(first_choice(self._catalogue.catalogue, code))

    @Slot()
    def back(self) -> None:
        """Go back to the topics."""
        self._visit.back()

    def _fold(self) -> None:
        if self._visit.visit.scene in (Scene.ATTRACT, Scene.HOME):
            self._query = self._spelt = ""
        self._show()

    @property
    def _words(self) -> str:
        """What is searched for; letters that name nothing yet, after words that do, are passed over."""
        whole = self._query + "".join(self._spelt.split())
        catalogue = self._catalogue.catalogue
        names_any = catalogue.search(whole) or catalogue.search_events(whole)
        return whole if names_any or not self._query else self._query

    def _show(self) -> None:
        props = derive_services_props(self._visit.visit, self._words, self._catalogue.catalogue)
        if props != self._props:
            self._props = props
            self._rows.show(props.rows)
            self.changed.emit()
