"""Papers that a clerk asked for are photographed and handed in: with the slip, or beside staff."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from forms import Form, FormError
from forms.catalogue import ServiceItem
from kiosk.jobs import Err, Ok, SerialJobRunner
from kiosk.services.correcting import CorrectingState
from kiosk.services.filling import Filling
from kiosk.services.reopening import About, Correction, opened_by
from kiosk.services.wanted import UNNAMED, form_for, item_for, wanted_papers
from sync.errors import KnownError
from sync.store import CaseRow, Store


class NothingWantedError(KnownError):
    """The case waits for no papers: it moved on, or was never asked for any."""

    zh = "这件事现在不用补材料了。请再查一次，看看办到哪一步了。"
    en = "No papers are wanted for this case now. Please ask once more how it stands."


class ItemGoneError(KnownError):
    """The service item of the case is in no catalogue of this kiosk any more."""

    zh = "这台机器上没有这项业务了，材料在这里补不了。请带回执单和材料到窗口。"
    en = "This kiosk no longer has this service. Please take slip and papers to the window."


@dataclass(frozen=True, slots=True)
class Supplement:
    """What is to be handed in, for which case, and the form that asks for it."""

    correction: Correction = field(repr=False)
    item: ServiceItem
    form: Form


class SupplementService(QObject):
    """Opens what is wanted, on the compute lane. `changed`: the state; `opened`: correction, item, filling."""

    changed = Signal()
    opened = Signal(object, object, object)

    def __init__(
        self,
        store: Store,
        item_named: Callable[[str], ServiceItem | None],
        runner: SerialJobRunner,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._item_named = item_named
        self._runner = runner
        self._now = now
        self._new_id = new_id
        self._turn = 0
        self._state = CorrectingState()

    @property
    def state(self) -> CorrectingState:
        """How far the opening got."""
        return self._state

    def begin(self, case: UUID, language: str, secret: bytes | None = None) -> None:
        """Open what is wanted for a case of the hall; `secret`: of its slip, None beside staff."""
        if self._state.is_busy:
            return
        self._turn += 1
        turn = self._turn
        self._show(CorrectingState(is_busy=True))
        self._runner.run(
            lambda: self._work(case, secret), lambda found: self._fold(turn, found, language)
        )

    def forget(self) -> None:
        """Drop what is on its way."""
        self._turn += 1
        self._show(CorrectingState())

    def _work(self, case: UUID, secret: bytes | None) -> Supplement:
        row = self._store.cases.row(case)
        if row is None or row.status != "supplement":
            raise NothingWantedError("nothing" if row is None else row.status)
        item = self._item_named(row.item)
        if item is None:
            raise ItemGoneError(row.item)
        papers = wanted_papers(item, row.wanted) or (UNNAMED,)
        try:
            form = form_for(papers)
        except FormError as error:
            raise ItemGoneError(f"{row.wanted}: {error}") from error
        return Supplement(self._correction(row, secret), item_for(item, papers), form)

    def _correction(self, row: CaseRow, secret: bytes | None) -> Correction:
        seen = self._store.cases.seen(row.id)
        if secret is not None and row.is_here:
            about = About(row.id, row.slip_number, row.masked_name, row.note, "supplement", seen)
            return opened_by(self._store, about, secret)
        return Correction(
            about=row.id,
            secret=None,
            note=row.note,
            number=row.slip_number,
            masked_name=row.masked_name,
            consent_version="",
            consent_at=row.made_at,
            kind="supplement",
            seen=seen,
        )

    def _fold(self, turn: int, result: Ok[Supplement] | Err, language: str) -> None:
        if turn != self._turn:
            return
        match result:
            case Ok(found):
                filling = Filling(
                    found.form,
                    None,
                    now=self._now,
                    new_id=self._new_id,
                    language=language,
                    item=found.item,
                )
                self._show(CorrectingState())
                self.opened.emit(found.correction, found.item, filling)
            case Err(error):
                self._show(CorrectingState(error=error))

    def _show(self, state: CorrectingState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
