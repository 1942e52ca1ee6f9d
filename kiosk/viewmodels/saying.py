"""What the question scene says: the question, its control, its answer, and what is wrong with that."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.viewmodels import controls
from kiosk.viewmodels.asked import QuestionProps, is_long

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AskedViewModel(QObject):
    """The part of the question scene's view model that only says; the scene never makes one itself."""

    changed = Signal()
    valueChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._props = QuestionProps()

    @Property(str, notify=changed, final=True)
    def ref(self) -> str:
        """Which question is open, or nothing."""
        return self._props.ref

    @Property(str, notify=changed, final=True)
    def kind(self) -> str:
        """Its control, one of `controls.Kind`."""
        return self._props.kind

    @Property(bool, notify=changed, final=True)
    def usesPad(self) -> bool:
        """Whether it is typed on the number pad."""
        return controls.uses_pad(self._props.kind)

    @Property(bool, notify=changed, final=True)
    def usesKeyboard(self) -> bool:
        """Whether it is written on the keyboard."""
        return controls.uses_keyboard(self._props.kind)

    @Property(str, notify=changed, final=True)
    def part(self) -> str:
        """What it is a part of: the label of its group, or nothing."""
        return self._props.part

    @Property(str, notify=changed, final=True)
    def label(self) -> str:
        """The question."""
        return self._props.label

    @Property(str, notify=changed, final=True)
    def labelText(self) -> str:
        """The question as styled text."""
        return self._props.label_text

    @Property(bool, notify=changed, final=True)
    def isLong(self) -> bool:
        """Whether the question is more than a line or two."""
        return is_long(self._props.label)

    @Property(str, notify=changed, final=True)
    def hint(self) -> str:
        """The line under it."""
        return self._props.hint

    @Property(str, notify=changed, final=True)
    def hintText(self) -> str:
        """The line under it as styled text."""
        return self._props.hint_text

    @Property(str, notify=changed, final=True)
    def guidance(self) -> str:
        """Why it is asked, or nothing."""
        return self._props.guidance

    @Property(str, notify=changed, final=True)
    def guidanceText(self) -> str:
        """Why it is asked, as styled text."""
        return self._props.guidance_text

    @Property(str, notify=changed, final=True)
    def picture(self) -> str:
        """A picture that belongs to the question, by its name among `image://media`."""
        return self._props.picture

    @Property(str, notify=changed, final=True)
    def inability(self) -> str:
        """Why this kiosk cannot ask it, one of `ability.Inability`."""
        return self._props.inability

    @Property(str, notify=valueChanged, final=True)
    def value(self) -> str:
        """The answer as XForms text."""
        return self._props.value

    @Property(str, notify=valueChanged, final=True)
    def reading(self) -> str:
        """The answer for reading."""
        return self._props.reading

    @Property(str, notify=changed, final=True)
    def headline(self) -> str:
        """What does not fit yet, in a few words, or nothing."""
        return self._props.headline

    @Property(str, notify=changed, final=True)
    def violation(self) -> str:
        """What to do about it."""
        return self._props.violation

    @Property(int, notify=changed, final=True)
    def step(self) -> int:
        """Place among the questions, from 1; 0 where it is opened out of turn."""
        return self._props.step.place

    @Property(int, notify=changed, final=True)
    def steps(self) -> int:
        """How many questions there are."""
        return self._props.step.count

    @Property(bool, notify=changed, final=True)
    def isRequired(self) -> bool:
        """Whether it must be answered."""
        return self._props.is_required

    @Property(bool, notify=changed, final=True)
    def isChanging(self) -> bool:
        """Whether it was opened from the review."""
        return self._props.is_changing

    @Property(str, notify=changed, final=True)
    def layout(self) -> str:
        """How the choices are laid out, one of `controls.Layout`."""
        return self._props.layout
