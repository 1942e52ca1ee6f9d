from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.viewmodels.columns import (
    PARTS,
    DateInputs,
    Part,
    begin,
    derive_date_props,
    in_decade,
    stepped,
)
from kiosk.viewmodels.dates import DateViewModel
from tests.support.visits import TODAY

BIRTH = begin("", today=TODAY, is_birth=True, language="zh_CN")
DAY = begin("", today=TODAY, is_birth=False, language="zh_CN")


def test_an_answer_is_read_back_in_words_with_the_age() -> None:
    inputs = begin("1949-12-31", today=TODAY, is_birth=True, language="zh_CN")

    props = derive_date_props(inputs)

    assert (props.words, props.age, props.decade) == ("1949年12月31日", 76, 1940)
    assert (props.years, props.months, props.days) == (
        (1947, 1948, 1949, 1950, 1951),
        (10, 11, 12, 1, 2),
        (29, 30, 31, 1, 2),
    )


@pytest.mark.parametrize(
    ("birth", "age"), [("1949-11-22", 77), ("1949-11-23", 76), ("2026-11-22", 0)]
)
def test_the_age_counts_full_years(birth: str, age: int) -> None:
    inputs = begin(birth, today=TODAY, is_birth=True, language="zh_CN")

    assert derive_date_props(inputs).age == age


def test_a_birthday_is_an_answer_only_once_every_part_was_set() -> None:
    year = in_decade(BIRTH, 1940)
    month = stepped(year, "month", 0)
    whole = stepped(month, "day", 30)

    assert [derive_date_props(each).words for each in (BIRTH, year, month)] == ["", "", ""]
    assert derive_date_props(whole).words == "1946年1月31日"


def test_another_day_is_an_answer_at_the_first_touch() -> None:
    assert derive_date_props(DAY).words == ""
    assert derive_date_props(stepped(DAY, "day", -1)).words == "2026年11月21日"
    assert derive_date_props(stepped(DAY, "day", -1)).near == -1


def test_a_shorter_month_takes_its_last_day() -> None:
    january = replace(DAY, cursor=date(2027, 1, 31))

    assert stepped(january, "month", 1).cursor == date(2027, 2, 28)
    assert stepped(replace(DAY, cursor=date(2024, 2, 29)), "year", 1).cursor == date(2025, 2, 28)


def test_nobody_is_born_in_the_future() -> None:
    newest = stepped(replace(BIRTH, cursor=date(2026, 1, 1)), "year", 1)

    assert newest.cursor.year == 2026
    assert derive_date_props(newest).years == (2024, 2025, 2026, 0, 0)


def test_decades_are_offered_for_birthdays_only() -> None:
    assert derive_date_props(BIRTH).decades == (1930, 1940, 1950, 1960, 1970)
    assert derive_date_props(DAY).decades == ()


@given(
    st.booleans(),
    st.lists(st.tuples(st.sampled_from(PARTS), st.integers(-40, 40)), max_size=12),
)
def test_whatever_is_pressed_the_day_exists_and_stands_in_the_middle(
    is_birth: bool,  # noqa: FBT001 - drawn by hypothesis
    steps: list[tuple[Part, int]],
) -> None:
    inputs: DateInputs = BIRTH if is_birth else DAY
    for part, count in steps:
        inputs = stepped(inputs, part, count)

    props = derive_date_props(inputs)

    assert (props.years[2], props.months[2], props.days[2]) == (
        inputs.cursor.year,
        inputs.cursor.month,
        inputs.cursor.day,
    )


class Desk:
    """A date on the screen, and the answers it gave."""

    def __init__(self, value: str = "", *, is_birth: bool = True) -> None:
        self.answers: list[str] = []
        self.view = DateViewModel(self.answers.append, lambda: TODAY)
        self.view.show("/data/d", value, is_birth=is_birth, language="zh_CN")


def test_the_answer_is_given_once_the_date_is_whole() -> None:
    desk = Desk()

    desk.view.chooseDecade(1940)
    desk.view.step("year", 3)
    desk.view.step("month", -1)
    desk.view.step("day", -1)

    assert desk.answers == ["1949-12-31"]


def test_turning_to_other_decades_stops_at_the_ends() -> None:
    desk = Desk()

    desk.view.turn(-1)
    oldest = (desk.view.decades[0], desk.view.hasEarlier)
    desk.view.turn(1)
    desk.view.turn(1)

    assert oldest == (1900, False)
    assert (desk.view.decades[-1], desk.view.hasLater) == (2020, False)


def test_what_is_half_set_stays_while_the_language_changes() -> None:
    desk = Desk()
    desk.view.chooseDecade(1940)

    desk.view.show("/data/d", "", is_birth=True, language="en")

    assert (desk.view.hasYear, desk.view.hasMonth, desk.view.decade) == (True, False, 1940)


def test_another_question_starts_anew() -> None:
    desk = Desk()
    desk.view.chooseDecade(1940)

    desk.view.show("/data/other", "", is_birth=True, language="zh_CN")

    assert not desk.view.hasYear


def test_nothing_of_a_person_stays_after_forgetting() -> None:
    desk = Desk("1949-12-31")

    desk.view.forget()
    desk.view.step("year", 1)

    assert (desk.view.words, desk.view.years, desk.answers) == ("", [""] * 5, [])


def test_a_day_near_today_is_one_touch_away() -> None:
    desk = Desk(is_birth=False)

    desk.view.chooseNear(-1)

    assert (desk.answers, desk.view.near) == (["2026-11-21"], -1)
