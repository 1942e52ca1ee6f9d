"""What narrows the list of filings: which item, how it stands, since when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal, TypeAlias

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from forms.catalogue import ServiceItem
from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.catalogue import CatalogueService
from kiosk.services.desk.desk import DeskService
from kiosk.services.readable import readable_date
from kiosk.viewmodels.desk.case_words import STATUSES, in_language, status_words
from sync.store import CaseQuery, Status

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Kind: TypeAlias = Literal["item", "status", "time"]

_MINE, _DAY = "mine", "day"
_SINCE: Mapping[str, tuple[int, str, str]] = {
    "today": (1, "今天", "Today"),
    "week": (7, "7 天内", "7 days"),
    "month": (30, "30 天内", "30 days"),
    "quarter": (90, "90 天内", "90 days"),
}


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What is wanted; "" for all. `status`: one, or `mine`: those that wait for the resident.

    `since`: by the names of `_SINCE`, or `day`: on that day.
    """

    item: str = ""
    status: str = ""
    since: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """One of the choices of a filter."""

    key: str
    title: str
    is_chosen: bool


def query_of(wanted: CaseFilter, today: date, zone: tzinfo) -> CaseQuery:
    """Return what is asked of the store."""
    first, last = wanted.day, wanted.day
    if wanted.since in _SINCE:
        first = today - timedelta(days=_SINCE[wanted.since][0] - 1)
    return CaseQuery(
        item=wanted.item,
        statuses=_statuses(wanted.status),
        first=None if first is None else datetime.combine(first, time(), zone),
        last=None if last is None else datetime.combine(last + timedelta(days=1), time(), zone),
    )


def _statuses(wanted: str) -> tuple[Status, ...]:
    if wanted == _MINE:
        return ("returned", "supplement")
    return tuple(status for status in STATUSES if status == wanted)


def choices_of(
    kind: Kind, wanted: CaseFilter, items: Iterable[ServiceItem], language: str
) -> tuple[FilterChoice, ...]:
    """Return the choices of a filter, all of it first."""
    held, told = _offered(kind, wanted, items, language)
    everything = ("", in_language(language, "全部", "All"))
    return tuple(FilterChoice(key, title, key == held) for key, title in (everything, *told))


def _offered(
    kind: Kind, wanted: CaseFilter, items: Iterable[ServiceItem], language: str
) -> tuple[str, list[tuple[str, str]]]:
    """Return what is chosen, and what there is to choose, with its title."""
    if kind == "item":
        return wanted.item, [(item.code, item.title.get(language)) for item in items]
    if kind == "status":
        mine = in_language(language, "等本人来的", "Waiting for the resident")
        statuses = [(one, status_words(one, language)) for one in STATUSES]
        return wanted.status, [(_MINE, mine), *statuses]
    return wanted.since, [
        (key, in_language(language, *words)) for key, (_, *words) in _SINCE.items()
    ]


def chosen_words(
    kind: Kind, wanted: CaseFilter, items: Iterable[ServiceItem], language: str
) -> str:
    """Say what a filter lets through, "" for everything."""
    if kind == "time" and wanted.day is not None:
        return readable_date(wanted.day, language)
    choices = choices_of(kind, wanted, items, language)
    return next((one.title for one in choices if one.is_chosen and one.key), "")


@QmlElement
class DeskCaseFilterViewModel(QObject):
    """View model of the filters. `picked`: another one holds."""

    changed = Signal()
    picked = Signal()

    def __init__(
        self, catalogue: CatalogueService, desk: DeskService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._desk = desk
        self._wanted = CaseFilter()
        self._picking: Kind | None = None
        self._choices = RowListModel(FilterChoice, self)
        desk.changed.connect(self._fold)

    @Property(RowListModel, constant=True, final=True)
    def choices(self) -> RowListModel:
        """What the filter that is being chosen offers: key, title, isChosen."""
        return self._choices

    @Property(str, notify=changed, final=True)
    def picking(self) -> str:
        """Which filter is being chosen: item, status, time or nothing."""
        return self._picking or ""

    @Property(str, notify=changed, final=True)
    def item(self) -> str:
        """The item that is wanted, "" for all."""
        return self._words("item")

    @Property(str, notify=changed, final=True)
    def status(self) -> str:
        """How they are wanted to stand, "" for all."""
        return self._words("status")

    @Property(str, notify=changed, final=True)
    def time(self) -> str:
        """Since when they are wanted, "" for all."""
        return self._words("time")

    @Slot(str)
    def pick(self, kind: str) -> None:
        """Choose anew what a filter lets through; again: leave it as it is."""
        kinds: dict[str, Kind] = {"item": "item", "status": "status", "time": "time"}
        self._picking = None if self._picking == kind else kinds.get(kind)
        self._fold()

    @Slot(str)
    def choose(self, key: str) -> None:
        """Let through what was chosen."""
        match self._picking:
            case "item":
                self._take(replace(self._wanted, item=key))
            case "status":
                self._take(replace(self._wanted, status=key))
            case "time":
                self._take(replace(self._wanted, since=key, day=None))

    def choose_day(self, day: date) -> None:
        """Let through what was filed on a day."""
        self._take(replace(self._wanted, since=_DAY, day=day))

    def query(self, today: date, zone: tzinfo) -> CaseQuery:
        """Return what is asked of the store."""
        return query_of(self._wanted, today, zone)

    def title_of(self, code: str, language: str) -> str:
        """Return the title of an item, "" where it is offered no more."""
        item = self.item_named(code)
        return "" if item is None else item.title.get(language)

    def item_named(self, code: str) -> ServiceItem | None:
        """Return the item of a code, None where it is offered no more."""
        return self._catalogue.item_named(code)

    def forget(self) -> None:
        """Let everything through."""
        self._wanted, self._picking = CaseFilter(), None
        self._fold()

    def _take(self, wanted: CaseFilter) -> None:
        self._wanted, self._picking = wanted, None
        self._fold()
        self.picked.emit()

    def _words(self, kind: Kind) -> str:
        language = self._desk.state.language
        return chosen_words(kind, self._wanted, self._catalogue.whole.items, language)

    def _fold(self) -> None:
        kind, items = self._picking, self._catalogue.whole.items
        language = self._desk.state.language
        self._choices.show(choices_of(kind, self._wanted, items, language) if kind else ())
        self.changed.emit()
