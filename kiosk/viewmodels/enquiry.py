"""What the progress scene asks with, and what was typed there so far."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from forms.catalogue import ServiceItem
from kiosk.services.cards import CardService
from kiosk.services.progress import ProgressService
from kiosk.services.rating import RatingService
from kiosk.services.results import ResultService
from kiosk.services.returned import ReturnedPaper
from kiosk.services.scans import ScanService
from kiosk.viewmodels.follow_up import Openers
from kiosk.viewmodels.standing import Stage

SHORTEST = 8
LONGEST = 32
TAIL_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Ways:
    """What the scene asks with, and what can be done about the answer.

    `item_named`: the service item of a code, None where it is offered no more. `now`: the present.
    """

    progress: ProgressService
    cards: CardService
    scans: ScanService
    openers: Openers
    rating: RatingService
    results: ResultService
    returned: ReturnedPaper
    item_named: Callable[[str], ServiceItem | None]
    now: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class ProgressInput:
    """What was typed so far, on which page; `place`: which of several filings is shown."""

    stage: Stage = "number"
    number: str = ""
    tail: str = ""
    is_waiting: bool = False
    place: int = 0

    @property
    def can_go_on(self) -> bool:
        """Whether enough is typed to go on."""
        if self.stage == "number":
            return not self.is_waiting and len(self.number) >= SHORTEST
        return not self.is_waiting and len(self.tail) in (0, TAIL_LENGTH)

    def with_sign(self, sign: str) -> "ProgressInput":
        """Return it with one more sign, as long as there is room."""
        if self.stage == "number":
            return replace(self, number=(self.number + sign)[:LONGEST])
        return replace(self, tail=(self.tail + sign)[:TAIL_LENGTH])

    def without_last(self) -> "ProgressInput":
        """Return it without its last sign."""
        if self.stage == "number":
            return replace(self, number=self.number[:-1])
        return replace(self, tail=self.tail[:-1])
