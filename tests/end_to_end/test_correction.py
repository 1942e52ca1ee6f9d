"""A case that the platform returned, corrected at the kiosk with its slip: version 2 of the same case."""

from pytestqt.qtbot import QtBot

from kiosk.app import KioskApp
from kiosk.demo.platform import PlatformProcess
from kiosk.services.visit import Scene
from sync.store import Filed
from sync.wire.slip import Slip, slip_text
from tests.support.whole_kiosk import WAIT, file_item, sign_and_file

ITEM = "temporary-assistance"
NOTE = "请把家庭住址写到门牌号。"


def test_a_returned_case_is_corrected_with_its_slip_and_comes_back_as_its_second_version(
    app: KioskApp, central: PlatformProcess, qtbot: QtBot
) -> None:
    visit = app.visit
    first = file_item(app, qtbot, ITEM)
    (case,) = central.cases()
    central.ask("case", "return", case["number"], "--note", NOTE)
    app.sync.cycle(force=True)
    qtbot.waitUntil(lambda: status(app, first) == "returned", timeout=WAIT)

    visit.begin()
    visit.open_progress()
    app.scans.take(slip_text(app.office().address, Slip(first.slip_number, first.slip_secret)))
    progress = app.scenes.progress
    qtbot.waitUntil(lambda: progress.followUp.way == "correct", timeout=WAIT)
    told = progress.note
    progress.followUp.begin()
    qtbot.waitUntil(lambda: visit.visit.scene is Scene.REVIEW, timeout=WAIT)
    visit.change("/data/address")
    visit.answer("/data/address", "示范路 8 号")
    second = sign_and_file(app, qtbot)

    (after,) = central.cases()
    shown = central.show(case["number"])
    assert told == NOTE
    assert (after["number"], after["status"]) == (case["number"], "received")
    assert str(second.envelope_id) in str(shown)
    assert "示范路 8 号" in str(shown)
    assert f"<deprecatedID>uuid:{first.envelope_id}" in str(shown).replace("orx:", "")
    qtbot.waitUntil(lambda: status(app, first) == "received", timeout=WAIT)


def status(app: KioskApp, filed: Filed) -> str:
    case = app.store.standings.of(filed.slip_number)
    assert case is not None
    return case.progress.status
