"""The desk's section 体检: has everything looked at, and carries the support bundle to a stick."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from kiosk.devices.card_reader import ReaderFault
from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.desk.desk import DeskService
from kiosk.services.doctor.devices import Plugged
from kiosk.services.doctor.examination import Patient, examine
from kiosk.services.doctor.finding import Finding
from kiosk.services.health.standing import Standing
from printing.spool import PrinterState


@dataclass(frozen=True, slots=True)
class Bench:
    """How a running kiosk is looked at.

    `patient`, `live`, `plugged`: on the GUI thread, at once; what the devices told last. The others block, each on
    its own lane: `read` asks the card reader, `probe` the printer, `speak` tries the voice.
    """

    patient: Callable[[], Patient]
    live: Callable[[], Standing]
    plugged: Callable[[], Plugged]
    read: Callable[[], ReaderFault | None]
    probe: Callable[[], PrinterState | None]
    speak: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class BenchLanes:
    """Where the devices, the printer and the network are asked, and where a stick is written."""

    devices: SerialJobRunner
    paper: SerialJobRunner
    network: SerialJobRunner
    sticks: SerialJobRunner


@dataclass(frozen=True, slots=True)
class ExamState:
    """What was found last. `saved`: where the support bundle lies; `error`: why the last step came to nothing."""

    findings: tuple[Finding, ...] = ()
    is_busy: bool = False
    saved: str = ""
    error: Failure | None = None


class ExaminingService(QObject):
    """Looks at everything when asked to. `changed`: the state."""

    changed = Signal()

    def __init__(
        self,
        desk: DeskService,
        bench: Bench,
        save: Callable[[tuple[Finding, ...]], str],
        lanes: BenchLanes,
        parent: QObject | None = None,
    ) -> None:
        """`save`: puts the support bundle where it can be carried away, and says where."""
        super().__init__(parent)
        self._desk = desk
        self._bench = bench
        self._save = save
        self._lanes = lanes
        self._state = ExamState()

    @property
    def state(self) -> ExamState:
        """What was found, as last seen."""
        return self._state

    def look(self) -> None:
        """Look at everything: the devices first, each on its lane, then the store and the network."""
        if self._state.is_busy or not self._desk.may("devices"):
            return
        self._show(replace(self._state, is_busy=True, saved="", error=None))
        self._lanes.devices.run(self._bench.read, self._read)

    def save(self) -> None:
        """Note it, then save the support bundle of what was found."""
        findings, save = self._state.findings, self._save
        if self._state.is_busy or not findings:
            return
        self._show(replace(self._state, is_busy=True, saved="", error=None))
        self._desk.perform(
            "devices",
            lambda: save(findings),
            self._saved,
            subject="support-bundle",
            lane=self._lanes.sticks,
        )

    def forget(self) -> None:
        """Drop what was found; what is under way brings nothing more."""
        self._show(ExamState())

    def _read(self, result: Ok[ReaderFault | None] | Err) -> None:
        fault = result.value if isinstance(result, Ok) else None
        self._lanes.paper.run(self._bench.probe, lambda probed: self._probed(fault, probed))

    def _probed(self, fault: ReaderFault | None, result: Ok[PrinterState | None] | Err) -> None:
        printer = result.value if isinstance(result, Ok) else None
        bench, patient, live = self._bench, self._bench.patient(), self._bench.live()
        seen = replace(bench.plugged(), printer=printer, reader_fault=fault)

        def look() -> tuple[Finding, ...]:
            return examine(patient, replace(seen, has_voice=bench.speak()), live)

        self._lanes.network.run(look, self._looked)

    def _looked(self, result: Ok[tuple[Finding, ...]] | Err) -> None:
        if not self._state.is_busy:
            return  # the desk was left meanwhile
        match result:
            case Ok(findings):
                self._show(ExamState(findings))
            case Err(error):
                self._show(replace(self._state, is_busy=False, error=error))

    def _saved(self, result: Ok[str] | Err) -> None:
        match result:
            case Ok(saved):
                self._show(replace(self._state, is_busy=False, saved=saved))
            case Err(error):
                self._show(replace(self._state, is_busy=False, error=error))

    def _show(self, state: ExamState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
