import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.photo import Photo
from kiosk.photos import photo_key
from kiosk.services.visit import Scene, VisitService
from kiosk.viewmodels.review import ReviewViewModel
from tests.support.rows import column
from tests.support.visits import ID_NUMBER, form_of, open_visit

FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) | required | bind::kiosk:fill | bind::kiosk:check | bind::kiosk:secret |
| | text | name | 姓名 | Name | yes | card.name | | |
| | text | id_number | 号码 | Number | yes | card.id_number | id-number | yes |
| | date | birth | 生日 | Birth | | card.birth | | |
| | decimal | area | 面积 | Area | | | | |
| | image | house | 房子 | House | | | | |
| | note | thanks | 谢谢 | Thanks | | | | |
""")
PHOTO = Photo(b"jpeg", 800, 600, frozenset())


class Desk:
    """A visit that stands at the review."""

    def __init__(self) -> None:
        self.visit: VisitService = open_visit(FORM)
        self.view = ReviewViewModel(self.visit)
        self.visit.answer("/data/area", "12")
        self.visit.filling.set_photo("/data/house", PHOTO)
        while self.visit.visit.scene is not Scene.REVIEW:
            self.visit.next()

    def said(self, role: str) -> dict[str, object]:
        refs = (ref.rpartition("/")[2] for ref in column(self.view.rows, "ref"))
        return dict(zip(refs, column(self.view.rows, role), strict=True))


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk()


def test_every_answer_stands_with_where_it_came_from(desk: Desk) -> None:
    answers, origins = desk.said("answer"), desk.said("origin")

    assert (answers["name"], origins["name"]) == ("示范居民", "typed")
    assert (answers["birth"], origins["birth"]) == ("1949年12月31日", "typed")
    assert (answers["area"], origins["area"]) == ("12", "typed")
    assert (origins["house"], desk.said("isPhoto")["house"]) == ("photo", True)
    assert "thanks" not in answers
    assert (desk.view.title, desk.view.days) == ("示范事项", 20)


def test_a_photo_is_shown_small(desk: Desk) -> None:
    assert desk.said("photo") == {
        "name": "",
        "id_number": "",
        "birth": "",
        "area": "",
        "house": photo_key(PHOTO.data),
    }


def test_a_secret_answer_shows_only_while_a_finger_rests_on_it(desk: Desk) -> None:
    hidden = desk.said("answer")["id_number"]
    desk.view.hold("/data/id_number")
    held = desk.said("answer")["id_number"]
    desk.view.hold("")

    assert hidden == "••••2X"
    assert str(held).replace(" ", "") == ID_NUMBER
    assert desk.said("answer")["id_number"] == hidden


def test_a_held_answer_is_hidden_again_when_the_review_is_left(desk: Desk) -> None:
    desk.view.hold("/data/id_number")
    desk.view.change("/data/area")
    desk.visit.next()

    assert desk.visit.visit.scene is Scene.REVIEW
    assert desk.said("answer")["id_number"] == "••••2X"


def test_any_answer_can_be_changed_and_leads_back(desk: Desk) -> None:
    desk.view.change("/data/area")
    scene = desk.visit.visit.scene
    desk.visit.answer("/data/area", "15.5")
    desk.visit.next()

    assert scene is Scene.QUESTION
    assert desk.said("answer")["area"] == "15.5"


def test_what_the_identity_answered_can_be_changed_too(desk: Desk) -> None:
    desk.view.change("/data/name")

    assert (desk.visit.visit.scene, desk.visit.filling.page.ref) == (Scene.QUESTION, "/data/name")


def test_going_on_leads_to_the_signature_and_back_to_the_last_page(desk: Desk) -> None:
    desk.view.next()
    signing = desk.visit.visit.scene
    desk.visit.back()
    desk.view.back()

    assert (signing, desk.visit.filling.page.ref) == (Scene.SIGNATURE, "/data/thanks")


def test_nothing_stays_when_the_visit_ends(desk: Desk) -> None:
    desk.view.hold("/data/id_number")

    desk.visit.end()

    assert (desk.view.rows.count, desk.view.title) == (0, "")
