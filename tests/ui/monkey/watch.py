"""Hears everything that should not be: warnings, tracebacks, a window that does not answer."""

import logging
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler
from typing_extensions import override

from tests.support.qt_complaints import is_complaint

SLOW_MS = 150
DEAD_MS = 2000
_BEAT_MS = 20
_WORST = 10
_SCHEDULER = Path("/proc/thread-self/schedstat")


@dataclass(slots=True)
class Findings:
    """What was found, each with the number of the event that it came after."""

    crashes: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)
    stuck: list[dict[str, Any]] = field(default_factory=list)
    leftovers: list[dict[str, Any]] = field(default_factory=list)

    def add(self, kind: str, facts: dict[str, Any], doing: dict[str, Any]) -> None:
        """Note a finding; one that was there before is only counted."""
        found: list[dict[str, Any]] = getattr(self, kind)
        known = next((one for one in found if facts.items() <= one.items()), None)
        if known is None:
            found.append({**facts, **doing, "times": 1})
        else:
            known["times"] += 1


class Watch(QObject):
    """Listens from `listening` on; `told` gives the event that is being done."""

    def __init__(self, findings: Findings, told: Callable[[], dict[str, Any]]) -> None:
        super().__init__()
        self.findings = findings
        self.slow_count = 0
        self.worst: list[dict[str, Any]] = []
        self.log: list[str] = []
        """What was written into the log since it was emptied last."""
        self._told = told
        self._mark = _moment()
        self._beat = QTimer(self, interval=_BEAT_MS)
        self._beat.timeout.connect(self._hear_beat)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear Qt, Python and the log until the end of the block."""
        before = qInstallMessageHandler(self._hear_qt)
        hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._hear_exception
        threading.excepthook = lambda said: self._hear_exception(
            said.exc_type, said.exc_value or said.exc_type(), said.exc_traceback
        )
        sys.unraisablehook = lambda said: self._hear_exception(
            said.exc_type, said.exc_value or said.exc_type(), said.exc_traceback
        )
        handler = _Listener(self.log)
        logging.getLogger().addHandler(handler)
        self.rest()
        self._beat.start()
        try:
            yield
        finally:
            self._beat.stop()
            logging.getLogger().removeHandler(handler)
            sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
            qInstallMessageHandler(before)

    @contextmanager
    def excused(self) -> Iterator[None]:
        """Let what the monkey itself does in the block not count as the kiosk's time."""
        self._hear_beat()
        try:
            yield
        finally:
            self.rest()

    def rest(self) -> None:
        """Count from now."""
        self._mark = _moment()

    def _hear_beat(self) -> None:
        now, waited = _moment()
        began, had_waited = self._mark
        self._mark = now, waited
        # Time in which the machine gave the thread no processor is not the kiosk's.
        busy = (now - began - (waited - had_waited)) * 1000
        if busy > SLOW_MS:
            self.slow_count += 1
            self.worst = sorted(
                [*self.worst, {"ms": round(busy), **self._told()}], key=lambda one: -one["ms"]
            )[:_WORST]
        if busy > DEAD_MS:
            self.findings.add("stuck", {"why": f"no answer for {busy:.0f} ms"}, self._told())

    def _hear_qt(self, kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
        self.log.append(message)
        if is_complaint(kind, message):
            self.findings.add("warnings", {"said": message}, self._told())

    def _hear_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        lines = traceback.format_exception(kind, error, trace)
        self.findings.add("crashes", {"traceback": "".join(lines)}, self._told())


class _Listener(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self._lines = lines

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(record.getMessage())


def _moment() -> tuple[float, float]:
    """Return now, and how long this thread has waited for a processor; both in seconds."""
    waited = int(_SCHEDULER.read_text().split()[1]) if _SCHEDULER.exists() else 0
    return time.monotonic(), waited / 10**9
