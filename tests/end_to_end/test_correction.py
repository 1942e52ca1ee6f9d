"""A case that the platform returned, corrected at the kiosk with its slip: version 2 of the same case."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.app import Devices, KioskApp
from kiosk.demo.platform import PlatformProcess
from kiosk.devices.photo import Photo
from kiosk.paths import DataFolder
from kiosk.services.enrolling import Introduction, enrol_kiosk
from kiosk.services.person import from_typing
from kiosk.services.visit import Scene
from kiosk.settings import Settings
from sync.clock import SystemClock
from sync.store import Filed
from sync.wire.slip import Slip, slip_text
from tests.support.filler import Filler

ITEM = "temporary-assistance"
NOTE = "请把家庭住址写到门牌号。"
SETTINGS = Settings(scanner=True)
WAIT = 30_000


@pytest.fixture(name="central")
def start_central(tmp_path: Path) -> Iterator[PlatformProcess]:
    central = PlatformProcess(tmp_path / "central")
    central.start()
    yield central
    central.stop()


@pytest.fixture(name="app")
def kiosk_of_it(tmp_path: Path, central: PlatformProcess, qapp: QApplication) -> Iterator[KioskApp]:
    folder = DataFolder(tmp_path / "kiosk")
    enrol_kiosk(folder, Introduction(central.address, central.new_code()))
    app = KioskApp(folder, SETTINGS, SystemClock(), Devices(None, None))
    yield app
    app.close()


def photo(colour: str) -> Photo:
    out = io.BytesIO()
    Image.new("RGB", (800, 600), colour).save(out, "JPEG")
    return Photo(out.getvalue(), 800, 600, frozenset())


def file(app: KioskApp, qtbot: QtBot) -> Filed:
    """Sign and file what is filled in, and have it delivered."""
    visit = app.visit
    while visit.visit.scene is not Scene.SIGNATURE:
        visit.next()
    visit.sign(photo("#000000").data)
    app.filing.file(visit.visit)
    qtbot.waitUntil(lambda: app.filing.state.filed is not None, timeout=WAIT)
    app.sync.cycle(force=True)
    qtbot.waitUntil(app.is_all_delivered, timeout=WAIT)
    filed = app.filing.state.filed
    assert filed is not None
    visit.end()
    return filed


def test_a_returned_case_is_corrected_with_its_slip_and_comes_back_as_its_second_version(
    app: KioskApp, central: PlatformProcess, qtbot: QtBot
) -> None:
    visit = app.visit
    visit.begin()
    visit.choose(app._catalogue.catalogue.item(ITEM))
    visit.start()
    visit.agree()
    visit.identify(from_typing("示范居民", "11010519491231002X"))
    Filler(visit.filling.session, today=app.today()).fill()
    for question in visit.filling.questions():
        if question.control == "upload":
            visit.filling.set_photo(question.ref, photo("#CCDDEE"))
    first = file(app, qtbot)
    (case,) = central.cases()
    central.ask("case", "return", case["number"], "--note", NOTE)
    app.sync.cycle(force=True)
    qtbot.waitUntil(lambda: status(app, first) == "returned", timeout=WAIT)

    visit.begin()
    visit.open_progress()
    app.scans.take(slip_text(app.office().address, Slip(first.slip_number, first.slip_secret)))
    progress = app.scenes.progress
    qtbot.waitUntil(lambda: progress.canCorrect, timeout=WAIT)
    told = progress.note
    progress.correct()
    qtbot.waitUntil(lambda: visit.visit.scene is Scene.REVIEW, timeout=WAIT)
    visit.change("/data/address")
    visit.answer("/data/address", "示范路 8 号")
    second = file(app, qtbot)

    (after,) = central.cases()
    shown = central.show(case["number"])
    assert told == NOTE
    assert (after["number"], after["status"]) == (case["number"], "received")
    assert str(second.envelope_id) in str(shown)
    assert "示范路 8 号" in str(shown)
    assert f"<deprecatedID>uuid:{first.envelope_id}" in str(shown).replace("orx:", "")
    qtbot.waitUntil(lambda: status(app, first) == "received", timeout=WAIT)


def status(app: KioskApp, filed: Filed) -> str:
    case = app._store.standings.of(filed.slip_number)
    assert case is not None
    return case.progress.status
