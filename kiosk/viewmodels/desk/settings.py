"""The section in which managers set what may be set here, and take it back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.catalogue import CatalogueService
from kiosk.services.desk.desk import DeskService
from kiosk.services.desk.managed import NAMES, Name, value_of
from kiosk.services.desk.managing import ManagingService
from kiosk.viewmodels.desk.rows import DeskRow
from kiosk.viewmodels.desk.setting_edit import (
    NoticeEdit,
    edit_of,
    moved,
    with_entry,
    without_entry,
    without_notice,
)
from kiosk.viewmodels.desk.setting_notice import DeskNoticeViewModel
from kiosk.viewmodels.desk.setting_page import (
    CHOICES,
    HISTORY,
    LIST,
    NOTICE,
    PAGES,
    SERVICE,
    TEXT,
    UP,
    Open,
    SettingsProps,
    derive_choices,
    derive_settings_props,
    derive_settings_rows,
)
from kiosk.viewmodels.desk.setting_rows import Around, SettingChoice

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class DeskSettingsViewModel(QObject):
    """View model of the settings."""

    changed = Signal()

    def __init__(
        self,
        managing: ManagingService,
        desk: DeskService,
        catalogue: CatalogueService,
        today: Callable[[], date],
        zone: ZoneInfo,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._managing = managing
        self._desk = desk
        self._catalogue = catalogue
        self._today = today
        self._zone = zone
        self._open = Open()
        self._notice = DeskNoticeViewModel(self)
        self._saved = managing.state.saved
        self._rows = RowListModel(DeskRow, self)
        self._choices = RowListModel(SettingChoice, self)
        self._props = SettingsProps()
        self._notice.changed.connect(self._fold)
        managing.changed.connect(self._fold)
        desk.changed.connect(self._fold)
        desk.locked.connect(self._leave)

    @Property(RowListModel, constant=True, final=True)
    def rows(self) -> RowListModel:
        """The rows of the page that is open."""
        return self._rows

    @Property(RowListModel, constant=True, final=True)
    def choices(self) -> RowListModel:
        """What there is to choose on it: key, title, isChosen."""
        return self._choices

    @Property(DeskNoticeViewModel, constant=True, final=True)
    def notice(self) -> DeskNoticeViewModel:
        """View model of the notice that is open."""
        return self._notice

    @Property(str, notify=changed, final=True)
    def page(self) -> str:
        """What is open: list, text, entries, choices, notices, notice, services, service or history."""
        return self._props.page

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """What the setting, or the service item, is called that is open."""
        return self._props.title

    @Property(str, notify=changed, final=True)
    def name(self) -> str:
        """Which setting that is."""
        return self._props.name

    @Property(str, notify=changed, final=True)
    def text(self) -> str:
        """What is typed."""
        return self._props.text

    @Property(bool, notify=changed, final=True)
    def isFirst(self) -> bool:
        """Whether the service item that is open stands among the first."""
        return self._props.is_first

    @Property(bool, notify=changed, final=True)
    def isHidden(self) -> bool:
        """Whether it is not shown."""
        return self._props.is_hidden

    @Property(bool, notify=changed, final=True)
    def canSave(self) -> bool:
        """Whether what is typed can be set."""
        return self._props.can_save

    @Property(bool, notify=changed, final=True)
    def isBusy(self) -> bool:
        """Whether something is being written down."""
        return self._props.is_busy

    @Property(bool, notify=changed, final=True)
    def hasBefore(self) -> bool:
        """Whether there are later changes than those shown."""
        return self._props.has_before

    @Property(bool, notify=changed, final=True)
    def hasMore(self) -> bool:
        """Whether there are earlier ones."""
        return self._props.has_more

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """Why it did not work, in words; "" where it did."""
        return self._props.fault

    @Slot()
    def look(self) -> None:
        """The section was opened."""
        self._leave()
        self._managing.look()

    @Slot(str)
    def act(self, key: str) -> None:
        """Somebody touched the button of a row."""
        match self._open.page:
            case "list":
                self._edit(next(name for name in NAMES if name == key))
            case "entries":
                name = self._open.name
                self._managing.set(name, without_entry(self._managing.state.settings, name, key))
            case "notices":
                self._notice.begin(edit_of(self._managing.state.settings.hall.notices, int(key)))
                self._go(replace(self._open, page=NOTICE))
            case "services":
                self._go(replace(self._open, page=SERVICE, code=key))
            case "history":
                self._managing.undo(int(key))

    @Slot()
    def back(self) -> None:
        """Go back to where this page was opened."""
        self._go(replace(self._open, page=UP.get(self._open.page, LIST), text=""))

    @Slot()
    def openHistory(self) -> None:
        """Show what was changed."""
        self._go(Open(HISTORY))
        self._managing.look()

    @Slot()
    def addNotice(self) -> None:
        """Begin a new notice."""
        self._notice.begin(NoticeEdit())
        self._go(replace(self._open, page=NOTICE))

    @Slot(str)
    def setText(self, text: str) -> None:
        """Take what is typed."""
        self._show(replace(self._open, text=text))

    @Slot()
    def save(self) -> None:
        """Set what was typed."""
        name, text, settings = self._open.name, self._open.text, self._managing.state.settings
        if not self._props.can_save:
            return
        match self._open.page:
            case "text":
                self._managing.set(name, text.strip())
            case "entries":
                self._managing.set(name, with_entry(settings, name, text, self._today()))
            case "notice":
                notices = self._notice.among(settings.hall.notices, self._today())
                self._managing.set("hall.notices", notices)

    @Slot()
    def removeNotice(self) -> None:
        """Take the notice away that is open."""
        place = self._notice.place
        if place is not None:
            notices = self._managing.state.settings.hall.notices
            self._managing.set("hall.notices", without_notice(notices, place))

    @Slot(str)
    def choose(self, key: str) -> None:
        """Choose a value."""
        is_volume = self._open.name == "call_volume"
        self._managing.set(self._open.name, float(key) if is_volume else int(key))

    @Slot(int)
    def move(self, step: int) -> None:
        """Put the service item that is open at the top (0), or one place up (-1) or down (1)."""
        first = self._managing.state.settings.first
        self._managing.set("first", moved(first, self._open.code, step))

    @Slot()
    def leaveOrder(self) -> None:
        """Give the service item that is open no place of its own."""
        first = self._managing.state.settings.first
        self._managing.set("first", tuple(one for one in first if one != self._open.code))

    @Slot()
    def switchHidden(self) -> None:
        """Show the service item that is open no more, or again."""
        hidden, code = self._managing.state.settings.hidden, self._open.code
        others = tuple(one for one in hidden if one != code)
        self._managing.set("hidden", others if code in hidden else (*hidden, code))

    @Slot()
    def newer(self) -> None:
        """Turn back to later changes."""
        self._managing.turn(on=False)

    @Slot()
    def older(self) -> None:
        """Turn to earlier changes."""
        self._managing.turn(on=True)

    def _edit(self, name: Name) -> None:
        value, page = value_of(self._managing.state.settings, name), PAGES[name]
        self._go(Open(page, name, text=value if page == TEXT else ""))

    def _leave(self) -> None:
        self._show(Open())

    def _go(self, open_: Open) -> None:
        self._managing.told()
        self._show(open_)

    def _show(self, open_: Open) -> None:
        self._open = open_
        self._fold()

    def _fold(self) -> None:
        state = self._managing.state
        if state.saved != self._saved:
            self._saved = state.saved
            self._done()
        around = Around(self._catalogue.whole, self._today(), self._desk.state.language)
        self._rows.show(derive_settings_rows(state, self._open, self._zone, around))
        self._choices.show(derive_choices(state, self._open, around))
        is_whole = self._notice.is_whole
        props = derive_settings_props(state, self._open, around, is_whole=is_whole)
        if props != self._props:
            self._props = props
            self.changed.emit()

    def _done(self) -> None:
        """Something was set: a page with fields has done its work."""
        if self._open.page in (TEXT, CHOICES, NOTICE):
            self._open = replace(self._open, page=UP.get(self._open.page, LIST))
        self._open = replace(self._open, text="")
