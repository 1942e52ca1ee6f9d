"""Plays three visits against a real platform and writes down what became of them."""

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.app import Devices, KioskApp
from kiosk.demo.driver import Driver, NotOnScreenError
from kiosk.demo.embedded import CAMERA_FONT
from kiosk.demo.errands import ALLOWANCE, ASSISTANCE, OWNER, PHONES, RESIDENT, SYLLABLES, WORKSHOP
from kiosk.demo.plaintext import Finding, search
from kiosk.demo.platform import PlatformProcess, require_central
from kiosk.demo.report import Demo, Played
from kiosk.demo.resident import Album, Errand, Resident
from kiosk.devices.camera import SimulatedCamera
from kiosk.devices.card_reader import SerialReader, SimulatedReader
from kiosk.devices.card_reader.simulated import SAMPLE_CARD
from kiosk.environment import prepare_environment
from kiosk.paths import DataFolder
from kiosk.services.enrolling import Introduction, enrol_kiosk
from kiosk.services.visit import Scene
from kiosk.settings import Settings
from printing.spool import FileSpooler
from sync.clock import SystemClock

# Long enough for the slowest step of a visit on a busy machine.
_IDLE = Settings(idle=15.0, idle_last=3.0, probe=0.5)
_LONG_MS = 120_000


def play(out: Path) -> int:
    """Play the demo; returns 0 only if everything came out as it must.

    Raises:
        NoPlatformHereError: this is the installed program.
    """
    require_central()
    shutil.rmtree(out, ignore_errors=True)
    sandbox = out.absolute() / "kiosk"
    for folder in ("home", "tmp", "settings", "data"):
        (sandbox / folder).mkdir(parents=True)
    os.environ.update(HOME=str(sandbox / "home"), TMPDIR=str(sandbox / "tmp"))
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
    tempfile.tempdir = None
    prepare_environment(sandbox / "settings")
    application = QGuiApplication(sys.argv[:1])
    report = _played(out, DataFolder(sandbox / "data"))
    application.quit()
    text = json.dumps(report, ensure_ascii=False, indent=2)
    (out / "report.json").write_text(text + "\n", encoding="utf-8")
    print(text)
    return 0 if report["ok"] else 1


def _played(out: Path, folder: DataFolder) -> dict[str, object]:
    platform = PlatformProcess(out / "central")
    platform.start()
    try:
        enrol_kiosk(folder, Introduction(platform.address, platform.new_code()))
        with SimulatedReader() as reader:
            demo = _play_visits(out, folder, platform, reader)
        demo.plaintext = _readable(folder)
        demo.slips = len(list((out / "slips").glob("*.pdf")))
        return demo.report(platform)
    finally:
        platform.stop()


def _readable(folder: DataFolder) -> list[Finding]:
    """Find the residents' words in what the kiosk was given to write to: all of it lies together."""
    return search([folder.root.parent], (*RESIDENT, *OWNER, *PHONES))


def _play_visits(
    out: Path, folder: DataFolder, platform: PlatformProcess, reader: SimulatedReader
) -> Demo:
    camera = SimulatedCamera(CAMERA_FONT)
    line = SerialReader(reader.port)
    tray = out / "slips"
    tray.mkdir()
    devices = Devices(line, camera, FileSpooler(tray))
    app = KioskApp(folder, _IDLE, SystemClock(), devices)
    try:
        app.start()
        demo = _Stage(out, app, camera, platform, reader).play()
        demo.receipts = app.verified_receipts()
    except NotOnScreenError:
        app.window.grabWindow().save(str(out / "failed.png"))
        raise
    finally:
        app.close()
        line.close()
    return demo


class _Stage:
    """What the three visits have in common."""

    def __init__(
        self,
        out: Path,
        app: KioskApp,
        camera: SimulatedCamera,
        platform: PlatformProcess,
        reader: SimulatedReader,
    ) -> None:
        self._app = app
        self._camera = camera
        self._platform = platform
        self._reader = reader
        self._driver = Driver(app.window)
        self._patient = Driver(app.window, _LONG_MS)
        self._album = Album(self._driver, out / "screens")
        self._demo = Demo()

    def play(self) -> Demo:
        """Play the visits; the platform goes away after the first and comes back after the third."""
        self._driver.wait_until(lambda: self._app.sync.state.reach == "online", "the platform")
        self._file_online()
        self._platform.stop()
        number = self._file_offline()
        self._abandon()
        self._platform.start()
        self._wait_for_delivery()
        self._ask_progress(number)
        self._demo.screenshots = self._album.count
        return self._demo

    def _file_online(self) -> None:
        resident = self._resident(replace(ALLOWANCE, name="online"))
        with self._timed("online", "zh_CN") as played:
            resident.begin()
            resident.choose_item()
            resident.type_identity(SYLLABLES, RESIDENT[1])
            resident.answer_until(Scene.REVIEW)
            played.files = resident.sign()
            played.number = resident.slip_number
            resident.rate(5)

    def _file_offline(self) -> str:
        resident = self._resident(replace(WORKSHOP, name="offline"))
        self._reader.lay(
            replace(
                SAMPLE_CARD,
                name=OWNER[0],
                id_number=OWNER[1],
                sex="1",
                birth=date(1980, 1, 1),
            )
        )
        with self._timed("offline", "zh_CN") as played:
            resident.begin()
            self._driver.touch("tool_type")
            resident.choose_item()
            resident.await_card()
            self._reader.remove()
            resident.answer_until(Scene.REVIEW)
            played.files = resident.sign()
            played.number = resident.slip_number
            resident.rate(4)
        return played.number

    def _abandon(self) -> None:
        resident = self._resident(replace(ASSISTANCE, name="abandoned"))
        with self._timed("abandoned", "en"):
            resident.begin()
            self._driver.touch("tool_language")
            resident.choose_item()
            resident.type_identity(SYLLABLES, RESIDENT[1])
            resident.answer_until(Scene.REPEAT)
            self._driver.touch("add")
            self._patient.find("extend")
            self._album.take("abandoned-still-there")
            self._patient.wait_until(
                lambda: self._app.visit.visit.scene is Scene.ATTRACT, "the idle reset"
            )
            self._album.take("abandoned-forgotten")
            self._driver.touch("farewell")

    def _wait_for_delivery(self) -> None:
        self._patient.wait_until(self._app.is_all_delivered, "everything to be delivered")

    def _ask_progress(self, number: str) -> None:
        resident = self._resident(replace(WORKSHOP, name="progress"))
        resident.begin()
        resident.ask_progress(number, OWNER[1][-4:])
        answer = self._app.scenes.progress
        self._demo.progress_case_number = answer.caseNumber
        self._driver.touch("home")
        self._driver.touch("leave")

    def _resident(self, errand: Errand) -> Resident:
        return Resident(self._app, self._driver, self._camera, self._album, errand)

    @contextmanager
    def _timed(self, name: str, language: str) -> Iterator[Played]:
        played = Played(name, language)
        started = time.monotonic()
        yield played
        played.seconds = round(time.monotonic() - started, 1)
        self._demo.visits.append(played)
