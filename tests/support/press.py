"""A press with a real ledger, on lanes of its own, and a printer."""

from collections.abc import Iterator
from contextlib import contextmanager

import shiboken6

from kiosk.jobs import SerialJobRunner
from kiosk.services.handover import Handover
from kiosk.services.press import Press
from printing.spool import Spooler
from sync.clock import Clock
from sync.store import Store


@contextmanager
def a_press(
    store: Store, printer: Spooler | None, clock: Clock, *, name: str = "sample", most: int = 3
) -> Iterator[Press]:
    """Yield a press that asks its printer often; its lanes end with the block."""
    lanes = (SerialJobRunner("store"), SerialJobRunner("compute"), SerialJobRunner("paper"))
    handover = Handover(printer, store.prints, clock, name) if printer else None
    press = Press(handover, lanes, most=most, first_ms=5)
    yield press
    press.stop()
    for lane in lanes:
        lane.close()
    shiboken6.delete(press)  # not by a collection in the thread of some lane
