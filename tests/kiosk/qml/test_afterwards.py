"""After the filing, by touch alone: how it stands, a returned case put right, the rating."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import select

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from kiosk.devices.camera import SimulatedCamera
from kiosk.devices.card_reader.simulated import SAMPLE_CARD
from kiosk.paths import FONTS
from kiosk.services.person import from_card
from kiosk.services.visit import Scene
from kiosk.settings import Settings
from sync.store import Filed, schema
from sync.wire.codec import decode
from sync.wire.envelope import Body, Envelope
from sync.wire.numbers import slip_number
from sync.wire.seal import open_envelope
from sync.wire.slip import Slip, new_secret, slip_key, slip_text
from tests.kiosk.qml.conftest import Open
from tests.support.filler import Filler
from tests.support.returned import tell
from tests.ui.screens.devices import LaidReader, a_photo

ITEM = "temporary-assistance"
NOTE = "身份证照片看不清，请重拍；家庭住址写到门牌号。"
SIGNATURE = ((0.2, 0.6), (0.35, 0.3), (0.4, 0.7), (0.55, 0.35), (0.6, 0.65), (0.8, 0.45))
SETTINGS = Settings(scanner=True)


PHOTO = a_photo()


class Hall:
    """A kiosk at which somebody has filed, and a hand that comes back to it."""

    def __init__(self, app: KioskApp, card: LaidReader) -> None:
        self.app = app
        self.card = card
        self.hand = Driver(app.window)

    def file(self) -> Filed:
        """File with a card, and stay at the number."""
        visit = self.app.visit
        visit.begin()
        visit.choose(self.app.catalogue.catalogue.item(ITEM))
        visit.start()
        visit.agree()
        visit.identify(from_card(SAMPLE_CARD))
        Filler(visit.filling.session, today=self.app.today()).fill()
        for question in visit.filling.questions():
            if question.control == "upload":
                visit.filling.set_photo(question.ref, PHOTO)
        visit.walk.reopen()
        return self.sign()

    def photograph(self, name: str) -> bytes:
        self.app.visit.change(f"/data/{name}")
        self.hand.touch("retake")
        self.hand.touch("take")
        self.hand.touch("use")
        self.hand.settle()
        return self.app.visit.filling.photos[f"/data/{name}"].data

    def sign(self) -> Filed:
        """From the review, or what follows a change: sign and file, by touch."""
        visit = self.app.visit
        while visit.visit.scene is not Scene.REVIEW:
            visit.next()
        self.hand.settle()
        self.hand.touch("next")
        self.hand.draw("sign_pad", SIGNATURE)
        self.hand.touch("next")
        self.hand.wait_until(lambda: visit.visit.scene is Scene.FILED, "the number")
        self.hand.wait_until(lambda: self.app.slips.state == "printed", "the slip")
        filed = self.app.filing.state.filed
        assert filed is not None
        return filed

    def leave(self) -> None:
        self.app.visit.end()

    def ask(self) -> None:
        """Come to the progress scene."""
        if self.hand.sees("farewell"):
            self.hand.touch("farewell")
        self.hand.touch("begin")
        self.hand.touch("progress")

    def scan(self, text: str) -> None:
        self.app.scans.take(text)
        self.hand.find("headline")
        self.hand.settle()

    def code(self, filed: Filed) -> str:
        return slip_text(self.app.office().address, Slip(filed.slip_number, filed.slip_secret))

    def returned(self) -> Filed:
        """A filing that was returned with the clerk's note."""
        filed = self.file()
        self.leave()
        tell(self.app.store, filed, "returned", NOTE, item=ITEM)
        return filed


def opened(app: KioskApp, filed: Filed, secret: bytes) -> tuple[Envelope, Body]:
    data = app.store.sealed(filed.slip_number)
    assert data is not None
    envelope = decode(Envelope, data)
    return envelope, open_envelope(envelope, slip_key(secret)).body


@pytest.fixture
def hall(open_kiosk: Open) -> Hall:
    card = LaidReader()
    camera = SimulatedCamera(FONTS / "NotoSansSC_500Medium.ttf")
    return Hall(open_kiosk(reader=card, camera=camera, settings=SETTINGS), card)


def test_a_returned_case_is_opened_by_its_slip_changed_in_place_and_filed_again(hall: Hall) -> None:
    filed = hall.returned()
    assert filed.slip_secret is not None
    hall.ask()
    hall.scan(hall.code(filed))
    status = hall.hand.text_of("status")
    hall.hand.touch("correct")
    hall.hand.wait_until(lambda: hall.app.visit.visit.scene is Scene.REVIEW, "the review")
    note = hall.hand.sees("clerks_note")
    kept = hall.app.visit.filling.photos["/data/materials/id_front"].data
    retaken = hall.photograph("materials/id_front")
    corrected = hall.sign()

    first, before = opened(hall.app, filed, filed.slip_secret)
    second, after = opened(hall.app, corrected, filed.slip_secret)
    assert (status, note) == ("退回了，要改一改", True)
    assert (second.kind, second.about, second.form) == ("correction", first.id, first.form)
    assert f"<deprecatedID>uuid:{first.id}</deprecatedID>" in after.content.decode().replace(
        "orx:", ""
    )
    assert {file.name for file in before.files} != {file.name for file in after.files}
    assert kept != retaken
    assert corrected.slip_secret == filed.slip_secret


