"""Asking a receipt printer how it is, while it may be printing."""

import time
from collections.abc import Sequence

from printing.spool.escpos import commands, status
from printing.spool.escpos.links import Link

_ANSWER_SECONDS = 1.0
_ALL = (status.PRINTER, status.OFFLINE, status.ERROR, status.PAPER)
# While it prints well: each question costs a moment, in which the paper stands still.
_BRIEFLY = (status.PRINTER, status.PAPER)


class Talk:
    """One open way to a printer. `speaks`: whether it has ever answered a question."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._passed: int | None = None
        self._unasked = 0
        self.speaks = False
        self.notices_power = link.notices_power
        self.is_empty = link.is_empty
        self.close = link.close

    def write(self, octets: bytes) -> int:
        """Hand over what is taken within a moment.

        Raises:
            OSError: the way is broken.
        """
        if octets.endswith(commands.PASSED):
            self._passed = None
        return self._link.write(octets)

    def complete(self, octets: bytes) -> None:
        """Send what ends a band that was left half sent, as far as it is taken soon.

        Raises:
            OSError: the way is broken.
        """
        while octets and (sent := self._link.write(octets)):
            octets = octets[sent:]

    def ask_briefly(self) -> dict[int, int]:
        """Return the answers to what tells whether it prints well; to all, where it does not.

        Raises:
            OSError: the way is broken.
        """
        answers = self.ask(_BRIEFLY)
        return self.ask() if status.trouble_of(answers) else answers

    def ask(self, questions: Sequence[int] = _ALL) -> dict[int, int]:
        """Return the answer to each question; empty from a printer that says nothing.

        One is asked after the other: the answers do not say what they are to.

        Raises:
            OSError: the way is broken.
        """
        answers: dict[int, int] = {}
        for about in questions:
            answer = self._answer(about)
            if answer is not None:
                answers[about] = answer
            elif not answers:
                return {}
        self.speaks = True
        return answers

    def passed(self) -> int | None:
        """Return the answer to the question after the cut, once it came.

        Raises:
            OSError: the way is broken.
        """
        if self._passed is None:
            self._listen(0.05)
        return self._passed

    def _answer(self, about: int) -> int | None:
        self._listen(0)
        if not self._link.write(commands.status_request(about)):
            return None
        until = time.monotonic() + _ANSWER_SECONDS
        while (left := until - time.monotonic()) > 0:
            answer = self._listen(left)
            if answer is not None:
                return answer
        return None

    def _listen(self, seconds: float) -> int | None:
        """Return the status that came; what answers the question after the cut is kept.

        Words, or more than was asked for, are no answer: some printers say what is not ESC/POS.
        """
        answers, passed = [], self._passed
        for octet in self._link.read(seconds):
            if self._unasked:
                self._unasked -= 1
            elif status.is_unasked(octet):
                self._unasked = status.UNASKED_MORE
            elif status.is_passed(octet):
                passed = octet
            else:
                answers.append(octet)
        if len(answers) > 1 or not all(map(status.is_status, answers)):
            return None
        self._passed = passed
        return answers[0] if answers else None
