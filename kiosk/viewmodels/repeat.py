"""The repeat scene: who or what was named so far, one more, or on."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from forms import RepeatPage
from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.review import names_of
from kiosk.services.styled import plain
from kiosk.services.visit import Scene, Visit, VisitService
from kiosk.viewmodels.steps import NO_STEP, Step, step_of

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class InstanceRow:
    """One repeat instance; `label` is what was answered first in it, or nothing yet."""

    ref: str
    place: int
    label: str


@dataclass(frozen=True, slots=True)
class RepeatProps:
    """Everything the scene shows of the repeat that is open; none while another scene is."""

    ref: str = ""
    label: str = ""
    hint: str = ""
    can_add: bool = False
    cannot_add: str = ""
    can_remove: bool = False
    is_changing: bool = False
    step: Step = NO_STEP
    instances: tuple[InstanceRow, ...] = ()


def derive_repeat_props(visit: Visit) -> RepeatProps:
    """Say what the scene shows of the open repeat."""
    walk = visit.walk
    if visit.scene is not Scene.REPEAT or walk is None:
        return RepeatProps()
    filling, page = walk.open, walk.open.page
    if not isinstance(page, RepeatPage):
        return RepeatProps()
    return RepeatProps(
        ref=page.ref,
        label=plain(page.label),
        hint=plain(page.hint),
        can_add=page.can_add,
        cannot_add=page.cannot_add,
        can_remove=page.can_remove,
        is_changing=filling.is_changing,
        step=step_of(walk),
        instances=tuple(
            InstanceRow(ref, place, name)
            for place, (ref, name) in enumerate(names_of(filling, page).items(), start=1)
        ),
    )


@QmlElement
class RepeatViewModel(QObject):
    """View model of the repeat scene."""

    changed = Signal()

    def __init__(self, visit: VisitService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._props = RepeatProps()
        self._instances = RowListModel(InstanceRow, self)
        visit.changed.connect(self._fold)

    @Property(str, notify=changed, final=True)
    def label(self) -> str:
        """What is listed."""
        return self._props.label

    @Property(str, notify=changed, final=True)
    def hint(self) -> str:
        """The line under it."""
        return self._props.hint

    @Property(bool, notify=changed, final=True)
    def canAdd(self) -> bool:
        """Whether one more may be named."""
        return self._props.can_add

    @Property(str, notify=changed, final=True)
    def cannotAdd(self) -> str:
        """Why no more may be named although the form allows it, or nothing."""
        return self._props.cannot_add

    @Property(bool, notify=changed, final=True)
    def canRemove(self) -> bool:
        """Whether one may be taken out."""
        return self._props.can_remove

    @Property(bool, notify=changed, final=True)
    def isChanging(self) -> bool:
        """Whether it was opened from the review."""
        return self._props.is_changing

    @Property(int, notify=changed, final=True)
    def step(self) -> int:
        """Place among the questions, from 1; 0 where it is opened out of turn."""
        return self._props.step.place

    @Property(int, notify=changed, final=True)
    def steps(self) -> int:
        """How many questions there are."""
        return self._props.step.count

    @Property(RowListModel, constant=True, final=True)
    def instances(self) -> RowListModel:
        """What was named: `ref`, `place`, `label`."""
        return self._instances

    @Slot()
    def add(self) -> None:
        """Name one more."""
        self._visit.filling.add_repeat(self._props.ref)
        self._visit.edited()

    @Slot(str)
    def open(self, ref: str) -> None:
        """Go through the answers of one again."""
        self._visit.filling.open_instance(ref)
        self._visit.edited()

    @Slot(str)
    def remove(self, ref: str) -> None:
        """Take one out."""
        self._visit.filling.remove_repeat(ref)
        self._visit.edited()

    @Slot()
    def next(self) -> None:
        """Go on."""
        self._visit.next()

    @Property(bool, notify=changed, final=True)
    def canPutOff(self) -> bool:
        """Whether the rest can be filled in on another day."""
        return self._visit.can_put_off

    @Slot()
    def putOff(self) -> None:
        """Fill in the rest on another day."""
        self._visit.put_off()

    @Slot()
    def back(self) -> None:
        """Go back."""
        self._visit.back()

    def _fold(self) -> None:
        props = derive_repeat_props(self._visit.visit)
        if props != self._props:
            self._props = props
            self._instances.show(props.instances)
            self.changed.emit()
