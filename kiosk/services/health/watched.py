"""The services that know how the kiosk is: what they say at one moment is how it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.services.cards import CardService
from kiosk.services.care import CareService
from kiosk.services.health.standing import Kept, Standing
from kiosk.services.printer import PrinterService
from kiosk.services.syncing import SyncService
from kiosk.services.trusting import TrustService
from kiosk.services.updating import UpdateService


@dataclass(frozen=True, slots=True)
class Watched:
    """What is looked at, and by which time.

    `trust` None where the platform publishes nothing; `floor`: the latest time that the platform told.
    """

    care: CareService
    sync: SyncService
    trust: TrustService | None
    printer: PrinterService
    cards: CardService
    now: Callable[[], datetime]
    floor: Callable[[], datetime | None]
    has_second: bool = False
    was_salvaged: bool = False
    updating: UpdateService | None = None

    def standing(self, kept: Kept, off_since: datetime | None = None) -> Standing:
        """Return how all stands, on the GUI thread; `off_since`: since when nothing is reached."""
        sync, condition = self.sync.state, self.care.condition
        return Standing(
            now=self.now(),
            kept=kept,
            floor=self.floor(),
            ahead=sync.clock_ahead,
            reach=sync.reach,
            off_since=off_since,
            pressure=sync.pressure,
            is_damaged=condition.is_damaged,
            was_salvaged=self.was_salvaged,
            care_error=condition.error,
            trust_error=None if self.trust is None else self.trust.error,
            has_second=self.has_second,
            printer=self.printer.state if self.printer.has_printer else None,
            has_reader=self.cards.is_installed,
            reader_fault=self.cards.fault,
            update=None if self.updating is None else self.updating.status,
            update_error=None if self.updating is None else self.updating.error,
        )
