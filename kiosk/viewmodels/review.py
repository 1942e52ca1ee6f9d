"""The review scene: every answer as it was understood, and a way to each."""

from collections.abc import Iterator
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
    """One line; `photo` names the photo among `image://photos`, "" where there is none.

    `item` stands above the first line of each item where several are filed; `ref` is a name of the
    line that no other item has: the place of its item, and the question.
    """

    ref: str
    item: str
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
    note: str = ""
    follows: str = ""
    rows: tuple[ReviewRow, ...] = ()


def derive_review_props(visit: Visit, held: str) -> ReviewProps:
    """Say what the scene shows; `held` is the secret answer a finger rests on."""
    walk = visit.walk
    if visit.scene is not Scene.REVIEW or walk is None:
        return ReviewProps()
    filling = walk.open
    return ReviewProps(
        title=visit.title.get(visit.language) or filling.session.form.title,
        days=max((item.promised_days for item in visit.items), default=0),
        fault=plain(filling.violations[0].message) if filling.violations else "",
        note=visit.correction.note if visit.correction else "",
        follows=visit.correction.kind if visit.correction else "",
        rows=tuple(row for place in range(len(walk.parts)) for row in _rows(visit, place, held)),
    )


def _rows(visit: Visit, place: int, held: str) -> Iterator[ReviewRow]:
    """Give the lines of one item; its name stands above the first."""
    parts = visit.walk.parts if visit.walk else ()
    filling = parts[place]
    name = filling.item.title.get(visit.language) if filling.item and len(parts) > 1 else ""
    for row in review_of(filling):
        yield _row(filling, row, f"{place or ''}{row.ref}", name, held)
        name = ""


def _row(filling: Filling, row: Answered, ref: str, item: str, held: str) -> ReviewRow:
    photo, earlier = filling.photos.get(row.ref), filling.earlier.get(row.ref)
    answer = earlier.words(filling.session.language) if earlier else row.answer
    is_shown = ref == held
    is_hidden = row.is_secret and not is_shown
    return ReviewRow(
        ref=ref,
        item=item,
        part=row.part,
        label=row.label,
        answer=masked(answer) if is_hidden and answer else answer,
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

    @Property(str, notify=changed, final=True)
    def note(self) -> str:
        """What the agency wants changed, of what was filed before and returned; or nothing."""
        return self._props.note

    @Property(str, notify=changed, final=True)
    def follows(self) -> str:
        """What this is to an earlier filing: correction, supplement, or nothing."""
        return self._props.follows

    @Slot(str)
    def change(self, ref: str) -> None:
        """Open a question; from there it leads back here."""
        place, slash, path = ref.partition("/")
        self._visit.change(slash + path, int(place or 0))

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
