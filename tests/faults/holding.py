"""What must hold when all has converged."""

from uuid import UUID

from sync.wire.codec import decode
from sync.wire.envelope import CHAIN_START, Envelope
from sync.wire.messages import Receipt
from sync.wire.sign import RECEIPT, Signed, verify
from tests.faults.world import World


def check(world: World) -> None:
    """Assert what must hold when all has converged."""
    world.hear()
    held = {
        UUID(id_): bytes(digest)
        for id_, digest in world.platform.rows("SELECT id, digest FROM envelopes")
    }
    aside = {bytes(row[0]) for row in world.platform.rows("SELECT digest FROM quarantine")}
    numbers = [slip.number for slip in world.slips.values()]
    assert len(set(numbers)) == len(numbers)
    for id_, slip in world.slips.items():
        if world.is_odd(id_):
            assert slip.digest in aside or held[id_] == slip.digest
        else:
            assert held.get(id_) == slip.digest, f"{slip.number} is lost: {world.recovered}"
    _check_envelopes(
        world,
        set(held) - world.tried,
        {*held.values(), *aside, *(slip.digest for slip in world.slips.values())},
    )
    _check_cases(world)


def _check_envelopes(world: World, unknown: set[UUID], known: set[bytes]) -> None:
    """Each is whole, receipted, of somebody who filed, and follows one that was filed."""
    keys = {
        bytes(key): bytes(public)
        for key, public in world.platform.rows("SELECT key, public_key FROM signing_keys")
    }
    rows = world.platform.rows("SELECT id, data, digest, complete FROM envelopes")
    for id_, data, digest, complete in rows:
        envelope = decode(Envelope, bytes(data))
        assert UUID(id_) not in unknown or envelope.kind == "tombstone"
        assert envelope.kind == "tombstone" or envelope.prev in known | {CHAIN_START}
        assert envelope.kind == "tombstone" or (envelope.prev == CHAIN_START) == (envelope.seq == 1)
        if complete is None and envelope.device == world.revoked:
            continue  # its files were still to come, and are not taken from it any more
        receipt = decode(Receipt, verify(keys, RECEIPT, decode(Signed, bytes(complete))))
        assert (receipt.kind, receipt.id, receipt.digest) == ("complete", envelope.id, digest)
        for file in envelope.files:
            assert world.platform.platform.folder.stored(file.digest).exists()
    world.counts["delivered"] += len(rows)


def _check_cases(world: World) -> None:
    rows = world.platform.rows("SELECT id, number FROM cases")
    numbers = {UUID(id_): number for id_, number in rows}
    assert len(set(numbers.values())) == len(numbers)
    for told, number in world.told:
        id_ = UUID(bytes=told)
        now = numbers.get(id_)
        if now is not None or not world.is_odd(id_):
            assert told in world.carried or now == number, f"{id_} was {number}, is {now}"
