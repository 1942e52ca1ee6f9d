"""The home scene: topics, what is asked for most, life events, and what else can be done here."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.catalogue import CatalogueService
from kiosk.services.events import first_choice
from kiosk.services.hall import HallBoard
from kiosk.services.popular import PopularService
from kiosk.services.visit import Scene, VisitService
from kiosk.viewmodels.offers import HomeProps, ShortcutRow, TopicRow, derive_home_props
from kiosk.viewmodels.services import EVENTS, SEARCH

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class HomeViewModel(QObject):
    """View model of the home scene."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        catalogue: CatalogueService,
        hall: HallBoard,
        popular: PopularService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._catalogue = catalogue
        self._hall = hall
        self._popular = popular
        self._shows_all = False
        self._topics = RowListModel(TopicRow, self)
        self._shortcuts = RowListModel(ShortcutRow, self)
        self._events = RowListModel(ShortcutRow, self)
        self._props = self._derive()
        self._show()
        for fact in (visit.changed, catalogue.changed, popular.changed):
            fact.connect(self._fold)

    @Property(RowListModel, constant=True, final=True)
    def topics(self) -> RowListModel:
        """The topics: code, name, detail, symbol."""
        return self._topics

    @Property(RowListModel, constant=True, final=True)
    def popular(self) -> RowListModel:
        """What is asked for most in this hall: code, name, symbol."""
        return self._shortcuts

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

    @Property(int, notify=changed, final=True)
    def unread(self) -> int:
        """How many of them were not looked at in this visit."""
        return self._props.unread

    @Property(str, notify=changed, final=True)
    def hours(self) -> str:
        """When the windows are staffed, "" where nobody said."""
        return self._props.hours

    @Property(bool, notify=changed, final=True)
    def hasOpinion(self) -> bool:
        """Whether opinions can be given here."""
        return self._props.opinion is not None

    @Slot(str)
    def openTopic(self, code: str) -> None:
        """Show the service items of a topic."""
        self._visit.open_topic(code)

    @Slot(str)
    def openItem(self, code: str) -> None:
        """Read the guide of a service item."""
        self._visit.choose(self._catalogue.catalogue.item(code))

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
        if self._props.opinion is not None:
            self._visit.choose(self._props.opinion)

    @Slot()
    def end(self) -> None:
        """Leave; everything is forgotten."""
        self._visit.end()

    def _derive(self) -> HomeProps:
        return derive_home_props(
            self._visit.visit,
            self._catalogue.catalogue,
            self._hall,
            self._popular.first,
            shows_all=self._shows_all,
        )

    def _fold(self) -> None:
        scene = self._visit.visit.scene
        if scene is Scene.ATTRACT:
            self._shows_all = False
        if scene not in (Scene.ATTRACT, Scene.HOME):
            return
        props = self._derive()
        if props != self._props:
            self._props = props
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        self._topics.show(self._props.topics)
        self._shortcuts.show(self._props.popular)
        self._events.show(self._props.events)
