"""How a filing stands: asked by number, by the code of its slip, or by an ID card."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from kiosk.devices.fault import Fault
from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from sync.errors import CannotOpenError
from sync.store import AskStaff, CaseStanding, Found, NotFound, Store, WrongTail
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from sync.wire.person import person_mark
from sync.wire.seal import open_envelope
from sync.wire.slip import Slip, read_slip, slip_key


class SlipFault(Fault):
    """Why the code of a slip tells nothing here, and the way out."""

    UNREADABLE = (
        "这不是回执单上的码。请扫回执单上的“办事码”；扫不出来，就按回执单上的号码查。",
        'This is not the code of a slip. Please scan "Your code" on the slip, or type its number.',
    )
    TORN = (
        "回执单上的码没有读全。请把回执单铺平、擦干净再扫；还不行，就按回执单上的号码查。",
        "The code was not read whole. Please smooth the slip and scan again, or type its number.",
    )
    ELSEWHERE = (
        "这张回执单不是这个大厅的。请到交材料的大厅查，或者用手机扫回执单上的码查。",
        "This slip is from another hall. Please ask there, or scan its code with your phone.",
    )
    OTHER_KIOSK = (
        "这是大厅里另一台机器的回执单。请到那台机器上查，或者请工作人员查。",
        "This slip is from another kiosk of this hall. Please ask at that kiosk, or ask staff.",
    )
    FORGED = (
        "这个码打不开这份材料。请用交材料那天给的回执单；没有了，就带身份证到窗口查。",
        "This code does not open the filing. Please use the slip given that day, or ask at the window.",
    )
    GONE = (
        "这台机器里没有这份材料了。过了保存期就会清掉；请带回执单到窗口查。",
        "This kiosk no longer keeps that filing. Please take the slip to the window and ask there.",
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What may be shown.

    `secret`: of the slip that was read, None where none was. `as_of`: the platform's last word to
    this kiosk about anything, None before the first.
    """

    cases: tuple[CaseStanding, ...]
    secret: bytes | None = field(repr=False)
    as_of: datetime | None


@dataclass(frozen=True, slots=True)
class TailWanted:
    """The slip was read, and it is no key: the last four are asked as for a typed number."""

    number: str


Answer = Told | TailWanted | Fault | NotFound | WrongTail | AskStaff


class Enquiry:
    """Asks the store under the rules of who may know what. For the store lane.

    A slip's secret proves enough, for it opens the contents too; a number also takes the last four
    of phone or ID number; what lies here in somebody's name takes their card.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def by_number(self, number: str, tail: str) -> Answer:
        """Answer for a slip or case number, with the last four."""
        answer = self._store.look_up(number, tail)
        if not isinstance(answer, Found):
            return answer
        case = self._store.standings.of(answer.progress.slip_number)
        return self._told(() if case is None else (case,))

    def by_mark(self, mark: str) -> Answer:
        """Answer for everything that was filed here in the name of a person; see `person_mark`."""
        return self._told(self._store.standings.of_person(mark))

    def by_code(self, text: str) -> Answer:
        """Answer for the text of a slip's code."""
        slip = read_slip(text)
        if slip is None:
            return SlipFault.TORN if "/slip/" in text else SlipFault.UNREADABLE
        found = tuple(filter(None, map(self._store.standings.of, slip.numbers)))
        if not found:
            return self._not_here(slip, text)
        if slip.secret is None:
            return TailWanted(slip.number)
        secret = slip.secret
        opened = tuple(case for case in found if opens(case, secret))
        return self._told(opened, secret) if opened else SlipFault.FORGED

    def _told(self, cases: tuple[CaseStanding, ...], secret: bytes | None = None) -> Answer:
        whole = tuple(replace(case, result=self._store.results.of(case.id)) for case in cases)
        return Told(whole, secret, self._store.floor()) if cases else NotFound()

    def _not_here(self, slip: Slip, text: str) -> SlipFault:
        enrolment = self._store.enrolment()
        if isinstance(self._store.look_up(slip.number, ""), AskStaff):
            return SlipFault.OTHER_KIOSK
        if enrolment is None:
            return SlipFault.GONE
        page, is_page, _ = text.strip().partition("/slip/")
        is_ours = not is_page or page == enrolment.answer.address.rstrip("/")
        is_made_here = slip.number.startswith(enrolment.answer.device)
        return SlipFault.GONE if is_ours and is_made_here else SlipFault.ELSEWHERE


def opens(case: CaseStanding, secret: bytes) -> bool:
    """Tell whether a slip's secret opens a filing, in any of its versions."""
    key = slip_key(secret)
    for data in case.versions:
        try:
            open_envelope(decode(Envelope, data), key)
        except CannotOpenError:
            continue
        return True
    return False


class ProgressService(QObject):
    """Asks on the store lane, a card's mark on the compute lane; `changed`: an answer or a fault."""

    changed = Signal()

    def __init__(
        self,
        enquiry: Enquiry,
        lanes: tuple[SerialJobRunner, SerialJobRunner],
        parent: QObject | None = None,
    ) -> None:
        """`lanes`: store and compute."""
        super().__init__(parent)
        self._enquiry = enquiry
        self._runner, self._compute = lanes
        self._answer: Answer | None = None
        self._error: Failure | None = None
        self._turn = 0

    @property
    def answer(self) -> Answer | None:
        """What the store said last, or None."""
        return self._answer

    @property
    def error(self) -> Failure | None:
        """Why it could not be asked, or None."""
        return self._error

    def ask(self, number: str, tail: str) -> None:
        """Look up `number` (slip or case); `tail`: last four of the phone or the ID number."""
        self._run(lambda: self._enquiry.by_number(number, tail))

    def read_code(self, text: str) -> None:
        """Look up what the code of a slip says."""
        self._run(lambda: self._enquiry.by_code(text))

    def read_card(self, id_number: str) -> None:
        """Look up everything in the name of a card's holder."""
        self._turn += 1
        turn = self._turn

        def marked(result: Ok[str] | Err) -> None:
            match result:
                case Ok(mark) if turn == self._turn:
                    self._run(lambda: self._enquiry.by_mark(mark))
                case Err():
                    self._fold(turn, result)

        self._compute.run(lambda: person_mark(id_number), marked)

    def refuse(self, fault: Fault) -> None:
        """Take note of a code that cannot be a slip's, and why."""
        self._turn += 1
        self._fold(self._turn, Ok(fault))

    def forget(self) -> None:
        """Drop the answer, also one that is still on its way."""
        self._turn += 1
        self._answer, self._error = None, None
        self.changed.emit()

    def _run(self, ask: Callable[[], Answer]) -> None:
        self._turn += 1
        turn = self._turn
        self._runner.run(ask, lambda result: self._fold(turn, result))

    def _fold(self, turn: int, result: Ok[Answer] | Err) -> None:
        if turn != self._turn:
            return
        match result:
            case Ok(answer):
                self._answer, self._error = answer, None
            case Err(error):
                self._answer, self._error = None, error
        self.changed.emit()
