"""What can be touched instead of typed, as the question scene shows it."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.card_reader.simulated import SAMPLE_CARD
from kiosk.services.address import AddressBook
from kiosk.services.person import from_card
from kiosk.services.visit import VisitService
from kiosk.viewmodels.question import QuestionViewModel
from tests.kiosk.services.test_address import CARD, WHOLE, form, listed
from tests.support.rows import column
from tests.support.visits import NOW, form_of, open_visit

PHRASES = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) | bind::kiosk:phrases | bind::kiosk:phrases_en |
| | text | hospital | 哪家医院？ | Which hospital? | 县人民医院、镇卫生院 | County hospital、Township clinic |
| | text | other | 还有吗？ | Anything else? | | |
""")


def view_of(visit: VisitService) -> QuestionViewModel:
    view = QuestionViewModel(visit, lambda: NOW, AddressBook(listed))
    visit.changed.emit()
    return view


@pytest.fixture
def cardholder(qtbot: QtBot) -> tuple[VisitService, QuestionViewModel]:
    """Somebody with a card, before the question for the province."""
    person = from_card(replace(SAMPLE_CARD, address=CARD))
    visit = open_visit(form(), person=person)
    return visit, view_of(visit)


def test_the_cards_address_is_offered_in_words_and_one_touch_takes_it_another_gives_it_back(
    cardholder: tuple[VisitService, QuestionViewModel],
) -> None:
    visit, view = cardholder
    rows = view.offers.addresses
    before = (column(rows, "words"), column(rows, "isTaken"), view.value)

    view.offers.take(0)
    taken = (column(rows, "isTaken"), view.value)
    view.offers.take(0)

    assert before == (["福建省福州市闽侯县白沙镇 示范村1组1号"], [False], "")
    assert taken == ([True], WHOLE["province"])
    assert (column(rows, "isTaken"), view.value) == ([False], "")
    assert visit.filling.page.ref.endswith("/province")


def test_a_district_that_nobody_writes_is_not_shown(qtbot: QtBot) -> None:
    address = "北京市东城区景山街道示范胡同1号"
    view = view_of(open_visit(form(), person=from_card(replace(SAMPLE_CARD, address=address))))

    assert column(view.offers.addresses, "words") == ["北京市东城区景山街道 示范胡同1号"]


def test_where_the_village_is_asked_the_cards_is_a_key_above_the_keyboard(
    cardholder: tuple[VisitService, QuestionViewModel],
) -> None:
    _, view = cardholder
    for code in list(WHOLE.values())[:4]:
        view.choose(code)
        view.next()

    assert column(view.offers.phrases, "source") == ["card"]
    view.offers.write(column(view.offers.phrases, "words")[0])
    assert view.value == WHOLE["place"]


@pytest.fixture
def writer(qtbot: QtBot) -> QuestionViewModel:
    """Somebody before a question with phrases."""
    return view_of(open_visit(PHRASES))


def test_a_phrase_is_written_by_one_touch_and_another_takes_its_place(
    writer: QuestionViewModel,
) -> None:
    writer.offers.write("镇卫生院")
    first = writer.value
    writer.offers.write("县人民医院")

    assert (first, writer.value) == ("镇卫生院", "县人民医院")
    assert column(writer.offers.phrases, "words") == ["县人民医院", "镇卫生院"]


def test_phrases_go_when_something_else_is_typed_and_come_back_when_that_is_gone(
    writer: QuestionViewModel,
) -> None:
    writer.answer("县")
    typed = writer.offers.phrases.count
    writer.answer("")

    assert (typed, writer.offers.phrases.count) == (0, 2)


def test_phrases_are_of_the_language_that_is_read(qtbot: QtBot) -> None:
    visit = open_visit(PHRASES)
    view = view_of(visit)
    visit.set_language("en")

    assert column(view.offers.phrases, "words") == ["County hospital", "Township clinic"]


def test_the_next_question_has_no_phrases_of_the_last_one(writer: QuestionViewModel) -> None:
    writer.next()

    assert writer.offers.phrases.count == 0
