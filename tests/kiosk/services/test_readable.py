"""Answers as people read them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from forms import Choice, Question
from kiosk.services.readable import masked, readable, readable_date, readable_moment

CHOICES = (Choice("a", "甲"), Choice("b", "乙"))


def question(value: str, **more: object) -> Question:
    given: dict[str, object] = {
        "ref": "/data/x",
        "control": "input",
        "data_type": "string",
        "appearance": (),
        "media_type": "",
        "label": "",
        "hint": "",
        "guidance": "",
        "value": value,
        "required": False,
        "readonly": False,
        "extra": {},
    }
    return Question(**(given | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "language", "shown"),
    [
        (question("村东头"), "zh_CN", "村东头"),
        (question("1949-12-31", data_type="date"), "zh_CN", "1949年12月31日"),
        (question("1949-12-31", data_type="date"), "en", "31 December 1949"),
        (
            question("11010519491231002X", extra={"check": "id-number"}),
            "zh_CN",
            "110105 19491231 002X",
        ),
        (question("13900000001", extra={"check": "mobile"}), "zh_CN", "139 0000 0001"),
        (
            question("a b", list_choices=lambda: CHOICES),
            "zh_CN",
            "甲、乙",
        ),
        (question(""), "zh_CN", ""),
        (question("14:05:00.000+08:00", data_type="time"), "zh_CN", "14:05"),
        (
            question("2026-11-22T14:05:00.000+08:00", data_type="dateTime"),
            "zh_CN",
            "2026年11月22日 14:05",
        ),
        (
            question("2026-11-22T14:05:00.000+08:00", data_type="dateTime"),
            "en",
            "22 November 2026, 14:05",
        ),
        (question("2026-99-99", data_type="date"), "zh_CN", "2026-99-99"),
        (question("soon", data_type="dateTime"), "zh_CN", "soon"),
        (
            question("b a", control="rank", list_choices=lambda: CHOICES),
            "zh_CN",
            "1. 乙、2. 甲",
        ),
        (question("OK", control="trigger"), "en", "I have read this"),
    ],
)
def test_an_answer_is_shown_as_people_read_it(given: Question, language: str, shown: str) -> None:
    assert readable(given, language) == shown


def test_a_moment_is_shown_in_its_own_zone() -> None:
    moment = datetime(2026, 11, 22, 14, 5, tzinfo=ZoneInfo("Asia/Shanghai"))

    assert readable_moment(moment, "zh_CN") == "2026年11月22日 14:05"
    assert readable_date(date(2026, 1, 2), "en") == "2 January 2026"


@pytest.mark.parametrize(("text", "shown"), [("6222021234", "••••34"), ("12", "••••")])
def test_a_secret_shows_its_last_two_characters_at_most(text: str, shown: str) -> None:
    assert masked(text) == shown
