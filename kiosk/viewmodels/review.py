"""The review scene: every answer as it was understood, and a way to each."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.photos import photo_key
from kiosk.qt import Property
from kiosk.services.filling import Filling
from kiosk.services.readable import masked
from kiosk.services.review import ReviewRow as Answered
from kiosk.services.review import review_of
from kiosk.services.styled import plain
from kiosk.services.visit import Scene, Visit, VisitService

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One line; `photo` names the photo among `image://photos`, "" where there is none."""

    ref: str
    part: str
    label: str
    answer: str
    origin: str
    is_secret: bool
    is_shown: bool
    is_photo: bool
    photo: str


@dataclass(frozen=True, slots=True)
class ReviewProps:
    """Everything the scene shows."""

    title: str = ""
    days: int = 0
    fault: str = ""
    rows: tuple[ReviewRow, ...] = ()


def derive_review_props(visit: Visit, held: str) -> ReviewProps:
    """Say what the scene shows; `held` is the secret answer a finger rests on."""
    filling, item = visit.filling, visit.item
    if visit.scene is not Scene.REVIEW or filling is None:
        return ReviewProps()
    return ReviewProps(
        title=item.title.get(visit.language) if item else filling.session.form.title,
        days=item.promised_days if item else 0,
        fault=plain(filling.violations[0].message) if filling.violations else "",
        rows=tuple(_row(filling, row, is_shown=row.ref == held) for row in review_of(filling)),
    )


def _row(filling: Filling, row: Answered, *, is_shown: bool) -> ReviewRow:
    photo = filling.photos.get(row.ref)
    is_hidden = row.is_secret and not is_shown
    return ReviewRow(
        ref=row.ref,
        part=row.part,
        label=row.label,
        answer=masked(row.answer) if is_hidden and row.answer else row.answer,
        origin=row.origin,
        is_secret=row.is_secret and row.answer != "",
        is_shown=is_shown,
        is_photo=row.is_photo,
        photo="" if photo is None else photo_key(photo.data),
    )


@QmlElement
class ReviewViewModel(QObject):
    """View model of the review scene."""

    changed = Signal()

    def __init__(self, visit: VisitService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._held = ""
        self._props = ReviewProps()
        self._rows = RowListModel(ReviewRow, self)
        visit.changed.connect(self._fold)

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """Name of the service item."""
        return self._props.title

    @Property(int, notify=changed, final=True)
    def days(self) -> int:
        """Working days within which the agency answers; 0 where none is promised."""
        return self._props.days

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """What keeps it from being handed in although no page asks for it, or nothing."""
        return self._props.fault

    @Property(RowListModel, constant=True, final=True)
    def rows(self) -> RowListModel:
        """The answers, see `ReviewRow`."""
        return self._rows

    @Slot(str)
    def change(self, ref: str) -> None:
        """Open a question; from there it leads back here."""
        self._visit.change(ref)

    @Slot(str)
    def hold(self, ref: str) -> None:
        """Show one secret answer as long as a finger rests on it; "" hides it again."""
        self._held = ref
        self._fold()

    @Slot()
    def next(self) -> None:
        """Everything is right: go on to sign."""
        self._visit.next()

    @Slot()
    def back(self) -> None:
        """Go back to the last page."""
        self._visit.back()

    def _fold(self) -> None:
        visit = self._visit.visit
        if visit.scene is not Scene.REVIEW:
            self._held = ""
        props = derive_review_props(visit, self._held)
        if props != self._props:
            self._props = props
            self._rows.show(props.rows)
            self.changed.emit()
