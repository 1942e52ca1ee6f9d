"""A kiosk's key is lost: the county's escrow key, and nothing else, opens its disk again."""

import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.cli import main as kiosk
from kiosk.demo.platform import PlatformProcess
from kiosk.paths import DataFolder
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from sync.central.cli import main as central
from sync.central.founding import open_database
from sync.central.journal import entry
from sync.clock import SystemClock, moment
from sync.engine import run_once, trust_fetch
from sync.store import Store
from sync.transport import HttpTransport, UnreachableError
from sync.trust import TrustClient
from tests.support.warm import WarmPlatform

CLOCK = SystemClock()


@dataclass
class County:
    """A platform that serves, and the escrow key where it belongs: elsewhere."""

    data: Path
    platform: PlatformProcess
    escrow: Path

    def recover(self, device: str, out: Path, *more: str, escrow: Path | None = None) -> int:
        key = ("--escrow", str(escrow or self.escrow), "--out", str(out))
        return central(["device", "recovery", device, "--data", str(self.data), *key, *more])


@pytest.fixture(name="county", scope="module")
def serve_county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    root = tmp_path_factory.mktemp("county")
    platform = WarmPlatform(root / "central")
    platform.ask("trust", "init", "--offline", str(root / "root-key"))
    escrow = root / "escrow.key"
    (root / "central" / "keys" / "escrow.key").rename(escrow)
    platform.start()
    yield County(root / "central", platform, escrow)
    platform.stop()


@pytest.fixture(name="folder")
def enrol_kiosk(tmp_path: Path, county: County) -> DataFolder:
    folder = DataFolder(tmp_path / "kiosk")
    assert enrol(folder, county) == 0
    return folder


def enrol(folder: DataFolder, county: County) -> int:
    words = ["--platform", county.platform.address, "--code", county.platform.new_code()]
    return kiosk(["enrol", "--data", str(folder.root), *words])


def run(folder: DataFolder, *words: str) -> int:
    return kiosk([*words, "--data", str(folder.root)])


def with_store(folder: DataFolder, work: Callable[[Store, HttpTransport], None]) -> None:
    with (
        closing(open_store(folder, Settings(), CLOCK)) as store,
        closing(HttpTransport(enrolled(store)[0], CLOCK)) as line,
    ):
        work(store, line)


def enrolled(store: Store) -> tuple[str, str]:
    enrolment = store.enrolment()
    assert enrolment is not None
    return enrolment.url, enrolment.answer.device


def code_of(folder: DataFolder) -> str:
    with closing(open_store(folder, Settings(), CLOCK)) as store:
        return enrolled(store)[1]


def cycle(folder: DataFolder) -> None:
    def once(store: Store, line: HttpTransport) -> None:
        assert run_once(store, line, CLOCK, force=True).problem is None

    with_store(folder, once)


def learn_keys(folder: DataFolder) -> None:
    def learn(store: Store, line: HttpTransport) -> None:
        enrolment = store.enrolment()
        assert enrolment is not None
        answer = enrolment.answer
        floor = moment(answer.at)
        trust = TrustClient(folder.trust, answer.root, trust_fetch(line), lambda: floor)
        trust.refresh()
        store.take_key_list(trust.key_list())

    with_store(folder, learn)


def files_with(folder: Path, key: bytes) -> list[Path]:
    forms = (key, key.hex().encode(), key.hex().upper().encode())
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in forms)
    ]


