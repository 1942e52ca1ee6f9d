"""The file lane: sealed attachments go one after the other, each from where it stopped."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from sync.clock import Clock
from sync.engine.budget import Budget, Purse
from sync.engine.cycle import Reach, link_delay, reach_of
from sync.engine.decide import believe
from sync.engine.retry import Backoff
from sync.engine.rotate import signer_of
from sync.errors import BadSignatureError, KnownError, MalformedMessageError
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
    lane = _Lane(store, transport, clock, enrolment.signing_keys, backoff or Backoff(), purse)
    lane.run(force=force)
    store.replica.note_refused(lane.refused)
    traffic = transport.traffic - before
    return FilesReport(
        stored=lane.stored,
        remaining=0 if lane.is_held else len(store.attachments.due(clock.now())),
        refused=lane.refused,
        bytes_sent=traffic.sent,
        bytes_received=traffic.received,
        reach=reach_of(lane.problem, answers=lane.answers),
        problem=lane.problem,
        is_held=lane.is_held,
        next_at=lane.next_at or store.attachments.next_at(),
    )


class _Lane:
    """One run, and what it came to."""

    def __init__(
        self,
        store: Store,
        transport: Transport,
        clock: Clock,
        keys: Mapping[bytes, bytes],
        backoff: Backoff,
        purse: Purse,
    ) -> None:
        self._store = store
        self._transport = transport
        self._clock = clock
        self._keys = keys
        self._backoff = backoff
        self._purse = purse
        self.stored = 0
        self.answers = 0
        self.refused = 0
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
                self._advance(entry)
            except (
                AttachmentLostError,
                BadSignatureError,
                MalformedMessageError,
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
            self.answers += 1
            if sent > entry.size:
                raise ForeignAnswerError(f"offset {sent} in a file of {entry.size} bytes")
            answer = decode(FileAnswer, self._send_rest(entry, sent))
            self.answers += 1
            sent = max(sent, min(answer.offset, entry.size))
            if self._is_stored(entry, answer):
                self.stored += 1
                return
        except KnownError:
            self._note(entry, sent)
            raise
        self._note(entry, sent)

    def _is_stored(self, entry: AttachmentEntry, answer: FileAnswer) -> bool:
        """Keep the receipts of an answer; return whether the file counts as stored."""
        try:
            receipts = [believe(signed, self._keys) for signed in answer.receipts]
        except (BadSignatureError, MalformedMessageError):
            self.refused += 1
            raise
        whole = answer.offset == entry.size
        return whole and self._store.attachments.stored(entry.digest, receipts)

    def _send_rest(self, entry: AttachmentEntry, sent: int) -> bytes:
        """Send the rest of a file, or as much of it as the budget still lets go today."""
        portion = self._purse.portion()
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


def _concerns_one_file(error: KnownError) -> bool:
    if isinstance(error, RefusedError):
        return error.problem.status not in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
    return isinstance(error, AttachmentLostError)
