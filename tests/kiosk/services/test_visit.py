"""One visit from the first touch to the reset, without a screen."""

import pytest
from pytestqt.qtbot import QtBot

from kiosk.services.person import from_typing
from kiosk.services.visit import Scene, Visit, VisitService
from tests.support.visits import ID_NUMBER, NOW, an_item, form_of, open_visit, sample_person

FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) | required | bind::kiosk:fill |
| | text | name | 姓名 | Name | yes | card.name |
| | text | words | 想说什么？ | What is it? | yes | |
| | image | paper | 拍一张 | A photo | | |
""")


@pytest.fixture(name="visit")
def make_visit() -> VisitService:
    return open_visit(FORM)


def test_the_end_forgets_everything_also_language_and_type_size(
    visit: VisitService, qtbot: QtBot
) -> None:
    visit.set_language("en")
    visit.set_elder(is_elder=True)

    with qtbot.waitSignals([visit.ended, visit.changed]):
        visit.end()

    assert visit.visit == Visit()


def test_questions_photos_review_and_signature_follow_each_other(visit: VisitService) -> None:
    seen = [visit.visit.scene]
    visit.answer("/data/words", "修路")
    for _ in range(3):
        visit.next()
        seen.append(visit.visit.scene)

    assert seen == [Scene.QUESTION, Scene.MATERIAL, Scene.REVIEW, Scene.SIGNATURE]


def test_back_goes_the_same_way(visit: VisitService) -> None:
    visit.answer("/data/words", "修路")
    for _ in range(3):
        visit.next()
    seen = []
    for _ in range(4):
        visit.back()
        seen.append(visit.visit.scene)

    assert seen == [Scene.REVIEW, Scene.MATERIAL, Scene.QUESTION, Scene.GUIDE]


def test_who_goes_back_to_the_guide_finds_the_answers_again(visit: VisitService) -> None:
    visit.answer("/data/words", "修路")
    visit.back()
    visit.start()
    visit.agree()

    assert visit.filling.session.value("/data/words") == "修路"


def test_who_does_not_agree_is_shown_the_window_and_can_come_back(visit: VisitService) -> None:
    visit.go_home()
    seen = []
    for step in (visit.decline, visit.back):
        step()
        seen.append(visit.visit.scene)

    assert seen == [Scene.WINDOW, Scene.CONSENT]


def test_without_room_nothing_is_begun_and_the_window_is_shown() -> None:
    rooms = [True, False]
    visit = VisitService(lambda _: FORM, now=lambda: NOW, new_id=lambda: "0", has_room=rooms.pop)
    visit.begin()
    visit.choose(an_item())
    seen = []
    for step in (visit.start, visit.back, visit.start):
        step()
        seen.append((visit.visit.scene, visit.visit.is_refused))

    assert seen == [(Scene.WINDOW, True), (Scene.GUIDE, True), (Scene.CONSENT, False)]


def test_the_words_of_the_form_follow_the_language(visit: VisitService) -> None:
    visit.set_language("en")

    assert visit.filling.page.label == "What is it?"


def test_a_typed_number_tells_birth_and_sex() -> None:
    facts = from_typing(" 示范居民 ", ID_NUMBER.lower()).facts

    assert facts == {
        "card.name": "示范居民",
        "card.id_number": ID_NUMBER,
        "card.birth": "1949-12-31",
        "card.sex": "2",
    }
    assert sample_person().how == "typed"
