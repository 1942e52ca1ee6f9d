"""The only door to threads: serial lanes that take a piece of work and bring its result back."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from printing.errors import PrintError
from sync.errors import KnownError

_T = TypeVar("_T")
Failure = KnownError | PrintError
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ok(Generic[_T]):
    """The work is done."""

    value: _T


@dataclass(frozen=True, slots=True)
class Err:
    """The work failed in a way that was to be expected, and that has words for people."""

    error: Failure


class SerialJobRunner(QObject):
    """One lane: runs one job after the other beside the GUI thread.

    Work closes over frozen values only. `on_result` is called on the thread that owns the runner,
    in the order of the jobs. An error that nobody expected is ours: it is raised again there.
    """

    _finished = Signal(object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._open = True
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], _T], on_result: Callable[[Ok[_T] | Err], None]) -> None:
        """Queue `work`; its result comes back through `on_result`. A closed lane drops it."""
        if not self._open:
            return
        future = self._pool.submit(work)
        future.add_done_callback(lambda done: self._bring_back(done, on_result))

    def close(self) -> None:
        """Finish the job at hand, drop the others, deliver nothing more."""
        self._open = False
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _bring_back(self, done: "Future[_T]", on_result: Callable[[Any], None]) -> None:
        if self._open and not done.cancelled():
            self._finished.emit(done, on_result)

    def _deliver(self, done: "Future[Any]", on_result: Callable[[Any], None]) -> None:
        if not self._open:
            return
        error = done.exception()
        if error is None:
            on_result(Ok(done.result()))
        elif isinstance(error, Failure):
            _log.warning("%s: %s", type(error).__name__, error)
            on_result(Err(error))
        else:
            raise error
