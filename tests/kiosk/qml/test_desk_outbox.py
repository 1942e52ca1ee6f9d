"""待送达 and 报表 at a whole kiosk: what was filed leaves on a stick, and stands on the report."""

from pathlib import Path

from openpyxl import load_workbook

from kiosk.demo.driver import Driver
from kiosk.devices.card_reader.simulated import SAMPLE_CARD
from kiosk.services.person import from_card
from kiosk.services.visit import Scene
from kiosk.settings import Hall, Settings
from sync.wire import courier
from tests.kiosk.qml.conftest import Open
from tests.support.whole_kiosk import fill_in, open_item, photo

PIN = "482915"
ITEM = "temporary-assistance"


def test_what_was_filed_goes_onto_a_stick_and_is_counted_where_it_came_from(
    open_kiosk: Open, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    courier.root(stick).mkdir(parents=True)
    app = open_kiosk(settings=Settings(sticks=str(stick), hall=Hall(villages=("示范村",))))
    hand = Driver(app.window)
    app.store.staff.add("示范职员", "manager", PIN, by=None)
    open_item(app, ITEM, from_card(SAMPLE_CARD))
    fill_in(app)
    filling = app.visit.visit.filling
    assert filling is not None
    address = next(one for one in filling.questions() if one.ref.endswith("/address"))
    filling.answer(address.ref, "示范村三组 5 号")
    while app.visit.visit.scene is not Scene.SIGNATURE:
        app.visit.next()
    app.visit.sign(photo("#000000").data)
    app.filing.file(app.visit.visit)
    hand.wait_until(lambda: app.filing.state.filed is not None, "the number")
    app.visit.end()

    app.desk.open()
    app.desk.log_in("示范职员", PIN)
    hand.wait_until(lambda: app.desk.state.member is not None, "the log-in")
    for name in ("section_outbox", "outbox_stick", "courier_carry"):
        hand.touch(name)
    hand.find("courier_again")
    assert app.place.courier.state.carried is not None
    assert len(courier.envelopes(stick)) == 1

    hand.touch("section_records")
    hand.wait_until(lambda: app.place.records.state.figures is not None, "the figures")
    hand.touch("records_xlsx")
    hand.wait_until(lambda: app.place.records.state.saved is not None, "the file")
    book = load_workbook(stick / "日报-2026-11-22.xlsx")
    assert list(book["办了哪些事"].values)[-1] == ("合计", 1, 0)
    assert list(book["从哪个村来的"].values)[1:] == [("其他（每样不到 5 次）", 1)]
    acts = [(one.action, one.subject) for one in app.store.audit.list()]
    assert ("courier", "carry") in acts
    assert ("report", "2026-11-22 xlsx") in acts
    assert app.store.days.counts(app.today(), app.today())["village", "示范村"] == 1
