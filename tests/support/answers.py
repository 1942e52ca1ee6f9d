"""What a platform answers, put straight into a store: no batch, no link."""

from datetime import datetime
from typing import Literal

from sync.clock import milliseconds
from sync.store import Acknowledge, Filed, ProvedMark, Standing, Store, VerifiedReceipt
from sync.wire.codec import decode, encode
from sync.wire.messages import Mark, Receipt
from sync.wire.sign import MARK, RECEIPT, sign
from tests.support.filings import START
from tests.support.platform_model import PlatformModel


def mark(platform: PlatformModel, position: int, *, epoch: int = 1) -> ProvedMark:
    """Return where the platform's log stands, as it would sign that."""
    tag = epoch.to_bytes(4) + position.to_bytes(4)
    signed = sign(platform.signing_key, MARK, encode(Mark(1, epoch, position, tag)))
    return ProvedMark(epoch, position, tag, signed)


def observe(
    store: Store, platform: PlatformModel, position: int, durable_through: int, *, epoch: int = 1
) -> None:
    """Let the store see where the platform's log stands, which has all the marks it holds."""
    seen = tuple(decode(Mark, one.payload).tag for one in store.replica.seen())
    store.replica.observe(Standing(mark(platform, position, epoch=epoch), durable_through, seen))


def acknowledge(
    store: Store,
    platform: PlatformModel,
    filed: Filed,
    position: int,
    *,
    kind: Literal["received", "complete"] = "complete",
    epoch: int = 1,
    at: datetime = START,
) -> None:
    """Let the platform take a filing."""
    receipt = Receipt(
        v=1,
        kind=kind,
        id=filed.envelope_id,
        digest=filed.digest,
        case_number=f"示范-2026-{epoch}-{position:06}",
        epoch=epoch,
        position=position,
        at=milliseconds(at),
    )
    proof = VerifiedReceipt(receipt, sign(platform.signing_key, RECEIPT, encode(receipt)))
    (entry,) = store.outbox.named([filed.digest])
    store.outbox.settle([(entry, Acknowledge((proof,)))])
