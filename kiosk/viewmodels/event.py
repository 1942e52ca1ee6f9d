"""A life event: what it bundles, what the resident adds, what to bring once for all of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from forms.catalogue import ALWAYS, Catalogue
from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.catalogue import CatalogueService
from kiosk.services.events import choice_of
from kiosk.services.papers import papers_of
from kiosk.services.readable import readable_date
from kiosk.services.visit import EventChoice, Scene, Visit, VisitService
from kiosk.viewmodels.bring import MaterialRow, material_rows

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class EventItemRow:
    """One item of the event; `is_chosen`: it is filed."""

    code: str
    title: str
    why: str
    symbol: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class EventProps:
    """Everything the scene shows."""

    title: str = ""
    words: str = ""
    always: tuple[EventItemRow, ...] = ()
    extra: tuple[EventItemRow, ...] = ()
    materials: tuple[MaterialRow, ...] = ()
    count: int = 0
    minutes: int = 0
    days: int = 0
    ready_by: str = ""


def derive_event_props(
    visit: Visit, catalogue: Catalogue, ready_by: Callable[[int], date]
) -> EventProps:
    """Say what the scene shows; `ready_by`: the day so many working days from now."""
    choice = visit.event
    if visit.scene is not Scene.EVENT or choice is None:
        return EventProps()
    language = visit.language
    always, extra = _rows(choice, catalogue, language)
    days = max((item.promised_days for item in choice.items), default=0)
    return EventProps(
        title=choice.event.names.get(language),
        words=choice.event.words.get(language),
        always=always,
        extra=extra,
        materials=material_rows(papers_of(choice.items, choice.event), language),
        count=len(choice.items),
        minutes=sum(item.minutes for item in choice.items),
        days=days,
        ready_by=readable_date(ready_by(days), language) if days else "",
    )


def _rows(
    choice: EventChoice, catalogue: Catalogue, language: str
) -> tuple[tuple[EventItemRow, ...], tuple[EventItemRow, ...]]:
    """Return the items that always belong to the event, and those that may be added."""
    always: list[EventItemRow] = []
    extra: list[EventItemRow] = []
    for entry in choice.event.items:
        item = catalogue.item(entry.item)
        row = EventItemRow(
            code=item.code,
            title=item.name.get(language),
            why=entry.why.get(language),
            symbol=item.symbol,
            is_chosen=item in choice.items,
        )
        (always if entry.choice == ALWAYS else extra).append(row)
    return tuple(always), tuple(extra)


@QmlElement
class EventViewModel(QObject):
    """View model of a life event's page."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        catalogue: CatalogueService,
        ready_by: Callable[[int], date],
        parent: QObject | None = None,
    ) -> None:
        """`ready_by`: the day on which so many working days from today are over."""
        super().__init__(parent)
        self._visit = visit
        self._catalogue = catalogue
        self._ready_by = ready_by
        self._props = EventProps()
        self._always = RowListModel(EventItemRow, self)
        self._extra = RowListModel(EventItemRow, self)
        self._materials = RowListModel(MaterialRow, self)
        visit.changed.connect(self._fold)

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """What the event is called."""
        return self._props.title

    @Property(str, notify=changed, final=True)
    def words(self) -> str:
        """One sentence on what it is for."""
        return self._props.words

    @Property(RowListModel, constant=True, final=True)
    def always(self) -> RowListModel:
        """The items that always belong to it: code, title, why, symbol, isChosen."""
        return self._always

    @Property(RowListModel, constant=True, final=True)
    def extra(self) -> RowListModel:
        """The items that may be added: code, title, why, symbol, isChosen."""
        return self._extra

    @Property(RowListModel, constant=True, final=True)
    def materials(self) -> RowListModel:
        """What to bring for all that is filed, each paper once."""
        return self._materials

    @Property(int, notify=changed, final=True)
    def count(self) -> int:
        """How many items are filed."""
        return self._props.count

    @Property(int, notify=changed, final=True)
    def minutes(self) -> int:
        """How long filling in takes here, if nothing were asked once only."""
        return self._props.minutes

    @Property(int, notify=changed, final=True)
    def days(self) -> int:
        """Working days within which the slowest item is answered; 0 where none promises any."""
        return self._props.days

    @Property(str, notify=changed, final=True)
    def readyBy(self) -> str:
        """The day by which all are answered."""
        return self._props.ready_by

    @Slot(str)
    def toggle(self, code: str) -> None:
        """Add an item, or leave it out again."""
        choice = self._visit.visit.event
        if choice is None:
            return
        chosen = {item.code for item in choice.items} ^ {code}
        self._visit.open_event(choice_of(self._catalogue.whole, choice.event, chosen))

    @Slot()
    def openChecklist(self) -> None:
        """Take the list of what to bring home."""
        self._visit.open_checklist()

    @Slot()
    def start(self) -> None:
        """Begin."""
        self._visit.start()

    @Slot()
    def back(self) -> None:
        """Go back to where it was chosen."""
        topic = self._visit.visit.topic
        if topic:
            self._visit.open_topic(topic)
        else:
            self._visit.go_home()

    def _fold(self) -> None:
        """What was read of a life event stays for the way back to it."""
        if self._visit.visit.event is not None and self._visit.visit.scene is not Scene.EVENT:
            return
        props = derive_event_props(self._visit.visit, self._catalogue.whole, self._ready_by)
        if props != self._props:
            self._props = props
            self._always.show(props.always)
            self._extra.show(props.extra)
            self._materials.show(props.materials)
            self.changed.emit()
