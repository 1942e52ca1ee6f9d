"""An opinion without a name: to the platform alone, and its answer by the number of the slip."""

from dataclasses import replace

from kiosk.demo.driver import Driver
from kiosk.services.visit import Scene
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from tests.kiosk.qml.conftest import Open
from tests.support.filings import a_submission
from tests.support.returned import tell

NOTE = "路灯已经修好（示范），谢谢您告诉我们。"


def test_the_answer_to_an_anonymous_opinion_is_shown_by_its_number_alone(
    open_kiosk: Open,
) -> None:
    app = open_kiosk()
    hand = Driver(app.window)
    item = app.catalogue.catalogue.item("opinion")
    said = replace(
        a_submission(), kind="opinion", item=item.code, tails=(), masked_name="", identity={}
    )
    filed = app.store.file(said, recipients=["platform"])
    tell(app.store, filed, "decided", NOTE, item=item.code)
    hand.touch("begin")
    hand.touch("progress")
    hand.press_pad(filed.slip_number)
    hand.touch("next")
    hand.touch("next")
    hand.wait_until(lambda: app.scenes.progress.outcome == "found", "the answer")
    hand.settle()
    envelope = decode(Envelope, app.store.sealed(filed.slip_number) or b"")

    assert hand.text_of("status") == "有答复了"
    assert app.scenes.progress.note == NOTE
    assert item.recipients == ("platform",)
    assert [wrap.recipient for wrap in envelope.wraps] == ["platform"]
    assert app.visit.visit.scene is Scene.PROGRESS


def test_an_opinion_is_no_service_among_others_and_has_its_place_at_home(open_kiosk: Open) -> None:
    app = open_kiosk((1920, 1080))
    hand = Driver(app.window)
    hand.touch("begin")
    hand.touch("topic_business")
    hand.settle()
    listed = hand.sees("service_opinion")
    hand.touch("back")
    hand.touch("opinion")
    hand.find("start")

    assert not listed
    assert app.visit.visit.items[0].kind == "opinion"
