"""What must hold when all has converged."""

from uuid import UUID

from sync.wire.codec import decode
from sync.wire.envelope import CHAIN_START, Envelope
from sync.wire.messages import Receipt
from sync.wire.sign import RECEIPT, Signed, verify
from tests.faults.kiosks import Kiosk
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
    for kiosk in world.kiosks:
        if kiosk.device != world.revoked:
            check_what_is_believed(world, kiosk)


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
        assert complete is not None, f"files of {id_} are lost"
        receipt = decode(Receipt, verify(keys, RECEIPT, decode(Signed, bytes(complete))))
        assert (receipt.kind, receipt.id, receipt.digest) == ("complete", envelope.id, digest)
        for file in envelope.files:
            assert world.platform.platform.folder.stored(file.digest).exists()
    world.counts["delivered"] = len(rows)


def _check_cases(world: World) -> None:
    """Each has one number, that which was told; there is one for each filing and opinion."""
    rows = world.platform.rows("SELECT id, number FROM cases")
    numbers = {UUID(id_): number for id_, number in rows}
    opening = world.platform.rows("SELECT id FROM envelopes WHERE kind IN ('filing', 'opinion')")
    assert set(numbers) == {UUID(id_) for (id_,) in opening}
    assert len(set(numbers.values())) == len(numbers)
    for told, number in world.told:
        id_ = UUID(bytes=told)
        now = numbers.get(id_)
        if now is not None or not world.is_odd(id_):
            assert told in world.carried or now == number, f"{id_} was {number}, is {now}"


def check_chains(world: World) -> None:
    """Two envelopes of one place are known as a fork; who filed in such a chain files in a new one."""
    doubled = world.platform.rows(
        "SELECT device, instance FROM envelopes WHERE kind != 'tombstone'"
        " GROUP BY device, instance, seq HAVING count(*) > 1"
    )
    forked = world.platform.rows(
        "SELECT DISTINCT device, instance FROM chain_findings WHERE finding = 'fork'"
    )
    assert set(doubled) <= set(forked), "a fork that nobody noticed"
    world.counts["forks"] += len(forked)
    here = {(kiosk.device, kiosk.instance.hex) for kiosk in world.kiosks}
    here = {one for one in here if one[0] != world.revoked}
    assert here.isdisjoint((code, UUID(instance).hex) for code, instance in forked)


def check_what_is_believed(world: World, kiosk: Kiosk) -> None:
    """Every receipt that a kiosk believes is the platform's own, and every case as it stands."""
    rows = world.platform.rows("SELECT received, complete FROM envelopes")
    given = {decode(Signed, bytes(one)).payload for row in rows for one in row if one is not None}
    assert kiosk.believed() <= given, "a receipt that the platform knows nothing of"
    cases = world.platform.rows("SELECT id, number, status FROM cases")
    present = {(UUID(id_).bytes, number, status) for id_, number, status in cases}
    known = kiosk.cases()
    if kiosk in world.strangers:  # its disk was cloned, and the other one's key has changed since
        present = {(id_, number, "") for id_, number, _ in present}
        known = {(id_, number, "") for id_, number, _ in known}
    assert known <= present, "a case that the platform knows otherwise"