def test_a_kiosk_that_lost_its_key_is_opened_with_the_escrow_key(
    county: County, folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    device, lost = code_of(folder), folder.store_key.read_bytes()
    assert run(folder, "store", "check") == 0
    assert "恢复副本已交县平台" in capsys.readouterr().out
    folder.store_key.unlink()
    assert run(folder, "store", "check") == 2
    assert "县里的恢复副本" in capsys.readouterr().err

    assert county.recover(device, folder.store_key) == 0

    assert stat.S_IMODE(folder.store_key.stat().st_mode) == 0o600
    assert folder.store_key.read_bytes() == lost
    assert "store.key" in capsys.readouterr().err
    assert run(folder, "store", "check", "--deep") == 0
    assert county.recover(device, folder.store_key) == 2
    assert "已经存在" in capsys.readouterr().err
    assert folder.store_key.read_bytes() == lost
    assert county.recover("0999", tmp_path / "key") == 2
    assert county.recover(device, tmp_path / "no folder" / "key") == 2
    assert not (tmp_path / "key").exists()


def test_no_key_on_the_platform_s_disk_opens_a_copy(
    county: County, folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    device = code_of(folder)
    private = [path for path in (county.data.rglob("*")) if path.suffix in (".key", ".pem")]
    assert {"signing.key", "opening.key"} <= {path.name for path in private}

    for path in private:
        assert county.recover(device, tmp_path / "key", escrow=path) == 2
        assert "密钥" in capsys.readouterr().err
        assert not (tmp_path / "key").exists()
    assert county.recover(device, tmp_path / "key") == 0


def test_the_key_stands_nowhere_in_clear_but_in_its_place(
    county: County, folder: DataFolder, capfd: pytest.CaptureFixture[str]
) -> None:
    cycle(folder)
    before = folder.store_key.read_bytes()
    county.platform.ask("backup", str(folder.root.parent / "copy"), "--keys")
    assert files_with(folder.root, before) == [folder.store_key]

    run(folder, "store", "rekey")
    cycle(folder)
    county.platform.ask("backup", str(folder.root.parent / "copy"), "--keys")

    after = folder.store_key.read_bytes()
    assert files_with(folder.root.parent, after) == [folder.store_key]
    assert files_with(folder.root.parent, before) == []
    assert files_with(county.data, after) == files_with(county.data, before) == []
    told = capfd.readouterr()
    assert after.hex() not in told.out + told.err


def test_a_new_key_leaves_with_the_next_cycle_and_the_one_before_is_kept(
    county: County, folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    device, keys = code_of(folder), [folder.store_key.read_bytes()]
    for _ in range(2):
        assert run(folder, "store", "rekey") == 0
        keys.append(folder.store_key.read_bytes())
        assert run(folder, "store", "check") == 0
        assert "恢复副本还没有交出" in capsys.readouterr().out
        cycle(folder)

    assert run(folder, "store", "check") == 0
    assert "恢复副本已交县平台" in capsys.readouterr().out
    assert county.recover(device, tmp_path / "newest") == 0
    assert county.recover(device, tmp_path / "before", "--before") == 0
    assert (tmp_path / "newest").read_bytes() == keys[2]
    assert (tmp_path / "before").read_bytes() == keys[1]


def test_without_a_network_after_the_enrolment_the_copy_goes_later_and_once(
    county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[bytes] = []
    send = HttpTransport.keep_recovery

    def cut(line: HttpTransport, copy: bytes) -> None:
        raise UnreachableError("cut off")

    def counted(line: HttpTransport, copy: bytes) -> None:
        sent.append(copy)
        send(line, copy)

    folder = DataFolder(tmp_path / "kiosk")
    monkeypatch.setattr(HttpTransport, "keep_recovery", cut)
    assert enrol(folder, county) == 1
    assert county.recover(code_of(folder), tmp_path / "key") == 2

    monkeypatch.setattr(HttpTransport, "keep_recovery", counted)
    for _ in range(3):
        cycle(folder)

    assert len(sent) == 1
    assert county.recover(code_of(folder), tmp_path / "key") == 0
    assert (tmp_path / "key").read_bytes() == folder.store_key.read_bytes()


def test_a_copy_that_was_altered_or_given_to_another_device_is_refused(
    county: County, folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = DataFolder(tmp_path / "other")
    assert enrol(other, county) == 0
    device, signed = code_of(folder), copies(county, code_of(folder))[0]

    for place in range(0, len(signed), 7):
        altered = bytearray(signed)
        altered[place] ^= 1
        put_copy(county, device, bytes(altered))
        assert county.recover(device, tmp_path / "key") == 2
    put_copy(county, device, copies(county, code_of(other))[0])
    assert county.recover(device, tmp_path / "key") == 2

    assert not (tmp_path / "key").exists()
    put_copy(county, device, signed)
    assert county.recover(device, tmp_path / "key") == 0


def test_a_new_escrow_key_gets_a_copy_of_its_own(
    county: County, folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    device = code_of(folder)
    cycle(folder)
    county.platform.ask("keys", "rotate", "escrow")
    (made,) = (county.data / "keys").glob("escrow-*.key")
    new = made.rename(tmp_path / made.name)
    county.platform.ask("backup", str(tmp_path / "copy"))  # it takes effect
    cycle(folder)
    assert county.recover(device, tmp_path / "early", escrow=new) == 2
    assert "密钥不符" in capsys.readouterr().err

    learn_keys(folder)
    cycle(folder)

    assert county.recover(device, tmp_path / "key", escrow=new) == 0
    assert (tmp_path / "key").read_bytes() == folder.store_key.read_bytes()
    assert county.recover(device, tmp_path / "old") == 2
    assert county.recover(device, tmp_path / "old", "--before") == 0


def copies(county: County, device: str) -> list[bytes]:
    query = "SELECT signed FROM recovery_copies WHERE device = :device ORDER BY id DESC"
    with open_database(county.data) as engine, engine.connect() as connection:
        return list(connection.scalars(text(query), {"device": device}))


def put_copy(county: County, device: str, signed: bytes) -> None:
    query = "UPDATE recovery_copies SET signed = :signed WHERE device = :device"
    with open_database(county.data) as engine, entry(engine, CLOCK) as page:
        page.connection.execute(text(query), {"signed": signed, "device": device})
