"""The contents of the filing that is open: what was answered, secrets masked until touched, photos."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.photos import photo_key
from kiosk.qt import Property
from kiosk.services.desk.contents import ContentsService
from kiosk.services.desk.desk import DeskService
from kiosk.services.desk.opened import Contents, Sheet
from kiosk.services.readable import masked, readable_moment
from kiosk.viewmodels.controls import headline
from kiosk.viewmodels.desk.case_words import in_language
from sync.wire.envelope import Kind

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_KINDS: Mapping[Kind, tuple[str, str]] = {
    "filing": ("交的材料", "Filed"),
    "correction": ("改好重交", "Corrected"),
    "supplement": ("补的材料", "Supplement"),
    "opinion": ("意见", "Opinion"),
    "withdrawal": ("撤回", "Withdrawal"),
    "rating": ("评价", "Rating"),
    "tombstone": ("丢失", "Lost"),
}


@dataclass(frozen=True, slots=True)
class ContentsRow:
    """A line: the head of a version, an answer, or a photo (`picture`: its name on the screen)."""

    key: str
    kind: Literal["head", "answer", "photo"]
    label: str
    answer: str = ""
    picture: str = ""
    is_hidden: bool = False


def derive_contents_rows(
    contents: Contents, shown: frozenset[str], zone: tzinfo, language: str
) -> tuple[ContentsRow, ...]:
    """Return the newest version first; `shown`: the secrets that were touched."""
    return tuple(
        row
        for place, sheet in enumerate(contents.sheets)
        for row in _sheet_rows(str(place), sheet, contents, shown, (zone, language))
    )


def _sheet_rows(
    place: str, sheet: Sheet, contents: Contents, shown: frozenset[str], at: tuple[tzinfo, str]
) -> list[ContentsRow]:
    zone, language = at
    kind = in_language(language, *_KINDS[sheet.kind])
    made = readable_moment(sheet.made_at.astimezone(zone), language)
    rows = [ContentsRow(place, "head", f"{kind} · {made}")]
    for number, one in enumerate(sheet.rows):
        key = f"{place}/{number}"
        is_hidden = one.is_secret and key not in shown
        if not one.is_photo:
            label = " · ".join(filter(None, (one.part, one.label)))
            answer = masked(one.answer) if is_hidden else one.answer
            rows.append(ContentsRow(key, "answer", label, answer, is_hidden=is_hidden))
    for number, paper in enumerate(sheet.papers):
        photo = contents.photos.get(paper.name)
        picture = "" if photo is None else photo_key(photo.data)
        rows.append(ContentsRow(f"{place}/p{number}", "photo", paper.label, picture=picture))
    return rows


@QmlElement
class DeskContentsViewModel(QObject):
    """View model of the contents of a filing."""

    changed = Signal()

    def __init__(
        self,
        contents: ContentsService,
        desk: DeskService,
        zone: tzinfo,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._contents = contents
        self._desk = desk
        self._zone = zone
        self._shown: frozenset[str] = frozenset()
        self._large = ""
        self._rows = RowListModel(ContentsRow, self)
        contents.changed.connect(self._fold)
        desk.changed.connect(self._fold)

    @Property(RowListModel, constant=True, final=True)
    def rows(self) -> RowListModel:
        """The lines: key, kind, label, answer, picture, isHidden."""
        return self._rows

    @Property(bool, notify=changed, final=True)
    def isBusy(self) -> bool:
        """Whether the contents, or their photos, are on their way."""
        return self._contents.state.is_busy or self._contents.state.is_loading

    @Property(str, notify=changed, final=True)
    def large(self) -> str:
        """The photo that is looked at closely, by its name on the screen, or nothing."""
        return self._large

    @Property(str, notify=changed, final=True)
    def headline(self) -> str:
        """Why they did not open, in a few words, or nothing."""
        return self._fault()[0]

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """What to do then."""
        return self._fault()[1]

    @Slot(str)
    def reveal(self, key: str) -> None:
        """Show a secret answer."""
        self._shown |= {key}
        self._fold()

    @Slot(str)
    def enlarge(self, picture: str) -> None:
        """Look at a photo closely; "" at none."""
        self._large = picture
        self.changed.emit()

    def _fault(self) -> tuple[str, str]:
        error = self._contents.state.error
        return ("", "") if error is None else headline(error.words(self._desk.state.language))

    def _fold(self) -> None:
        contents = self._contents.state.contents
        if contents is None:
            self._shown, self._large = frozenset(), ""
            self._rows.show(())
        else:
            language = self._desk.state.language
            self._rows.show(derive_contents_rows(contents, self._shown, self._zone, language))
        self.changed.emit()
