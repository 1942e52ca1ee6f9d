"""What the platform holds of whoever filed with their card before: asked in the background, once."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject

from kiosk.jobs import Err, Ok, SerialJobRunner
from kiosk.services.earlier import EarlierPaper
from kiosk.services.visit import Visit, VisitService
from sync.clock import moment
from sync.engine import Holder
from sync.wire.held import Held

HELD_CONSENT_VERSION = "1"

Ask = Callable[[Holder], tuple[Held, ...]]


class HeldService(QObject):
    """Asks as soon as a card was read in this visit and its holder has ticked that it may.

    Nothing waits for the answer. Where none comes, the papers are photographed as ever; that the
    platform was not reached is nothing to tell a resident.
    """

    def __init__(
        self,
        ask: Ask,
        lane: SerialJobRunner,
        visit: VisitService,
        *,
        has_reader: bool,
        is_online: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._ask = ask
        self._lane = lane
        self._visit = visit
        self._has_reader = has_reader
        self._is_online = is_online
        self._asked_at: datetime | None = None
        visit.changed.connect(self._follow)

    def may_ask(self) -> bool:
        """Tell whether it makes sense to offer it: with a card reader, a network, and papers.

        Only the person may allow it, never an agent with their card.
        """
        visit = self._visit.visit
        takes_papers = any(item.materials for item in visit.items)
        return self._has_reader and takes_papers and not visit.is_by_agent and self._is_online()

    def _follow(self) -> None:
        visit = self._visit.visit
        if visit.may_ask_held_at == self._asked_at:
            return
        if visit.may_ask_held_at is None:
            self._asked_at = None
        elif (holder := _holder(visit)) is not None:
            at = self._asked_at = visit.may_ask_held_at
            self._lane.run(lambda: self._ask(holder), lambda result: self._fold(at, result))

    def _fold(self, at: datetime, result: Ok[tuple[Held, ...]] | Err) -> None:
        """Take over what came, unless it was asked in a visit or for a filing that is over."""
        if isinstance(result, Ok) and result.value and self._visit.visit.may_ask_held_at == at:
            self._visit.take_held(_by_paper(result.value, at))


def _holder(visit: Visit) -> Holder | None:
    """Return who is asked for: a person whose card was read in this visit, never a typed number."""
    person = visit.asker
    if person is None or visit.may_ask_held_at is None or person.how != "card" or not person.card:
        return None
    return Holder(person.document, person.id_number, HELD_CONSENT_VERSION, visit.may_ask_held_at)


def _by_paper(held: tuple[Held, ...], now: datetime) -> Mapping[str, EarlierPaper]:
    return {
        paper.paper: EarlierPaper(
            paper.paper, case.case, moment(case.filed_at).astimezone(now.tzinfo), paper.digest
        )
        for case in reversed(held)
        for paper in case.papers
    }
