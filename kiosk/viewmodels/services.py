"""The services scene: the service items of one topic, or those that typed words find."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from forms.catalogue import LifeEvent, ServiceItem
from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.catalogue import CatalogueService
from kiosk.services.events import first_choice
from kiosk.services.popular import PopularService
from kiosk.services.visit import Scene, Visit, VisitService

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

SEARCH = "?"
"""Stands for a topic while words are searched for; no topic may be named so."""

EVENTS = "*"
"""Stands for a topic while all life events are listed; no topic may be named so."""

_SUGGESTED = 4


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
    """Everything the scene shows; where words find nothing, what is asked for most instead."""

    topic: str = ""
    is_searching: bool = False
    is_events: bool = False
    finds_nothing: bool = False
    rows: tuple[ServiceRow, ...] = ()


def derive_services_props(
    visit: Visit, query: str, service: CatalogueService, popular: PopularService
) -> ServicesProps:
    """Say what the scene shows; a search without words everything, what is asked for most first."""
    catalogue = service.catalogue
    names = {topic.code: topic.name.get(visit.language) for topic in catalogue.topics}
    suggested = popular.first(catalogue.items, _SUGGESTED)
    entries = _entries(visit, query, service, suggested)
    return ServicesProps(
        topic=names.get(visit.topic, ""),
        is_searching=visit.topic == SEARCH,
        is_events=visit.topic == EVENTS,
        finds_nothing=not entries,
        rows=tuple(_row(entry, visit.language) for entry in entries or suggested),
    )


def _entries(
    visit: Visit, query: str, service: CatalogueService, suggested: Sequence[ServiceItem]
) -> Sequence[ServiceItem | LifeEvent]:
    catalogue = service.catalogue
    if visit.topic == EVENTS:
        return catalogue.events
    if visit.topic != SEARCH:
        events = (event for event in catalogue.events if visit.topic in event.topics)
        return (*events, *catalogue.in_topic(visit.topic))
    if query.strip():
        return service.find(query)
    others = (one for one in catalogue.items if one not in suggested and one.kind != "opinion")
    return (*suggested, *others, *catalogue.events)


def _row(entry: ServiceItem | LifeEvent, language: str) -> ServiceRow:
    is_event = isinstance(entry, LifeEvent)
    symbol = entry.icon if isinstance(entry, LifeEvent) else entry.symbol
    name, summary = entry.name.get(language), entry.summary.get(language)
    return ServiceRow(entry.code, name, summary, symbol, is_event)


@QmlElement
class ServicesViewModel(QObject):
    """View model of the services scene."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        catalogue: CatalogueService,
        popular: PopularService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._catalogue = catalogue
        self._popular = popular
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

    @Property(bool, notify=changed, final=True)
    def findsNothing(self) -> bool:
        """Whether nothing is found; the rows are then what is asked for most."""
        return self._props.finds_nothing

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
        if letters != self._spelt and self._visit.visit.scene is Scene.SERVICES:
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
        self.keep()
        self._visit.choose(self._catalogue.catalogue.item(code))

    @Slot(str)
    def chooseEvent(self, code: str) -> None:
        """Read what a life event brings with it."""
        self.keep()
        self._visit.open_event(first_choice(self._catalogue.catalogue, code))

    @Slot()
    def back(self) -> None:
        """Go back to the topics."""
        self._visit.back()

    def _fold(self) -> None:
        """What was found stays for the way back to it."""
        scene = self._visit.visit.scene
        if scene in (Scene.ATTRACT, Scene.HOME):
            self._query = self._spelt = ""
        if scene in (Scene.ATTRACT, Scene.HOME, Scene.SERVICES):
            self._show()

    @property
    def _words(self) -> str:
        """What is searched for; letters that name nothing yet, after words that do, are passed over."""
        whole = self._query + "".join(self._spelt.split())
        return whole if not self._query or self._catalogue.find(whole) else self._query

    def _show(self) -> None:
        visit = self._visit.visit
        is_open = visit.scene is Scene.SERVICES
        props = (
            derive_services_props(visit, self._words, self._catalogue, self._popular)
            if is_open
            else ServicesProps()
        )
        if props != self._props:
            self._props = props
            self._rows.show(props.rows)
            self.changed.emit()
