"""The technician's window at the first start: one step a page."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.first_start import FirstStart, FirstState, Found
from kiosk.services.visit import VisitService
from kiosk.viewmodels.attract import other_language
from kiosk.viewmodels.controls import headline

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1
_GROUP = 4


@dataclass(frozen=True, slots=True)
class FirstProps:
    """Everything that is shown. `number`: which enrolment was scanned, "" where it was typed."""

    step: str = "scan"
    language: str = "zh_CN"
    is_elder: bool = False
    is_busy: bool = False
    headline: str = ""
    fault: str = ""
    address: str = ""
    fingerprint: str = ""
    number: str = ""
    code: str = ""
    hall: str = ""
    device: str = ""
    has_news: bool = True
    manager: str = ""
    pin: str = ""
    printer: str = "none"
    printer_fault: str = ""
    second: str = "none"
    second_fault: str = ""


def derive_first_props(state: FirstState, language: str, *, is_elder: bool) -> FirstProps:
    """Say what the window shows."""
    words = headline(state.error.words(language)) if state.error else ("", "")
    answer, hexed = state.answer, state.fingerprint.hex()
    return FirstProps(
        step=state.step,
        language=language,
        is_elder=is_elder,
        is_busy=state.is_busy,
        headline=words[0],
        fault=words[1],
        address=state.address,
        fingerprint=" ".join(hexed[at : at + _GROUP] for at in range(0, len(hexed), _GROUP)),
        number=state.invitation.number if state.invitation else "",
        code=state.code,
        hall=answer.hall if answer else "",
        device=f"{answer.device_name}（{answer.device}）" if answer else "",
        has_news=state.has_news,
        manager=state.manager,
        pin=state.pin,
        printer=state.printer.look,
        printer_fault=_why(state.printer, language),
        second=state.second.look,
        second_fault=_why(state.second, language),
    )


def _why(found: Found, language: str) -> str:
    return found.error.words(language) if found.error else ""


@QmlElement
class FirstStartViewModel(QObject):
    """View model of the first start."""

    changed = Signal()

    def __init__(
        self,
        start: FirstStart,
        visit: VisitService,
        parent: QObject | None = None,
    ) -> None:
        """`visit`: has the language and the size of the type, and nothing else."""
        super().__init__(parent)
        self._start = start
        self._visit = visit
        self._props = FirstProps()
        start.changed.connect(self._fold)
        visit.changed.connect(self._fold)
        self._fold()

    @Property(str, notify=changed, final=True)
    def step(self) -> str:
        """Which page is open: scan, address, code, hall, manager, pin or devices."""
        return self._props.step

    @Property(bool, notify=changed, final=True)
    def isElder(self) -> bool:
        """Whether the type is large."""
        return self._props.is_elder

    @Property(bool, notify=changed, final=True)
    def isBusy(self) -> bool:
        """Whether something is going on that takes a while."""
        return self._props.is_busy

    @Property(str, notify=changed, final=True)
    def headline(self) -> str:
        """Why the last step was not taken, in a few words, or nothing."""
        return self._props.headline

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """What to do about it."""
        return self._props.fault

    @Property(str, notify=changed, final=True)
    def address(self) -> str:
        """Address of the platform."""
        return self._props.address

    @Property(str, notify=changed, final=True)
    def fingerprint(self) -> str:
        """Its key's id, in groups of four."""
        return self._props.fingerprint

    @Property(str, notify=changed, final=True)
    def number(self) -> str:
        """Which enrolment was scanned, nothing where it was typed."""
        return self._props.number

    @Property(str, notify=changed, final=True)
    def code(self) -> str:
        """The digits typed so far."""
        return self._props.code

    @Property(str, notify=changed, final=True)
    def hall(self) -> str:
        """The hall that this kiosk now belongs to."""
        return self._props.hall

    @Property(str, notify=changed, final=True)
    def device(self) -> str:
        """What this kiosk is called, and its code."""
        return self._props.device

    @Property(bool, notify=changed, final=True)
    def hasNews(self) -> bool:
        """Whether key list and catalogue have come."""
        return self._props.has_news

    @Property(str, notify=changed, final=True)
    def manager(self) -> str:
        """The first manager, whose PIN is shown."""
        return self._props.manager

    @Property(str, notify=changed, final=True)
    def pin(self) -> str:
        """Their PIN, this once."""
        return self._props.pin

    @Property(str, notify=changed, final=True)
    def printer(self) -> str:
        """The printer: none, looking, ready, sent or fault."""
        return self._props.printer

    @Property(str, notify=changed, final=True)
    def printerFault(self) -> str:
        """Why the printer cannot be used."""
        return self._props.printer_fault

    @Property(str, notify=changed, final=True)
    def secondFault(self) -> str:
        """Why the second medium cannot be used."""
        return self._props.second_fault

    @Property(str, notify=changed, final=True)
    def second(self) -> str:
        """The second medium: none, looking, ready or fault."""
        return self._props.second

    @Slot()
    def typeAddress(self) -> None:
        """There is nothing to scan with: type address and fingerprint."""
        self._start.type_address()

    @Slot(str, str)
    def giveAddress(self, address: str, fingerprint: str) -> None:
        """Go on with what was typed."""
        self._start.give_address(address, fingerprint)

    @Slot(str)
    def press(self, digit: str) -> None:
        """Type a digit of the code."""
        self._start.press(digit)

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        self._start.erase()

    @Slot()
    def goBack(self) -> None:
        """Go back from the code to what was typed or scanned."""
        self._start.go_back()

    @Slot()
    def beginAgain(self) -> None:
        """Forget what was scanned and typed."""
        self._start.begin_again()

    @Slot()
    def confirmHall(self) -> None:
        """It is this hall."""
        self._start.confirm_hall()

    @Slot(str)
    def makeManager(self, name: str) -> None:
        """Make the first manager."""
        self._start.make_manager(name)

    @Slot()
    def lookAtDevices(self) -> None:
        """The PIN was written down."""
        self._start.look_at_devices()

    @Slot()
    def printPage(self) -> None:
        """Print a test page."""
        self._start.print_page()

    @Slot()
    def finish(self) -> None:
        """Open the kiosk."""
        self._start.finish()

    @Slot()
    def switchLanguage(self) -> None:
        """Go on in the other language."""
        self._visit.set_language(other_language(self._props.language))

    @Slot()
    def switchTypeSize(self) -> None:
        """Make the type large, or normal again."""
        self._visit.set_elder(is_elder=not self._props.is_elder)

    def _fold(self) -> None:
        visit = self._visit.visit
        props = derive_first_props(self._start.state, visit.language, is_elder=visit.is_elder)
        if props != self._props:
            self._props = props
            self.changed.emit()
