"""A new device key survives lost answers and restores; a budget holds photos, never texts."""

import os
from datetime import timedelta

import pytest

from sync.clock import ManualClock
from sync.engine import Backoff, Budget, rotate_device_key, run_files, run_once
from sync.store import Store
from sync.transport import RevokedDeviceError, UnreachableError
from sync.wire.messages import Problem
from tests.support.filings import START, a_submission
from tests.support.platform_model import ModelTransport, PlatformModel

HALF = Backoff(lambda: 0.5)
METERED = Budget(400_000)


@pytest.fixture(name="transport")
def make_transport(platform: PlatformModel) -> ModelTransport:
    return ModelTransport(platform)


def file(store: Store, *photos: bytes) -> None:
    store.file(a_submission(*photos), recipients=["platform"])


def public_key(store: Store) -> bytes:
    return store.device_key().public_key().public_bytes_raw()


def test_a_new_device_key_signs_from_then_on(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    before = public_key(store)

    rotate_device_key(store, transport)

    assert public_key(store) == platform.device_key != before
    file(store)
    assert run_once(store, transport, clock).acknowledged == 1


def test_a_change_of_keys_that_is_refused_keeps_no_filing_from_going(
    store: Store, transport: ModelTransport, clock: ManualClock
) -> None:
    refusal = RevokedDeviceError(Problem("revoked", "Revoked", 403, ""))
    transport.faults.append(refusal)
    with pytest.raises(RevokedDeviceError):
        rotate_device_key(store, transport)
    file(store)
    transport.faults.append(refusal)

    assert run_once(store, transport, clock).pushed == 1


@pytest.mark.parametrize("fault", ["lose request", "lose answer"])
def test_the_next_cycle_ends_a_change_of_keys_that_broke_off(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel, fault: str
) -> None:
    before = public_key(store)
    transport.faults.append(fault)  # type: ignore[arg-type]  # one of the model's faults
    with pytest.raises(UnreachableError):
        rotate_device_key(store, transport)
    assert public_key(store) == before

    file(store)
    report = run_once(store, transport, clock)

    assert (report.acknowledged, report.problem) == (1, None)
    assert public_key(store) == platform.device_key != before


def test_a_platform_restored_to_before_two_changes_of_keys_hears_of_both(
    store: Store, transport: ModelTransport, clock: ManualClock, platform: PlatformModel
) -> None:
    backup = platform.backup()
    for _ in range(2):
        rotate_device_key(store, transport)
    platform.restore(backup)
    file(store)

    assert run_once(store, transport, clock).acknowledged == 1
    assert platform.device_key == public_key(store)


def test_a_key_is_changed_at_a_platform_that_has_forgotten_the_one_before(
    store: Store, transport: ModelTransport, platform: PlatformModel
) -> None:
    backup = platform.backup()
    rotate_device_key(store, transport)
    platform.restore(backup)

    rotate_device_key(store, transport)

    assert platform.device_key == public_key(store)


def test_photos_wait_when_the_budget_is_used_and_texts_go(
    store: Store, transport: ModelTransport, clock: ManualClock
) -> None:
    file(store, os.urandom(1_000_000))
    run_once(store, transport, clock, backoff=HALF, budget=METERED)

    first = run_files(store, transport, clock, backoff=HALF, budget=METERED)
    clock.advance(timedelta(minutes=1))
    held = run_files(store, transport, clock, backoff=HALF, budget=METERED)
    file(store)
    text = run_once(store, transport, clock, backoff=HALF, budget=METERED)

    assert 200_000 < first.bytes_sent < 320_000
    assert (held.is_held, held.bytes_sent) == (True, 0)
    assert held.next_at == START.replace(hour=0, minute=0) + timedelta(days=1)
    assert (text.acknowledged, text.pressure.held) == (1, "files held")
    assert text.pressure.words("zh_CN") != text.pressure.words("en") != ""


def test_a_held_photo_goes_on_the_next_day_and_at_once_for_a_person(
    store: Store, transport: ModelTransport, clock: ManualClock
) -> None:
    file(store, os.urandom(1_000_000))
    run_once(store, transport, clock, backoff=HALF)
    run_files(store, transport, clock, backoff=HALF, budget=METERED)
    clock.advance(timedelta(days=1))

    next_day = run_files(store, transport, clock, backoff=HALF, budget=METERED)
    forced = run_files(store, transport, clock, force=True, backoff=HALF, budget=METERED)

    assert next_day.bytes_sent > 200_000
    assert forced.stored == 1


def test_large_envelopes_wait_when_all_is_used_and_a_person_can_send_them(
    store: Store, transport: ModelTransport, clock: ManualClock
) -> None:
    spent = Budget(1)
    run_once(store, transport, clock)
    submission = a_submission()
    object.__setattr__(submission, "xml", os.urandom(40_000).hex().encode())
    store.file(submission, recipients=["platform"])
    file(store)

    metered = run_once(store, transport, clock, backoff=HALF, budget=spent)
    forced = run_once(store, transport, clock, force=True, backoff=HALF, budget=spent)

    assert (metered.acknowledged, metered.pressure.held) == (1, "large held")
    assert metered.next_at > clock.now()
    assert forced.acknowledged == 1


def test_what_waits_for_three_days_is_told_with_the_way_out(
    store: Store, transport: ModelTransport, clock: ManualClock
) -> None:
    file(store)
    clock.advance(timedelta(days=3, minutes=1))
    transport.faults.append("lose request")

    pressure = run_once(store, transport, clock).pressure

    assert pressure.is_stale
    assert "USB" in pressure.words("en")
    assert "U 盘" in pressure.words("zh_CN")


@pytest.mark.parametrize("off", [timedelta(days=-9000), timedelta(days=400)])
def test_a_clock_that_is_far_off_is_told_and_keeps_nothing_back(
    store: Store, transport: ModelTransport, clock: ManualClock, off: timedelta
) -> None:
    file(store)
    assert run_once(store, transport, clock).clock is None
    file(store)
    clock.advance(off)

    report = run_once(store, transport, clock, force=True)

    assert (report.acknowledged, report.problem) == (1, None)
    assert report.clock is not None
    assert report.clock_ahead == off
    assert store.floor() == START
