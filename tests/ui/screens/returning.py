"""The tour of who comes back: how it stands, a returned case, a visit that was put off."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import cast, get_args
from uuid import UUID

from kiosk.devices.card_reader import NoCard
from kiosk.devices.card_reader.simulated import SAMPLE_CARD
from kiosk.services.drafts import DraftState
from kiosk.services.visit import Scene
from kiosk.viewmodels.signature import SignatureViewModel
from sync.store import Filed, StoreFullError
from sync.wire.changes import CaseStatus
from sync.wire.numbers import slip_number
from sync.wire.slip import Slip, new_secret, slip_text
from tests.support.decided import a_pdf, sealed_to
from tests.support.returned import tell
from tests.ui.screens.devices import a_photo
from tests.ui.screens.tour import ITEM, Tour

NOTE = "身份证照片看不清，请重拍；家庭住址写到门牌号。"


def asking(tour: Tour) -> None:
    """Asking in each way, about what nobody knows here."""
    tour.touch_look("progress", "progress-ways")
    for way in ("scan", "card"):
        tour.touch_look(f"way_{way}", f"progress-{way}")
        tour.touch("back")
    tour.touch_look("way_number", "progress-number")
    tour.hand.press_pad("0001000370123456")
    tour.look("progress-number-typed")
    tour.touch_look("next", "progress-last-four")
    tour.touch("next")
    tour.hand.find("home")
    tour.look("progress-unknown")


def codes(tour: Tour) -> None:
    """Codes that tell nothing."""
    filed = tour.file()
    office = tour.app.office().address
    texts = {
        "no-slip": "https://example.com/menu",
        "torn": _code(tour, filed)[:-5],
        "forged": slip_text(office, Slip(filed.slip_number, new_secret())),
        "other-hall": f"https://elsewhere.example/slip/{slip_number('0099', 1, UUID(int=7))}",
    }
    for name, text in texts.items():
        _scan(tour, text)
        tour.look(f"progress-{name}")


def cases(tour: Tour) -> None:
    """A filing of a card in every state that a platform tells of; several of them; by card alone."""
    first, _ = tour.file(), tour.file()
    for position, status in enumerate(get_args(CaseStatus), 1):
        tell(tour.app.store, first, status, NOTE, position=position, item=ITEM)
        _scan(tour, _code(tour, first))
        tour.look(f"progress-{status}")
    tour.looker.begin()
    tour.touch("progress")
    tour.plugged.reader.brings = SAMPLE_CARD
    tour.hand.find("case_1")
    tour.look("progress-several")
    tour.touch_look("case_0", "progress-by-card")
    tour.plugged.reader.brings = NoCard()


def correcting(tour: Tour) -> None:
    """A returned case opened by its slip, put right, filed again; and rated later."""
    filed = tour.file()
    tell(tour.app.store, filed, "returned", NOTE, position=100, item=ITEM)
    _scan(tour, _code(tour, filed))
    tour.touch("correct")
    tour.hand.find("clerks_note")
    tour.look("review-of-what-was-returned")
    corrected = tour.sign()
    tour.look("filed-again")
    tell(tour.app.store, corrected, "decided", "", position=101, item=ITEM)
    _scan(tour, _code(tour, corrected))
    if tour.hand.sees("rate"):
        tour.touch_look("rate", "progress-rating")


def overtaken(tour: Tour) -> None:
    """A correction with which somebody else was quicker, and then the clerk."""
    filed, app, pad = tour.file(), tour.app, tour.app.scenes.signature
    tell(app.store, filed, "returned", NOTE, position=104, item=ITEM)
    _scan(tour, _code(tour, filed))
    tour.touch("correct")
    tour.hand.find("clerks_note")
    app.visit.next()
    pad.mark()
    for position, status, may in ((105, "received", True), (106, "accepted", False)):
        tell(app.store, filed, cast("CaseStatus", status), position=position, item=ITEM)
        tour.touch("next")
        tour.hand.wait_until(partial(_is_overtaken, pad, may_insist=may), status)
        tour.look(f"signature-when-{status}")
    tour.touch("next")


def _is_overtaken(pad: SignatureViewModel, *, may_insist: bool) -> bool:
    return pad.isMoved and pad.mayInsist is may_insist


def supplementing(tour: Tour) -> None:
    """Papers that are wanted, in time and late: photographed with the slip, and handed in; withdrawn."""
    filed, app = tour.file(), tour.app
    wanted = (tour.item().materials[0].code, "村里的证明")
    late, due = app.now() - timedelta(days=2), app.now() + timedelta(days=5)

    def want(position: int, due: datetime) -> None:
        tell(
            app.store, filed, "supplement", NOTE, position=position, item=ITEM,
            wanted=wanted, due=due,
        )  # fmt: skip

    want(102, late)
    _scan(tour, _code(tour, filed))
    tour.look("progress-papers-late")
    want(103, due)
    _scan(tour, slip_text(app.office().address, Slip(filed.slip_number, None)), "pad_X")
    tour.hand.press_pad("002X")
    tour.touch("next")
    tour.hand.find("needs_slip")
    tour.look("progress-papers-without-slip")
    _scan(tour, _code(tour, filed))
    tour.look("progress-papers-wanted")
    tour.touch_look("withdraw", "withdrawal-asked")
    tour.touch("back")
    tour.touch("supplement")
    tour.hand.wait_until(lambda: app.visit.visit.scene is Scene.MATERIAL, "the first page")
    tour.look("paper-wanted")
    while app.visit.visit.scene is Scene.MATERIAL:
        app.visit.filling.set_photo(app.visit.filling.page.ref, a_photo())
        app.visit.next()
    tour.look("review-of-papers-wanted")
    tour.sign()
    tour.look("papers-handed-in")
    again = tour.file()
    _scan(tour, _code(tour, again))
    tour.touch("withdraw", "withdraw_now")
    tour.hand.find("done")
    tour.look("withdrawal-handed-in")
    _scan(tour, _code(tour, again))
    tour.look("progress-withdrawing")


def results(tour: Tour) -> None:
    """The result of a case: offered, still away, page by page, printed as often as it may be."""
    filed, app = tour.file(), tour.app
    result, sealed = sealed_to(filed, a_pdf(3))
    tell(app.store, filed, "decided", NOTE, position=200, item=ITEM, result=result)
    view = app.scenes.result
    _scan(tour, _code(tour, filed))
    tour.look("progress-with-a-result")
    tour.touch("result")
    tour.hand.wait_until(lambda: view.headline != "", "why it is not here")
    tour.look("result-away")
    tour.touch("close")
    app.store.results.keep(app.store.results.due(app.now())[0], sealed)
    tour.touch("result")
    tour.hand.find("sheet")
    tour.look("result")
    while view.page == 1:  # a large one is looked at part by part
        tour.touch("page_after")
    tour.touch_look("enlarge", "result-enlarged")
    for copies in (1, 2):
        tour.hand.wait_until(lambda: view.canPrint, "the printer")
        tour.touch("print")
        tour.hand.wait_until(lambda: view.paper == "printed", f"copy {copies}")
    tour.look("result-printed-twice")


def resuming(tour: Tour) -> None:
    """The code of a visit that is put off, and the way back with it."""
    visit, drafts = tour.app.visit, tour.app.drafts
    tour.touch_look("resume", "resume")
    for _ in range(8):
        tour.touch("code_key_0")
    tour.look("resume-typed")
    tour.touch("next")
    tour.hand.find("not_found")
    tour.look("resume-wrong")
    for state in (
        DraftState(outcome="staff", left=0),
        DraftState(outcome="no_card"),
        DraftState(outcome="failed", error=StoreFullError("full")),
    ):
        tour.looker.begin()
        visit.open_resume()
        drafts._show(state)
        tour.look(f"resume-{state.outcome}")
    drafts._show(DraftState())
    tour.open_item()
    visit._move(Scene.CODE)
    tour.look("code")
    tour.touch("next")
    visit.put_off()
    tour.hand.wait_until(lambda: drafts.state.saving == "saved", "the draft")
    tour.look("saved")
    drafts._show(replace(drafts.state, saving="failed", error=StoreFullError("full")))
    tour.look("not-saved")


def _code(tour: Tour, filed: Filed) -> str:
    return slip_text(tour.app.office().address, Slip(filed.slip_number, filed.slip_secret))


def _scan(tour: Tour, text: str, comes: str = "headline") -> None:
    """Ask in a fresh visit with what stands in a code; `comes`: what the page then has."""
    tour.looker.begin()
    tour.touch("progress")
    tour.app.scans.take(text)
    tour.hand.find(comes)


RETURNING = (asking, codes, cases, correcting, overtaken, supplementing, results, resuming)
