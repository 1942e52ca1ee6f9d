from datetime import date
from uuid import UUID

import pytest

from kiosk.devices.card_reader import CardRead, NoCard, ReaderFault
from kiosk.jobs import SerialJobRunner
from kiosk.services.assistance import Agent, Assistance
from kiosk.services.cards import CardService
from kiosk.services.person import from_typing
from kiosk.services.visit import Scene, VisitService
from kiosk.viewmodels.identified import IdentityInput, derive_identity_props
from kiosk.viewmodels.identity import IdentityViewModel
from tests.support.visits import ID_NUMBER, TODAY, an_item, begin_visit, form_of

pytestmark = pytest.mark.usefixtures("qapp")

FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) |
| | text | wish | 想说什么？ | What do you wish to say? |
""")


class Desk:
    """A visit that stands at the question who is asking."""

    def __init__(self, *, has_reader: bool) -> None:
        self.visit: VisitService = begin_visit(FORM)
        self.cards = CardService(NoCard if has_reader else None, SerialJobRunner("devices"))
        self.view = IdentityViewModel(self.visit, self.cards, lambda: TODAY)
        self.visit.choose(an_item())
        self.visit.start()
        self.visit.agree()

    def type_number(self, number: str) -> None:
        for sign in number:
            self.view.press(sign)


@pytest.fixture
def desk() -> Desk:
    return Desk(has_reader=False)


def a_card() -> CardRead:
    return CardRead(
        name="示范居民",
        sex="2",
        nation="01",
        birth=date(1949, 12, 31),
        address="示范县示范镇示范村1组1号",
        id_number=ID_NUMBER,
        issuer="示范县公安局",
        valid_from=date(2016, 1, 1),
        valid_to=None,
    )


def test_a_kiosk_with_a_reader_asks_for_the_card_first() -> None:
    assert Desk(has_reader=True).view.stage == "card"


def test_a_kiosk_without_a_reader_asks_for_the_name(desk: Desk) -> None:
    assert desk.view.stage == "name"


def test_a_card_answers_who_is_asking() -> None:
    desk = Desk(has_reader=True)

    desk.cards.read.emit(a_card())

    assert desk.visit.visit.person is not None
    assert desk.visit.visit.person.how == "card"
    assert desk.visit.visit.scene is Scene.QUESTION


def test_a_card_that_comes_after_the_scene_is_left_changes_nothing() -> None:
    desk = Desk(has_reader=True)
    desk.visit.go_home()

    desk.cards.read.emit(a_card())

    assert desk.visit.visit.person is None


def test_a_blank_name_is_said_only_when_going_on(desk: Desk) -> None:
    before = desk.view.headline

    desk.view.next()

    assert (before, desk.view.headline) == ("", "请写上姓名")
    assert desk.view.stage == "name"


def test_a_missing_digit_is_said_in_words_and_gone_with_the_next_touch(desk: Desk) -> None:
    desk.view.setName("示范居民")
    desk.view.next()
    desk.type_number(ID_NUMBER[:-1])
    desk.view.next()
    said = desk.view.headline

    desk.view.press("X")

    assert (said, desk.view.headline) == ("还差 1 位", "")


def test_name_and_number_that_fit_open_the_form(desk: Desk) -> None:
    desk.view.setName("示范居民")
    desk.view.next()
    desk.type_number(ID_NUMBER)
    desk.view.next()

    assert desk.visit.visit.person is not None
    assert desk.visit.visit.person.id_number == ID_NUMBER


def test_more_than_eighteen_signs_are_not_taken(desk: Desk) -> None:
    desk.view.setName("示范居民")
    desk.view.next()
    desk.type_number(ID_NUMBER + "7")

    assert desk.view.number == ID_NUMBER


def test_what_was_typed_is_forgotten_when_the_scene_is_left(desk: Desk) -> None:
    desk.view.setName("示范居民")
    desk.visit.end()

    assert desk.view.name == ""


def test_going_back_keeps_what_was_typed(desk: Desk) -> None:
    desk.view.setName("示范居民")
    desk.view.next()
    desk.view.press("1")
    desk.view.back()

    assert (desk.view.stage, desk.view.name) == ("name", "示范居民")


def test_a_fault_of_the_reader_is_said_in_the_language_of_the_visit() -> None:
    desk = Desk(has_reader=True)
    desk.visit.set_language("en")

    desk.cards._say(ReaderFault.UNPLUGGED)

    assert desk.view.readerFault == ReaderFault.UNPLUGGED.words("en")


def test_words_follow_the_language() -> None:
    typed = IdentityInput("name", is_checked=True)

    assert derive_identity_props(typed, TODAY, "en").headline == "Please enter your name"


def test_an_agent_does_not_pass_for_the_absent_person() -> None:
    desk = Desk(has_reader=True)
    agent = Agent("family", from_typing("示范家人", ID_NUMBER))
    desk.visit.assist(Assistance(UUID(int=7), "示范职员", "agent", "seen", agent))
    desk.cards.read.emit(a_card())

    assert desk.view.whose == "absent"
    assert desk.visit.visit.scene is Scene.IDENTITY
    assert "这是代办人自己的号码" in desk.view.headline
