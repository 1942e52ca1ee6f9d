"""A date question: three columns that can be moved, and short ways into them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.viewmodels.columns import (
    PARTS,
    DateInputs,
    DateProps,
    Part,
    begin,
    derive_date_props,
    in_decade,
    stepped,
    turned,
)

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class DateViewModel(QObject):
    """View model of the three columns; `answer` takes the day once it is whole."""

    changed = Signal()

    def __init__(
        self,
        answer: Callable[[str], None],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._answer = answer
        self._today = today
        self._ref = ""
        self._inputs: DateInputs | None = None
        self._props = DateProps()

    def show(self, ref: str, value: str, *, is_birth: bool, language: str) -> None:
        """Show the answer of the question `ref`; what was half set stays while it is open."""
        inputs = self._inputs
        if inputs is None or ref != self._ref or (value and value != inputs.cursor.isoformat()):
            inputs = begin(value, today=self._today(), is_birth=is_birth, language=language)
        self._ref = ref
        self._fold(replace(inputs, language=language))

    def forget(self) -> None:
        """Show nothing of any person."""
        self._ref, self._inputs = "", None
        self._publish(DateProps())

    @Property(list, notify=changed, final=True)
    def years(self) -> list[str]:
        """Five years, the chosen one in the middle; "" past the end."""
        return _written(self._props.years)

    @Property(list, notify=changed, final=True)
    def months(self) -> list[str]:
        """Five months, going round."""
        return _written(self._props.months)

    @Property(list, notify=changed, final=True)
    def days(self) -> list[str]:
        """Five days of the month, going round."""
        return _written(self._props.days)

    @Property(list, notify=changed, final=True)
    def decades(self) -> list[int]:
        """First years of the decades offered; none unless a birthday is asked."""
        return list(self._props.decades)

    @Property(int, notify=changed, final=True)
    def decade(self) -> int:
        """First year of the decade chosen, or 0."""
        return self._props.decade

    @Property(bool, notify=changed, final=True)
    def hasEarlier(self) -> bool:
        """Whether there are decades before those offered."""
        return self._props.has_earlier

    @Property(bool, notify=changed, final=True)
    def hasLater(self) -> bool:
        """Whether there are decades after those offered."""
        return self._props.has_later

    @Property(bool, notify=changed, final=True)
    def isBirth(self) -> bool:
        """Whether a birthday is asked."""
        return self._props.is_birth

    @Property(bool, notify=changed, final=True)
    def hasYear(self) -> bool:
        """Whether the person has set the year."""
        return self._props.has_year

    @Property(bool, notify=changed, final=True)
    def hasMonth(self) -> bool:
        """Whether the person has set the month."""
        return self._props.has_month

    @Property(bool, notify=changed, final=True)
    def hasDay(self) -> bool:
        """Whether the person has set the day."""
        return self._props.has_day

    @Property(str, notify=changed, final=True)
    def words(self) -> str:
        """The whole date in words, or nothing yet."""
        return self._props.words

    @Property(int, notify=changed, final=True)
    def age(self) -> int:
        """Full years from that birthday to today, or -1."""
        return self._props.age

    @Property(int, notify=changed, final=True)
    def near(self) -> int:
        """Days from today to the date chosen; `NOT_NEAR` while there is none."""
        return self._props.near

    @Slot(str, int)
    def step(self, part: Part, steps: int) -> None:
        """Move the column `part` by `steps`; 0 takes its middle."""
        if self._inputs is not None:
            self._take(stepped(self._inputs, part, steps))

    @Slot(int)
    def chooseDecade(self, decade: int) -> None:
        """Move into a decade."""
        if self._inputs is not None:
            self._take(in_decade(self._inputs, decade))

    @Slot(int)
    def chooseNear(self, days: int) -> None:
        """Choose today (0), yesterday (-1), tomorrow (1)."""
        if self._inputs is not None:
            day = self._inputs.today + timedelta(days=days)
            self._take(replace(self._inputs, cursor=day, touched=frozenset(PARTS)))

    @Slot(int)
    def turn(self, pages: int) -> None:
        """Offer earlier (-1) or later (1) decades."""
        if self._inputs is not None:
            self._fold(turned(self._inputs, pages))

    def _take(self, inputs: DateInputs) -> None:
        self._fold(inputs)
        if len(inputs.touched) == len(PARTS):
            self._answer(inputs.cursor.isoformat())

    def _fold(self, inputs: DateInputs) -> None:
        self._inputs = inputs
        self._publish(derive_date_props(inputs))

    def _publish(self, props: DateProps) -> None:
        if props != self._props:
            self._props = props
            self.changed.emit()


def _written(figures: tuple[int, ...]) -> list[str]:
    return [str(figure) if figure else "" for figure in figures]
