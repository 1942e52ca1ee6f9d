"""The technician's window: a whole enrolment by hand, and every page of it looked at."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.demo.driver import Driver
from kiosk.demo.platform import HALL, PlatformProcess
from kiosk.devices.plugged import Devices
from kiosk.devices.scanner import SimulatedWedge
from kiosk.enrolment import EnrolApp
from kiosk.paths import DataFolder
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from printing.spool import FileSpooler
from sync.clock import SystemClock
from tests.support.scene import faults
from tests.support.warm import WarmPlatform
from tests.ui.stage import compile_translation

SETTINGS = Settings(scanner=True)


@pytest.fixture(scope="module", name="platform")
def running_platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlatformProcess]:
    platform = WarmPlatform(tmp_path_factory.mktemp("county") / "central", tls=True)
    platform.start()
    yield platform
    platform.stop()


@pytest.fixture(name="folder")
def data_folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "kiosk")


@pytest.fixture(name="app")
def first_start(folder: DataFolder, tmp_path: Path, qapp: QGuiApplication) -> Iterator[EnrolApp]:
    assert qapp is QGuiApplication.instance()
    compile_translation()
    second = tmp_path / "second"
    second.mkdir()
    (tmp_path / "tray").mkdir()
    printer = FileSpooler(tmp_path / "tray")
    settings = replace(SETTINGS, second=str(second), printer=(tmp_path / "tray").as_uri())
    app = EnrolApp(folder, settings, SystemClock(), Devices(None, None, printer))
    yield app
    app.close()


def new_enrolment(platform: PlatformProcess) -> tuple[str, str]:
    """Return a code, and what the QR of its sheet says."""
    address = ("--address", platform.address)
    made = json.loads(platform.ask("enrolment", "new", "--hall", HALL, *address, "--json"))
    return made["code"], made["qr"]


def in_every_guise(app: EnrolApp, hand: Driver) -> None:
    """Find nothing cut off, too small or too faint on the page that is open."""
    for size in ((1280, 800), (1080, 1920)):
        app.window.resize(*size)
        for is_elder in (False, True):
            for language in ("en", "zh_CN"):
                app.visit.set_elder(is_elder=is_elder)
                app.visit.set_language(language)
                hand.settle()
                assert faults(app.window) == [], (size, is_elder, language)


def test_a_technician_enrols_a_kiosk_at_its_screen(
    app: EnrolApp, folder: DataFolder, platform: PlatformProcess, tmp_path: Path
) -> None:
    hand, finished = Driver(app.window), []
    app.finished.connect(lambda: finished.append(True))
    code, sheet = new_enrolment(platform)

    SimulatedWedge(app.window).scan("https://somewhere.example/else")
    hand.wait_until(lambda: app.start.state.error is not None, "what is wrong with the code")
    in_every_guise(app, hand)
    SimulatedWedge(app.window).scan(sheet)
    hand.wait_until(lambda: app.start.state.step == "code", "the sheet")
    in_every_guise(app, hand)
    hand.press_pad("0000000000" if not code.startswith("0000") else "1111111111")
    hand.wait_until(lambda: app.start.state.error is not None, "the sheet's number")
    hand.press_pad(code)
    hand.wait_until(lambda: app.start.state.step == "hall", "the platform's answer")
    in_every_guise(app, hand)
    hand.touch("next")
    in_every_guise(app, hand)
    app.view.makeManager("示范负责人")
    hand.wait_until(lambda: app.start.state.step == "pin", "the first manager")
    in_every_guise(app, hand)
    pin = app.start.state.pin
    hand.touch("next")
    hand.wait_until(lambda: app.start.state.second == "ready", "the second medium")
    hand.wait_until(lambda: app.start.state.printer == "ready", "the printer")
    hand.touch("test_page")
    hand.wait_until(lambda: app.start.state.printer == "sent", "the test page")
    in_every_guise(app, hand)
    hand.touch("finish")

    assert finished == [True]
    assert app.start.state.pin == ""
    assert len(list((tmp_path / "tray").glob("*.pdf"))) == 1
    with closing(open_store(folder, SETTINGS, SystemClock())) as store:
        enrolment = store.enrolment()
        assert enrolment is not None
        assert enrolment.answer.hall == app.view.hall
        assert [one.name for one in store.staff.members()] == ["示范负责人"]
        assert pin.isdecimal()


def test_without_a_scanner_address_and_fingerprint_are_typed_and_no_ca_is_needed(
    app: EnrolApp, platform: PlatformProcess
) -> None:
    hand = Driver(app.window)
    code, sheet = new_enrolment(platform)
    fingerprint = sheet.split(":")[3]

    hand.touch("type_address")
    in_every_guise(app, hand)
    app.view.giveAddress(platform.address, "0" * 15)
    assert app.view.headline != ""
    in_every_guise(app, hand)
    app.view.giveAddress(platform.address, f"{fingerprint[:8]} {fingerprint[8:]}")
    hand.press_pad(code)
    hand.wait_until(lambda: app.start.state.step == "hall", "the platform's answer")

    assert app.view.hall != ""


def test_another_platform_at_the_typed_address_is_not_believed(
    app: EnrolApp, platform: PlatformProcess
) -> None:
    hand = Driver(app.window)
    code, _ = new_enrolment(platform)

    app.view.typeAddress()
    app.view.giveAddress(platform.address, "0" * 16)
    hand.press_pad(code)
    hand.wait_until(lambda: app.start.state.error is not None, "the refusal")

    assert "指纹" in app.view.headline + app.view.fault
    assert app.start.state.step == "code"
    hand.touch("begin_again")
    assert app.view.step == "scan"
