"""A document that the platform attached to a decision, fetched and opened at the kiosk by its slip."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from kiosk.app import KioskApp
from kiosk.demo.platform import PlatformProcess
from kiosk.services.person import from_typing
from sync.wire.slip import Slip, slip_text
from tests.end_to_end.test_correction import ITEM, WAIT, file, kiosk_of_it, photo, start_central
from tests.support.decided import a_pdf
from tests.support.filler import Filler

__all__ = ["kiosk_of_it", "start_central"]


def test_a_decided_case_shows_its_document_also_when_the_platform_is_gone(
    app: KioskApp, central: PlatformProcess, qtbot: QtBot, tmp_path: Path
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
    filed = file(app, qtbot)
    (case,) = central.cases()
    document = tmp_path / "准予通知书.pdf"
    document.write_bytes(a_pdf(2))
    central.ask("case", "accept", case["number"])
    central.ask("case", "decide", case["number"], "--note", "示范", "--document", str(document))
    app.sync.cycle(force=True)
    results = app._store.results

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
