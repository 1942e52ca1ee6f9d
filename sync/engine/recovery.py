"""Handing the platform the recovery copy of the store's key, once for each key."""

from sync.engine.rotate import signer_of
from sync.store import Store
from sync.transport import Transport
from sync.wire.codec import encode
from sync.wire.sign import RECOVERY, sign


def hand_over_key(store: Store, transport: Transport) -> None:
    """Hand over the copy of the store's key that the platform lacks, if it lacks one.

    Should the answer be lost, the next cycle hands in the very same copy again.

    Raises:
        TransportError: the platform gave no answer of use, or refused.
    """
    copy = store.recovery.due()
    if copy is not None:
        transport.keep_recovery(_signed(store, copy))
        store.recovery.note_taken(copy)


def signed_recovery(store: Store) -> bytes | None:
    """Return the copy that the platform lacks, for somebody to carry; it stays due."""
    copy = store.recovery.due()
    return None if copy is None else _signed(store, copy)


def _signed(store: Store, copy: bytes) -> bytes:
    return encode(sign(signer_of(store).key, RECOVERY, copy))
