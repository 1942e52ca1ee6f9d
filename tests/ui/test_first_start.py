"""The technician's window: a whole enrolment by hand, and every page of it looked at."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.cli import main
from kiosk.demo.driver import Driver
from kiosk.demo.platform import HALL, PlatformProcess
from kiosk.devices.plugged import Devices
from kiosk.devices.scanner import SimulatedWedge
from kiosk.enrolment import EnrolApp
from kiosk.paths import DataFolder
from kiosk.services import first_start
from kiosk.services.enrolling import enrol_invited
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from printing.spool import FileSpooler
from sync.clock import SystemClock
from sync.store import Enrolment
from tests.support.scene import faults
from tests.support.warm import WarmPlatform
from tests.ui.stage import compile_translation

SETTINGS = Settings()  # nothing is set on a new machine


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
def opened_first(folder: DataFolder, tmp_path: Path, qapp: QGuiApplication) -> Iterator[EnrolApp]:
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


def reach_the_code(app: EnrolApp, hand: Driver, sheet: str) -> None:
    SimulatedWedge(app.window).scan(sheet)
    hand.wait_until(lambda: app.start.state.step == "code", "the sheet")


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
    hand.wait_until(lambda: app.start.state.second.look == "ready", "the second medium")
    hand.wait_until(lambda: app.start.state.printer.look == "ready", "the printer")
    hand.touch("test_page")
    hand.wait_until(lambda: app.start.state.printer.look == "sent", "the test page")
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
    app.view.giveAddress("https://县平台", fingerprint)
    assert "网址" in app.view.headline
    app.view.giveAddress(
        platform.address.replace(":", "："), f"{fingerprint[:8]} {fingerprint[8:]}"
    )
    assert app.view.address == platform.address
    hand.press_pad(code)
    hand.wait_until(lambda: app.start.state.step == "hall", "the platform's answer")

    assert app.view.hall != ""


def test_the_keyboard_for_an_address_has_its_signs_and_nothing_else_to_write_with(
    app: EnrolApp,
) -> None:
    hand = Driver(app.window)
    hand.touch("type_address")

    for size in ((1280, 800), (1080, 1920)):
        app.window.resize(*size)
        for is_elder in (False, True):
            app.visit.set_elder(is_elder=is_elder)
            hand.touch("address")
            hand.press_keys("a.b-c:84/")
            assert hand.text_of("address") == "a.b-c:84/"
            assert not hand.sees("way_pinyin")
            assert faults(app.window) == [], (size, is_elder)
            hand.touch("clear")
    hand.touch("address")
    hand.press_keys("a..b")
    hand.touch("fingerprint")
    hand.press_keys("0123456789abcdef")
    hand.touch("next")

    assert "网址" in app.view.headline
    assert not hand.sees("key_a")
    assert hand.sees("fingerprint")


def test_what_nobody_foresaw_is_said_and_the_same_code_still_enrols(
    app: EnrolApp, platform: PlatformProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = Driver(app.window)
    code, sheet = new_enrolment(platform)
    reach_the_code(app, hand, sheet)

    with monkeypatch.context() as broken:
        broken.setattr(first_start, "enrol_invited", lambda *_: 1 // 0)
        hand.press_pad(code)
        hand.wait_until(lambda: app.start.state.error is not None, "what went wrong")
    assert "没想到" in app.view.headline
    assert not app.view.isBusy
    in_every_guise(app, hand)
    hand.press_pad(code)
    hand.wait_until(lambda: app.start.state.step == "hall", "the platform's answer")


def test_who_does_not_want_to_wait_for_a_platform_goes_back_and_its_late_answer_still_counts(
    app: EnrolApp, platform: PlatformProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand, may_answer = Driver(app.window), Event()
    code, sheet = new_enrolment(platform)

    def late(*given: Any) -> Enrolment:
        assert may_answer.wait(60)
        return enrol_invited(*given)

    monkeypatch.setattr(first_start, "enrol_invited", late)
    reach_the_code(app, hand, sheet)
    hand.press_pad(code)
    assert app.view.isBusy
    hand.touch("back")
    assert (app.view.step, app.view.isBusy) == ("scan", False)
    reach_the_code(app, hand, sheet)
    hand.press_pad(code)  # again, while the first one is on its way
    hand.touch("begin_again")
    assert app.view.step == "scan"
    may_answer.set()
    hand.wait_until(lambda: app.start.state.step == "hall", "the platform's answer")
    hand.touch("next")
    hand.settle()

    assert (app.view.step, app.view.headline) == ("manager", "")


def test_an_unreachable_platform_is_told_in_words_that_are_true_before_an_enrolment(
    app: EnrolApp, platform: PlatformProcess
) -> None:
    hand = Driver(app.window)
    code, sheet = new_enrolment(platform)
    platform.stop()
    try:
        reach_the_code(app, hand, sheet)
        hand.press_pad(code)
        hand.wait_until(lambda: app.start.state.error is not None, "the refusal")
        said = app.view.headline + app.view.fault
        assert "再按一次登记码" in said
        assert "自动" not in said
        in_every_guise(app, hand)
    finally:
        platform.start()
    hand.press_pad(code)
    hand.wait_until(lambda: app.start.state.step == "hall", "the platform's answer")


def test_a_command_beside_the_window_enrols_once_and_the_window_goes_on_by_itself(
    app: EnrolApp, folder: DataFolder, platform: PlatformProcess
) -> None:
    hand, finished = Driver(app.window), []
    app.finished.connect(lambda: finished.append(True))
    code, sheet = new_enrolment(platform)
    before = len(json.loads(platform.ask("device", "list", "--json")))
    reach_the_code(app, hand, sheet)
    hand.press_pad(code[:9])  # somebody stands before the screen meanwhile

    assert main(["enrol", "--data", str(folder.root), "--qr", sheet, "--code", code]) == 0
    hand.wait_until(lambda: bool(finished), "the kiosk to open")

    assert len(json.loads(platform.ask("device", "list", "--json"))) == before + 1
    assert app.start.state.answer is None


def test_a_first_start_that_broke_off_goes_on_at_the_hall_until_the_kiosk_is_opened(
    app: EnrolApp, folder: DataFolder, platform: PlatformProcess
) -> None:
    hand = Driver(app.window)
    code, sheet = new_enrolment(platform)
    reach_the_code(app, hand, sheet)
    hand.press_pad(code)
    hand.wait_until(lambda: app.start.state.step == "hall", "the platform's answer")
    hall = app.view.hall
    app.start.stop()

    later = EnrolApp(folder, SETTINGS, SystemClock(), Devices(None, None, None))
    try:
        assert (later.view.step, later.view.hall) == ("hall", hall)
        assert folder.first_start.exists()
        later.start.finish()
        assert not folder.first_start.exists()
    finally:
        later.close()


def test_printer_and_second_medium_each_say_what_is_wrong_with_them(
    app: EnrolApp, platform: PlatformProcess, tmp_path: Path
) -> None:
    hand = Driver(app.window)
    code, sheet = new_enrolment(platform)
    reach_the_code(app, hand, sheet)
    hand.press_pad(code)
    hand.wait_until(lambda: app.start.state.step == "hall", "the platform's answer")
    (tmp_path / "tray").rmdir()
    (tmp_path / "second").rmdir()

    app.view.lookAtDevices()
    hand.wait_until(lambda: app.view.printer == "fault", "the printer")
    hand.wait_until(lambda: app.view.second == "fault", "the second medium")

    assert app.view.printerFault != ""
    assert app.view.secondFault not in ("", app.view.printerFault)
    in_every_guise(app, hand)


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
    hand.touch("back")  # to see what was mistyped
    assert hand.text_of("address") == platform.address
    assert hand.text_of("fingerprint") == "0000 0000 0000 0000"
    hand.touch("begin_again")
    assert app.view.step == "scan"
