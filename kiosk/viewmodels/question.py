"""The question scene: one question, its control, and what is wrong with the answer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.address import AddressBook
from kiosk.services.visit import VisitService
from kiosk.viewmodels import controls
from kiosk.viewmodels.asked import QuestionProps, derive_question_props
from kiosk.viewmodels.choosing import ChoosingViewModel
from kiosk.viewmodels.dates import DateViewModel
from kiosk.viewmodels.moments import clock_in, day_in, moment_of, time_of
from kiosk.viewmodels.ranges import RangeViewModel
from kiosk.viewmodels.saying import AskedViewModel
from kiosk.viewmodels.suggesting import OffersViewModel
from kiosk.viewmodels.times import TimeViewModel

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class QuestionViewModel(AskedViewModel):
    """View model of the question scene."""

    canPutOffChanged = Signal()  # Qt crashes where a property notifies by a signal of a base class

    def __init__(
        self,
        visit: VisitService,
        now: Callable[[], datetime],
        book: AddressBook | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`now` gives the present as an aware local datetime; `book` knows addresses to offer."""
        super().__init__(parent)
        self._visit = visit
        self._now = now
        zone = now().tzinfo
        if zone is None:
            raise ValueError("now() must give an aware datetime")
        self._zone = zone
        self._typed: str | None = None
        self._choosing = ChoosingViewModel(self)
        self._offers = OffersViewModel(visit, book, self.answer, self)
        self._date = DateViewModel(self._take_day, lambda: now().date(), self)
        self._time = TimeViewModel(self._take_clock, now, self)
        self._range = RangeViewModel(self.answer, self)
        visit.changed.connect(self._fold)
        visit.answered.connect(self._fold_answer)

    @Property(ChoosingViewModel, constant=True, final=True)
    def choosing(self) -> ChoosingViewModel:
        """Looking up a choice in a long list."""
        return self._choosing

    @Property(OffersViewModel, constant=True, final=True)
    def offers(self) -> OffersViewModel:
        """What can be touched instead of typed."""
        return self._offers

    @Property(RowListModel, constant=True, final=True)
    def choices(self) -> RowListModel:
        """The answers offered, see `ChoiceRow`."""
        return self._choosing.rows

    @Property(bool, notify=canPutOffChanged, final=True)
    def canPutOff(self) -> bool:
        """Whether the rest can be filled in on another day."""
        return self._visit.can_put_off

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

    @Slot()
    def next(self) -> None:
        """Go on, unless something does not fit yet."""
        if self._props.ref:
            self.answer(controls.settled(self._props.kind, self._props.value))
            self._visit.next()

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
            self._choosing.forget()
            props = derive_question_props(visit)
        self._show(props)

    def _fold_answer(self) -> None:
        """How far one has come is counted anew on the next page."""
        before = self._props
        props = derive_question_props(self._visit.visit, self._typed, before.step)
        if (props.place, props.ref) == (before.place, before.ref):
            self._show(props)
        else:
            self._fold()

    def _show(self, props: QuestionProps) -> None:
        """Show `props`, and say no more than what is another: a key changes the answer alone."""
        before, self._props = self._props, props
        self._offers.show(self._visit.visit, props.value)
        if props == before:
            return
        if (props.ref, props.choices) != (before.ref, before.choices):
            self._choosing.show(props.choices, props.letters)
        self._show_parts(self._visit.visit.language)
        self.valueChanged.emit()
        if props != replace(before, value=props.value, reading=props.reading):
            self.changed.emit()
            self.canPutOffChanged.emit()

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
