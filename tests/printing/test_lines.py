import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.layout.lines import break_lines, tight

TEXTS = st.text("示范镇便民服务a1 ，。）（“”—%\n", max_size=60)
WIDTHS = st.integers(4, 20)


def broken(text: str, width: int) -> tuple[str, ...]:
    return break_lines(text, width, len)


def test_chinese_breaks_between_any_two_characters() -> None:
    assert broken("示范镇便民服务中心", 4) == ("示范镇便", "民服务中", "心")


def test_no_line_begins_with_closing_punctuation() -> None:
    assert broken("示范镇便。民", 4) == ("示范镇", "便。民")


def test_no_line_ends_with_an_opening_bracket() -> None:
    assert broken("示范镇（便）", 4) == ("示范镇", "（便）")


def test_a_long_dash_stays_in_one_piece() -> None:
    assert broken("示范镇——便", 4) == ("示范", "镇——便")


def test_words_and_numbers_stay_whole() -> None:
    assert broken("at 2026 kiosk", 7) == ("at 2026", "kiosk")


def test_a_word_wider_than_the_line_is_torn_apart() -> None:
    assert broken("https://example", 6) == ("https:", "//exam", "ple")


def test_a_line_feed_always_breaks() -> None:
    assert broken("示\n\n范", 9) == ("示", "", "范")


@given(TEXTS, WIDTHS)
def test_nothing_but_space_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = broken(text, width)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
    assert all(len(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("示范镇——便民", 4, ("示范", "镇——便", "民")),
        ("示范镇……便民", 4, ("示范", "镇……便", "民")),
        ("示范镇/便民", 4, ("示范", "镇/便民")),
        ("花了10 %的钱", 5, ("花了", "10 %的", "钱")),
        ("it don’t tear", 8, ("it don’t", "tear")),
        ("示范￥3,600.50元", 7, ("示范", "￥3,600.", "50元")),
        ("看《示范》“便民”。", 5, ("看《示范》", "“便民”。")),
        ("1\u00a0000\u00a0000 元", 9, ("1\u00a0000\u00a0000", "元")),
    ],
)
def test_what_belongs_together_is_never_torn(text: str, width: int, lines: tuple[str, ...]) -> None:
    assert broken(text, width) == lines


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("（示范）。好", ["（示范）", "。好"]),
        ("《一》《二》", ["《一》", "《二》"]),
        ("“《示范》”", ["“", "《示范》", "”"]),
        ("say “yes” now", ["say ", "“yes”", " now"]),
        ("don’t", ["don’", "t"]),
        ("示范，便民。", ["示范，便民。"]),
    ],
)
def test_where_marks_meet_the_blank_between_them_is_halved(text: str, pieces: list[str]) -> None:
    assert tight(text) == pieces
