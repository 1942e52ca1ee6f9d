"""Push: the outbox goes out in batches, each envelope gets its own verdict."""

from datetime import datetime
from http import HTTPStatus

from sync.clock import milliseconds
from sync.engine.budget import SMALL
from sync.engine.decide import BAD_RECEIPT, NO_VERDICT, again, decide, prove
from sync.engine.line import Line, Tally
from sync.engine.rotate import signer_of
from sync.errors import (
    BadSignatureError,
    KnownError,
    MalformedMessageError,
    PastPlatformError,
)
from sync.store import Acknowledge, OutboxEntry, Outcome, Park, ProvedMark, Reject, Standing, Wait
from sync.transport import PlatformFaultError, RefusedError
from sync.wire.codec import decode, encode
from sync.wire.messages import MAX_BATCH, Batch, BatchAnswer, Manifest
from sync.wire.sign import ANSWER, BATCH, Signed, sign, verify

BATCH_BYTES = 96 * 2**10
_LEAST_BATCH_BYTES = 4 * 2**10
# From so many on they are handed in before more are asked for.
MANY_MARKS = 8
_INDIGESTIBLE = {
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.INTERNAL_SERVER_ERROR,
}


class Push:
    """One push: everything that is due at its beginning, at least an empty batch.

    The empty batch is how the platform hears what this kiosk has seen, and the kiosk of a new
    epoch. After failures batches get smaller, so that one fits between two cuts of a bad link.
    """

    def __init__(self, line: Line, tally: Tally) -> None:
        self._line = line
        self._outbox = line.store.outbox
        self._tally = tally
        self._signer = signer_of(line.store)
        self._largest: int | None = None

    def run(self, *, force: bool) -> None:
        """Send all that is due, each once: what a new epoch asks for again goes with the next.

        Raises:
            TransportError: the platform gave no answer of use; the rest waits as it was.
            BadSignatureError, MalformedMessageError: its answer was not believed.
            PastPlatformError: it answers for an epoch that is over.
        """
        self._outbox.begin(force=force)
        if not force and self._line.purse.held() == "large held":
            self._largest = SMALL
        now = self._line.clock.now()
        failures = self._line.store.replica.link().failures
        limit_bytes = max(_LEAST_BATCH_BYTES, BATCH_BYTES >> min(failures, 8))
        entries = self._due(now, limit_bytes)
        self._deliver(entries, now)
        sent = {entry.id for entry in entries}
        while fresh := [one for one in self._due(now, limit_bytes) if one.id not in sent]:
            self._deliver(tuple(fresh), now)
            sent.update(entry.id for entry in fresh)

    def hand_in_marks(self) -> None:
        """Let the platform say of all marks that are held whether they lie in its log.

        Raises:
            TransportError, BadSignatureError, MalformedMessageError, PastPlatformError: as `run`.
        """
        self._exchange((), self._line.clock.now())

    def _due(self, now: datetime, limit_bytes: int) -> tuple[OutboxEntry, ...]:
        return self._outbox.due(
            now, limit=MAX_BATCH, limit_bytes=limit_bytes, largest=self._largest
        )

    def _deliver(self, entries: tuple[OutboxEntry, ...], now: datetime) -> None:
        """Send a batch; one that the platform cannot digest is halved until the culprit is alone.

        An empty batch tells first whether the platform is ill: then it is nobody's fault here.
        """
        parts, is_well = [entries], False
        while parts:
            part = parts.pop(0)
            try:
                self._exchange(part, now)
            except KnownError as error:
                self._outbox.release(part)
                if not part or not is_indigestible(error):
                    raise
                if not is_well:
                    self._exchange((), now)
                    is_well = True
                if len(part) > 1:
                    middle = len(part) // 2
                    parts[:0] = [part[:middle], part[middle:]]
                else:
                    outcome = again(part[0], str(error), now, self._line.backoff)
                    self._settle([(part[0], outcome)])

    def _exchange(self, entries: tuple[OutboxEntry, ...], now: datetime) -> None:
        self._outbox.start(entries)
        self._tally.pushed += len(entries)
        answer, mark = self._read(self._line.transport.push(self._batch(entries)))
        self._tally.believe(answer.at, self._line.clock)
        self._tally.notices = answer.notices
        standing = Standing(mark, answer.durable_through, answer.seen)
        verdicts = {verdict.digest: verdict for verdict in answer.verdicts}
        keys, backoff = self._line.keys, self._line.backoff
        self._settle(
            [
                (entry, decide(entry, verdicts.get(entry.digest), keys, now, backoff))
                for entry in entries
            ],
            standing,
        )

    def _batch(self, entries: tuple[OutboxEntry, ...]) -> bytes:
        replica = self._line.store.replica
        manifest = Manifest(
            v=1,
            device=self._signer.device,
            at=milliseconds(self._line.clock.now()),
            seen=replica.seen(),
            digests=tuple(entry.digest for entry in entries),
        )
        signed = sign(self._signer.key, BATCH, encode(manifest))
        receipts = self._outbox.forgotten(entries)
        return encode(Batch(1, signed, tuple(entry.envelope for entry in entries), receipts))

    def _read(self, data: bytes) -> tuple[BatchAnswer, ProvedMark]:
        try:
            answer = decode(BatchAnswer, verify(self._line.keys, ANSWER, decode(Signed, data)))
            mark = prove(answer.mark, self._line.keys)
        except (BadSignatureError, MalformedMessageError):
            self._tally.refused += 1
            raise
        if mark.epoch < self._line.store.replica.link().epoch:
            raise PastPlatformError(f"epoch {mark.epoch}")
        return answer, mark

    def _settle(
        self, outcomes: list[tuple[OutboxEntry, Outcome]], standing: Standing | None = None
    ) -> None:
        if not self._outbox.settle(outcomes, standing):
            raise PastPlatformError("the other lane has heard of a later epoch")
        for _, outcome in outcomes:
            match outcome:
                case Acknowledge():
                    self._tally.acknowledged += 1
                case Reject():
                    self._tally.rejected += 1
                case Park():
                    self._tally.parked += 1
                case Wait(_, problem):
                    self._tally.refused += problem in (BAD_RECEIPT, NO_VERDICT)


def is_indigestible(error: KnownError) -> bool:
    """Tell whether a failure may be the fault of one envelope of the batch."""
    match error:
        case PlatformFaultError(status=status):
            return status in _INDIGESTIBLE
        case RefusedError(problem=problem):
            return problem.status in _INDIGESTIBLE
        case _:
            return False
