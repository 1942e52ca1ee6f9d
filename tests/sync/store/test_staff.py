"""The staff of a kiosk: PINs, tries, locks that a clock does not shorten, and what the platform is told."""

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from sync.clock import ManualClock
from sync.store import (
    LastManagerError,
    LockedOut,
    LoggedIn,
    NameTakenError,
    NotOnStaff,
    PinRefusedError,
    StaffMember,
    Store,
    WrongPin,
    new_pin,
)
from sync.store.staff_lock import is_weak
from tests.support.filings import open_store

PIN, OTHER = "260418", "731905"
FAST = "sync.store.draft_seal._MEMORY_KIB"


@pytest.fixture(autouse=True)
def guess_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id with little memory: the tests look at what is counted, not at what it costs."""
    monkeypatch.setattr(FAST, 64)


@pytest.fixture(name="manager")
def make_manager(store: Store) -> StaffMember:
    return store.staff.add("示范负责人", "manager", PIN, by=None)


def test_a_pin_opens_the_members_own_key(store: Store, manager: StaffMember) -> None:
    answer = store.staff.log_in(" 示范负责人 ", PIN)

    assert isinstance(answer, LoggedIn)
    assert answer.member == manager
    assert answer.key.public_key().public_bytes_raw() == manager.public_key


def test_after_five_wrong_pins_the_right_one_waits_and_longer_each_time(
    store: Store, manager: StaffMember, clock: ManualClock
) -> None:
    wrong = [store.staff.log_in(manager.name, OTHER) for _ in range(5)]
    noted = [one.outcome for one in store.audit.list(limit=10)]
    locks = []
    for _ in range(9):
        locked = store.staff.log_in(manager.name, PIN)
        assert isinstance(locked, LockedOut)
        locks.append(locked.until - clock.now())
        clock.advance(locks[-1])
        store.staff.log_in(manager.name, OTHER)

    assert wrong[:4] == [WrongPin(4), WrongPin(3), WrongPin(2), WrongPin(1)]
    assert isinstance(wrong[4], LockedOut)
    assert noted == ["locked", "tried", *["wrong-pin", "tried"] * 4]
    seconds = [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
    assert [one.total_seconds() for one in locks] == seconds
    clock.advance(timedelta(hours=1))
    assert isinstance(store.staff.log_in(manager.name, PIN), LoggedIn)
    assert store.staff.log_in(manager.name, OTHER) == WrongPin(4)


def test_a_lock_holds_over_a_restart_and_a_clock_that_is_set_back(
    store: Store, manager: StaffMember, clock: ManualClock, folder: Path
) -> None:
    for _ in range(5):
        store.staff.log_in(manager.name, OTHER)
    store.close()
    clock.advance(timedelta(days=-3650))
    with closing(open_store(folder, clock)) as again:
        first = again.staff.log_in(manager.name, PIN)
        clock.advance(timedelta(seconds=29))
        second = again.staff.log_in(manager.name, PIN)
        clock.advance(timedelta(seconds=1))

        assert isinstance(first, LockedOut)
        assert first == second
        assert isinstance(again.staff.log_in(manager.name, PIN), LoggedIn)


def test_a_clock_that_is_set_back_in_a_shift_locks_nobody_out(
    store: Store, manager: StaffMember, clock: ManualClock
) -> None:
    store.staff.log_in(manager.name, PIN)
    clock.advance(timedelta(hours=-8))

    assert isinstance(store.staff.log_in(manager.name, PIN), LoggedIn)


def test_a_try_counts_before_the_pin_is_looked_at(
    store: Store, manager: StaffMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose_power(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sync.store.staff.open_key", lose_power)
    for _ in range(5):
        with pytest.raises(KeyboardInterrupt):
            store.staff.log_in(manager.name, OTHER)

    for _ in range(3):
        assert isinstance(store.staff.log_in(manager.name, PIN), LockedOut)
    noted = [one.outcome for one in store.audit.list(action="log-in")]
    assert noted == ["tried-locked", *["tried"] * 5]


def test_a_changed_pin_keeps_the_key_and_a_reset_one_makes_another(
    store: Store, manager: StaffMember
) -> None:
    changed = store.staff.change_pin(manager.id, PIN, OTHER)
    assert isinstance(changed, LoggedIn)
    assert changed.member.public_key == manager.public_key
    assert store.staff.log_in(manager.name, PIN) == WrongPin(4)

    reset = store.staff.reset_pin(manager.id, PIN, by=manager.id)
    assert reset.must_change_pin
    assert reset.public_key != manager.public_key
    answer = store.staff.change_pin(manager.id, PIN, OTHER)
    assert isinstance(answer, LoggedIn)
    assert not answer.member.must_change_pin


def test_the_old_pin_of_a_change_is_a_try_too(store: Store, manager: StaffMember) -> None:
    tried = [store.staff.change_pin(manager.id, OTHER, "905173") for _ in range(5)]

    assert tried[0] == WrongPin(4)
    assert isinstance(store.staff.log_in(manager.name, PIN), LockedOut)


@pytest.mark.parametrize(
    "pin",
    ["", "26041", "2604189", "26041x", "２６０４１８", "111111", "123456", "890123", "654321"],
)
def test_what_is_no_pin_or_guessed_first_is_refused(store: Store, pin: str) -> None:
    with pytest.raises(PinRefusedError):
        store.staff.add("示范职员", "manager", pin, by=None)
    assert store.staff.members() == ()


def test_new_pins_are_not_weak() -> None:
    assert not any(is_weak(new_pin()) for _ in range(200))
    assert is_weak("123123")
    assert is_weak("121212")


def test_the_first_member_is_a_manager_whom_the_next_ones_need(
    store: Store, manager: StaffMember
) -> None:
    with pytest.raises(PermissionError):
        store.staff.add("示范职员", "assistant", OTHER, by=None)
    with pytest.raises(NameTakenError):
        store.staff.add("示范负责人", "assistant", OTHER, by=manager.id)

    store.staff.add("示范职员", "assistant", OTHER, by=manager.id, must_change=True)

    assert [(one.name, one.role) for one in store.staff.members()] == [
        ("示范负责人", "manager"),
        ("示范职员", "assistant"),
    ]


def test_who_is_barred_or_unknown_gets_in_with_no_pin(store: Store, manager: StaffMember) -> None:
    clerk = store.staff.add("示范职员", "assistant", OTHER, by=manager.id)
    store.staff.bar(clerk.id, by=manager.id)

    assert store.staff.log_in(clerk.name, OTHER) == NotOnStaff()
    assert store.staff.log_in("没有这个人", OTHER) == NotOnStaff()
    assert store.staff.change_pin(clerk.id, OTHER, PIN) == NotOnStaff()
    store.staff.let_in(clerk.id, by=manager.id)
    assert isinstance(store.staff.log_in(clerk.name, OTHER), LoggedIn)


@pytest.mark.parametrize(
    "act",
    [
        lambda store, one: store.staff.bar(one.id, by=one.id),
        lambda store, one: store.staff.change_role(one.id, "auditor", by=one.id),
    ],
)
def test_the_last_manager_stays_one(
    store: Store, manager: StaffMember, act: Callable[[Store, StaffMember], object]
) -> None:
    with pytest.raises(LastManagerError):
        act(store, manager)

    assert store.staff.members() == (manager,)
    assert [one.action for one in store.audit.list()] == ["add-staff"]


def test_whatever_is_done_to_a_member_is_noted_and_no_pin_is_in_it(
    store: Store, manager: StaffMember
) -> None:
    clerk = store.staff.add("示范职员", "assistant", OTHER, by=manager.id)
    store.staff.log_in(clerk.name, PIN)
    store.staff.change_role(clerk.id, "auditor", by=manager.id)
    store.staff.reset_pin(clerk.id, PIN, by=None)

    noted = [(one.staff, one.action, one.subject, one.outcome) for one in store.audit.list()]

    assert noted == [
        (None, "reset-pin", str(clerk.id), ""),
        (manager.id, "change-role", str(clerk.id), "auditor"),
        (clerk.id, "log-in", str(clerk.id), "wrong-pin"),
        (clerk.id, "log-in", str(clerk.id), "tried"),
        (manager.id, "add-staff", str(clerk.id), "assistant"),
        (None, "add-staff", str(manager.id), "manager"),
    ]


def test_the_platform_is_told_of_each_state_once_and_anew_after_it_was_restored(
    store: Store, manager: StaffMember
) -> None:
    before = store.staff.to_tell()
    changed = store.staff.reset_pin(manager.id, OTHER, by=None)
    store.staff.told(before)
    still = store.staff.to_tell()
    store.staff.told(still)
    told = store.staff.to_tell()
    with store._database.write() as connection:
        connection.exec_driver_sql("UPDATE link SET epoch = epoch + 1")

    assert (before, still, told) == ((manager,), (changed,), ())
    assert store.staff.to_tell() == (changed,)
