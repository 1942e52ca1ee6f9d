import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.xpath.values import Value, number_text, parse_number, to_boolean


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_written_and_read_again_is_the_same(number: float) -> None:
    assert parse_number(number_text(number)) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_written_number_has_no_exponent_and_no_useless_zero(number: float) -> None:
    text = number_text(number)

    assert "e" not in text
    assert not text.endswith((".0", "."))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (5.0, "5"),
        (-0.0, "0"),
        (0.1, "0.1"),
        (1e21, "1000000000000000000000"),
        (1.5e-7, "0.00000015"),
        (math.nan, "NaN"),
        (-math.inf, "-Infinity"),
        (5e-324, f"0.{'0' * 323}5"),
        (1.5e300, f"15{'0' * 299}"),
    ],
)
def test_numbers_are_written_as_people_write_them(number: float, text: str) -> None:
    assert number_text(number) == text


@pytest.mark.parametrize("text", ["", "  ", "1e6", "- 17", "+5", "1,5", "٣", "1_000", "inf"])
def test_what_is_not_an_xpath_number_reads_as_nan(text: str) -> None:
    assert math.isnan(parse_number(text))


@pytest.mark.parametrize("value", [0.0, math.nan, "", []])
def test_zero_nan_blank_and_no_nodes_are_false(value: Value) -> None:
    assert not to_boolean(value)


@pytest.mark.parametrize("value", [-0.5, math.inf, "0", "false", date(1970, 1, 1)])
def test_anything_else_is_true(value: Value) -> None:
    assert to_boolean(value)
