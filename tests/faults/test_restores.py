"""A platform that is put back in silence: no kiosk goes on believing what it has forgotten."""

from datetime import timedelta

import pytest

from sync.central.courier import take_in
from sync.engine import take_answers
from sync.store import Retention
from tests.faults.holding import check_what_is_believed
from tests.faults.kiosks import Kiosk
from tests.faults.tampering import file
from tests.faults.world import World

_AT_ONCE = Retention(timedelta(0), timedelta(0), timedelta(0))
_COMPLETE = "SELECT digest FROM envelopes WHERE complete IS NOT NULL ORDER BY position"


def complete(world: World) -> set[bytes]:
    return {bytes(row[0]) for row in world.platform.rows(_COMPLETE)}


def let_others_go_on(world: World, count: int = 3) -> None:
    other = world.kiosks[1]
    for _ in range(count):
        file(other)
        other.cycle(force=True)


def go_on(kiosk: Kiosk) -> None:
    for _ in range(3):
        kiosk.cycle(force=True)
        kiosk.send_files()


def test_a_file_that_came_after_the_last_mark_comes_again_and_nothing_is_forgotten(
    world: World, kiosk: Kiosk
) -> None:
    digest = file(kiosk, b"photo")
    kiosk.cycle()
    world.photograph_platform()
    kiosk.send_files()
    world.restore_platform(-1)
    let_others_go_on(world)
    world.back_platform_up()
    kiosk.cycle()

    assert kiosk.store.prune(kiosk.clock.now(), _AT_ONCE) == 0
    go_on(kiosk)
    assert digest in complete(world)
    assert kiosk.store.waiting().files == 0


def test_a_kiosk_that_can_pull_and_not_push_still_tells_what_it_saw_before(
    world: World, kiosk: Kiosk
) -> None:
    digest = file(kiosk)
    kiosk.cycle()
    world.restore_platform(0)
    let_others_go_on(world)
    kiosk.link.faults.append("busy")
    kiosk.cycle()

    go_on(kiosk)

    assert digest in complete(world)


def test_a_stick_that_comes_home_hides_no_restore(world: World, kiosk: Kiosk) -> None:
    carried = file(kiosk, b"photo")
    kiosk.store.courier.export(world.stick)
    digest = file(kiosk)
    kiosk.cycle()
    world.restore_platform(0)
    let_others_go_on(world)
    take_in(world.platform.platform, world.stick)
    home = take_answers(kiosk.store, world.stick, kiosk.clock)

    go_on(kiosk)

    assert home.past == 0
    assert {carried, digest} <= complete(world)


def test_what_two_lanes_were_told_of_two_histories_is_all_told_again(
    world: World, kiosk: Kiosk
) -> None:
    """The right image is put back after a wrong one, in which a file went up."""
    digest = file(kiosk, b"photo")
    kiosk.cycle()
    world.photograph_platform()
    let_others_go_on(world)
    kiosk.cycle()
    world.photograph_platform()
    world.restore_platform(1)
    kiosk.send_files()
    world.restore_platform(2)

    go_on(kiosk)

    assert digest in complete(world)


@pytest.mark.parametrize("by_hand", [True, False])
def test_a_case_keeps_its_number_though_disk_and_platform_are_lost(
    world: World,
    kiosk: Kiosk,
    by_hand: bool,  # noqa: FBT001  # a parameter of the test
) -> None:
    file(kiosk, b"photo")
    kiosk.cycle()
    told = kiosk.case_numbers()
    kiosk.store.close()
    world.kiosks.remove(kiosk)
    world.restore_platform(0)
    let_others_go_on(world)

    if by_hand:
        take_in(world.platform.platform, kiosk.second)
    else:
        world.recover(kiosk.second)

    numbers = set(world.platform.rows("SELECT id, number FROM cases"))
    assert len(numbers) == 4
    assert {number for _, number in told} <= {number for _, number in numbers}


def test_a_receipt_of_the_history_that_went_on_takes_the_place_of_the_forgotten_one(
    world: World, kiosk: Kiosk
) -> None:
    file(kiosk, b"photo")
    kiosk.store.courier.export(world.stick)
    file(kiosk)
    kiosk.cycle()
    kiosk.send_files()
    world.restore_platform(0)
    take_in(world.platform.platform, world.stick)
    take_answers(kiosk.store, world.stick, kiosk.clock)

    go_on(kiosk)

    check_what_is_believed(world, kiosk)


@pytest.mark.parametrize("by_hand", [True, False])
def test_who_is_cut_off_hears_on_foot_of_a_restore_and_files_again(
    world: World, kiosk: Kiosk, *, by_hand: bool
) -> None:
    digest = file(kiosk)
    kiosk.cycle()
    world.restore_platform(0)
    let_others_go_on(world)

    for _ in range(2):
        kiosk.store.courier.export(world.stick)
        if by_hand:
            take_in(world.platform.platform, world.stick)
        else:
            world.recover(world.stick)
        take_answers(kiosk.store, world.stick, kiosk.clock)

    assert digest in complete(world)
