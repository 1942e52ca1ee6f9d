"""What the machine found once, each told by itself."""

from sync.engine import rotate_device_key
from sync.engine.rotate import signer_of
from tests.faults.kiosks import Kiosk
from tests.faults.tampering import file
from tests.faults.world import World
from tests.support.memory_platform import transport_over


def test_a_platform_that_fails_at_a_change_of_keys_is_still_asked_for_news(kiosk: Kiosk) -> None:
    kiosk.store.next_device_key()
    kiosk.transport = transport_over(kiosk.link, kiosk.clock)  # as after a new start
    kiosk.link.faults.append("busy")

    assert kiosk.cycle().reach == "degraded"


def test_a_kiosk_that_died_with_a_key_that_the_platform_has_forgotten_is_recovered(
    world: World, kiosk: Kiosk
) -> None:
    kiosk.transport.sign_as(signer_of(kiosk.store))
    rotate_device_key(kiosk.store, kiosk.transport)
    digest = file(kiosk, b"photo")
    kiosk.store.close()
    world.kiosks.remove(kiosk)
    world.restore_platform(0)

    world.recover(kiosk.second)

    assert world.platform.rows("SELECT digest FROM envelopes") == [(digest,)]


def test_no_case_number_is_told_twice_after_a_restore(world: World, kiosk: Kiosk) -> None:
    file(kiosk)
    kiosk.cycle()
    world.restore_platform(0)
    other = world.kiosks[1]
    file(other)
    other.cycle()
    kiosk.cycle()
    kiosk.cycle()

    numbers = {number for _id, number in kiosk.case_numbers()}
    assert len(numbers) == 1
    assert numbers.isdisjoint(number for _id, number in other.case_numbers())
