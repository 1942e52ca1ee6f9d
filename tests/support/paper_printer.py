"""A printer with a tray: it runs out of paper, jams, is switched off, and each page takes its time."""

from dataclasses import dataclass, field

from printing.errors import OfflineError, OutOfPaperError, PaperJamError, UnansweredError
from printing.layout.stock import Stock
from printing.spool import (
    Cancelled,
    Done,
    HeldUp,
    NotReady,
    PrinterState,
    Printing,
    Ready,
    Unknown,
    Waiting,
)
from printing.spool.spooler import JobState


@dataclass
class PaperPrinter:
    """Prints one sheet a document, `paper` of them; what it has taken goes on after a refill.

    `out` holds what came out, `taken` what it was handed. `is_slow`: a document is `Printing` until
    `finish`. `loses_answer`: it takes a document and does not say so.
    """

    stock: Stock = Stock.A4
    paper: int = 100
    is_jammed: bool = False
    is_off: bool = False
    is_slow: bool = False
    loses_answer: bool = False
    warnings: tuple[object, ...] = ()
    out: list[bytes] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    probes: int = 0
    _queue: dict[str, bytes] = field(default_factory=dict)
    _ended: dict[str, JobState] = field(default_factory=dict)

    def probe(self) -> PrinterState:
        self.probes += 1
        if self.is_off:
            return NotReady(OfflineError())
        if self.is_jammed:
            return NotReady(PaperJamError())
        return Ready(self.warnings) if self.paper else NotReady(OutOfPaperError())  # type: ignore[arg-type]

    def submit(self, pdf: bytes, name: str) -> None:
        assert name not in self.taken, "a name is never used twice"
        if self.is_off:
            raise OfflineError
        self.taken.append(name)
        self._queue[name] = pdf
        if not self.is_slow:
            self.run()
        if self.loses_answer:
            raise UnansweredError

    def state(self, name: str) -> JobState:
        if self.is_off:
            raise OfflineError
        if not self.is_slow:
            self.run()
        if name in self._ended:
            return self._ended[name]
        if name not in self._queue:
            return Unknown()
        if self.is_jammed:
            return HeldUp(PaperJamError())
        if not self.paper:
            return HeldUp(OutOfPaperError())
        return Printing() if next(iter(self._queue)) == name else Waiting()

    def cancel(self, name: str) -> None:
        if self._queue.pop(name, None) is not None:
            self._ended[name] = Cancelled()

    def run(self) -> None:
        """Print what can be printed."""
        while self._queue and self.paper and not self.is_jammed and not self.is_off:
            name = next(iter(self._queue))
            self.out.append(self._queue.pop(name))
            self.paper -= 1
            self._ended[name] = Done()

    def forget(self) -> None:
        """Lose all that it knew of its jobs, as a printer does that is switched off."""
        self._queue.clear()
        self._ended.clear()
