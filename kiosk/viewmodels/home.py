"""The home scene: topics, the way to the search, and what else can be done here."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from forms.catalogue import Catalogue, ServiceItem
from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.catalogue import CatalogueService
from kiosk.services.events import first_choice
from kiosk.services.hall import HallBoard
from kiosk.services.visit import Scene, Visit, VisitService
from kiosk.viewmodels.services import EVENTS, SEARCH

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_FEW = 3


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One tile."""

    code: str
    name: str
    detail: str
    symbol: str


def topic_rows(catalogue: Catalogue, language: str) -> tuple[TopicRow, ...]:
    """Return the topics that have service items."""
    return tuple(
        TopicRow(topic.code, topic.name.get(language), topic.detail.get(language), topic.symbol)
        for topic in catalogue.topics
        if catalogue.in_topic(topic.code)
    )


@dataclass(frozen=True, slots=True)
class EventRow:
    """One life event."""

    code: str
    name: str
    symbol: str


@dataclass(frozen=True, slots=True)
class HomeProps:
    """Everything the scene shows; `more` counts the topics, `more_events` the events left out."""

    topics: tuple[TopicRow, ...]
    events: tuple[EventRow, ...]
    more: int = 0
    more_words: str = ""
    more_events: int = 0
    notices: int = 0
    hours: str = ""


def derive_home_props(
    visit: Visit, catalogue: Catalogue, hall: HallBoard, *, shows_all: bool
) -> HomeProps:
    """Say what the scene shows: in large type fewer choices, the others one touch further."""
    language = visit.language
    topics = topic_rows(catalogue, language)
    events = tuple(
        EventRow(event.code, event.names.get(language), event.icon) for event in catalogue.events
    )
    is_short = visit.is_elder and not shows_all
    shown = topics[:_FEW] if is_short and len(topics) > _FEW + 1 else topics
    few = events[:_FEW] if visit.is_elder and len(events) > _FEW + 1 else events
    rest = topics[len(shown) :]
    joiner = ", " if language == "en" else "、"
    return HomeProps(
        topics=shown,
        events=few,
        more=len(rest),
        more_words=joiner.join(row.name for row in rest[:2]) + ("…" if rest else ""),
        more_events=len(events) if len(few) < len(events) else 0,
        notices=len(hall.notices(language)),
        hours=hall.hours(language),
    )


@QmlElement
class HomeViewModel(QObject):
    """View model of the home scene."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        catalogue: CatalogueService,
        hall: HallBoard,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._catalogue = catalogue
        self._hall = hall
        self._shows_all = False
        self._topics = RowListModel(TopicRow, self)
        self._events = RowListModel(EventRow, self)
        self._props = self._derive()
        self._show()
        visit.changed.connect(self._fold)
        catalogue.changed.connect(self._fold)

    @Property(RowListModel, constant=True, final=True)
    def topics(self) -> RowListModel:
        """The topics: code, name, detail, symbol."""
        return self._topics

    @Property(RowListModel, constant=True, final=True)
    def events(self) -> RowListModel:
        """The life events: code, name, symbol."""
        return self._events

    @Property(int, notify=changed, final=True)
    def moreTopics(self) -> int:
        """How many topics are not shown."""
        return self._props.more

    @Property(str, notify=changed, final=True)
    def moreWords(self) -> str:
        """What some of them are called."""
        return self._props.more_words

    @Property(int, notify=changed, final=True)
    def moreEvents(self) -> int:
        """How many life events there are, 0 where all are shown."""
        return self._props.more_events

    @Property(bool, notify=changed, final=True)
    def showsAll(self) -> bool:
        """Whether all topics were asked for."""
        return self._shows_all

    @Property(int, notify=changed, final=True)
    def notices(self) -> int:
        """How many notices there are."""
        return self._props.notices

    @Property(str, notify=changed, final=True)
    def hours(self) -> str:
        """When the windows are staffed, "" where nobody said."""
        return self._props.hours

    @Property(bool, notify=changed, final=True)
    def hasOpinion(self) -> bool:
        """Whether opinions can be given here."""
        return self._opinion() is not None

    @Slot(str)
    def openTopic(self, code: str) -> None:
        """Show the service items of a topic."""
        self._visit.open_topic(code)

    @Slot(str)
    def openEvent(self, code: str) -> None:
        """Show what a life event brings with it."""
        self._visit.open_event(first_choice(self._catalogue.catalogue, code))

    @Slot()
    def openEvents(self) -> None:
        """Show all life events."""
        self._visit.open_topic(EVENTS)

    @Slot(bool)
    def showAll(self, shows_all: bool) -> None:  # noqa: FBT001  # QML gives arguments by place
        """Show all topics, or the first ones only."""
        self._shows_all = shows_all
        self._fold()
        self.changed.emit()

    @Slot()
    def openNotices(self) -> None:
        """Read what is new in the hall."""
        self._visit.open_notices()

    @Slot()
    def search(self) -> None:
        """Look for a service item by words."""
        self._visit.open_topic(SEARCH)

    @Slot()
    def openProgress(self) -> None:
        """Ask how a filing stands."""
        self._visit.open_progress()

    @Slot()
    def resume(self) -> None:
        """Go on with what was put off."""
        self._visit.open_resume()

    @Slot()
    def giveOpinion(self) -> None:
        """Say what could be better."""
        opinion = self._opinion()
        if opinion is not None:
            self._visit.choose(opinion)

    @Slot()
    def end(self) -> None:
        """Leave; everything is forgotten."""
        self._visit.end()

    def _opinion(self) -> ServiceItem | None:
        items = self._catalogue.catalogue.items
        return next((item for item in items if item.kind == "opinion"), None)

    def _derive(self) -> HomeProps:
        return derive_home_props(
            self._visit.visit, self._catalogue.catalogue, self._hall, shows_all=self._shows_all
        )

    def _fold(self) -> None:
        if self._visit.visit.scene is Scene.ATTRACT:
            self._shows_all = False
        props = self._derive()
        if props != self._props:
            self._props = props
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        self._topics.show(self._props.topics)
        self._events.show(self._props.events)
