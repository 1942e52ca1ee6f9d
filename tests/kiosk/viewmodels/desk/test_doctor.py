"""Findings as rows of the section 体检."""

from kiosk.services.doctor.finding import Finding, in_order
from kiosk.viewmodels.desk.doctor import derive_doctor_row, derive_summary

TITLE = ("读卡器", "Card reader")
ILL = Finding("reader", "red", TITLE, ("没有连上", "Not connected"), ("看线", "Check the cable"))
WELL = Finding("fonts", "green", ("字体", "Fonts"), ("都在", "All there"))
NONE = Finding("camera", "", ("摄像头", "Camera"), ("没有设", "None"))


def test_a_row_says_what_it_is_of_the_cause_and_the_cure() -> None:
    zh, en = derive_doctor_row(ILL, "zh_CN"), derive_doctor_row(ILL, "en")
    assert (zh.lead, zh.title, zh.detail, zh.tone) == ("读卡器", "没有连上", "看线", "danger")
    assert (en.lead, en.title, en.detail, en.symbol) == (
        "Card reader",
        "Not connected",
        "Check the cable",
        "error",
    )
    assert [derive_doctor_row(one, "en").tone for one in (WELL, NONE)] == ["good", "soft"]


def test_the_weightiest_comes_first_and_all_is_counted() -> None:
    assert in_order([NONE, WELL, ILL]) == [ILL, WELL, NONE]
    assert derive_summary([NONE, WELL, ILL], "zh_CN") == "坏 1 · 留意 0 · 好 1"
    assert derive_summary([NONE, WELL, ILL], "en") == "1 bad · 0 to watch · 1 well"
    assert derive_summary([], "en") == ""
