"""The file lane: sealed attachments go one after the other, each from where it stopped."""

import io
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from sync.clock import Clock
from sync.engine.budget import Budget, Purse
from sync.engine.cycle import Reach, link_delay, reach_of
from sync.engine.decide import believe, prove
from sync.engine.line import Line, Tally
from sync.engine.push import MANY_MARKS, Push
from sync.engine.retry import Backoff
from sync.engine.rotate import signer_of
from sync.errors import BadSignatureError, KnownError, MalformedMessageError, PastPlatformError
from sync.store import AttachmentEntry, AttachmentLostError, NotEnrolledError, Store
from sync.transport import ForeignAnswerError, RefusedError, Transport, TransportError
from sync.wire.codec import decode
from sync.wire.messages import FileAnswer


@dataclass(frozen=True, slots=True)
class FilesReport:
    """What a run of the file lane did.

    Attributes:
        stored: files that the platform now holds whole.
        remaining: files that could go on at once.
        is_held: whether files wait for a new day of the budget.
        next_at: when to run again; None when no file can be sent before the next cycle.
    """

    stored: int
    remaining: int
    refused: int
    bytes_sent: int
    bytes_received: int
    reach: Reach
    problem: KnownError | None
    is_held: bool
    next_at: datetime | None


def run_files(
    store: Store,
    transport: Transport,
    clock: Clock,
    *,
    force: bool = False,
    backoff: Backoff | None = None,
    budget: Budget | None = None,
) -> FilesReport:
    """Send every file that is due. Trouble of the network is reported, never raised.

    A file that the platform refuses, or that is lost here, does not keep the others back; trouble
    of the link ends the run, and so does the end of the `budget`. With `force` nothing waits for
    its time or the budget: a person asked.

    Raises:
        NotEnrolledError: there is no platform to talk to yet.
        StoreFullError, StoreDamagedError: the store failed.
    """
    enrolment = store.enrolment()
    if enrolment is None:
        raise NotEnrolledError("no platform to talk to")
    purse = Purse(store, clock, Budget() if force else budget or Budget())
    transport.sign_as(signer_of(store))
    before = transport.traffic
    line = Line(store, transport, clock, enrolment.signing_keys, backoff or Backoff(), purse)
    lane = _Lane(line)
    lane.run(force=force)
    store.replica.note_refused(lane.tally.refused)
    traffic = transport.traffic - before
    return FilesReport(
        stored=lane.stored,
        remaining=0 if lane.is_held else len(store.attachments.due(clock.now())),
        refused=lane.tally.refused,
        bytes_sent=traffic.sent,
        bytes_received=traffic.received,
        reach=reach_of(lane.problem, answers=lane.tally.answers),
        problem=lane.problem,
        is_held=lane.is_held,
        next_at=lane.next_at or store.attachments.next_at(),
    )


class _Lane:
    """One run, and what it came to."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._store = line.store
        self._transport = line.transport
        self._clock = line.clock
        self._keys = line.keys
        self._backoff = line.backoff
        self._purse = line.purse
        self.stored = 0
        self.tally = Tally()
        self.is_held = False
        self.problem: KnownError | None = None
        self.next_at: datetime | None = None

    def run(self, *, force: bool) -> None:
        for entry in self._store.attachments.due(self._clock.now(), force=force):
            if self._purse.held() != "none":
                self.is_held, self.next_at = True, self._purse.next_day()
                return
            before = self._transport.traffic
            try:
                if len(self._store.replica.seen()) > MANY_MARKS:
                    Push(self._line, self.tally).hand_in_marks()
                self._advance(entry)
            except (
                AttachmentLostError,
                BadSignatureError,
                MalformedMessageError,
                PastPlatformError,
                TransportError,
            ) as error:
                self.problem = error
                if not _concerns_one_file(error):
                    delay = link_delay(error, entry.attempts, self._backoff)
                    self.next_at = self._clock.now() + delay
                    return
            finally:
                self._purse.count(self._transport.traffic - before)

    def _advance(self, entry: AttachmentEntry) -> None:
        """Bring a file as far as link and budget let it, and note where it stands."""
        sent = entry.sent
        try:
            sent = self._transport.file_offset(entry.digest)
            self.tally.answers += 1
            if sent > entry.size:
                self.tally.refused += 1
                raise ForeignAnswerError(f"offset {sent} in a file of {entry.size} bytes")
            answer = self._send_rest(entry, sent)
            self.tally.answers += 1
            offset, is_stored = self._take(entry, answer)
            if is_stored:
                self.stored += 1
                return
            sent = max(sent, offset)
        except KnownError as error:
            if _is_unknown(error):
                self._store.attachments.unknown(entry.digest)
            self._note(entry, sent)
            raise
        self._note(entry, sent)

    def _take(self, entry: AttachmentEntry, data: bytes) -> tuple[int, bool]:
        """Keep what an answer proves; return its offset, and whether the file counts as stored."""
        try:
            answer = decode(FileAnswer, data)
            mark = prove(answer.mark, self._keys)
            receipts = [believe(signed, self._keys) for signed in answer.receipts]
        except (BadSignatureError, MalformedMessageError):
            self.tally.refused += 1
            raise
        if answer.offset > entry.size:
            self.tally.refused += 1
            return 0, False
        is_whole = answer.offset == entry.size
        stored = self._store.attachments.stored
        return answer.offset, is_whole and stored(entry.digest, receipts, mark)

    def _send_rest(self, entry: AttachmentEntry, sent: int) -> bytes:
        """Send the rest of a file, or as much of it as the budget still lets go today."""
        portion = self._purse.portion()
        if sent == entry.size:  # by whatever way it came: the file itself may be gone here
            return self._transport.send_file(entry.digest, sent, io.BytesIO())
        try:
            with self._store.attachments.path(entry.digest).open("rb") as file:
                file.seek(sent)
                is_all = portion is None or portion >= entry.size - sent
                rest = file if is_all else io.BytesIO(file.read(portion))
                return self._transport.send_file(entry.digest, sent, rest)
        except FileNotFoundError as error:
            raise AttachmentLostError(str(error)) from error
        except RefusedError as error:
            if error.problem.status == HTTPStatus.UNPROCESSABLE_ENTITY:
                self._store.attachments.check(entry.digest)
            raise

    def _note(self, entry: AttachmentEntry, sent: int) -> None:
        failures = 0 if sent > entry.sent else entry.attempts
        next_at = self._clock.now() + self._backoff.delay(failures)
        self._store.attachments.failed(entry, sent, next_at)


def _is_unknown(error: KnownError) -> bool:
    """Tell whether the platform has no envelope that names the file; HEAD tells the status only."""
    return isinstance(error, RefusedError) and error.problem.status == HTTPStatus.NOT_FOUND


def _concerns_one_file(error: KnownError) -> bool:
    if isinstance(error, RefusedError):
        return error.problem.status not in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
    return isinstance(error, AttachmentLostError)
