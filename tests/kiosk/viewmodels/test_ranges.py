from hypothesis import given
from hypothesis import strategies as st

from kiosk.viewmodels.ranges import RangeViewModel, derive_range_props, scale_of

TENTHS = {"start": 0.0, "end": 1.0, "step": 0.1}


class Desk:
    """A range and what it was answered with."""

    def __init__(self, limits: dict[str, float], value: str = "") -> None:
        self.limits = limits
        self.view = RangeViewModel(self.answer)
        self.value = ""
        self.answer(value)

    def answer(self, value: str) -> None:
        self.value = value
        self.view.show(self.limits, value, is_picker=False)


def test_nothing_is_chosen_until_somebody_touches_it() -> None:
    desk = Desk(TENTHS)

    assert (desk.view.shown, desk.view.place, desk.view.low, desk.view.high) == ("", -1, "0", "1")


def test_steps_add_up_without_rounding_errors() -> None:
    desk = Desk(TENTHS)
    for _ in range(3):
        desk.view.step(1)

    assert (desk.value, desk.view.shown) == ("0.3", "0.3")


def test_a_step_down_from_nothing_takes_the_first_value() -> None:
    desk = Desk(TENTHS)
    desk.view.step(-1)

    assert desk.value == "0"


def test_no_step_leads_past_the_ends() -> None:
    desk = Desk(TENTHS, "1.0")
    desk.view.step(1)
    most = desk.value
    desk.view.goTo(-5)

    assert (most, desk.value) == ("1", "0")


def test_a_range_may_run_downwards() -> None:
    desk = Desk({"start": 10.0, "end": 0.0, "step": 5.0})
    desk.view.step(1)

    assert (desk.value, desk.view.low, desk.view.high) == ("5", "10", "0")


def test_a_range_without_limits_runs_from_one_to_ten() -> None:
    props = derive_range_props(scale_of({}), "4", is_picker=True)

    assert (props.low, props.high, props.figures) == ("1", "10", ("2", "3", "4", "5", "6"))


def test_beyond_the_ends_a_picker_shows_nothing() -> None:
    assert derive_range_props(scale_of({}), "", is_picker=True).figures == ("", "", "1", "2", "3")


def test_a_step_of_nothing_counts_as_one() -> None:
    assert scale_of({"start": 1.0, "end": 3.0, "step": 0.0}).count == 2


def test_words_in_place_of_a_number_are_no_choice() -> None:
    assert derive_range_props(scale_of({}), "many", is_picker=False).place == -1


@given(
    st.integers(-50, 50),
    st.integers(-50, 50),
    st.sampled_from([0.1, 0.25, 0.5, 1.0, 3.0]),
    st.lists(st.integers(-30, 30), min_size=1, max_size=8),
)
def test_whatever_is_pressed_the_value_lies_in_the_range(
    start: int, end: int, step: float, presses: list[int]
) -> None:
    desk = Desk({"start": start, "end": end, "step": step})
    for press in presses:
        desk.view.step(press)

    assert min(start, end) <= float(desk.value) <= max(start, end)
    assert scale_of(desk.limits).at(desk.view.place) == desk.value
