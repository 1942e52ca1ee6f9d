"""A returned case is changed in place, to be filed again as a new version of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from forms import Form, FormError
from forms.catalogue import ServiceItem
from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.reopening import FormGoneError, Reopened, filling_of
from sync.store import CaseStanding

# Item code, form id and version, to the item and its form; None where no catalogue here has it.
FiledWith = Callable[[str, str, str], tuple[ServiceItem, Form] | None]


@dataclass(frozen=True, slots=True)
class CorrectingState:
    """How far the opening got."""

    is_busy: bool = False
    error: Failure | None = None


class CorrectingService(QObject):
    """Opens returned cases on the compute lane. `changed`: the state; `opened`: correction, item, filling."""

    changed = Signal()
    opened = Signal(object, object, object)

    def __init__(
        self,
        open_: Callable[[CaseStanding, bytes], Reopened],
        filed_with: FiledWith,
        runner: SerialJobRunner,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open = open_
        self._filed_with = filed_with
        self._runner = runner
        self._now = now
        self._new_id = new_id
        self._turn = 0
        self._state = CorrectingState()

    @property
    def state(self) -> CorrectingState:
        """How far the opening got."""
        return self._state

    def begin(self, case: CaseStanding, secret: bytes, language: str) -> None:
        """Open a returned case, to be changed."""
        if not self._state.is_busy:
            self._turn += 1
            turn = self._turn
            self._show(CorrectingState(is_busy=True))
            self._runner.run(
                lambda: self._work(case, secret), lambda found: self._fold(turn, found, language)
            )

    def begin_with(self, reopened: Reopened, language: str) -> None:
        """Go on from a case that was opened already, to be changed."""
        if not self._state.is_busy:
            self._turn += 1
            turn = self._turn
            self._show(CorrectingState(is_busy=True))
            self._runner.run(
                lambda: self._with_form(reopened), lambda found: self._fold(turn, found, language)
            )

    def forget(self) -> None:
        """Drop what is on its way."""
        self._turn += 1
        self._show(CorrectingState())

    def _work(self, case: CaseStanding, secret: bytes) -> tuple[Reopened, tuple[ServiceItem, Form]]:
        return self._with_form(self._open(case, secret))

    def _with_form(self, reopened: Reopened) -> tuple[Reopened, tuple[ServiceItem, Form]]:
        found = self._filed_with(reopened.item, reopened.form.id, reopened.form.version)
        if found is None:
            raise FormGoneError(f"{reopened.item} {reopened.form}")
        return reopened, found

    def _fold(
        self,
        turn: int,
        result: Ok[tuple[Reopened, tuple[ServiceItem, Form]]] | Err,
        language: str,
    ) -> None:
        if turn != self._turn:
            return
        match result:
            case Ok((reopened, (item, form))):
                self._hand_over(reopened, item, form, language)
            case Err(error):
                self._show(CorrectingState(error=error))

    def _hand_over(self, reopened: Reopened, item: ServiceItem, form: Form, language: str) -> None:
        try:
            filling = filling_of(
                reopened, item, form, now=self._now, new_id=self._new_id, language=language
            )
        except FormError as error:
            self._show(CorrectingState(error=FormGoneError(f"{reopened.item}: {error}")))
            return
        self._show(CorrectingState())
        self.opened.emit(reopened.correction, item, filling)

    def _show(self, state: CorrectingState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
