"""A case is withdrawn before it is accepted: with the slip, or beside staff who know whom it is about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.reopening import About, opened_by
from sync.errors import KnownError
from sync.store import CaseRow, CaseSeen, Filed, Prepared, Proviso, Store, Submission

MAX_WORDS = 500
OPEN = ("waiting", "received", "returned", "supplement")
"""How a case stands that nobody has accepted."""


class AcceptedAlreadyError(KnownError):
    """The case has been accepted, decided or withdrawn: only a clerk can stop it now."""

    zh = "这件事已经受理或办结，这里撤不回了。要停下，请到窗口和办理单位说。"
    en = "The case has been accepted or decided: it cannot be withdrawn here. Ask at the window."


class WithdrawnAlreadyError(KnownError):
    """A withdrawal of the case was handed in before."""

    zh = "撤回的话已经交上了，不用再交。"
    en = "The withdrawal has been handed in already."


@dataclass(frozen=True, slots=True)
class WithdrawalState:
    """How far a withdrawal got; `case`: which was asked for last."""

    case: UUID | None = None
    is_busy: bool = False
    is_filed: bool = False
    error: Failure | None = None


class WithdrawalService(QObject):
    """Hands withdrawals in. `changed`: the state; `filed`: the withdrawal of a case is in the store."""

    changed = Signal()
    filed = Signal(object)

    def __init__(
        self,
        store: Store,
        lanes: tuple[SerialJobRunner, SerialJobRunner],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        """`lanes`: compute, which seals, and store, which commits."""
        super().__init__(parent)
        self._store = store
        self._compute, self._writer = lanes
        self._now = now
        self._turn = 0
        self._state = WithdrawalState()

    @property
    def state(self) -> WithdrawalState:
        """How far the withdrawal got."""
        return self._state

    def withdraw(
        self,
        case: UUID,
        words: str,
        language: str,
        *,
        secret: bytes | None = None,
        identity: Mapping[str, object] | None = None,
    ) -> None:
        """Withdraw a case of the hall, once.

        Args:
            case: the envelope that opened it.
            words: why, in the person's words; may be empty.
            language: that they use.
            secret: of its slip.
            identity: without the slip, who asks and how staff checked that, as `Submission` takes it.
        """
        if self._state.is_busy or self._state == WithdrawalState(case, is_filed=True):
            return
        self._turn += 1
        turn = self._turn
        self._show(WithdrawalState(case, is_busy=True))
        self._compute.run(
            lambda: self._seal(case, words, language, secret, identity or {}),
            lambda result: self._fold_sealed(turn, case, result),
        )

    def forget(self) -> None:
        """Drop what is known; what was handed over is filed all the same."""
        self._turn += 1
        self._show(WithdrawalState())

    def _seal(
        self,
        case: UUID,
        words: str,
        language: str,
        secret: bytes | None,
        identity: Mapping[str, object],
    ) -> Prepared:
        row = self._open_row(case)
        told = identity if secret is None else self._by_slip(row, secret)
        given = _submission(row, words, language, told)
        return self._store.prepare(given, recipients=["platform", "escrow"])

    def _open_row(self, case: UUID) -> CaseRow:
        _require_open(self._store.cases.seen(case))
        row = self._store.cases.row(case)
        if row is None:
            raise AcceptedAlreadyError("unknown")
        return row

    def _by_slip(self, row: CaseRow, secret: bytes) -> dict[str, object]:
        about = About(row.id, row.slip_number, row.masked_name, row.note)
        first = opened_by(self._store, about, secret)
        return {
            "how": "slip",
            "document": first.document,
            "checked_at": self._now(),
            "consent_version": first.consent_version,
            "consent_at": first.consent_at,
        }

    def _fold_sealed(self, turn: int, case: UUID, result: Ok[Prepared] | Err) -> None:
        match result:
            case Ok(prepared):
                proviso = Proviso(case, _require_open)
                self._writer.run(
                    lambda: self._store.commit(prepared, proviso),
                    lambda filed: self._fold_filed(turn, case, filed),
                )
            case Err(error):
                self._settle(turn, WithdrawalState(case, error=error))

    def _fold_filed(self, turn: int, case: UUID, result: Ok[Filed] | Err) -> None:
        match result:
            case Ok():
                self._settle(turn, WithdrawalState(case, is_filed=True))
                self.filed.emit(case)
            case Err(error):
                self._settle(turn, WithdrawalState(case, error=error))

    def _settle(self, turn: int, state: WithdrawalState) -> None:
        if turn == self._turn:
            self._show(state)

    def _show(self, state: WithdrawalState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()


def _require_open(seen: CaseSeen) -> None:
    """Let nobody withdraw what was withdrawn or begun to be handled: looked at as it is filed, too."""
    if seen.status not in OPEN:
        raise AcceptedAlreadyError(seen.status or "unknown")
    if seen.is_withdrawing:
        raise WithdrawnAlreadyError(str(seen.case))


def _submission(
    row: CaseRow, words: str, language: str, identity: Mapping[str, object]
) -> Submission:
    return Submission(
        kind="withdrawal",
        item=row.item,
        form=None,
        xml=b"",
        identity=identity,
        masked_name=row.masked_name,
        title=row.title,
        about=row.id,
        language=language,
        extra={"words": words.strip()[:MAX_WORDS]},
    )
