"""One document on its way to a receipt printer: sent in parts, and asked between two of them."""

import time
from collections.abc import Sequence

from printing.errors import LostHalfwayError, PrinterSilentError
from printing.spool.escpos import status
from printing.spool.escpos.talk import Talk
from printing.spool.spooler import Cancelled, Done, HeldUp, JobState, Printing, Unknown, Waiting

# How long a printer may take nothing and say nothing before that is told.
_PATIENCE = 4.0
# How long one that says it is well may owe the answer to the question after the cut.
_OWED = 30.0


class Job:
    """What of a document is still to be sent. `end`: how it ended, None while it has not.

    `is_torn`: the printer may still wait for the rest of a band.
    """

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._parts = list(parts)
        self._left = b""
        self._talk: Talk | None = None
        self._moved_at = 0.0
        self._was_silent = False
        self.is_torn = False
        self.end: JobState | None = None

    @property
    def has_begun(self) -> bool:
        """Whether it has a way to the printer."""
        return self._talk is not None

    def begin(self, talk: Talk) -> None:
        """Take the way to the printer, which it ends with the document."""
        self._talk = talk
        self._moved()

    def go_on(self, seconds: float) -> JobState:
        """Send, ask and listen for at most about so long; return how far it got."""
        talk, until = self._talk, time.monotonic() + seconds
        if talk is None:
            return Waiting()
        try:
            state = self._step(talk)
            while isinstance(state, Printing) and time.monotonic() < until:
                state = self._step(talk)
        except OSError as error:
            state = self._lost(error)
        if isinstance(state, Done | Cancelled | Unknown):
            self._finish(state)
        return state

    def stop(self) -> None:
        """Send nothing more."""
        self._finish(Cancelled())

    def _finish(self, state: JobState) -> None:
        self.end = state
        self.is_torn |= bool(self._left)
        self._parts, self._left = [], b""
        if self._talk:
            self._talk.close()

    def _step(self, talk: Talk) -> JobState:
        """Do what can be done next without waiting for long."""
        if self._left:
            return self._send(talk)
        if talk.speaks:
            answers = talk.ask_briefly()
            if not answers:
                return self._unheard("answers nothing")
            if trouble := status.trouble_of(answers):
                self._moved()
                return HeldUp(trouble)
            if self._was_silent and not talk.notices_power:
                # It may have been switched off, and what it had not printed is gone then.
                return self._lost(OSError("silent"))
        if self._parts:
            self._left = self._parts.pop(0)
            return Printing()
        return self._await_end(talk)

    def _send(self, talk: Talk) -> JobState:
        sent = talk.write(self._left)
        if not sent:
            return self._unheard("takes nothing")
        self._left = self._left[sent:]
        self._moved()
        return Printing()

    def _unheard(self, what: str) -> JobState:
        if not self._is_still(_PATIENCE):
            return Printing()
        self._was_silent = True
        return HeldUp(PrinterSilentError(what))

    def _await_end(self, talk: Talk) -> JobState:
        """All was sent: the answer to the question after the cut tells that all was carried out."""
        if not talk.speaks:
            return Unknown() if talk.is_empty() else Printing()
        passed = talk.passed()
        if passed is not None:
            return Unknown() if status.paper_is_out(passed) else Done()
        return Unknown() if self._is_still(_OWED) else Printing()

    def _lost(self, error: OSError) -> JobState:
        """The way is broken: what was not all sent is not whole; else only the paper can tell."""
        self.is_torn = True
        if self._parts or self._left:
            return Cancelled(LostHalfwayError(str(error) or type(error).__name__))
        return Unknown()

    def _moved(self) -> None:
        self._moved_at = time.monotonic()

    def _is_still(self, seconds: float) -> bool:
        return time.monotonic() - self._moved_at > seconds
