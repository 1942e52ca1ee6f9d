"""What a cycle works with, and what it did so far."""

from collections.abc import Mapping
from dataclasses import dataclass

from sync.clock import Clock
from sync.engine.retry import Backoff
from sync.store import Store
from sync.transport import Signer, Transport


@dataclass(frozen=True, slots=True)
class Line:
    """This kiosk and its way to the platform; `keys` are the platform's, by key id."""

    store: Store
    transport: Transport
    clock: Clock
    signer: Signer
    keys: Mapping[bytes, bytes]
    backoff: Backoff


@dataclass(slots=True)
class Tally:
    """Counts of one cycle; they survive the failure that ends it.

    Attributes:
        answers: answers of the platform that were believed.
        refused: answers and receipts that were not.
    """

    pushed: int = 0
    acknowledged: int = 0
    rejected: int = 0
    parked: int = 0
    pulled: int = 0
    answers: int = 0
    refused: int = 0
