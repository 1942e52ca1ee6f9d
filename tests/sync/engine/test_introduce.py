"""A platform restored to before it knew a device: the device, or whoever carries for it, says who."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sync.clock import ManualClock
from sync.engine import enrol, rotate_device_key, run_once, run_recover
from sync.engine.rotate import signer_of
from sync.store import Store
from sync.wire import courier
from tests.support.filings import KEY, a_submission
from tests.support.platform_model import ModelTransport, PlatformModel

URL = "https://platform.example"


@pytest.fixture(name="transport")
def make_transport(platform: PlatformModel) -> ModelTransport:
    return ModelTransport(platform)


@pytest.fixture(name="stick")
def make_stick(tmp_path: Path) -> Path:
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


@pytest.fixture(name="kiosk")
def enrol_kiosk(
    tmp_path: Path, stick: Path, transport: ModelTransport, clock: ManualClock
) -> Iterator[Store]:
    """A kiosk with a second medium, that the platform forgets again: its backup is older."""
    with closing(Store.open(tmp_path / "kiosk", KEY, clock, second=stick, ballast=0)) as store:
        store.second.prepare()
        backup = transport.platform.backup()
        enrol(store, transport, URL, "code")
        rotate_device_key(store, transport)
        store.file(a_submission(b"photo"), recipients=["platform"])
        transport.platform.restore(backup)
        yield store


def test_the_device_itself_is_known_again_with_its_present_key(
    kiosk: Store, transport: ModelTransport, clock: ManualClock
) -> None:
    report = run_once(kiosk, transport, clock)

    assert (report.acknowledged, report.problem) == (1, None)
    assert transport.platform.device_key == kiosk.device_key().public_key().public_bytes_raw()


def test_the_medium_of_a_dead_device_is_enough(
    kiosk: Store, stick: Path, transport: ModelTransport
) -> None:
    enrolment = kiosk.enrolment()
    assert enrolment is not None

    report = run_recover(stick, transport, enrolment.signing_keys, signer_of(kiosk))

    assert (report.complete, report.problem) == (1, None)


def test_so_is_a_stick_and_an_altered_word_on_it_is_passed_over(
    kiosk: Store, tmp_path: Path, transport: ModelTransport
) -> None:
    enrolment, other = kiosk.enrolment(), tmp_path / "other"
    assert enrolment is not None
    other.mkdir()
    kiosk.courier.export(other)
    courier.key_path(other, bytes(32)).write_bytes(b"altered")

    report = run_recover(other, transport, enrolment.signing_keys, signer_of(kiosk))
    assert (report.complete, report.altered) == (1, 1)
    assert len(courier.keys(other)) == 3
