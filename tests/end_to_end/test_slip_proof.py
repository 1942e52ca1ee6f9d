"""A slip in somebody else's hands: kiosk and platform tell the genuine one from the others."""

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
import segno

from kiosk.cli import main as kiosk_main
from kiosk.paths import DataFolder
from kiosk.services.keeping import open_store
from kiosk.services.slips import proof_of
from kiosk.settings import Settings
from sync.central import trust
from sync.central.cli import main as central_main
from sync.central.devices import revoke
from sync.central.enrolment import Place, new_code
from sync.central.journal import entry
from sync.central.key_lists import publish_keys
from sync.central.repository import changing
from sync.clock import SystemClock, moment
from sync.engine import enrol, rotate_device_key, run_once, trust_fetch
from sync.store import Filed, Store
from sync.transport import HttpTransport, Signer
from sync.trust import TrustClient
from sync.wire.numbers import grouped
from sync.wire.proof import proof_text, sign_proof
from tests.support.filings import a_submission
from tests.support.memory_platform import ADDRESS, MemoryLink, MemoryPlatform, transport_over

CLOCK = SystemClock()
HALL = "示范镇便民服务中心"
ALTERED = -20


@dataclass
class World:
    """A platform, a kiosk of it, and that kiosk's line."""

    platform: MemoryPlatform
    folder: DataFolder
    store: Store
    line: HttpTransport

    @property
    def device(self) -> str:
        enrolment = self.store.enrolment()
        assert enrolment is not None
        return enrolment.answer.device

    def sign_on(self) -> None:
        self.line.sign_as(Signer(self.device, self.store.device_key()))

    def refresh(self) -> None:
        """Take keys and devices over the line."""
        enrolment = self.store.enrolment()
        assert enrolment is not None
        answer, fetch = enrolment.answer, trust_fetch(self.line)
        floor = moment(answer.at)
        TrustClient(self.folder.trust, answer.root, fetch, lambda: floor, is_live=True).refresh()

    def slip(self, *filed: Filed, later: timedelta = timedelta()) -> str:
        """The text of the slip's proof."""
        filed = filed or (self.store.file(a_submission(), recipients=["platform"]),)
        proof = proof_of(filed, ["demo-item"] * len(filed), "示范事项", "示**民", self.device)
        proof = replace(proof, at=proof.at + int(later.total_seconds()))
        return proof_text(ADDRESS, proof.numbers, sign_proof(proof, self.store.device_key()))

    def at_kiosk(self, *words: str) -> int:
        return kiosk_main(["slip", "verify", "--data", str(self.folder.root), *words])

    def at_platform(self, *words: str) -> int:
        return central_main(["slip", "verify", "--data", str(self.platform.data), *words])


@pytest.fixture(name="world")
def set_up(tmp_path: Path) -> Iterator[World]:
    with ExitStack() as stack:
        platform = stack.enter_context(closing(MemoryPlatform(tmp_path / "platform", CLOCK)))
        platform.found(tmp_path / "offline")
        folder = DataFolder(tmp_path / "kiosk")
        store = stack.enter_context(closing(open_store(folder, Settings(), CLOCK)))
        line = stack.enter_context(closing(transport_over(MemoryLink(platform), CLOCK)))
        with entry(platform.engine, CLOCK) as page:
            code = new_code(page, Place(HALL, "自助办事 1 号机", ADDRESS)).code
        enrol(store, line, ADDRESS, code)
        world = World(platform, folder, store, line)
        world.sign_on()
        yield world


