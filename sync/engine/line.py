"""What a cycle works with, and what it did so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from sync.clock import Clock, moment
from sync.engine.budget import Purse
from sync.engine.retry import Backoff
from sync.store import Store
from sync.transport import Transport
from sync.wire.messages import Notice


@dataclass(frozen=True, slots=True)
class Line:
    """This kiosk and its way to the platform; `keys` are the platform's, by key id."""

    store: Store
    transport: Transport
    clock: Clock
    keys: Mapping[bytes, bytes]
    backoff: Backoff
    purse: Purse


@dataclass(slots=True)
class Tally:
    """Counts of one cycle; they survive the failure that ends it.

    Attributes:
        answers: answers of the platform that were believed.
        refused: answers and receipts that were not.
        notices: what the platform last told of this device's chains; None if it told nothing.
        at: the latest time in a believed answer, milliseconds since 1970.
        clock_ahead: this machine's clock less the platform's, at the last believed answer.
    """

    pushed: int = 0
    acknowledged: int = 0
    rejected: int = 0
    parked: int = 0
    pulled: int = 0
    answers: int = 0
    refused: int = 0
    notices: tuple[Notice, ...] | None = None
    at: int = 0
    clock_ahead: timedelta = timedelta(0)

    def believe(self, at: int, clock: Clock) -> None:
        """Count an answer that was verified, and the time it tells."""
        self.answers += 1
        self.at = max(self.at, at)
        self.clock_ahead = clock.now() - moment(at)
