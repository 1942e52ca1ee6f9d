"""What the progress scene asks with, and what was typed there so far."""

from dataclasses import dataclass

from kiosk.services.cards import CardService
from kiosk.services.correcting import CorrectingService
from kiosk.services.progress import ProgressService
from kiosk.services.rating import RatingService
from kiosk.services.results import ResultService
from kiosk.services.returned import ReturnedPaper
from kiosk.services.scans import ScanService
from kiosk.viewmodels.standing import Stage


@dataclass(frozen=True, slots=True)
class Ways:
    """What the scene asks with, and what can be done about the answer."""

    progress: ProgressService
    cards: CardService
    scans: ScanService
    correcting: CorrectingService
    rating: RatingService
    results: ResultService
    returned: ReturnedPaper


@dataclass(frozen=True, slots=True)
class ProgressInput:
    """What was typed so far, on which page; `place`: which of several filings is shown."""

    stage: Stage = "number"
    number: str = ""
    tail: str = ""
    is_waiting: bool = False
    place: int = 0
