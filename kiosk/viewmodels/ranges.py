"""A range: a slider over its steps, with a step down and a step up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_AROUND = (-2, -1, 0, 1, 2)
_USUAL = {"start": 1.0, "end": 10.0, "step": 1.0}


@dataclass(frozen=True, slots=True)
class Scale:
    """The values of a range: `count` steps from `start`; `step` may lead down."""

    start: Decimal
    step: Decimal
    count: int

    def at(self, place: int) -> str:
        """Return the value at a place from 0 to `count`, as XForms text."""
        text = f"{self.start + self.step * place:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    def place_of(self, value: str) -> int | None:
        """Return the place nearest to a value; None where it is no number."""
        try:
            place = round((Decimal(value) - self.start) / self.step)
        except InvalidOperation:
            return None
        return min(max(place, 0), self.count)


def scale_of(limits: Mapping[str, float]) -> Scale:
    """Return the values that `limits` (start, end, step) span; XLSForm's own where one is missing."""
    start, end, step = (Decimal(str(limits.get(name, _USUAL[name]))) for name in _USUAL)
    size = abs(step) or Decimal(1)
    count = int(abs(end - start) / size)
    return Scale(start, size if end >= start else -size, count)


@dataclass(frozen=True, slots=True)
class RangeProps:
    """What the control shows; `place` is -1 while nothing is chosen. `figures`: five, for a picker."""

    shown: str = ""
    low: str = ""
    high: str = ""
    place: int = -1
    count: int = 0
    figures: tuple[str, ...] = ("",) * len(_AROUND)
    is_picker: bool = False


def derive_range_props(scale: Scale, value: str, *, is_picker: bool) -> RangeProps:
    """Say what the control shows of a value; "" shows the range without one."""
    place = scale.place_of(value) if value else None
    near = [(place or 0) + step for step in _AROUND]
    return RangeProps(
        shown="" if place is None else scale.at(place),
        low=scale.at(0),
        high=scale.at(scale.count),
        place=-1 if place is None else place,
        count=scale.count,
        figures=tuple(scale.at(each) if 0 <= each <= scale.count else "" for each in near),
        is_picker=is_picker,
    )


@QmlElement
class RangeViewModel(QObject):
    """View model of a range; `answer` takes the value at every step."""

    changed = Signal()

    def __init__(self, answer: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        self._scale = Scale(Decimal(0), Decimal(1), 0)
        self._props = RangeProps()

    def show(self, limits: Mapping[str, float], value: str, *, is_picker: bool) -> None:
        """Show the answer of a range."""
        self._scale = scale_of(limits)
        self._publish(derive_range_props(self._scale, value, is_picker=is_picker))

    def forget(self) -> None:
        """Show nothing."""
        self._publish(RangeProps())

    @Property(str, notify=changed, final=True)
    def shown(self) -> str:
        """The value chosen, or nothing."""
        return self._props.shown

    @Property(str, notify=changed, final=True)
    def low(self) -> str:
        """The first value."""
        return self._props.low

    @Property(str, notify=changed, final=True)
    def high(self) -> str:
        """The last value."""
        return self._props.high

    @Property(int, notify=changed, final=True)
    def place(self) -> int:
        """How many steps the value lies from the first; -1 while nothing is chosen."""
        return self._props.place

    @Property(int, notify=changed, final=True)
    def count(self) -> int:
        """How many steps lie between the first value and the last."""
        return self._props.count

    @Property(list, notify=changed, final=True)
    def figures(self) -> list[str]:
        """Five values, the chosen one in the middle; nothing past the ends."""
        return list(self._props.figures)

    @Property(bool, notify=changed, final=True)
    def isPicker(self) -> bool:
        """Whether a column is to be shown instead of a slider."""
        return self._props.is_picker

    @Slot(int)
    def step(self, steps: int) -> None:
        """Go some steps on or back, from the first value while nothing is chosen."""
        self.goTo(max(self._props.place, 0) + steps)

    @Slot(int)
    def goTo(self, place: int) -> None:
        """Choose the value at a place; the nearest end where it lies beyond."""
        self._answer(self._scale.at(min(max(place, 0), self._props.count)))

    def _publish(self, props: RangeProps) -> None:
        if props != self._props:
            self._props = props
            self.changed.emit()
