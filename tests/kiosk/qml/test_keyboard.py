"""Writing on our own keys: pinyin, letters, signs; and that the keyboard learns nothing."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from kiosk.demo.driver import Driver, ancestors, middle, scene_rect

FIELD = "query"


@pytest.fixture
def writer(hand: Driver) -> Driver:
    """A hand before the open search field."""
    hand.touch("begin")
    hand.touch("search")
    hand.find("key_q")
    return hand


def offered(hand: Driver) -> list[str]:
    items = sorted(
        (int(item.objectName().removeprefix("candidate_")), str(item.property("text")))
        for item in hand.items()
        if item.objectName().startswith("candidate_")
    )
    return [text for _, text in items]


def is_in_sight(item: QQuickItem) -> bool:
    place = QPointF(middle(item))
    return all(scene_rect(view).contains(place) for view in ancestors(item) if view.clip())


def test_pinyin_becomes_the_word_that_is_touched(writer: Driver) -> None:
    writer.press_keys("zhongguo")
    writer.touch(f"candidate_{offered(writer).index('中国')}")

    assert writer.text_of(FIELD) == "中国"


def test_the_space_key_takes_the_first_word(writer: Driver) -> None:
    writer.press_keys("zhongguo ")

    assert writer.text_of(FIELD) == "中国"


def test_delete_takes_back_a_letter_then_a_character(writer: Driver) -> None:
    writer.press_keys("zhongguo ")
    writer.press_keys("x")
    writer.touch("key_erase")
    after_letter = writer.text_of(FIELD)
    writer.touch("key_erase")

    assert (after_letter, writer.text_of(FIELD)) == ("中国", "中")


def test_a_rare_character_is_found_on_the_page_of_all_candidates(writer: Driver) -> None:
    writer.press_keys("yao")
    few = offered(writer)
    writer.touch("candidates_more")
    writer.touch("candidates_down")
    writer.settle()
    chosen = next(
        item
        for item in writer.items()
        if item.objectName().startswith("page_candidate_")
        and item.property("text") not in few
        and is_in_sight(item)
    )
    word = str(chosen.property("text"))
    writer.touch(chosen.objectName())

    assert word
    assert writer.text_of(FIELD) == word


def test_letters_are_written_as_they_are_and_large_after_shift(writer: Driver) -> None:
    writer.touch("way_latin")
    writer.press_keys("a")
    writer.touch("key_upper")
    writer.touch("key_B")
    writer.touch("key_7")

    assert writer.text_of(FIELD) == "aB7"


def test_signs_and_digits_are_written_as_they_are(writer: Driver) -> None:
    writer.touch("way_signs")
    writer.touch("key_1")
    writer.touch("key_，")

    assert writer.text_of(FIELD) == "1，"


def test_syllables_without_a_word_are_dropped_with_another_way_of_writing(writer: Driver) -> None:
    writer.press_keys("zhong")
    writer.touch("way_latin")
    writer.press_keys("a")

    assert writer.text_of(FIELD) == "a"


def test_clear_empties_the_field_and_leaves_the_keyboard(writer: Driver) -> None:
    writer.press_keys("zhongguo ")
    writer.touch("clear")

    assert writer.text_of(FIELD) == ""
    assert writer.sees("key_q")


def test_the_next_person_is_not_offered_the_words_of_the_last(writer: Driver) -> None:
    writer.press_keys("zhongguo")
    before = offered(writer)
    for character in "重国":
        writer.touch(f"candidate_{offered(writer).index(character)}")
    written = writer.text_of(FIELD)
    writer.touch("clear")
    writer.press_keys("zhongguo")

    assert written == "重国"
    assert offered(writer) == before


def test_every_letter_has_a_key(writer: Driver) -> None:
    assert all(writer.sees(f"key_{letter}") for letter in "abcdefghijklmnopqrstuvwxyz")
