"""The question scene: one question, its control, and what is wrong with the answer."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.visit import VisitService
from kiosk.viewmodels import controls
from kiosk.viewmodels.asked import ChoiceRow, QuestionProps, derive_question_props, is_long
from kiosk.viewmodels.dates import DateViewModel
from kiosk.viewmodels.moments import clock_in, day_in, moment_of, time_of
from kiosk.viewmodels.ranges import RangeViewModel
from kiosk.viewmodels.times import TimeViewModel

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class QuestionViewModel(QObject):
    """View model of the question scene."""

    changed = Signal()
    letterChanged = Signal()

    def __init__(
        self, visit: VisitService, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        """`now` gives the present as an aware local datetime."""
        super().__init__(parent)
        self._visit = visit
        self._now = now
        zone = now().tzinfo
        if zone is None:
            raise ValueError("now() must give an aware datetime")
        self._zone = zone
        self._props = QuestionProps()
        self._typed: str | None = None
        self._letter = ""
        self._shown = controls.SHOWN_AT_ONCE
        self._choices = RowListModel(ChoiceRow, self)
        self._date = DateViewModel(self._take_day, lambda: now().date(), self)
        self._time = TimeViewModel(self._take_clock, now, self)
        self._range = RangeViewModel(self.answer, self)
        visit.changed.connect(self._fold)

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

    @Property(str, notify=changed, final=True)
    def value(self) -> str:
        """The answer as XForms text."""
        return self._props.value

    @Property(str, notify=changed, final=True)
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

    @Property(list, notify=changed, final=True)
    def letters(self) -> list[str]:
        """Letters that a long list of choices can be looked up by."""
        return list(self._props.letters)

    @Property(str, notify=letterChanged, final=True)
    def letter(self) -> str:
        """The letter chosen, or nothing for all choices."""
        return self._letter

    @Property(int, notify=letterChanged, final=True)
    def more(self) -> int:
        """How many choices are not shown yet."""
        return len(self._found()) - self._choices.count

    @Property(RowListModel, constant=True, final=True)
    def choices(self) -> RowListModel:
        """The answers offered, see `ChoiceRow`."""
        return self._choices

    @Property(DateViewModel, constant=True, final=True)
    def date(self) -> DateViewModel:
        """The columns of a date."""
        return self._date

    @Property(TimeViewModel, constant=True, final=True)
    def time(self) -> TimeViewModel:
        """The columns of a time of day."""
        return self._time

    @Property(RangeViewModel, constant=True, final=True)
    def range(self) -> RangeViewModel:
        """The steps of a range."""
        return self._range

    @Slot(str)
    def answer(self, value: str) -> None:
        """Keep an answer as it stands; "" takes it back."""
        props = self._props
        value = controls.typed(props.kind, value)
        if props.ref and value != props.value:
            self._typed = value
            self._visit.answer(props.ref, value)

    @Slot(str)
    def press(self, key: str) -> None:
        """Press a key of the number pad."""
        self.answer(controls.pressed(self._props.kind, self._props.value, key))

    @Slot()
    def erase(self) -> None:
        """Take back the last figure."""
        self.answer(self._props.value[:-1])

    @Slot(str)
    def choose(self, value: str) -> None:
        """Choose one answer, or put it in or take it out where several may be chosen."""
        if self._props.kind == "choices":
            order = [row.value for row in self._props.choices]
            value = controls.toggled(self._props.value, value, order)
        self.answer(value)
        if self._props.is_quick:
            self.next()

    @Slot(str, int)
    def move(self, value: str, steps: int) -> None:
        """Rank a choice `steps` places further down."""
        order = [row.value for row in self._props.choices]
        self.answer(controls.moved(order, value, steps))

    @Slot()
    def keepOrder(self) -> None:
        """Take the order as it stands."""
        self.answer(" ".join(row.value for row in self._props.choices))

    @Slot(str)
    def lookUp(self, letter: str) -> None:
        """Show the choices under a letter; the same again, or nothing, shows all."""
        self._letter = "" if letter == self._letter else letter
        self._shown = controls.SHOWN_AT_ONCE
        self._show_choices()

    @Slot()
    def showMore(self) -> None:
        """Show more of a long list."""
        self._shown += controls.SHOWN_AT_ONCE
        self._show_choices()

    @Slot()
    def next(self) -> None:
        """Go on, unless something does not fit yet."""
        if self._props.ref:
            self.answer(controls.settled(self._props.kind, self._props.value))
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

    def _take_day(self, day: str) -> None:
        props = self._props
        if props.kind == "dateTime":
            day = moment_of(day, clock_in(props.value, self._zone), self._zone)
        self.answer(day)

    def _take_clock(self, clock: str) -> None:
        props = self._props
        if props.kind == "dateTime":
            self.answer(moment_of(day_in(props.value, self._zone), clock, self._zone))
        else:
            self.answer(time_of(clock, self._now()))

    def _fold(self) -> None:
        visit = self._visit.visit
        props = derive_question_props(visit, self._typed)
        if (props.place, props.ref) != (self._props.place, self._props.ref):
            self._typed = None
            self._letter = ""
            self._shown = controls.SHOWN_AT_ONCE
            props = derive_question_props(visit)
        if props == self._props:
            return
        self._props = props
        self._show_choices()
        self._show_parts(visit.language)
        self.changed.emit()

    def _show_parts(self, language: str) -> None:
        """Let the date, the time and the range show their share of the answer, or nothing."""
        props = self._props
        if props.kind in {"date", "dateTime"}:
            day = day_in(props.value, self._zone)
            self._date.show(props.ref, day, is_birth=props.is_birth, language=language)
        else:
            self._date.forget()
        if props.kind in {"time", "dateTime"}:
            self._time.show(props.ref, clock_in(props.value, self._zone))
        else:
            self._time.forget()
        if props.kind == "range":
            self._range.show(props.limits, props.value, is_picker=props.is_picker)
        else:
            self._range.forget()

    def _found(self) -> list[ChoiceRow]:
        """Return the choices under the chosen letter."""
        return [
            row
            for row in self._props.choices
            if not self._letter or controls.first_letter(row.label, row.detail) == self._letter
        ]

    def _show_choices(self) -> None:
        self._choices.show(self._found()[: self._shown])
        self.letterChanged.emit()
