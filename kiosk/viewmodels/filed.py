"""The filed scene: the number, the slip, what comes next, and a rating for those who want to."""

from dataclasses import dataclass, field
from datetime import tzinfo

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.filing import FilingService, FilingState
from kiosk.services.next_steps import next_steps
from kiosk.services.qr import qr_path
from kiosk.services.readable import readable_moment
from kiosk.services.slips import SlipService, secret_of
from kiosk.services.syncing import SyncService
from kiosk.services.visit import Scene, Visit, VisitService
from sync.wire.numbers import grouped

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One of several items that were filed, and its number in groups."""

    title: str
    number: str


@dataclass(frozen=True, slots=True)
class FiledProps:
    """Everything the scene shows; `follows`: as what it follows an earlier filing, "" for a new one."""

    title: str = ""
    name: str = ""
    number: str = ""
    numbers: tuple[NumberRow, ...] = ()
    moment: str = ""
    code: str = field(default="", repr=False)
    proof: str = field(default="", repr=False)
    opens: bool = False
    is_delivered: bool = False
    next_steps: tuple[str, ...] = ()
    follows: str = ""


def derive_filed_props(
    visit: Visit, filing: FilingState, codes: tuple[str, str], zone: tzinfo, *, is_delivered: bool
) -> FiledProps:
    """Say what the scene shows; `codes`: what those of the slip say, the resident's and the proof's."""
    filed, entries = filing.filed, filing.entries
    if visit.scene is not Scene.FILED or filed is None:
        return FiledProps()
    return FiledProps(
        title=filing.title.get(visit.language),
        name=filing.masked_name,
        number=grouped(filed.slip_number),
        numbers=tuple(
            NumberRow(one.item.title.get(visit.language), grouped(one.filed.slip_number))
            for one in entries
            if len(entries) > 1
        ),
        moment=readable_moment(filed.made_at.astimezone(zone), visit.language),
        code=codes[0],
        proof=codes[1],
        opens=secret_of(entries) is not None,
        is_delivered=is_delivered,
        next_steps=next_steps(
            [one.item for one in entries],
            visit.language,
            follows=visit.correction,
        ),
        follows=visit.correction.kind if visit.correction else "",
    )


@QmlElement
class FiledViewModel(QObject):
    """View model of the filed scene."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        filing: FilingService,
        slips: SlipService,
        sync: SyncService,
        zone: tzinfo,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._filing = filing
        self._slips = slips
        self._sync = sync
        self._zone = zone
        self._filed = filing.state.filed
        self._runs_before = 0
        self._is_delivered = False
        self._props = FiledProps()
        self._qr = self._proof = ("", 0)
        self._numbers = RowListModel(NumberRow, self)
        for fact in (visit.changed, filing.changed, sync.changed):
            fact.connect(self._fold)

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """Name of the service item."""
        return self._props.title

    @Property(str, notify=changed, final=True)
    def name(self) -> str:
        """Who filed, masked, or nothing."""
        return self._props.name

    @Property(str, notify=changed, final=True)
    def number(self) -> str:
        """The slip number in groups."""
        return self._props.number

    @Property(RowListModel, constant=True, final=True)
    def numbers(self) -> RowListModel:
        """The numbers of several items: `title`, `number`; empty where one was filed."""
        return self._numbers

    @Property(str, notify=changed, final=True)
    def moment(self) -> str:
        """When it was filed."""
        return self._props.moment

    @Property(str, notify=changed, final=True)
    def qrPath(self) -> str:
        """Dark modules of the resident's code as an SVG path, one unit a module; "" for none."""
        return self._qr[0]

    @Property(int, notify=changed, final=True)
    def qrSize(self) -> int:
        """Modules a side."""
        return self._qr[1]

    @Property(str, notify=changed, final=True)
    def proofPath(self) -> str:
        """The same of the code that proves the slip."""
        return self._proof[0]

    @Property(int, notify=changed, final=True)
    def proofSize(self) -> int:
        """Modules a side."""
        return self._proof[1]

    @Property(bool, notify=changed, final=True)
    def opens(self) -> bool:
        """Whether the code also opens what was filed."""
        return self._props.opens

    @Property(bool, notify=changed, final=True)
    def isDelivered(self) -> bool:
        """Whether the central platform has answered for it."""
        return self._props.is_delivered

    @Property(list, notify=changed, final=True)
    def nextSteps(self) -> list[str]:
        """What happens next, in order."""
        return list(self._props.next_steps)

    @Property(str, notify=changed, final=True)
    def follows(self) -> str:
        """What this is to an earlier filing: correction, supplement, or nothing."""
        return self._props.follows

    @Slot()
    def again(self) -> None:
        """Ask for something else; the person stays."""
        self._filing.forget()
        self._slips.forget()
        self._visit.go_home()

    @Slot()
    def end(self) -> None:
        """Be done."""
        self._visit.end()

    def _fold(self) -> None:
        visit, filing = self._visit.visit, self._filing.state
        self._watch(filing)
        codes = self._slips.codes(filing.entries, filing.proof) if filing.entries else ("", "")
        props = derive_filed_props(
            visit, filing, codes, self._zone, is_delivered=self._is_delivered
        )
        if props != self._props:
            if (props.code, props.proof) != (self._props.code, self._props.proof):
                self._qr, self._proof = qr_path(props.code), qr_path(props.proof, level="l")
            self._props = props
            self._numbers.show(props.numbers)
            self.changed.emit()

    def _watch(self, filing: FilingState) -> None:
        """Only a cycle that begins after the filing can tell that it has arrived."""
        if filing.filed != self._filed:
            self._filed, self._is_delivered = filing.filed, False
            self._runs_before = self._sync.runs
        sync = self._sync.state
        is_through = sync.run > self._runs_before and sync.waiting == sync.held_up == 0
        if self._filed is not None and is_through:
            self._is_delivered = True
