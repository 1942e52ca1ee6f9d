"""One sort of paper as the person at the screen hears of it: how far what they asked for got."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from kiosk.jobs import Failure
from kiosk.services.handover import Order, Progress, Stage
from kiosk.services.press import Press

_NOTHING = Progress("none")
# Of several documents the one that needs most to be told counts.
_WEIGHT: tuple[Stage, ...] = (
    "none",
    "printed",
    "waiting",
    "printing",
    "unknown",
    "failed",
    "held_up",
)


class PaperService(QObject):
    """Prints one sort of paper. `changed`: how far the last one got.

    `sheets_only`: it goes into a file, so there is no such thing on a roll.
    """

    changed = Signal()
    sheets_only = False

    def __init__(self, press: Press, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._press = press
        self._told: list[Progress] = []
        self._turn = 0
        self._copies = 0

    @property
    def state(self) -> Stage:
        """How far the paper got."""
        return self._weightiest.stage

    @property
    def error(self) -> Failure | None:
        """What holds it up, or why it failed, as far as that is known."""
        return self._weightiest.error

    @property
    def has_printer(self) -> bool:
        """Whether there is a printer for this sort."""
        return self._press.has_printer and not (self.sheets_only and self._press.stock.is_roll)

    @property
    def is_busy(self) -> bool:
        """Whether it is on its way."""
        return self.state in ("waiting", "printing", "held_up")

    @property
    def can_print(self) -> bool:
        """Whether it may be asked for once more in this visit; what failed does not count."""
        return self.has_printer and not self.is_busy and self._copies < self._press.most

    def forget(self) -> None:
        """The visit is over, or another paper is shown; what still comes of this one is not told."""
        self._turn += 1
        self._copies = 0
        self._show([])

    def put_on_paper(self, *orders: Order) -> None:
        """Print what was ordered, all or none; without a printer it has failed."""
        self._turn += 1
        self._copies += 1
        self._show([Progress("waiting")] * len(orders))
        self._press.print(orders, partial(self._hear, self._turn))

    def _hear(self, turn: int, place: int, progress: Progress) -> None:
        if turn != self._turn:
            return
        told = [*self._told[:place], progress, *self._told[place + 1 :]]
        if all(one.stage == "failed" for one in told):
            self._copies -= 1
        self._show(told)

    @property
    def _weightiest(self) -> Progress:
        return max(self._told, key=lambda one: _WEIGHT.index(one.stage), default=_NOTHING)

    def _show(self, told: list[Progress]) -> None:
        before = self._weightiest
        self._told = told
        if self._weightiest != before:
            self.changed.emit()
