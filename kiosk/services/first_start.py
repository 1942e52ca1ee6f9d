"""The first start: a technician makes the kiosk known to a platform, at its own screen."""

import logging
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal, TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.paths import DataFolder
from kiosk.services.enrolling import (
    ask_invitation,
    enrol_invited,
    fetch_news,
    is_enrolled,
    read_address,
    read_fingerprint,
)
from kiosk.services.enrolling_errors import NotAnAddressError, NotAnInvitationError, WrongCodeError
from kiosk.services.handover import shown_address
from kiosk.services.keeping import open_store
from kiosk.services.scans import ScanService
from kiosk.services.slips import Office
from kiosk.services.staffing import make_first_manager
from kiosk.services.test_page import page_for_test
from kiosk.settings import Settings
from printing import Stock, TestPageInput
from printing.errors import PrintError
from printing.spool import NotReady, Spooler
from sync.clock import Clock, new_id
from sync.errors import KnownError
from sync.store import Enrolment, Store
from sync.store.durable import write_durably
from sync.wire.enrolling import CODE_DIGITS, Invitation, read_invitation
from sync.wire.messages import EnrolmentAnswer

_Value = TypeVar("_Value")
LOOK_MS = 3000
_log = logging.getLogger(__name__)
Step = Literal["scan", "address", "code", "hall", "manager", "pin", "devices"]
# What was found of a device: not set, looked at just now, ready, a page is on its way, or at fault.
Look = Literal["none", "looking", "ready", "sent", "fault"]


