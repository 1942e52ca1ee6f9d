"""Answers that came home on a stick count like those that came over the network."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sync.clock import Clock
from sync.engine.carried import Carried
from sync.engine.decide import BAD_RECEIPT, decide
from sync.engine.heartbeat import take_carried_settings
from sync.engine.retry import Backoff
from sync.store import (
    Acknowledge,
    NotEnrolledError,
    Outcome,
    Park,
    ProvedMark,
    Reject,
    Standing,
    Store,
    Wait,
)
from sync.store.carry import Medium, carrying
from sync.wire.messages import BatchAnswer


@dataclass(frozen=True, slots=True)
class HomeReport:
    """What a stick brought home.

    Attributes:
        acknowledged, parked, rejected: what became of envelopes of this kiosk.
        refused: answers that were altered or that the platform did not sign, and verdicts without
            the receipt they speak of.
        past: answers of an epoch that is over; what they speak of is offered again. So are those
            that come when the platform first has to hear of many others.
        is_set: whether the platform sets something else here now.
    """

    acknowledged: int
    parked: int
    rejected: int
    refused: int
    past: int
    is_set: bool = False


def take_answers(store: Store, folder: Path, clock: Clock) -> HomeReport:
    """Take in every answer that lies in the courier folder of `folder`, the oldest first.

    A stick brings proof: an answer that has none for an envelope changes nothing about it. Answers
    to other kiosks are passed over. Taking them in again changes nothing.

    Raises:
        NotEnrolledError: there is no platform to believe.
        StickGoneError: the medium failed.
        ForeignFolderError: a courier's names on it stand for something else.
        StoreFullError, StoreDamagedError: the store failed.
    """
    enrolment = store.enrolment()
    if enrolment is None:
        raise NotEnrolledError("no platform to believe")
    Medium.of(folder)
    carried = Carried(folder, enrolment.signing_keys)
    with carrying():
        answers = sorted(carried.answers(), key=lambda one: one[0].at)
    home = _Home(store, clock, enrolment.signing_keys, carried.altered)
    for answer, mark in answers:
        home.take(answer, mark)
    store.replica.note_refused(home.refused)
    is_set = take_carried_settings(store, folder)
    return HomeReport(
        home.acknowledged, home.parked, home.rejected, home.refused, home.past, is_set
    )


class _Home:
    def __init__(
        self, store: Store, clock: Clock, keys: Mapping[bytes, bytes], refused: int
    ) -> None:
        self._store = store
        self._clock = clock
        self._keys = keys
        self.acknowledged = self.parked = self.rejected = self.past = 0
        self.refused = refused

    def take(self, answer: BatchAnswer, mark: ProvedMark) -> None:
        store, link = self._store, self._store.replica.link()
        if mark.epoch < link.epoch:
            self.past += 1
            return
        is_news = (mark.epoch, mark.position) >= (link.epoch, link.position)
        standing = Standing(mark, answer.durable_through, answer.seen)
        verdicts = {verdict.digest: verdict for verdict in answer.verdicts}
        outcomes = [
            (entry, decide(entry, verdicts[entry.digest], self._keys, self._clock.now(), Backoff()))
            for entry in store.outbox.named(verdicts)
        ]
        proven = [one for one in outcomes if not isinstance(one[1], Wait)]
        if not store.outbox.settle(proven, standing):
            self.past += 1
            return
        store.replica.trust(answer.at)
        self.refused += sum(_lacks_proof(outcome) for _, outcome in outcomes)
        self.acknowledged += sum(isinstance(outcome, Acknowledge) for _, outcome in proven)
        self.parked += sum(isinstance(outcome, Park) for _, outcome in proven)
        self.rejected += sum(isinstance(outcome, Reject) for _, outcome in proven)
        if is_news and answer.notices:
            store.heed(answer.notices)


def _lacks_proof(outcome: Outcome) -> bool:
    return isinstance(outcome, Wait) and outcome.problem == BAD_RECEIPT
