"""What becomes of an outbox entry after an attempt; decided by the engine, kept by the outbox."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sync.wire.messages import Receipt
from sync.wire.sign import Signed


@dataclass(frozen=True, slots=True)
class VerifiedReceipt:
    """A receipt whose signature, envelope id and digest fit, and the bytes that prove it."""

    receipt: Receipt
    signed: Signed


class ProvedMark(NamedTuple):
    """How far the platform's log reached, the tag of that place, and its signature on that."""

    epoch: int
    position: int
    tag: bytes
    signed: Signed


@dataclass(frozen=True, slots=True)
class Standing:
    """What a verified answer says of the platform's log.

    Attributes:
        mark: how far it reached.
        durable_through: up to which position it can lose nothing any more.
        seen: the tags of marks that were handed in and lie in it.
    """

    mark: ProvedMark
    durable_through: int = 0
    seen: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Wait:
    """Try again at `next_at`; the attempt counts."""

    next_at: datetime
    problem: str


@dataclass(frozen=True, slots=True)
class Park:
    """Given up on for now: a person sees it; tried again at `next_at`, long after."""

    next_at: datetime
    problem: str
    receipts: tuple[VerifiedReceipt, ...] = ()


@dataclass(frozen=True, slots=True)
class Reject:
    """The platform will never take it as it is; a person must act."""

    problem: str


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """The platform has it, and these receipts prove it."""

    receipts: tuple[VerifiedReceipt, ...]


Outcome = Wait | Park | Reject | Acknowledge