def test_a_genuine_slip_is_told_with_all_it_proves_and_without_a_network(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.refresh()
    world.platform.stop()
    filed = world.store.file(a_submission(), recipients=["platform"])
    text = world.slip(filed)
    assert (world.at_kiosk(text), world.at_platform(text)) == (0, 0)
    told = capsys.readouterr().out
    device = f"Kiosk: {world.device} 自助办事 1 号机"
    for words in (grouped(filed.slip_number), "demo-item", "示范事项", "示**民", HALL, device):
        assert told.count(words) == 2
    assert (told.count("held here, unchanged"), told.count("the signature alone")) == (1, 1)
    world.platform.start()


def test_the_list_of_devices_is_published_by_itself_when_a_device_changes(world: World) -> None:
    world.refresh()
    before = world.slip()
    rotate_device_key(world.store, world.line)
    world.sign_on()
    after = world.slip(later=timedelta(minutes=1))
    assert (world.at_kiosk(before), world.at_kiosk(after)) == (0, 1)
    world.refresh()
    assert (world.at_kiosk(before), world.at_kiosk(after)) == (0, 0)
    assert (world.at_platform(before), world.at_platform(after)) == (0, 0)


def test_what_was_altered_or_forged_is_refused_with_the_reason(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    text = world.slip()
    world.refresh()
    sign = "A" if text[ALTERED] != "A" else "B"
    altered = text[:ALTERED] + sign + text[ALTERED + 1 :]
    for verify in (world.at_kiosk, world.at_platform):
        assert verify(altered) == 1
        assert "伪造" in capsys.readouterr().err
        assert verify(f"{ADDRESS}/slip/0001#SECRET") == 2
        assert "验真码" in capsys.readouterr().err


def test_a_filing_that_is_held_and_is_another_is_told(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    filed = world.store.file(a_submission(), recipients=["platform"])
    genuine, other = world.slip(filed), world.slip(replace(filed, digest=bytes(32)))
    world.refresh()
    assert run_once(world.store, world.line, CLOCK, force=True).acknowledged == 1
    for verify in (world.at_kiosk, world.at_platform):
        assert (verify(genuine), verify(other)) == (0, 1)
        told = capsys.readouterr()
        assert "unchanged" in told.out
        assert "不是同一份" in told.err


def test_slips_of_a_device_hold_until_it_is_revoked(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = world.slip(), world.slip(later=timedelta(hours=1))
    with entry(world.platform.engine, CLOCK) as page:
        revoke(page, world.device)
    publish_keys(world.platform.data, world.platform.engine, CLOCK)
    world.refresh()
    for verify in (world.at_kiosk, world.at_platform):
        assert (verify(before), verify(after)) == (0, 1)
        assert "停用" in capsys.readouterr().err


def test_the_list_comes_on_a_medium_too(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    trust.export(world.platform.data, usb, CLOCK)
    text = world.slip()
    assert world.at_kiosk(text) == 2
    assert "U 盘" in capsys.readouterr().err
    assert world.at_kiosk(text, "--trust", str(usb)) == 0
    assert world.at_kiosk(text) == 2
    for metadata in (usb / "township-trust" / "metadata").glob("*.keys.json"):
        metadata.write_bytes(metadata.read_bytes().replace(b"0", b"1"))
    assert world.at_kiosk(text, "--trust", str(usb)) == 2


def test_a_repository_of_an_earlier_release_goes_on_and_the_missing_list_is_told(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with changing(world.platform.data, CLOCK) as repository, pytest.MonkeyPatch.context() as patch:
        earlier = {"keys": ("keys.cbor",), "catalogue": ("catalogue/*",)}
        patch.setattr("sync.central.trust_files.DELEGATED", earlier)
        repository.rotate([tmp_path / "offline"], online=False)
    world.refresh()
    text = world.slip()
    assert world.at_kiosk(text) == 2
    assert "rotate-root" in capsys.readouterr().err
    assert world.at_platform(text) == 0
    trust.rotate(world.platform.data, [tmp_path / "offline"], CLOCK, online=False)
    world.refresh()
    assert world.at_kiosk(text) == 0


def test_the_picture_of_a_slip_is_verified_as_its_text(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world.refresh()
    picture = tmp_path / "slip.png"
    segno.make_qr(world.slip()).save(str(picture), scale=4)
    assert world.at_kiosk("--image", str(picture)) == 0
    subprocess.run(["truncate", "-s", "100", str(picture)], check=True)
    assert world.at_kiosk("--image", str(picture)) == 2
    assert "方块码" in capsys.readouterr().err
