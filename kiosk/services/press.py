"""The one way to paper: every document is entered, drawn, handed over once, and followed to its end."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from kiosk.services.handover import Handover, Order, Progress
from printing import Stock
from sync.store import PrintJob

FIRST_MS = 500
_SLOWER = 1.25
_LONGEST_MS = 15_000
# How often a printer is asked that cannot be asked, and one that knows nothing of a document: about a
# quarter of an hour, and half a minute.
_PATIENCE, _DOUBT = 60, 12

Tell = Callable[[int, Progress], None]


class Press(QObject):
    """Prints for the whole kiosk. `troubled`: a document is held up, failed, or not heard of any more.

    What was asked for goes its way, whoever still hears of it: the end of a visit cancels nothing.
    """

    troubled = Signal()

    def __init__(
        self,
        handover: Handover | None,
        lanes: tuple[SerialJobRunner, SerialJobRunner, SerialJobRunner],
        parent: QObject | None = None,
        *,
        most: int,
        first_ms: int = FIRST_MS,
    ) -> None:
        """`handover`: None without a printer.

        `lanes`: store, compute, paper. `most`: how often one may have the same paper in a visit.
        `first_ms`: after how long it is asked first what became of a document.
        """
        super().__init__(parent)
        self._handover = handover
        self._lanes = lanes
        self._first_ms = first_ms
        self.most = most

    @property
    def has_printer(self) -> bool:
        """Whether there is a printer."""
        return self._handover is not None

    @property
    def stock(self) -> Stock:
        """What documents are drawn for."""
        return self._handover.stock if self._handover else Stock.A4

    def use(self, handover: Handover | None) -> None:
        """Print elsewhere from now on; what the printer before has is followed to its end."""
        self._handover = handover

    def start(self) -> None:
        """Ask about what was handed over before the kiosk stopped."""
        handover = self._handover
        if handover is None:
            return

        def taken_up(result: Ok[tuple[PrintJob, ...]] | Err) -> None:
            for job in result.value if isinstance(result, Ok) else ():
                self._follow(handover, job, lambda _progress: None).ask()

        self._lanes[2].run(handover.take_up, taken_up)

    def stop(self) -> None:
        """Ask no more; after the next start it is asked on."""
        for followed in self.findChildren(_Followed):
            followed.stop()

    def print(self, orders: Sequence[Order], tell: Tell) -> None:
        """Put documents on paper, all or none, and tell of each how far it got until its end."""
        handover, (writer, compute, _) = self._handover, self._lanes

        def fail(error: Failure | None) -> None:
            for place in range(len(orders)):
                tell(place, Progress("failed", error))

        def entered(result: Ok[list[PrintJob]] | Err) -> None:
            match result:
                case Ok(jobs):
                    work = partial(_drawn, orders, jobs)
                    compute.run(work, lambda drawn: self._hand_over(jobs, drawn, tell))
                case Err(error):
                    fail(error)

        if handover is None:
            fail(None)
        else:
            writer.run(lambda: [handover.enter(order) for order in orders], entered)

    def _hand_over(
        self, jobs: Sequence[PrintJob], drawn: Ok[list[bytes]] | Err, tell: Tell
    ) -> None:
        """Hand over what was drawn, and follow each document."""
        handover, paper = self._handover, self._lanes[2]
        if handover is None:
            return

        def handed(result: Ok[list[Progress]] | Err) -> None:
            for place, job in enumerate(jobs):
                followed = self._follow(handover, job, partial(tell, place))
                followed.hear(Ok(result.value[place]) if isinstance(result, Ok) else result)

        match drawn:
            case Ok(pdfs):
                paper.run(lambda: handover.give(jobs, pdfs), handed)
            case Err(error):
                paper.run(lambda: handover.drop(jobs, error), handed)

    def _follow(
        self, handover: Handover, job: PrintJob, tell: Callable[[Progress], None]
    ) -> "_Followed":
        followed = _Followed(handover, job, self._lanes[2], self._first_ms, self)
        followed.told.connect(tell)
        followed.told.connect(self._hear)
        return followed

    def _hear(self, progress: Progress) -> None:
        if progress.stage in ("held_up", "failed", "unknown"):
            self.troubled.emit()


class _Followed(QObject):
    """A document that was handed over: asked about less and less often. `told`: its Progress is another."""

    told = Signal(object)

    def __init__(
        self,
        handover: Handover,
        job: PrintJob,
        paper: SerialJobRunner,
        first_ms: int,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._handover = handover
        self._job = job
        self._paper = paper
        self._first_ms = self._next_ms = first_ms
        self._unheard = 0
        self._progress: Progress | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.ask)

    def ask(self) -> None:
        """Ask the printer; one that cannot be asked for long is given up."""
        job, handover = self._job, self._handover
        is_silent = self._progress is not None and self._progress.error is not None
        patience = _PATIENCE if is_silent else _DOUBT
        work = handover.ask if self._unheard < patience else handover.give_up
        self._paper.run(lambda: work(job), self.hear)

    def hear(self, result: Ok[Progress] | Err) -> None:
        """Take in what is known of it now."""
        progress = result.value if isinstance(result, Ok) else Progress("unknown", result.error)
        self._unheard += not progress.is_heard
        if progress != self._progress:
            self._progress, self._next_ms, self._unheard = progress, self._first_ms, 0
            self.told.emit(progress)
        if progress.is_over:
            self.deleteLater()
        else:
            self._timer.start(self._next_ms)
            self._next_ms = min(_LONGEST_MS, round(self._next_ms * _SLOWER))

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()


def _drawn(orders: Sequence[Order], jobs: Sequence[PrintJob]) -> list[bytes]:
    return [order.draw(job.copy) for order, job in zip(orders, jobs, strict=True)]
