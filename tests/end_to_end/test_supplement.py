"""Papers that a clerk asks for: photographed with the slip, then beside staff; then the case is withdrawn."""

from typing import Any

from pytestqt.qtbot import QtBot

from kiosk.app import KioskApp
from kiosk.demo.platform import PlatformProcess
from kiosk.services.assistance import Assistance
from kiosk.services.reopening import reopen
from kiosk.services.visit import Scene
from kiosk.viewmodels.progress import ProgressViewModel
from sync.clock import new_id
from sync.store import Filed
from sync.wire.slip import Slip, slip_text
from tests.support.whole_kiosk import WAIT, file_item, photo, sign_and_file

ITEM = "temporary-assistance"
NOTE = "还差这些，补上就办。"
IN_WORDS = "村里的证明"


def test_papers_wanted_come_with_the_slip_or_beside_staff_and_the_case_goes_on(
    app: KioskApp, central: PlatformProcess, qtbot: QtBot
) -> None:
    first = file_item(app, qtbot, ITEM)
    material = app.catalogue.catalogue.item(ITEM).materials[0]

    ask_for(app, central, qtbot, first, material.code, IN_WORDS)
    progress = show_slip(app, qtbot, first)
    assert progress.papers == f"{material.name.zh_CN}、{IN_WORDS}"
    assert progress.note == NOTE
    assert "年" in progress.due
    progress.followUp.begin()
    qtbot.waitUntil(lambda: app.visit.visit.scene is Scene.MATERIAL, timeout=WAIT)
    take_photos(app, "/data/wanted_2", pages=2)
    second = sign_and_file(app, qtbot)

    by_slip = handed_in(central)[-1]
    assert (by_slip["id"], by_slip["kind"]) == (str(second.envelope_id), "supplement")
    assert by_slip["identity"]["how"] == "slip"
    assert by_slip["fields"]["wanted_2"] == IN_WORDS
    papers = [file["paper"] for file in by_slip["files"] if file["paper"]]
    pages = [f"{material.code}:{place}" for place in range(len(material.questions))]
    assert papers == [*pages, "wanted-2:0", "wanted-2:1"]
    assert all(file["intact"] for file in by_slip["files"])

    ask_for(app, central, qtbot, first, IN_WORDS)
    app.visit.begin()
    app.visit.assist(Assistance(new_id(app.clock), "示范工作人员", "beside", "seen"))
    with qtbot.waitSignal(app.supplementing.opened, timeout=WAIT):
        app.supplementing.begin(first.envelope_id, "zh_CN")
    take_photos(app, "/data/wanted_1", pages=1)
    third = sign_and_file(app, qtbot)

    beside_staff = handed_in(central)[-1]
    assert beside_staff["id"] == str(third.envelope_id)
    assert beside_staff["identity"]["how"] == "staff"
    assert beside_staff["identity"]["assist"]["name"] == "示范工作人员"
    assert third.slip_secret not in (None, first.slip_secret)

    qtbot.waitUntil(lambda: status(app, first) == "received", timeout=WAIT)
    assert to_be_corrected(app, first) != "supplement"
    progress = show_slip(app, qtbot, third)
    progress.followUp.askWithdrawal()
    progress.followUp.withdraw()
    qtbot.waitUntil(lambda: status(app, first) == "withdrawn", timeout=WAIT)
    assert handed_in(central)[-1]["kind"] == "withdrawal"


def ask_for(
    app: KioskApp, central: PlatformProcess, qtbot: QtBot, filed: Filed, *papers: str
) -> None:
    """Have a clerk ask for papers of the one case there is, and the kiosk hear of it."""
    (case,) = central.cases()
    named = [word for paper in papers for word in ("--paper", paper)]
    words = [*named, "--days", "5", "--note", NOTE]
    central.ask("case", "supplement", case["number"], *words)
    app.sync.cycle(force=True)
    qtbot.waitUntil(lambda: status(app, filed) == "supplement", timeout=WAIT)


def handed_in(central: PlatformProcess) -> list[dict[str, Any]]:
    """Return what came later about the one case there is, with all of its files."""
    (case,) = central.cases()
    later: list[dict[str, Any]] = central.show(case["number"])["later"]
    return later


def to_be_corrected(app: KioskApp, filed: Filed) -> str:
    """Return the form that would open if the case were returned now."""
    case = app.store.standings.of(filed.slip_number)
    assert case is not None
    assert filed.slip_secret is not None
    return reopen(app.store, case, filed.slip_secret).form.id


def show_slip(app: KioskApp, qtbot: QtBot, filed: Filed) -> ProgressViewModel:
    app.visit.begin()
    app.visit.open_progress()
    app.scans.take(slip_text(app.office().address, Slip(filed.slip_number, filed.slip_secret)))
    progress = app.scenes.progress
    qtbot.waitUntil(lambda: progress.followUp.canWithdraw, timeout=WAIT)
    return progress


def take_photos(app: KioskApp, in_words: str, *, pages: int) -> None:
    """Photograph every page that is asked for, of the paper that has a name only so many."""
    taken = 0
    while app.visit.visit.scene is Scene.MATERIAL:
        ref = app.visit.filling.page.ref
        taken += ref.startswith(in_words)
        if taken <= pages:
            app.visit.filling.set_photo(ref, photo("#CCDDEE"))
        app.visit.next()


def status(app: KioskApp, filed: Filed) -> str:
    case = app.store.standings.of(filed.slip_number)
    assert case is not None
    return case.progress.status
