"""The commands of the platform, and a kiosk that takes from it over HTTP or from a medium."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests

from forms.catalogue import open_catalogue
from sync.central import trust
from sync.central.cli import main
from sync.central.trust_files import TrustFiles
from sync.clock import ManualClock, SystemClock, milliseconds
from sync.engine import trust_fetch
from sync.transport import HttpTransport
from sync.trust import FolderFetch, Refreshed, TrustClient
from sync.wire.keys import is_revoked, signing_keys
from sync.wire.messages import PROBLEM_TYPE
from tests.support.wire_client import enrol
from tests.sync.central.conftest import ROOT, run, serving
from tests.sync.trust.conftest import START, Device, Platform

SERVICES = ROOT / "resources" / "services"


@pytest.fixture(name="data")
def init_platform(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    run("init", "--data", str(data))
    return data


def _trust(action: str, data: Path, *more: object) -> str:
    return run("trust", action, "--data", str(data), *map(str, more))


def _publish(data: Path, *workbooks: Path) -> None:
    run("catalogue", "publish", *map(str, workbooks), "--data", str(data))


def test_life_events_and_the_calendar_are_published_with_the_items(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _trust("init", data, "--offline", tmp_path / "offline")
    eatery = ("event-eatery.md", "sole-trader.md", "small-eatery.md", "food-workshop.md")
    files = [SERVICES / name for name in (*eatery, "food-stall.md")]
    publish = ["catalogue", "publish", "--data", str(data)]
    assert main([*publish, *map(str, files[:-1])]) == 2
    assert "food-stall" in capsys.readouterr().err
    _publish(data, *files)
    now = datetime.now(UTC)  # noqa: TID251 - the platform's process goes by the real clock
    fetch = FolderFetch(TrustFiles(data).public)
    client = TrustClient(tmp_path / "kiosk", trust.root_metadata(data), fetch, lambda: now)
    client.refresh()
    published = open_catalogue(client.catalogue())
    assert [event.code for event in published.events] == ["eatery"]
    assert published.calendar.spans


def test_a_kiosk_takes_keys_and_catalogue_over_http(data: Path, tmp_path: Path) -> None:
    _trust("init", data, "--offline", tmp_path / "offline")
    _publish(data, SERVICES / "opinion.md")
    with serving(data) as central:
        transport = HttpTransport(central.url, SystemClock())
        now = datetime.now(UTC)  # noqa: TID251 - the platform's process goes by the real clock
        client = TrustClient(
            tmp_path / "kiosk", trust.root_metadata(data), trust_fetch(transport), lambda: now
        )
        assert client.refresh() == Refreshed(keys=True, catalogue=True)
        assert [item.code for item in open_catalogue(client.catalogue()).items] == ["opinion"]
        device = enrol(central.url, central.new_code())
        assert signing_keys(client.key_list()).keys() == device.signing_keys.keys()
        run("device", "revoke", "--data", str(data), device.device)
        _trust("keys", data)
        assert client.refresh() == Refreshed(keys=True, catalogue=False)
        assert is_revoked(client.key_list(), device.device)
        transport.close()


@pytest.mark.parametrize(
    "path",
    [
        *("", "..", "../keys", "metadata", "metadata/", "metadata/%2e%2e/%2e%2e/lock"),
        *("%2e%2e/lock", "metadata/%00", "keys/x.key", "lock", "metadata/" + "x" * 5000),
        *("targets//x", "metadata/9.root.json", "targets/%ff"),
    ],
)
def test_nothing_else_of_the_platform_can_be_fetched(central_url: str, path: str) -> None:
    request = requests.Request("GET", f"{central_url}/v1/trust/").prepare()
    request.url = f"{central_url}/v1/trust/{path}"
    with requests.Session() as session:
        answer = session.send(request, allow_redirects=False)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == PROBLEM_TYPE


def test_a_file_is_given_from_where_it_was_cut(central_url: str) -> None:
    url = f"{central_url}/v1/trust/metadata/1.root.json"
    whole = requests.get(url, timeout=10)
    rest = requests.get(url, headers={"Range": "bytes=100-"}, timeout=10)
    assert (whole.status_code, rest.status_code) == (200, 206)
    assert rest.content == whole.content[100:]


@pytest.fixture(scope="module", name="central_url")
def serve_founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("served")
    run("init", "--data", str(home / "data"))
    _trust("init", home / "data", "--offline", home / "offline")
    with serving(home / "data") as central:
        yield central.url


def test_a_medium_carries_what_the_network_would(data: Path, tmp_path: Path) -> None:
    _trust("init", data, "--offline", tmp_path / "offline")
    _publish(data, SERVICES / "opinion.md")
    usb = tmp_path / "usb"
    usb.mkdir()
    for _ in range(2):
        assert int(_trust("export", data, usb)) > 6
    now = datetime.now(UTC)  # noqa: TID251 - commands go by the real clock
    client = TrustClient(
        tmp_path / "kiosk",
        trust.root_metadata(data),
        FolderFetch(usb / "township-trust"),
        lambda: now,
    )
    assert client.refresh() == Refreshed(keys=True, catalogue=True)
    assert not [path for path in usb.rglob("*") if path.suffix in (".key", ".part")]


def test_publishing_the_same_again_changes_nothing(data: Path, tmp_path: Path) -> None:
    _trust("init", data, "--offline", tmp_path / "offline")
    _publish(data, SERVICES / "opinion.md")
    before = trust.status(data)
    _publish(data, SERVICES / "opinion.md")
    _trust("keys", data)
    assert trust.status(data) == before


def test_two_of_three_root_keys_can_rotate_and_one_cannot(data: Path, tmp_path: Path) -> None:
    sticks = [tmp_path / f"stick-{number}" for number in range(3)]
    flags = [flag for stick in sticks for flag in ("--offline", stick)]
    _trust("init", data, *flags, "--threshold", 2)
    first = trust.root_metadata(data)
    arguments = ["trust", "rotate-root", "--data", str(data), "--offline"]
    assert main([*arguments, str(sticks[0])]) == 2
    _trust("rotate-root", data, *flags[:4])
    _trust("rotate-root", data, *flags[2:], "--online")
    now = datetime.now(UTC)  # noqa: TID251 - commands go by the real clock
    client = TrustClient(
        tmp_path / "kiosk", first, FolderFetch(TrustFiles(data).public), lambda: now
    )
    client.refresh()
    assert TrustFiles(data).roots() == [1, 2, 3]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["trust", "keys"], "central trust init"),
        (["trust", "refresh"], "central trust init"),
        (["trust", "export", "."], "central trust init"),
        (["trust", "rotate-root", "--offline", "."], "central trust init"),
        (["catalogue", "publish", str(SERVICES / "opinion.md")], "central trust init"),
    ],
)
def test_without_a_repository_the_commands_say_what_to_do(
    data: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert main([*arguments, "--data", str(data)]) == 2
    assert words in capsys.readouterr().err


def test_faults_are_told_in_words(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*arguments: object) -> str:
        assert main([*map(str, arguments), "--data", str(data)]) == 2
        return capsys.readouterr().err

    offline = tmp_path / "offline"
    assert "密钥不够" in fails("trust", "init", "--offline", offline, "--threshold", 2)
    assert "密钥不够" in fails("trust", "init", "--offline", offline, "--threshold", 0)
    _trust("init", data, "--offline", offline)
    assert "rotate-root" in fails("trust", "init", "--offline", offline)
    shutil.copy(SERVICES / "opinion.md", tmp_path / "alone.md")
    assert "topics" in fails("catalogue", "publish", tmp_path / "alone.md")
    assert "none.md" in fails("catalogue", "publish", tmp_path / "none.md")
    (tmp_path / "topics.md").write_text((SERVICES / "topics.md").read_text())
    (tmp_path / "faulty.md").write_text(
        (SERVICES / "opinion.md").read_text().replace("select", "sel")
    )
    assert "faulty.md" in fails("catalogue", "publish", tmp_path / "faulty.md")
    assert "介质" in fails("trust", "export", tmp_path / "no" / "medium")
    for key in TrustFiles(data).keys.glob("timestamp*"):
        key.unlink()
    assert "trust/keys" in fails("trust", "refresh")
    for path in (TrustFiles(data).public / "metadata").glob("*.targets.json"):
        path.write_text("{")
    assert "trust" in fails("trust", "status")


@pytest.mark.parametrize(
    ("days", "renewed"),
    [
        (5, set()),
        (11, {"snapshot", "timestamp"}),
        (40, {"snapshot", "timestamp"}),
        (200, {"snapshot", "timestamp", "keys", "catalogue"}),
    ],
)
def test_the_daily_refresh_signs_anew_what_ends_before_long(
    platform: Platform, device: Device, days: int, renewed: set[str]
) -> None:
    device().refresh()
    before = {role.role: role.version for role in trust.status(platform.data)}
    platform.pass_time(timedelta(days=days))
    assert trust.refresh(platform.data, platform.clock) == bool(renewed)
    after = {role.role: role.version for role in trust.status(platform.data)}
    assert {role for role in after if after[role] != before[role]} == renewed
    device(floor=START + timedelta(days=days)).refresh()


def test_a_clock_set_back_holds_nobody_up(platform: Platform, device: Device) -> None:
    device().refresh()
    at = device().key_list().at
    platform.clock = ManualClock(START - timedelta(days=1))
    new_key = platform.add_signing_key()
    device().refresh()
    assert new_key in signing_keys(device().key_list())
    assert device().key_list().at == at + 1
    assert at == milliseconds(START)