def test_after_a_correction_both_slips_say_that_it_is_on_its_way(hall: Hall) -> None:
    filed = hall.returned()
    hall.ask()
    hall.scan(hall.code(filed))
    hall.hand.touch("correct")
    hall.hand.wait_until(lambda: hall.app.visit.visit.scene is Scene.REVIEW, "the review")
    corrected = hall.sign()
    hall.leave()
    said = []
    for one in (filed, corrected):
        hall.ask()
        hall.scan(hall.code(one))
        said.append((hall.hand.text_of("status"), hall.hand.sees("correct")))
        hall.leave()

    assert said == [("在这台机器里存好了", False)] * 2


def test_a_card_shows_what_was_filed_in_its_holders_name_but_opens_nothing(hall: Hall) -> None:
    hall.returned()
    hall.ask()
    hall.card.brings = SAMPLE_CARD
    hall.hand.find("status")

    assert hall.hand.sees("needs_slip")
    assert not hall.hand.sees("correct")
    assert not hall.app.visit.visit.person


def test_several_filings_of_one_card_are_chosen_from(hall: Hall) -> None:
    hall.returned()
    hall.file()
    hall.leave()
    hall.ask()
    hall.card.brings = SAMPLE_CARD
    hall.hand.touch("case_1")
    oldest = hall.hand.text_of("status")
    hall.hand.touch("back")

    assert oldest == "退回了，要改一改"
    assert hall.hand.sees("case_0")


def test_another_card_shows_nothing(hall: Hall) -> None:
    hall.file()
    hall.leave()
    hall.ask()
    hall.card.brings = replace(SAMPLE_CARD, id_number="440524188001010014")

    hall.hand.find("headline")
    assert not hall.hand.sees("status")


def test_offline_it_is_said_how_old_the_news_is(hall: Hall) -> None:
    filed = hall.returned()
    hall.ask()
    hall.scan(hall.code(filed))

    assert hall.hand.sees("as_of")
    assert hall.app.scenes.progress.asOf == "2026年11月23日 17:30"


@pytest.mark.parametrize("case", ["forged", "torn", "hall", "gone", "rubbish"])
def test_a_code_that_tells_nothing_is_answered_with_the_way_out(hall: Hall, case: str) -> None:
    filed = hall.file()
    hall.leave()
    whole = hall.code(filed)
    texts = {
        "forged": slip_text(hall.app.office().address, Slip(filed.slip_number, new_secret())),
        "torn": whole[:-5],
        "hall": f"https://elsewhere.example/slip/{slip_number('0099', 1, UUID(int=7))}",
        "gone": whole.replace(filed.slip_number, never_filed(hall)),
        "rubbish": "https://example.com/menu",
    }
    hall.ask()
    hall.scan(texts[case])

    words = {
        "forged": "打不开",
        "torn": "没有读全",
        "hall": "不是这个大厅的",
        "gone": "没有这份材料了",
        "rubbish": "不是回执单上的码",
    }
    assert words[case] in hall.app.scenes.progress.headline
    assert hall.app.scenes.progress.fault
    assert not hall.hand.sees("status")


def never_filed(hall: Hall) -> str:
    enrolment = hall.app.store.enrolment()
    assert enrolment is not None
    return slip_number(enrolment.answer.device, 77, UUID(int=7))


def test_a_second_copy_is_a_number_and_asks_for_the_last_four(hall: Hall) -> None:
    filed = hall.returned()
    hall.ask()
    hall.app.scans.take(slip_text(hall.app.office().address, Slip(filed.slip_number, None)))
    hall.hand.press_pad("002X")
    hall.hand.touch("next")
    hall.hand.find("status")

    assert hall.hand.sees("needs_slip")


def test_a_bad_rating_takes_a_reason_and_goes_to_the_platform_alone(hall: Hall) -> None:
    filed = hall.file()
    if not hall.hand.sees("rate_2"):
        hall.hand.touch("next")
    hall.hand.touch("rate_2")
    before = hall.app.scenes.rating.canSend
    hall.hand.touch("reason_slow")
    hall.hand.touch("next")
    hall.hand.touch("indicator_1_1")
    hall.hand.touch("next")
    hall.hand.find("rating_note")
    hall.hand.wait_until(lambda: len(ratings(hall.app)) == 1, "the rating")

    (rating,) = ratings(hall.app)
    assert not before
    assert (rating.about, rating.item) == (filed.envelope_id, ITEM)
    assert [wrap.recipient for wrap in rating.wraps] == ["platform"]
    done = {("filing", ITEM): 1, ("printed", "slip"): 1, ("rating", "2"): 1}
    hall.hand.wait_until(lambda: done.keys() <= counts(hall.app).keys(), "the counts")
    assert counts(hall.app) == {("visit", ""): 1, ("channel", "self"): 1, **done}


def counts(app: KioskApp) -> Mapping[tuple[str, str], int]:
    day = app.trusted_today()
    return app.store.days.counts(day, day)


def ratings(app: KioskApp) -> list[Envelope]:
    with app.store._database.read() as connection:
        rows = connection.scalars(
            select(schema.submission.c.envelope).where(schema.submission.c.kind == "rating")
        )
        return [decode(Envelope, row) for row in rows]


def test_what_was_not_rated_then_is_rated_later_and_once(hall: Hall) -> None:
    filed = hall.file()
    hall.leave()
    hall.ask()
    hall.scan(hall.code(filed))
    hall.hand.touch("rate")
    hall.hand.touch("rate_5")
    hall.hand.touch("next")
    hall.hand.wait_until(lambda: len(ratings(hall.app)) == 1, "the rating")
    hall.leave()
    hall.ask()
    hall.scan(hall.code(filed))

    assert not hall.hand.sees("rate")
