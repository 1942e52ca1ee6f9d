"""The home scene: topics, the way to the search, and what else can be done here."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from forms.catalogue import Catalogue, ServiceItem
from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.catalogue import CatalogueService
from kiosk.services.visit import VisitService
from kiosk.viewmodels.services import SEARCH

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


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


@QmlElement
class HomeViewModel(QObject):
    """View model of the home scene."""

    changed = Signal()

    def __init__(
        self, visit: VisitService, catalogue: CatalogueService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._catalogue = catalogue
        self._topics = RowListModel(TopicRow, self)
        self._fold()
        visit.changed.connect(self._fold)
        catalogue.changed.connect(self._renew)

    @Property(RowListModel, constant=True, final=True)
    def topics(self) -> RowListModel:
        """The topics: code, name, detail, symbol."""
        return self._topics

    @Property(bool, notify=changed, final=True)
    def hasOpinion(self) -> bool:
        """Whether opinions can be given here."""
        return self._opinion() is not None

    @Slot(str)
    def openTopic(self, code: str) -> None:
        """Show the service items of a topic."""
        self._visit.open_topic(code)

    @Slot()
    def search(self) -> None:
        """Look for a service item by words."""
        self._visit.open_topic(SEARCH)

    @Slot()
    def openProgress(self) -> None:
        """Ask how a filing stands."""
        self._visit.open_progress()

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

    def _renew(self) -> None:
        self._fold()
        self.changed.emit()

    def _fold(self) -> None:
        self._topics.show(topic_rows(self._catalogue.catalogue, self._visit.visit.language))