class UnforeseenError(KnownError):
    """The step failed in a way that nobody foresaw; the log says where."""

    zh = "这一步出了没想到的错，没有做成。请再试一次；还不行请从头来，或把 kiosk doctor 的报修包交给县里。"
    en = "This step failed unexpectedly. Try again, begin again, or hand in kiosk doctor's bundle."


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of a device, and why it is at fault."""

    look: Look = "none"
    error: Failure | None = None


@dataclass(frozen=True, slots=True)
class FirstState:
    """How far the technician got.

    Attributes:
        address, fingerprint: of the platform, scanned or typed.
        invitation: what was scanned; None where address and fingerprint were typed.
        answer: what the platform says this kiosk is, once it is enrolled.
        has_news: whether key list and catalogue have come with it.
        pin: of the first manager, to be shown once.
        printer, second: what was found of printer and second medium.
        error: why the last step was not taken.
    """

    step: Step = "scan"
    address: str = ""
    fingerprint: bytes = b""
    invitation: Invitation | None = None
    code: str = field(default="", repr=False)
    answer: EnrolmentAnswer | None = None
    has_news: bool = True
    manager: str = ""
    pin: str = field(default="", repr=False)
    printer: Found = Found()
    second: Found = Found()
    is_busy: bool = False
    error: Failure | None = None


@dataclass(frozen=True, slots=True)
class TrialPress:
    """A printer, and what draws its test page."""

    printer: Spooler
    draw: Callable[[TestPageInput, Stock], bytes]


class FirstStart(QObject):
    """Takes one step after the other. `changed`: the state; `finished`: the kiosk may open.

    Once the platform has taken the kiosk up, each further step may be left out; all of them are where
    somebody enrolled it beside the window, by command or by a stick.
    """

    changed = Signal()
    finished = Signal()

    def __init__(
        self,
        folder: DataFolder,
        settings: Settings,
        clock: Clock,
        scans: ScanService,
        lane: SerialJobRunner,
        press: TrialPress | None,
    ) -> None:
        """`lane`: all that takes a while is done there."""
        super().__init__()
        self._folder = folder
        self._settings = settings
        self._clock = clock
        self._scans = scans
        self._lane = lane
        self._press = press
        self._state = self._begun()
        self._turn = 0
        self._is_looking = False
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_beside)
        self._look.start()
        scans.scanned.connect(self._take_scan)
        scans.watch(on=self._state.answer is None)

    @property
    def state(self) -> FirstState:
        """How it stands."""
        return self._state

    def begin_again(self) -> None:
        """Forget what was scanned and typed, as long as no platform has taken the kiosk up.

        A platform that is being asked may still take it up; otherwise nobody waits for its answer.
        """
        if self._state.answer is None:
            self._turn += 1
            self._scans.watch(on=True)
            self._show(FirstState())

    def go_back(self) -> None:
        """Go back from the code: to the address that was typed, or to the scanning."""
        state = self._state
        if state.step != "code" or state.invitation is not None:
            self.begin_again()
            return
        self._turn += 1
        self._show(FirstState("address", state.address, state.fingerprint))

    def type_address(self) -> None:
        """Have address and fingerprint typed: there is nothing to scan with."""
        self._scans.watch(on=False)
        self._show(replace(self._state, step="address", error=None))

    def give_address(self, address: str, fingerprint: str) -> None:
        """Take what was typed, and go on to the code."""
        try:
            given, named = read_address(address), read_fingerprint(fingerprint)
        except (NotAnAddressError, NotAnInvitationError) as error:
            self._show(replace(self._state, error=error))
            return
        self._show(FirstState(step="code", address=given, fingerprint=named))

    def press(self, digit: str) -> None:
        """Type a digit of the code; with the last one the platform is asked."""
        state = self._state
        if state.is_busy or state.step != "code" or len(state.code) >= CODE_DIGITS:
            return
        self._show(replace(state, code=state.code + digit, error=None))
        if len(self._state.code) == CODE_DIGITS:
            self._enrol()

    def erase(self) -> None:
        """Take the last digit back."""
        if not self._state.is_busy:
            self._show(replace(self._state, code=self._state.code[:-1], error=None))

    def confirm_hall(self) -> None:
        """It is this hall."""
        self._show(replace(self._state, step="manager", error=None))

    def make_manager(self, name: str) -> None:
        """Make the first manager, with a PIN to be shown once."""

        def work() -> str:
            with closing(self._store()) as store:
                return make_first_manager(store, name.strip())

        self._do(work, lambda pin: replace(self._state, step="pin", manager=name.strip(), pin=pin))

    def look_at_devices(self) -> None:
        """The PIN was written down: forget it, and see what is plugged in."""
        self._show(replace(self._state, step="devices", manager="", pin="", error=None))
        if self._settings.second:
            self._try(self._show_second, self._prepare_second, "ready")
        if self._press is not None:
            self._try(self._show_printer, self._probe, "ready")

    def print_page(self) -> None:
        """Print a test page, one at a time."""
        if self._state.printer.look != "looking":
            self._try(self._show_printer, self._print, "sent")

    def finish(self) -> None:
        """Open the kiosk."""
        self._folder.first_start.unlink(missing_ok=True)
        self.stop()
        self.finished.emit()

    def stop(self) -> None:
        """Look at nothing any more."""
        self._look.stop()
        self._scans.watch(on=False)

    def _look_beside(self) -> None:
        """See whether somebody else has enrolled this kiosk meanwhile."""
        is_open = self._state.answer is None and not self._state.is_busy
        if is_open and not self._is_looking:
            self._is_looking = True
            self._lane.run(lambda: _foreseen(self._is_enrolled), self._looked)

    def _is_enrolled(self) -> bool:
        with suppress(KnownError):
            return is_enrolled(self._folder)
        return False

    def _looked(self, result: Ok[bool] | Err) -> None:
        self._is_looking = False
        is_open = self._state.answer is None and not self._state.is_busy
        if is_open and isinstance(result, Ok) and result.value:
            self.finish()

    def _take_scan(self, text: str) -> None:
        if self._state.step not in ("scan", "address"):
            return
        invitation = read_invitation(text)
        if invitation is None:
            self._show(replace(self._state, error=NotAnInvitationError("another code")))
            return
        self._scans.watch(on=False)
        found = FirstState("code", invitation.address, invitation.fingerprint, invitation)
        self._show(found)

    def _enrol(self) -> None:
        state = self._state
        if state.invitation is not None and not state.invitation.is_of(state.code):
            self._show(replace(state, code="", error=WrongCodeError(state.invitation.number)))
            return

        def work() -> tuple[Enrolment, Failure | None]:
            invitation = state.invitation or ask_invitation(
                state.address, state.fingerprint, state.code
            )
            self._folder.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_durably(self._folder.first_start, b"")
            enrolment = enrol_invited(self._folder, invitation, state.code)
            return enrolment, fetch_news(self._folder)

        def taken(done: tuple[Enrolment, Failure | None]) -> FirstState:
            answer, missing = done[0].answer, done[1]
            self._scans.watch(on=False)
            return replace(
                self._state, step="hall", code="", answer=answer, has_news=missing is None
            )

        self._do(work, taken)

    def _begun(self) -> FirstState:
        """Go on where the power went; before the platform's answer that is at the beginning."""
        if self._folder.first_start.exists():
            with suppress(KnownError), closing(self._store()) as store:
                enrolment = store.enrolment()
                if enrolment is not None:
                    return FirstState(step="hall", answer=enrolment.answer)
        return FirstState()

    def _prepare_second(self) -> None:
        with closing(self._store()) as store:
            store.second.prepare()

    def _probe(self) -> None:
        if self._press is not None and isinstance(state := self._press.printer.probe(), NotReady):
            raise state.error

    def _print(self) -> None:
        press, answer = self._press, self._state.answer
        if press is None or answer is None:
            return
        zone = ZoneInfo(self._settings.time_zone)
        office = Office(answer.hall, answer.device_name, answer.address, zone, answer.device)
        address = shown_address(self._settings.printer)
        page = page_for_test(office, address, self._now(), "zh_CN")
        name = f"test-{new_id(self._clock).hex[-8:]}"
        press.printer.submit(press.draw(page, press.printer.stock), name)

    def _do(self, work: Callable[[], _Value], after: Callable[[_Value], FirstState]) -> None:
        """Work on the lane; then the state is as `after` says, or the same with the failure.

        The failure of what was given up meanwhile, or was settled by what came before, is no news.
        """

        def done(result: Ok[_Value] | Err) -> None:
            if isinstance(result, Ok):
                self._turn += 1
                self._show(replace(after(result.value), is_busy=False))
            elif turn == self._turn:
                self._show(replace(self._state, code="", error=result.error, is_busy=False))

        if not self._state.is_busy:
            self._turn += 1
            turn = self._turn
            self._show(replace(self._state, is_busy=True, error=None))
            self._lane.run(lambda: _foreseen(work), done)

    def _try(self, show: Callable[[Found], None], work: Callable[[], None], well: Look) -> None:
        """Work with a device on the lane, and say how that went."""

        def done(result: Ok[None] | Err) -> None:
            show(Found(well) if isinstance(result, Ok) else Found("fault", result.error))

        show(Found("looking"))
        self._lane.run(lambda: _foreseen(work), done)

    def _show_printer(self, found: Found) -> None:
        self._show(replace(self._state, printer=found))

    def _show_second(self, found: Found) -> None:
        self._show(replace(self._state, second=found))

    def _store(self) -> Store:
        return open_store(self._folder, self._settings, self._clock)

    def _now(self) -> datetime:
        return self._clock.now()

    def _show(self, state: FirstState) -> None:
        self._state = state
        self.changed.emit()


def _foreseen(work: Callable[[], _Value]) -> _Value:
    """Do a piece of work; whatever fails, the window goes on and says so.

    Raises:
        Failure: it failed.
    """
    try:
        return work()
    except (KnownError, PrintError):
        raise
    except Exception as error:
        _log.exception("a step of the first start")
        raise UnforeseenError(type(error).__name__) from error
