"""A document that the platform attached to a decision, fetched and opened at the kiosk by its slip."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from kiosk.app import KioskApp
from kiosk.demo.platform import PlatformProcess
from sync.wire.slip import Slip, slip_text
from tests.support.decided import a_pdf
from tests.support.whole_kiosk import WAIT, file_item


def test_a_decided_case_shows_its_document_also_when_the_platform_is_gone(
    app: KioskApp, central: PlatformProcess, qtbot: QtBot, tmp_path: Path
) -> None:
    visit = app.visit
    filed = file_item(app, qtbot, "temporary-assistance")
    (case,) = central.cases()
    document = tmp_path / "准予通知书.pdf"
    document.write_bytes(a_pdf(2))
    central.ask("case", "accept", case["number"])
    central.ask("case", "decide", case["number"], "--note", "示范", "--document", str(document))
    app.sync.cycle(force=True)
    results = app.store.results

    def is_here() -> bool:
        known = results.of(filed.envelope_id)
        return known is not None and known.is_here

    qtbot.waitUntil(is_here, timeout=WAIT)
    central.stop()
    visit.begin()
    visit.open_progress()
    app.scans.take(slip_text(app.office().address, Slip(filed.slip_number, filed.slip_secret)))
    progress, result = app.scenes.progress, app.scenes.result
    qtbot.waitUntil(lambda: progress.result == "open", timeout=WAIT)
    progress.openResult()
    qtbot.waitUntil(lambda: result.photo != "", timeout=WAIT)

    assert (result.page, result.pages) == (1, 2)
