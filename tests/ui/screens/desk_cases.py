"""The tour of filings at the desk: found in every way, one page with all its acts, contents, bad input."""

from dataclasses import replace
from datetime import timedelta

from sync.store import Filed
from sync.wire.slip import Slip, new_secret, slip_text
from tests.support.decided import a_pdf, sealed_to
from tests.support.filings import a_submission
from tests.support.returned import CASE_NUMBER, tell
from tests.ui.screens.at_desk import at_desk, leave, open_section
from tests.ui.screens.tour import ITEM, Tour

NOTE = "身份证照片看不清，请重拍；家庭住址写到门牌号。银行卡号少一位，请对着卡再填一遍。"


def cases(tour: Tour) -> None:
    """The list and its filters; by name, by a number that is nobody's, by codes that open nothing."""
    store, cases = tour.app.store, tour.app.place.cases.view_model
    for name in ("欧**华", "示*", "张*丽") * 8:
        store.file(replace(a_submission(), item=ITEM, masked_name=name), recipients=["platform"])
    at_desk(tour)
    open_section(tour, "cases")
    tour.hand.wait_until(lambda: cases.rows.count > 0, "the filings")
    tour.look("desk-cases")
    for kind in ("item", "status", "time"):
        tour.touch_look(f"filter_{kind}", f"desk-cases-by-{kind}")
    tour.touch_look("choice_week", "desk-cases-of-a-week")
    tour.touch("find_all")
    tour.touch_look("find_box", "desk-cases-typing")
    tour.touch("keyboard_fold")
    for typed, title in (("欧阳", "name"), ("11010519491231003X", "wrong-id"), ("000", "nothing")):
        tour.hand.find("find_box").setProperty("text", typed)
        tour.touch("find")
        tour.hand.wait_until(lambda: not cases.isBusy, "the answer")
        tour.look(f"desk-cases-{title}")
    filed = store.file(a_submission(), recipients=["platform", "slip"])
    _scan(tour, replace(filed, slip_secret=new_secret()))
    tour.look("desk-cases-forged")
    leave(tour)


def one_case(tour: Tour) -> None:
    """A filing in each state with what is offered, and each act up to where the resident comes in."""
    filed, store = tour.file(), tour.app.store
    at_desk(tour)
    open_section(tour, "cases")
    _open(tour, filed, "waiting")
    tell(store, filed, "returned", NOTE, position=300, item=ITEM)
    _open(tour, filed, "returned")
    tour.touch_look("act_correct", "desk-case-check")
    tour.touch("check_next")
    tour.hand.find("case_fault")
    tour.look("desk-case-visit-open")
    tour.touch_look("act_withdraw", "desk-case-withdraw")
    tour.app.place.cases.view_model.case.check.take_card(is_theirs=False)
    tour.look("desk-case-other-card")
    tour.touch("desk_back", "act_correct")
    tell(store, filed, "accepted", position=301, item=ITEM)
    tour.touch("check_next")
    tour.hand.find("case_news")
    tour.look("desk-case-moved")
    due = tour.app.now() + timedelta(days=3)
    wanted = (tour.item().materials[0].code, "村委会出的居住证明")
    tell(store, filed, "supplement", NOTE, position=302, item=ITEM, wanted=wanted, due=due)
    _open(tour, filed, "supplement")
    _decided(tour, filed)
    leave(tour)


def contents(tour: Tour) -> None:
    """The contents by the slip, a photo of them, the form; and without slip and network."""
    filed = tour.file()
    at_desk(tour)
    open_section(tour, "cases")
    _open(tour, filed, "to-be-opened")
    tour.touch("act_contents")
    tour.hand.find("print_form")
    tour.look("desk-contents")
    page = tour.app.place.cases.view_model.case.contents
    photos = [row.picture for row in page.rows.rows if row.picture]
    page.enlarge(photos[0])
    tour.look("desk-contents-photo")
    page.enlarge("")
    tour.touch("desk_back", "desk_back")
    tour.hand.find("find_box").setProperty("text", filed.slip_number)
    tour.touch("find", "act_contents")
    tour.hand.find("contents_fault")
    tour.look("desk-contents-without-slip")
    leave(tour)


def _decided(tour: Tour, filed: Filed) -> None:
    store, page = tour.app.store, tour.app.place.cases.view_model.case
    reprint = tour.app.place.cases.reprint
    result, sealed = sealed_to(filed, a_pdf(2))
    tell(store, filed, "decided", NOTE, position=303, item=ITEM, result=result)
    store.results.keep(store.results.due(tour.app.now())[0], sealed)
    _open(tour, filed, "decided")
    tour.touch("act_result")
    tour.hand.find("result_handed")
    tour.look("desk-result")
    tour.touch("print_result")
    tour.hand.wait_until(lambda: page.paper.startswith(("打好了", "Printed")), "the copy")
    tour.look("desk-result-printed")
    tour.touch("desk_back", "act_hand-over", "check_seen", "check_next")
    tour.hand.wait_until(lambda: page.done != "", "the note")
    tour.look("desk-case-handed-over")
    tour.touch("act_slip")
    tour.hand.wait_until(
        lambda: reprint.paper is not None and reprint.paper.state == "printed", "the slip"
    )
    tour.look("desk-case-printed")


def _open(tour: Tour, filed: Filed, title: str) -> None:
    case = tour.app.place.cases.view_model.case
    if case.isOpen:
        case.back()
    _scan(tour, filed)
    tour.hand.wait_until(lambda: case.isOpen and not case.isBusy, CASE_NUMBER)
    tour.look(f"desk-case-{title}")


def _scan(tour: Tour, filed: Filed) -> None:
    slip = Slip(filed.slip_number, filed.slip_secret)
    tour.app.place.take_scan(slip_text(tour.app.office().address, slip))
    tour.hand.settle()
