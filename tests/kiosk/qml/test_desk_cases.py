"""找件 at a whole kiosk: the slip at the desk, a returned case put right beside the resident, and the rest."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from kiosk.devices.card_reader.simulated import SAMPLE_CARD
from kiosk.services.person import from_card
from kiosk.services.visit import Scene
from kiosk.settings import Settings
from sync.store import Filed, StoreFullError
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from sync.wire.slip import Slip, new_secret, slip_text
from tests.kiosk.qml.conftest import Open
from tests.support.decided import a_pdf, sealed_to
from tests.support.returned import tell
from tests.support.scene import faults
from tests.support.whole_kiosk import fill_in, open_item, photo

ITEM, NOTE = "temporary-assistance", "身份证照片看不清，请重拍。"
PIN = "482915"


class Desk:
    """A kiosk at which somebody has filed and gone, and somebody of the staff works."""

    def __init__(self, app: KioskApp, *, is_auditor: bool = False) -> None:
        self.app, self.hand = app, Driver(app.window)
        self.filed = self._file()
        staff, desk = app.store.staff, app.desk
        first = staff.add("示范职员", "manager", PIN, by=None)
        if is_auditor:
            staff.add("示范查账员", "auditor", PIN, by=first.id)
        desk.open()
        desk.log_in("示范查账员" if is_auditor else "示范职员", PIN)
        self.hand.wait_until(lambda: desk.state.member is not None, "the log-in")
        self.cases = app.place.cases.view_model

    def _file(self) -> Filed:
        open_item(self.app, ITEM, from_card(SAMPLE_CARD))
        fill_in(self.app)
        return self.sign()

    def sign(self) -> Filed:
        """From the form or its review: sign and file, and leave."""
        visit, filing = self.app.visit, self.app.filing
        while visit.visit.scene is not Scene.SIGNATURE:
            visit.next()
        visit.sign(photo("#000000").data)
        filing.file(visit.visit)
        self.hand.wait_until(lambda: filing.state.filed is not None, "the number")
        filed = filing.state.filed
        assert filed is not None
        visit.end()
        return filed

    def scan(self) -> None:
        """Go to the filings, and scan the slip."""
        self.hand.touch("section_cases")
        self.hand.wait_until(lambda: self.cases.rows.count > 0, "the filings")
        slip = Slip(self.filed.slip_number, self.filed.slip_secret)
        self.app.place.scans.take(slip_text(self.app.office().address, slip))
        self.hand.wait_until(lambda: self.cases.case.isOpen, "the filing")
        self.hand.settle()

    def offers(self) -> list[str]:
        return [offer.key for offer in self.cases.case.offers.rows]

    def noted(self) -> list[tuple[str, str]]:
        return [(one.action, one.subject) for one in self.app.store.audit.list()]


@pytest.fixture
def desk(open_kiosk: Open) -> Desk:
    return Desk(open_kiosk(settings=Settings(scanner=True)))


def test_a_returned_case_is_opened_by_its_slip_and_put_right_beside_the_resident(
    desk: Desk,
) -> None:
    app, hand = desk.app, desk.hand
    tell(app.store, desk.filed, "returned", NOTE, item=ITEM)
    desk.scan()
    assert desk.offers() == ["correct", "contents", "slip", "withdraw"]
    assert faults(app.window) == []

    hand.touch("act_correct")
    hand.touch("check_next")
    hand.wait_until(lambda: app.visit.visit.scene is Scene.REVIEW, "the review")

    assistance = app.visit.visit.assistance
    assert assistance is not None
    assert (assistance.name, assistance.checked) == ("示范职员", "slip")
    assert not app.desk.state.is_open
    assert app.place.contents.state.contents is None
    corrected = desk.sign()
    data = app.store.sealed(corrected.slip_number)
    assert data is not None
    assert decode(Envelope, data).about == desk.filed.envelope_id
    assert ("correct", desk.filed.slip_number) in desk.noted()


def test_contents_are_seen_by_the_slip_and_form_and_slip_printed_again(
    desk: Desk, tmp_path: Path
) -> None:
    app, hand, page = desk.app, desk.hand, desk.cases.case
    desk.scan()

    hand.touch("act_contents")
    hand.wait_until(lambda: page.contents.rows.count > 0, "the contents")
    hand.settle()
    rows = page.contents.rows.rows
    hidden = [row for row in rows if row.is_hidden]
    assert faults(app.window) == []
    assert hidden
    assert all("•" in row.answer for row in hidden)
    page.contents.reveal(hidden[0].key)
    assert len([row for row in page.contents.rows.rows if row.is_hidden]) == len(hidden) - 1
    assert app.place.cases.pictures != ()
    hand.touch("print_form")
    hand.wait_until(lambda: page.paper.startswith("打好了"), "the form")
    hand.touch("desk_back")
    hand.touch("act_slip")
    tray = tmp_path / "tray"
    hand.wait_until(lambda: len(list(tray.glob("slip-*.pdf"))) == 2, "the slip")

    newest = max(tray.glob("slip-*.pdf"), key=lambda file: file.stat().st_mtime_ns)
    assert "补打" in PdfReader(newest).pages[0].extract_text()
    assert ("reprint", f"slip {desk.filed.slip_number}") in desk.noted()
    assert len(list(tray.glob("application-*.pdf"))) == 1
    assert page.contents.rows.count == 0
    assert app.place.cases.pictures == ()


def test_a_result_is_read_page_by_page_then_printed_and_handed_over(
    desk: Desk, tmp_path: Path
) -> None:
    app, hand, page = desk.app, desk.hand, desk.cases.case
    document, sealed = sealed_to(desk.filed, a_pdf(2))
    tell(app.store, desk.filed, "decided", item=ITEM, result=document)
    app.store.results.keep(app.store.results.due(app.now())[0], sealed)
    desk.scan()
    assert desk.offers() == ["result", "hand-over", "contents", "slip"]

    hand.touch("act_result")
    hand.wait_until(lambda: page.result.photo != "", "the first page")
    hand.settle()
    first = app.place.cases.pictures
    assert faults(app.window) == []
    hand.touch("page_after")
    hand.wait_until(lambda: page.result.page == 2 and not page.result.isBusy, "the second page")
    assert len(first) == 1
    assert app.place.cases.pictures not in ((), first)
    hand.touch("print_result")
    hand.wait_until(lambda: page.paper.startswith("打好了"), "the copy")
    hand.touch("result_handed")
    hand.touch("check_seen")
    hand.touch("check_next")
    hand.wait_until(lambda: any("看了身份证" in fact.text for fact in page.facts.rows), "the note")

    (handed,) = app.store.handed.of(desk.filed.envelope_id)
    assert handed.checked == "seen"
    assert (page.done != "", page.paper, app.place.cases.pictures) == (True, "", ())
    assert desk.offers() == ["result", "contents", "slip"]
    assert len(list((tmp_path / "tray").glob("result-*.pdf"))) == 1
    number = desk.filed.slip_number
    assert desk.noted()[:3] == [
        ("hand-over", number),
        ("reprint", f"result {number}"),
        ("contents", f"result {number}"),
    ]


def test_a_result_that_the_slip_does_not_open_is_said_to_stay_closed(desk: Desk) -> None:
    app, hand, page = desk.app, desk.hand, desk.cases.case
    document, sealed = sealed_to(desk.filed, a_pdf(1), secret=new_secret())
    tell(app.store, desk.filed, "decided", item=ITEM, result=document)
    app.store.results.keep(app.store.results.due(app.now())[0], sealed)
    desk.scan()

    hand.touch("act_result")
    hand.wait_until(lambda: page.result.headline != "", "the words")
    hand.settle()

    assert "打不开" in page.result.headline
    assert not hand.sees("sheet")
    assert faults(app.window) == []
    hand.touch("desk_back")
    assert page.part == "case"


def test_a_case_that_moved_meanwhile_is_shown_anew_and_nothing_is_done(desk: Desk) -> None:
    app, hand, page = desk.app, desk.hand, desk.cases.case
    tell(app.store, desk.filed, "returned", NOTE, item=ITEM)
    desk.scan()
    hand.touch("act_correct")

    tell(app.store, desk.filed, "accepted", position=2, item=ITEM)  # another desk was quicker
    hand.touch("check_next")
    hand.wait_until(lambda: page.news != "", "the news")

    assert page.status == "正在办"
    assert app.visit.visit.scene is Scene.ATTRACT
    assert app.desk.state.is_open
    assert ("correct", desk.filed.slip_number) not in desk.noted()


def test_papers_that_are_wanted_are_photographed_beside_the_resident(desk: Desk) -> None:
    app, hand = desk.app, desk.hand
    wanted = (app.catalogue.catalogue.item(ITEM).materials[0].code, "村委会证明")
    tell(app.store, desk.filed, "supplement", NOTE, item=ITEM, wanted=wanted)
    desk.scan()
    assert desk.offers() == ["supplement", "contents", "slip", "withdraw"]
    assert any("村委会证明" in fact.text for fact in desk.cases.case.facts.rows)

    hand.touch("act_supplement")
    hand.touch("check_seen")
    hand.touch("check_next")
    hand.wait_until(lambda: app.visit.visit.scene is Scene.MATERIAL, "the first paper")

    assistance = app.visit.visit.assistance
    assert assistance is not None
    assert assistance.checked == "seen"
    assert not app.desk.state.is_open
    assert ("supplement", desk.filed.slip_number) in desk.noted()


def test_a_filing_nobody_has_begun_is_withdrawn_once_with_the_card_of_who_filed(desk: Desk) -> None:
    app, hand, page = desk.app, desk.hand, desk.cases.case
    desk.scan()
    hand.touch("act_withdraw")
    page.check.take_card(is_theirs=False)
    assert page.check.isOtherCard
    assert not page.check.canConfirm

    page.check.take_card(is_theirs=True)
    hand.touch("check_next")
    hand.wait_until(lambda: page.done != "", "the withdrawal")
    hand.settle()

    assert "withdraw" not in desk.offers()
    assert len(app.store.receipts("withdrawal")) == 0
    assert app.store.waiting().count == 2
    assert faults(app.window) == []
    hand.touch("desk_back")
    hand.wait_until(lambda: not desk.cases.isBusy, "the list")
    assert not page.isOpen
    assert desk.cases.rows.count == 1


def test_a_full_disk_opens_no_filing_and_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.hand.touch("section_cases")
    desk.hand.wait_until(lambda: desk.cases.rows.count > 0, "the filings")

    def full(*_args: object) -> None:
        raise StoreFullError("the disk is full")

    monkeypatch.setattr(desk.app.store.audit, "note", full)
    desk.hand.touch("found_0")
    desk.hand.wait_until(lambda: desk.cases.headline != "", "the words")

    assert not desk.cases.case.isOpen
    desk.hand.settle()
    assert desk.hand.sees("find_fault")


def test_an_auditor_sees_how_a_filing_stands_and_can_do_nothing(open_kiosk: Open) -> None:
    desk = Desk(open_kiosk(settings=Settings(scanner=True)), is_auditor=True)

    desk.scan()

    assert desk.cases.case.title != ""
    assert desk.offers() == []


def sign_beside(desk: Desk) -> None:
    """Go on from the returned case that lies open to the pad, and sign there."""
    app, hand = desk.app, desk.hand
    hand.touch("act_correct")
    hand.touch("check_next")
    hand.wait_until(lambda: app.visit.visit.scene is Scene.REVIEW, "the review")
    asked = app.sync.runs
    app.visit.next()
    assert app.sync.runs == asked + 1  # what others did is heard while it is signed
    app.scenes.signature.mark()
    hand.settle()


def test_who_corrects_second_is_told_of_the_first_and_may_file_all_the_same(desk: Desk) -> None:
    app, hand, signature = desk.app, desk.hand, desk.app.scenes.signature
    tell(app.store, desk.filed, "returned", NOTE, item=ITEM)
    desk.scan()
    sign_beside(desk)
    tell(app.store, desk.filed, "received", position=2, item=ITEM)  # another kiosk was quicker

    hand.touch("next")
    hand.wait_until(lambda: signature.isMoved, "the news")
    hand.settle()
    assert "别的机器已经交上了一份" in signature.error
    assert app.store.waiting().count == 1
    assert faults(app.window) == []

    hand.touch("next")
    hand.wait_until(lambda: app.visit.visit.scene is Scene.FILED, "the number")
    assert app.store.waiting().count == 2


def test_what_was_accepted_meanwhile_takes_no_correction_any_more(desk: Desk) -> None:
    app, hand, signature = desk.app, desk.hand, desk.app.scenes.signature
    tell(app.store, desk.filed, "returned", NOTE, item=ITEM)
    desk.scan()
    sign_beside(desk)
    tell(app.store, desk.filed, "accepted", position=2, item=ITEM)
    hand.touch("next")
    hand.wait_until(lambda: signature.isMoved, "the news")
    assert not signature.mayInsist

    hand.settle()
    hand.touch("back")
    assert (app.visit.visit.scene, app.filing.state.error) == (Scene.REVIEW, None)
    app.visit.next()
    hand.settle()
    hand.touch("next")
    hand.wait_until(lambda: signature.isMoved, "the same news")
    hand.settle()
    hand.touch("next")
    hand.wait_until(lambda: app.visit.visit.scene is Scene.HOME, "the way out")

    assert app.store.waiting().count == 1
    assert app.filing.state.error is None


def test_ones_own_withdrawal_is_no_news_when_the_county_has_it(desk: Desk) -> None:
    app, hand, page = desk.app, desk.hand, desk.cases.case
    desk.scan()
    hand.touch("act_withdraw")
    hand.touch("check_seen")
    hand.touch("check_next")
    hand.wait_until(lambda: page.done != "", "the withdrawal")

    tell(app.store, desk.filed, "withdrawn", item=ITEM)
    app.sync.cycle()
    hand.wait_until(lambda: page.status == "撤回了", "the county's word")

    assert (page.news, page.done) == ("", "")


def test_a_withdrawal_that_comes_too_late_is_said_to_be_the_clerks_to_decide(desk: Desk) -> None:
    app, hand, page = desk.app, desk.hand, desk.cases.case
    desk.scan()
    hand.touch("act_withdraw")
    hand.touch("check_seen")
    hand.touch("check_next")
    hand.wait_until(lambda: page.done != "", "the withdrawal")

    tell(app.store, desk.filed, "accepted", item=ITEM)
    app.sync.cycle()
    hand.wait_until(lambda: page.status == "正在办", "the county's word")

    assert "办理单位已经受理了" in page.news
    assert page.done == ""
    assert any("由办理的人定" in fact.text for fact in page.facts.rows)
