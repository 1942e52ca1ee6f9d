"""A kiosk's real store tells the real platform how it is, and takes over what is set there alone."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.clock import SystemClock
from sync.engine import (
    Vitals,
    beat,
    enrol,
    put_heartbeat,
    run_once,
    take_answers,
    take_settings,
)
from sync.errors import BadSignatureError
from sync.store import Store
from sync.transport import HttpTransport
from sync.wire.codec import encode
from sync.wire.fleet import HallSettings, Lamp, ToldSetting
from sync.wire.sign import CHANGES, SETTINGS, sign
from tests.support.filings import KEY, a_submission
from tests.support.fleet import fleet_of
from tests.support.platform_model import PlatformModel
from tests.sync.central.conftest import HALL, Central, run, serving

CLOCK = SystemClock()
VITALS = Vitals("0.1.0", timedelta(seconds=-3), 30, (Lamp("paper", "red"),))
NAME = ToldSetting("hall.name", '"示范大厅"', locked=False)


@dataclass
class Kiosk:
    """A kiosk without a screen, and its platform."""

    central: Central
    store: Store
    line: HttpTransport
    device: str

    def set(self, *words: str) -> None:
        run("settings", "set", "--data", str(self.central.data), "--hall", HALL, *words)

    def listed(self) -> dict[str, object]:
        (one,) = fleet_of(self.central.data).values()
        return one


@pytest.fixture(name="kiosk", scope="module")
def open_kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kiosk]:
    data = tmp_path_factory.mktemp("central")
    run("init", "--data", str(data))
    with (
        serving(data) as central,
        closing(Store.open(tmp_path_factory.mktemp("kiosk") / "store", KEY, CLOCK)) as store,
        closing(HttpTransport(central.url, CLOCK)) as line,
    ):
        answer = enrol(store, line, central.url, central.new_code()).answer
        yield Kiosk(central, store, line, answer.device)


def test_the_platform_hears_how_a_kiosk_is(kiosk: Kiosk) -> None:
    kiosk.store.file(a_submission(b"a photo"), recipients=("platform", "escrow"))
    beat(kiosk.store, kiosk.line, CLOCK, VITALS)

    told = kiosk.listed()

    assert (told["standing"], told["waiting"], told["files"], told["alone"]) == ("red", 1, 1, 1)
    assert told["oldest"]
    assert (told["ahead"], told["certificate_days"]) == (-3, 30)
    assert told["lamps"] == {"paper": "red"}


def test_what_is_set_is_taken_over_once_and_kept(kiosk: Kiosk) -> None:
    before = beat(kiosk.store, kiosk.line, CLOCK, VITALS)
    kiosk.set("hall.name", "示范大厅")
    first, again = (beat(kiosk.store, kiosk.line, CLOCK, VITALS) for _ in range(2))

    assert (before, first, again) == (False, True, False)
    assert kiosk.store.told.now() == (NAME,)
    assert kiosk.listed()["settled"]


def test_what_goes_over_the_line_counts_for_a_metered_link(kiosk: Kiosk) -> None:
    run_once(kiosk.store, kiosk.line, CLOCK)
    day = int(CLOCK.now().timestamp()) // 86400
    before = kiosk.store.replica.bytes_on(day)
    beat(kiosk.store, kiosk.line, CLOCK, VITALS)

    spent = kiosk.store.replica.bytes_on(day) - before

    assert 300 < spent < 2000


def test_a_stick_takes_a_heartbeat_along_and_brings_settings_home(
    kiosk: Kiosk, tmp_path: Path
) -> None:
    kiosk.set("hall.name", "坐 U 盘来的名字")
    kiosk.store.courier.export(tmp_path)
    put_heartbeat(kiosk.store, tmp_path, CLOCK, replace(VITALS, version="9.9"))
    counted = run("courier", "import", str(tmp_path), "--data", str(kiosk.central.data), "--json")
    home = [take_answers(kiosk.store, tmp_path, CLOCK) for _ in range(2)]

    assert json.loads(counted)["left"] == 0
    assert kiosk.listed()["version"] == "9.9"
    assert [one.is_set for one in home] == [True, False]
    assert kiosk.store.told.now() == (replace(NAME, value='"坐 U 盘来的名字"'),)


def test_altered_settings_on_a_stick_change_nothing(kiosk: Kiosk, tmp_path: Path) -> None:
    before = kiosk.store.told.now()
    kiosk.set("hall.name", "改过的名字")
    kiosk.store.courier.export(tmp_path)
    put_heartbeat(kiosk.store, tmp_path, CLOCK, VITALS)
    run("courier", "import", str(tmp_path), "--data", str(kiosk.central.data))
    (path,) = (tmp_path / "township-courier" / "settings").iterdir()
    data = path.read_bytes()
    for bad in (data[:-1] + bytes([data[-1] ^ 1]), b""):
        path.unlink(missing_ok=True)
        path = path.with_stem(sha256(bad).hexdigest())
        path.write_bytes(bad)
        assert not take_answers(kiosk.store, tmp_path, CLOCK).is_set

    assert kiosk.store.told.now() == before


def test_settings_of_nobody_or_for_another_kiosk_are_not_believed(
    store: Store, platform: PlatformModel
) -> None:
    def settings(device: str) -> bytes:
        return encode(HallSettings(1, device, 1, (NAME,)))

    stranger = Ed25519PrivateKey.generate()
    bad = [
        sign(stranger, SETTINGS, settings("0001")),
        sign(platform.signing_key, CHANGES, settings("0001")),
        sign(platform.signing_key, SETTINGS, settings("0002")),
    ]
    for signed in bad:
        with pytest.raises(BadSignatureError):
            take_settings(store, encode(signed))
    none = store.told.now()

    assert take_settings(store, encode(sign(platform.signing_key, SETTINGS, settings("0001"))))
    assert (none, store.told.now()) == ((), (NAME,))
