"""The recovery copy of the store's key: who gets it, when, and how often."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from sync.clock import ManualClock
from sync.engine import CycleReport, enrol, rotate_device_key, run_once
from sync.store import Store, salvage
from sync.transport import PlatformFaultError, RefusedError, UnreachableError
from sync.wire.codec import decode
from sync.wire.messages import KeyList, Problem, SealingKey, SigningKey
from sync.wire.recovery import RecoveryCopy, open_key
from sync.wire.sign import RECOVERY, Signed, key_id, verify
from tests.support.filings import KEY, a_submission
from tests.support.platform_model import ModelTransport, PlatformModel

URL = "https://platform.example"
ESCROW, NEXT_ESCROW = X25519PrivateKey.generate(), X25519PrivateKey.generate()
REFUSED = Problem("not-for-this-platform", "", 422, "")


@pytest.fixture(name="transport")
def make_transport(platform: PlatformModel) -> ModelTransport:
    return ModelTransport(platform)


@pytest.fixture(name="kiosk")
def enrol_kiosk(tmp_path: Path, transport: ModelTransport, clock: ManualClock) -> Iterator[Store]:
    """A kiosk whose key list names an escrow key."""
    with closing(Store.open(tmp_path / "kiosk", KEY, clock, ballast=0)) as store:
        enrol(store, transport, URL, "code")
        store.take_key_list(naming(transport.platform, ESCROW))
        yield store


def naming(platform: PlatformModel, *escrow: X25519PrivateKey) -> KeyList:
    signing = platform.signing_key.public_key().public_bytes_raw()
    opening = platform.opening_key.public_key().public_bytes_raw()
    closing_keys = [SealingKey("platform", opening, 0, None)] + [
        SealingKey("escrow", key.public_key().public_bytes_raw(), 0, None) for key in escrow
    ]
    return KeyList(1, 0, (SigningKey(signing, 0, None),), tuple(closing_keys), ())


def cycle(kiosk: Store, transport: ModelTransport, clock: ManualClock) -> CycleReport:
    return run_once(kiosk, transport, clock, force=True)


def opened(platform: PlatformModel, escrow: X25519PrivateKey = ESCROW) -> bytes:
    """The key in the newest copy that the platform got, which the device signed."""
    signed = decode(Signed, platform.recovery_copies[-1])
    held = {key_id(platform.device_key): platform.device_key}
    return open_key(decode(RecoveryCopy, verify(held, RECOVERY, signed)), escrow)


def test_a_copy_leaves_once(kiosk: Store, transport: ModelTransport, clock: ManualClock) -> None:
    assert kiosk.recovery.state() == "waiting"
    for _ in range(3):
        assert cycle(kiosk, transport, clock).problem is None

    assert transport.calls.count("keep_recovery") == 1
    assert opened(transport.platform) == KEY
    assert kiosk.recovery.state() == "taken"


def test_without_an_escrow_key_nothing_leaves(
    kiosk: Store, transport: ModelTransport, clock: ManualClock
) -> None:
    kiosk.take_key_list(naming(transport.platform))

    cycle(kiosk, transport, clock)

    assert "keep_recovery" not in transport.calls
    assert kiosk.recovery.state() == "no escrow key"


@pytest.mark.parametrize("fault", ["lose request", "lose answer"])
def test_when_it_is_lost_the_very_same_copy_goes_again(
    kiosk: Store,
    transport: ModelTransport,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
) -> None:
    copy = kiosk.recovery.due()
    keep, tries = transport.platform.recovery_copies, []

    def lossy(data: bytes) -> None:
        tries.append(data)
        if fault == "lose answer" or len(tries) > 1:
            keep.append(data)
        if len(tries) == 1:
            raise UnreachableError("cut off")

    monkeypatch.setattr(transport, "keep_recovery", lossy)
    assert isinstance(cycle(kiosk, transport, clock).problem, UnreachableError)
    assert kiosk.recovery.state() == "waiting"
    assert cycle(kiosk, transport, clock).problem is None
    cycle(kiosk, transport, clock)

    assert len(tries) == 2
    assert {decode(Signed, one).payload for one in tries} == {copy}
    assert opened(transport.platform) == KEY


def test_a_refusal_holds_nothing_else_up_and_a_fault_is_tried_again(
    kiosk: Store,
    transport: ModelTransport,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers: list[Exception] = [RefusedError(REFUSED), PlatformFaultError("500", status=500)]

    def failing(_data: bytes) -> None:
        raise answers.pop(0)

    kiosk.file(a_submission(), recipients=["platform"])
    monkeypatch.setattr(transport, "keep_recovery", failing)
    report = cycle(kiosk, transport, clock)
    assert (report.acknowledged, report.problem, report.reach) == (1, None, "online")
    assert kiosk.recovery.state() == "waiting"
    assert isinstance(cycle(kiosk, transport, clock).problem, PlatformFaultError)
    assert kiosk.recovery.state() == "waiting"


def test_another_key_another_escrow_key_and_another_enrolment_make_another_copy(
    kiosk: Store, transport: ModelTransport, clock: ManualClock
) -> None:
    cycle(kiosk, transport, clock)
    other = bytes(reversed(KEY))
    kiosk.rekey(other)
    assert kiosk.recovery.state() == "waiting"
    cycle(kiosk, transport, clock)
    assert opened(transport.platform) == other

    kiosk.take_key_list(naming(transport.platform, NEXT_ESCROW))
    cycle(kiosk, transport, clock)
    assert opened(transport.platform, NEXT_ESCROW) == other

    enrol(kiosk, transport, URL, "code")
    kiosk.take_key_list(naming(transport.platform, NEXT_ESCROW))
    cycle(kiosk, transport, clock)
    assert transport.calls.count("keep_recovery") == 4


def test_a_new_device_key_signs_what_was_closed_before(
    kiosk: Store, transport: ModelTransport, clock: ManualClock
) -> None:
    copy = kiosk.recovery.due()
    rotate_device_key(kiosk, transport)

    cycle(kiosk, transport, clock)

    assert opened(transport.platform) == KEY
    assert decode(Signed, transport.platform.recovery_copies[-1]).payload == copy


def test_a_platform_that_was_restored_gets_the_same_copy_again(
    kiosk: Store, transport: ModelTransport, clock: ManualClock
) -> None:
    backup = transport.platform.backup()
    kiosk.file(a_submission(), recipients=["platform"])
    cycle(kiosk, transport, clock)
    transport.platform.restore(backup)

    for _ in range(3):
        cycle(kiosk, transport, clock)

    first, second = transport.platform.recovery_copies
    assert first == second


def test_a_disk_that_was_put_back_makes_a_new_copy_of_its_old_key(
    kiosk: Store, transport: ModelTransport, clock: ManualClock, tmp_path: Path
) -> None:
    cycle(kiosk, transport, clock)
    with closing(Store.open(tmp_path / "kiosk", KEY, clock, ballast=0, machine="a")):
        pass
    with closing(Store.open(tmp_path / "kiosk", KEY, clock, ballast=0, machine="b")) as moved:
        cycle(moved, transport, clock)

    first, second = transport.platform.recovery_copies
    assert first != second
    assert opened(transport.platform) == KEY


def test_a_salvaged_store_knows_that_its_copy_has_left(
    tmp_path: Path, transport: ModelTransport, clock: ManualClock
) -> None:
    with closing(Store.open(tmp_path / "kiosk", KEY, clock, ballast=0)) as store:
        enrol(store, transport, URL, "code")
        store.take_key_list(naming(transport.platform, ESCROW))
        cycle(store, transport, clock)
    salvage(tmp_path / "kiosk", KEY, clock)

    with closing(Store.open(tmp_path / "kiosk", KEY, clock, ballast=0)) as store:
        assert store.recovery.state() == "taken"
