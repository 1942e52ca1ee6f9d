"""The watchdog is fed as long as the GUI thread hears every lane, and no longer."""

import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from kiosk.jobs import SerialJobRunner
from kiosk.services.watchdog import ALIVE, READY, Watchdog, notify


class Told(list[str]):
    """What the service manager heard, and the seconds that went by."""

    seconds = 0.0


@pytest.fixture(name="told")
def make_told() -> Told:
    return Told()


@pytest.fixture(name="lanes")
def make_lanes(qtbot: QtBot) -> Iterator[dict[str, SerialJobRunner]]:
    lanes = {name: SerialJobRunner(name) for name in ("store", "files")}
    yield lanes
    for lane in lanes.values():
        lane.close()


@pytest.fixture(name="watchdog")
def make_watchdog(lanes: dict[str, SerialJobRunner], told: Told) -> Iterator[Watchdog]:
    watchdog = Watchdog(lanes, told.append, lambda: told.seconds)
    yield watchdog
    watchdog.stop()


@pytest.fixture(name="goes_on")
def make_goes_on(lanes: dict[str, SerialJobRunner]) -> Iterator[Event]:
    """What a job that hangs waits for."""
    event = Event()
    yield event
    event.set()


def answered(watchdog: Watchdog) -> bool:
    return not watchdog.owing


def test_it_is_fed_again_and_again_while_every_lane_answers(
    watchdog: Watchdog, told: Told, qtbot: QtBot
) -> None:
    watchdog.start()
    for _ in range(3):
        qtbot.waitUntil(lambda: answered(watchdog))
        told.seconds += 1000
        watchdog.look()

    assert told == [READY, *[ALIVE] * 4]


def test_a_lane_that_hangs_a_minute_ends_the_feeding_until_it_answers(
    watchdog: Watchdog,
    lanes: dict[str, SerialJobRunner],
    goes_on: Event,
    told: Told,
    qtbot: QtBot,
) -> None:
    lanes["store"].run(goes_on.wait, lambda _: None)
    watchdog.start()
    qtbot.waitUntil(lambda: watchdog.owing == {"store"})

    told.seconds = 60
    watchdog.look()
    before = list(told)
    told.seconds = 61
    watchdog.look()
    hung = list(told)
    goes_on.set()
    qtbot.waitUntil(lambda: answered(watchdog))
    watchdog.look()

    assert before == [READY, ALIVE, ALIVE]
    assert hung == before
    assert told == [*before, ALIVE]


def test_a_lane_that_waits_for_a_bad_link_has_longer(
    watchdog: Watchdog,
    lanes: dict[str, SerialJobRunner],
    goes_on: Event,
    told: Told,
    qtbot: QtBot,
) -> None:
    lanes["files"].run(goes_on.wait, lambda _: None)
    watchdog.start()
    qtbot.waitUntil(lambda: watchdog.owing == {"files"})

    told.seconds = 899
    watchdog.look()
    assert told == [READY, ALIVE, ALIVE]
    told.seconds = 901
    watchdog.look()
    assert told == [READY, ALIVE, ALIVE]


@pytest.mark.parametrize("kind", ["file", "abstract"])
def test_the_service_manager_hears_it(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        if kind == "file":
            ear.bind(str(tmp_path / "notify"))
            address = str(tmp_path / "notify")
        else:
            ear.bind("")
            address = "@" + ear.getsockname()[1:].decode()
        monkeypatch.setenv("NOTIFY_SOCKET", address)

        notify(ALIVE)

        assert ear.recv(100) == b"WATCHDOG=1"


def test_where_nobody_listens_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)

    notify(READY)
