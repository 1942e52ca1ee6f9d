"""Numbers, dates and units as a voice says them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.spoken import in_words, spoken_form

CHINESE = {
    "2026年11月22日 14:05": "二零二六年十一月二十二日 十四点零五分",
    "9:00-12:00": "九点到十二点",
    "11010519491231002X": "幺幺零幺零五，幺九四九幺二三幺，零零二X",
    "110105 19491231 002X": "幺幺零幺零五，幺九四九幺二三幺，零零二X",
    "电话 13800138000": "电话 幺三八，零零幺三，八零零零",
    "0591-12345678": "零五九幺，幺二三四五六七八",
    "公民身份号码，18 位": "公民身份号码，十八位",
    "还差 2 个": "还差 两个",
    "80-89 周岁": "八十到八十九周岁",
    "128.5 元/月": "一百二十八点五元每月",
    "150000 元": "150000元",
    "10%": "百分之十",
    "30 ㎡": "三十平方米",
    "没有数": "没有数",
}
ENGLISH = {
    "11010519491231002X": "1 1 0 1 0 5, 1 9 4 9 1 2 3 1, 0 0 2 X",
    "Phone 0591-12345678": "Phone 0 5 9 1, 1 2 3 4 5 6 7 8",
    "22 November 2026, 14:05": "22 November 2026, 14:05",
    "¥128.5 a month": "128.5 yuan a month",
    "within 20 working days": "within 20 working days",
}


@pytest.mark.parametrize("written", CHINESE)
def test_chinese_is_said_as_people_say_it(written: str) -> None:
    assert spoken_form(written, "zh_CN") == CHINESE[written]


@pytest.mark.parametrize("written", ENGLISH)
def test_english_is_said_as_people_say_it(written: str) -> None:
    assert spoken_form(written, "en") == ENGLISH[written]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (9999, "九千九百九十九"),
    ],
)
def test_numbers_are_said_in_words(number: int, words: str) -> None:
    assert in_words(number) == words


@given(st.text())
def test_any_text_can_be_said(text: str) -> None:
    assert isinstance(spoken_form(text, "zh_CN") + spoken_form(text, "en"), str)
