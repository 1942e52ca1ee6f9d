"""Every scene from the first question to the rating, in every size and language, without a fault."""

from itertools import product

import pytest

from kiosk.devices.camera import SimulatedCamera
from kiosk.devices.photo import Photo, PhotoFault
from kiosk.devices.shot import develop, shoot
from kiosk.paths import FONTS
from kiosk.services.visit import Scene
from tests.kiosk.qml.conftest import Open
from tests.kiosk.qml.test_filing_by_hand import CIRCLE, Resident
from tests.support.filler import Filler
from tests.support.scene import faults

SIZES = ((1280, 800), (1920, 1080), (1080, 1920))
QUESTIONS = {
    "text": "name",
    "ID number": "id_number",
    "choice": "contact",
    "mobile": "phone",
    "birthday": "birth",
    "long list": "province",
    "several choices": "reasons",
    "day": "happened_on",
    "long text": "story",
    "decimal": "cost",
    "note": "summary",
    "bank card": "account",
    "repeat": "members",
    "paper": "materials/id_front",
}

ANSWERED = ("text", "birthday", "bank card", "repeat", "paper")


@pytest.fixture(scope="module")
def camera() -> SimulatedCamera:
    return SimulatedCamera(FONTS / "NotoSansSC_500Medium.ttf")


@pytest.fixture(scope="module")
def photo(camera: SimulatedCamera) -> Photo:
    taken = shoot(camera.capture(), is_sheet=True)
    assert not isinstance(taken, PhotoFault)
    return develop(taken)


class Walk:
    """A resident who looks at each scene they come to."""

    def __init__(self, resident: Resident, photo: Photo) -> None:
        self.resident = resident
        self.visit = resident.visit
        self.hand = resident.hand
        self.photo = photo
        self.found: list[str] = []

    def look(self, scene: str) -> None:
        self.hand.settle()
        self.found += [f"{scene}: {fault}" for fault in faults(self.hand.window)]

    def questions(self) -> None:
        self.visit.answer("/data/lives_alone", "no")
        for kind, name in QUESTIONS.items():
            self.resident.open(name)
            self.look(f"blank {kind}")
        self.hand.touch("skip")
        self.look("paper missed")
        self.resident.open("phone")
        self.hand.press_pad("138")
        self.hand.touch("next")
        self.look("number too short")
        self.visit.answer("/data/phone", "")
        self.resident.open("story")
        self.hand.touch("next")
        self.look("text missing")

    def answers(self) -> None:
        filling = self.visit.filling
        Filler(filling.session, today=self.resident.app.today(), turn=1).fill()
        for question in filling.questions():
            if question.control == "upload":
                filling.set_photo(question.ref, self.photo)
        for kind in ANSWERED:
            self.resident.open(QUESTIONS[kind])
            self.look(f"answered {kind}")

    def end(self) -> None:
        self.resident.fill_the_rest()
        self.look("review")
        self.hand.touch("next")
        self.look("signature")
        self.hand.touch("next")
        self.look("signature missing")
        self.hand.draw("sign_pad", CIRCLE)
        self.look("signed")
        self.hand.touch("next")
        self.hand.wait_until(lambda: self.visit.visit.scene is Scene.FILED, "the number")
        self.look("filed")
        self.hand.wait_until(lambda: self.resident.app.slips.state == "printed", "the slip")
        self.look("printed")
        if not self.hand.sees("rate_4"):
            self.hand.touch("next")
            self.look("rating")
        self.hand.touch("rate_4")
        self.look("indicators")
        self.hand.touch("back")
        self.hand.touch("rate_1")
        self.look("reasons")
        self.hand.touch("own_words")
        self.look("own words")
        self.hand.touch("back")
        self.hand.touch("reason_slow")
        self.hand.touch("next")
        self.hand.touch("indicator_3_2")
        self.look("one indicator")
        self.hand.touch("next")
        self.look("rated")


@pytest.mark.parametrize(
    ("size", "language", "is_elder"), list(product(SIZES, ("zh_CN", "en"), (False, True)))
)
def test_nothing_is_cut_off_or_too_small(
    open_kiosk: Open,
    camera: SimulatedCamera,
    photo: Photo,
    size: tuple[int, int],
    language: str,
    is_elder: bool,  # noqa: FBT001 - a row of the table
) -> None:
    walk = Walk(Resident(open_kiosk(size, camera=camera), "temporary-assistance"), photo)
    walk.visit.set_elder(is_elder=is_elder)
    walk.visit.set_language(language)

    walk.questions()
    walk.answers()
    walk.end()

    assert walk.found == []
