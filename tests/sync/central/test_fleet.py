"""What the platform hears of kiosks, what it sets at them, and how it lists them."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.central.cli import main
from sync.central.courier import take_in
from sync.central.database import reading
from sync.central.fleet import list_fleet
from sync.central.fleet_words import ADVISED
from sync.central.founding import open_database
from sync.central.heartbeats import take_heartbeat
from sync.central.journal import entry
from sync.central.platform import open_platform
from sync.clock import ManualClock, SystemClock, milliseconds
from sync.wire.codec import decode, encode
from sync.wire.fleet import HallSettings, Lamp, ToldSetting
from sync.wire.sign import BATCH, HEARTBEAT, SETTINGS, Signed, key_id, sign, verify
from tests.support.fleet import beat_of, fleet_of, post, post_beat, told_fleet
from tests.support.stick import pack
from tests.support.wire_client import WireClient, enrol
from tests.sync.central.conftest import Central, rows, run, serving

_HOUR = 3_600_000


def now() -> int:
    return milliseconds(SystemClock().now())


def settings(central: Central, *words: str) -> str:
    return run("settings", *words, "--data", str(central.data))


def heard(answer: requests.Response, device: WireClient) -> HallSettings:
    assert answer.status_code == 200
    keys = device.enrolled.signing_keys
    signed = decode(Signed, answer.content)
    given = decode(HallSettings, verify({key_id(one): one for one in keys}, SETTINGS, signed))
    assert given.device == device.device
    return given


def fleet(central: Central, *more: str) -> dict[str, dict[str, Any]]:
    return fleet_of(central.data, *more)


def test_what_is_set_comes_with_the_next_heartbeat_and_no_more_after_that(
    central: Central,
) -> None:
    hall = "示范甲镇便民服务中心"
    device, other = central.new_device(hall=hall), central.new_device(hall="示范乙镇便民服务中心")
    settings(central, "set", "--hall", hall, "hall.hours", "8:30–12:00", "--locked")
    settings(central, "set", "--hall", hall, "first", "pension", "medical")
    settings(central, "set", "--device", device.device, "call_volume", "0.3")

    given = heard(post_beat(device, beat_of(device)), device)

    assert given.settings == (
        ToldSetting("call_volume", "0.3", locked=False),
        ToldSetting("first", '["pension", "medical"]', locked=False),
        ToldSetting("hall.hours", '"8:30–12:00"', locked=True),
    )
    assert post_beat(device, beat_of(device, settings=given.at, at=now())).status_code == 204
    assert post_beat(other, beat_of(other)).status_code == 204


def test_a_kiosks_own_setting_counts_before_its_halls_until_it_is_taken_back(
    central: Central,
) -> None:
    hall = "示范丙镇便民服务中心"
    device = central.new_device(hall=hall)
    settings(central, "set", "--device", device.device, "hall.name", "一号机大厅")
    settings(central, "set", "--hall", hall, "hall.name", "示范大厅")
    own = heard(post_beat(device, beat_of(device)), device)
    settings(central, "unset", "--device", device.device, "hall.name")
    halls = heard(post_beat(device, beat_of(device, settings=own.at)), device)
    settings(central, "unset", "--hall", hall, "hall.name")
    none = heard(post_beat(device, beat_of(device, settings=halls.at)), device)

    assert [one.value for one in own.settings] == ['"一号机大厅"']
    assert [one.value for one in halls.settings] == ['"示范大厅"']
    assert none.settings == ()
    assert own.at < halls.at < none.at
    changes = json.loads(
        settings(central, "show", "--device", device.device, "--history", "--json")
    )
    assert [one["value"] for one in changes] == ['"一号机大厅"', '"示范大厅"', "", ""]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("printer", ("ipp://elsewhere/printer",)),
        ("reader", ("/dev/ttyS0",)),
        ("hall.closed", ("tomorrow",)),
        ("call_volume", ("2",)),
        ("call_volume", ("nan",)),
        ("bytes_a_day", ("-1",)),
        ("hall.name", ("one", "two")),
        ("hall.name", ()),
        ("hall.name", (" ",)),
        ("hall.notices", ('{"title": ""}',)),
        ("hall.notices", ('{"title": "x", "colour": "red"}',)),
        ("hall.notices", ("[]",)),
        ("hall.villages", ("x" * 9000,)),
    ],
)
def test_a_value_that_no_kiosk_could_use_is_refused_in_words(
    central: Central, name: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    where = ("--data", str(central.data), "--hall", "示范镇便民服务中心")
    central.new_code()

    assert main(("settings", "set", *where, "--", name, *words)) == 2
    assert name in capsys.readouterr().err


def test_a_hall_or_a_kiosk_that_there_is_not_is_named(
    central: Central, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ("--data", str(central.data))

    assert main(("settings", "show", *data, "--hall", "没有的大厅")) == 2
    assert main(("settings", "show", *data, "--device", "999999")) == 2
    told = capsys.readouterr().err
    assert "没有的大厅" in told
    assert "999999" in told


def test_the_silent_and_the_sick_stand_first_with_what_to_do(central: Central) -> None:
    well, sick, tired, new = (central.new_device() for _ in range(4))
    post_beat(well, beat_of(well, at=now(), version="1.2.3"))
    bad = (Lamp("waiting", "red"), Lamp("alone", "yellow"), Lamp("disk", "green"))
    post_beat(sick, beat_of(sick, at=now(), lamps=bad, waiting=7, alone=2, ahead=-5000))
    post_beat(tired, beat_of(tired, at=now(), lamps=(Lamp("brand-new", "yellow"),)))
    listed = fleet(central)
    ours = [one.device for one in (sick, tired, new, well)]

    assert [one for one in listed if one in ours] == ours
    assert listed[well.device]["standing"] == "green"
    assert listed[well.device]["version"] == "1.2.3"
    assert (listed[new.device]["standing"], listed[new.device]["version"]) == ("new", None)
    assert "刚登记" in listed[new.device]["todo"][0]["zh"]
    told = listed[sick.device]
    assert (told["waiting"], told["alone"], told["ahead"]) == (7, 2, -5)
    assert "没送到" in told["todo"][0]["zh"]
    assert "one disk" in told["todo"][1]["en"]
    assert "brand-new" in listed[tired.device]["todo"][0]["en"]
    assert {one["standing"] for one in fleet(central, "--silent", "0").values()} == {"silent"}


def test_whoever_looks_every_morning_is_told_by_the_exit_status(tmp_path: Path) -> None:
    run("init", "--data", str(tmp_path))
    with serving(tmp_path) as central:
        device = central.new_device()
        new = told_fleet(tmp_path)
        post_beat(device, beat_of(device, at=now(), lamps=(Lamp("paper", "yellow"),)))
        yellow = told_fleet(tmp_path)
        post_beat(device, beat_of(device, at=now() + 1, lamps=(Lamp("paper", "red"),)))
        red = told_fleet(tmp_path, "--json")
        silent = told_fleet(tmp_path, "--silent", "0")
        run("device", "revoke", device.device, "--data", str(tmp_path))
        nobody = told_fleet(tmp_path)

    assert [new[0], yellow[0], red[0], silent[0], nobody[0]] == [0, 0, 1, 1, 0]
    assert "刚登记" in new[1]
    assert "没有消息" in silent[1]
    assert "1 in all: 1 silent." in silent[1]
    assert nobody[1] == "没有。 None.\n"


def width(text: str) -> int:
    """Return how many places a text of ours takes in a terminal."""
    return sum(2 if sign >= "\u2e80" else 1 for sign in text)


def test_the_list_is_aligned_and_fits_a_terminal_of_eighty_places(tmp_path: Path) -> None:
    run("init", "--data", str(tmp_path))
    with serving(tmp_path) as central:
        halls = ("示范镇便民服务中心", "示范街道便民服务大厅", "Hall")
        devices = [central.new_device(hall=halls[place % 3]) for place in range(6)]
        lamps = tuple(Lamp(key, "red") for key in ADVISED)
        post_beat(devices[0], beat_of(devices[0], at=now(), lamps=lamps, oldest=now(), free=2**40))
        post_beat(devices[1], beat_of(devices[1], at=now(), version="10.11.12"))
        post_beat(devices[2], beat_of(devices[2], at=now(), lamps=(Lamp("paper", "yellow"),)))
        _, told = told_fleet(tmp_path)

    lines = told.splitlines()
    rows = [line for line in lines if " · " in line and not line.startswith(" ")]
    assert [line for line in lines if width(line) > 80] == []
    assert (
        len({width(row[: row.rindex(hall)]) for row in rows for hall in halls if hall in row}) == 1
    )
    assert [row[:2].strip() for row in rows] == ["坏", "留意", "新", "新", "新", "好"]
    assert [hall for row in rows[2:5] for hall in halls if hall in row] == [*reversed(halls)]


def test_a_kiosk_in_whose_place_another_stands_is_not_silent_for_ever(tmp_path: Path) -> None:
    run("init", "--data", str(tmp_path))
    with serving(tmp_path) as central:
        before = central.new_device()
        post_beat(before, beat_of(before, at=now()))
        heir = enrol(central.url, central.new_code("--replaces", before.device))
        replaced = fleet_of(tmp_path, "--silent", "0")
        post_beat(before, beat_of(before, at=now() + 1000))
        is_back = fleet_of(tmp_path)

    assert set(replaced) == {heir.device}
    assert set(is_back) == {heir.device, before.device}


def test_what_a_stick_brings_tells_of_the_day_on_which_it_was_written(tmp_path: Path) -> None:
    data, stick, began = tmp_path / "data", tmp_path / "stick", SystemClock().now()
    run("init", "--data", str(data))
    with serving(data) as central:
        device = central.new_device()
    written, imported = began + timedelta(hours=1), began + timedelta(days=3)
    device.clock = ManualClock(written)
    pack(stick, device, device.make())
    with open_platform(data, ManualClock(imported)) as platform:
        told = take_in(platform, stick)
        with reading(platform.engine) as connection:
            (seen,) = list_fleet(connection, milliseconds(imported), timedelta(hours=24))

    assert told.accepted == 1
    assert (seen["standing"], seen["quiet_minutes"]) == ("silent", 71 * 60)


def test_a_kiosk_is_told_apart_that_does_not_hold_what_is_set_for_it(central: Central) -> None:
    device = central.new_device(hall="示范丁镇便民服务中心")
    settings(central, "set", "--device", device.device, "bytes_a_day", "1000")
    given = heard(post_beat(device, beat_of(device, at=now())), device)
    before = fleet(central)[device.device]["settled"]
    told = told_fleet(central.data)[1]
    post_beat(device, beat_of(device, at=now(), settings=given.at))

    assert not before
    assert "what the county set is not there yet" in told
    assert fleet(central)[device.device]["settled"]


def test_only_a_later_heartbeat_is_news_and_a_day_of_them_is_kept(central: Central) -> None:
    device, start = central.new_device(), now() - _HOUR
    with open_database(central.data) as engine, entry(engine, SystemClock()) as page:
        for minute in range(150):
            beat = encode(beat_of(device, at=start + minute))
            take_heartbeat(page, sign(device.key, HEARTBEAT, beat))
    post_beat(device, beat_of(device, at=start, version="old"))
    post_beat(device, beat_of(device, at=start + 10 * _HOUR, version="ahead"))
    post_beat(device, beat_of(device, at=now(), version="mended"))

    kept = rows(
        central.data, "SELECT at FROM heartbeats WHERE device = :device", device=device.device
    )
    assert len(kept) == 144
    assert fleet(central)[device.device]["version"] == "mended"


def test_what_no_device_signed_for_this_is_refused(central: Central, device: WireClient) -> None:
    beat = beat_of(device)
    other = central.new_device()
    stranger = encode(sign(Ed25519PrivateKey.generate(), HEARTBEAT, encode(beat)))
    refused = {
        "malformed": [b"", encode(sign(device.key, HEARTBEAT, b"\xa0"))],
        "unknown-device": [stranger],
        "bad-signature": [encode(sign(device.key, BATCH, encode(beat)))],
        "other-device": [encode(sign(other.key, HEARTBEAT, encode(beat)))],
        "too-large": [bytes(5000)],
    }
    for problem, bodies in refused.items():
        for body in bodies:
            assert post(device.url, body).json()["type"] == problem
    run("device", "revoke", device.device, "--data", str(central.data))

    assert post_beat(device, beat).json()["type"] == "revoked"
    assert device.device not in fleet(central)
