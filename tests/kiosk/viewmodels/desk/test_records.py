"""The lines of a report on the screen, and where a file of it went, in words."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from kiosk.services.sticking import Saved
from kiosk.viewmodels.desk.records import ReportRow, derive_report_rows, saved_words
from printing import Counted, ReportedItem, ReportInput

DAY = date(2026, 11, 23)
REPORT = ReportInput(
    "示范镇便民服务中心",
    "1 号机",
    DAY,
    DAY,
    datetime(2026, 11, 23, 17, tzinfo=ZoneInfo("Asia/Shanghai")),
    (ReportedItem("高龄津贴申请", 4, 1),),
    villages=(Counted("示范村", 8), Counted("其他", 2)),
    kept=(("操作记录", "400 天"),),
)


def test_the_items_are_a_table_with_its_sum_and_the_rest_has_bars() -> None:
    assert derive_report_rows(REPORT) == (
        ReportRow("办了哪些事", "交了", "退回", is_heading=True),
        ReportRow("高龄津贴申请", "4", "1"),
        ReportRow("合计", "4", "1", is_sum=True),
        ReportRow("从哪个村来的", is_heading=True),
        ReportRow("示范村", "8", share=1.0),
        ReportRow("其他", "2", share=0.25),
        ReportRow("本机保存多久", is_heading=True),
        ReportRow("操作记录", "400 天"),
    )


def test_few_ratings_have_one_line_and_no_levels() -> None:
    few = replace(REPORT, ratings=(Counted("满意", 3), Counted("不满意", 1)))
    rows = derive_report_rows(few)

    assert ReportRow("那天太少，不分开写", "4") in rows
    assert not any(row.name in ("满意", "不满意") for row in rows)


def test_a_file_that_was_open_elsewhere_is_told_to_be_left_alone() -> None:
    saved = Saved("KINGSTON", "日报-2.xlsx", is_renamed=True, is_open=True)

    assert saved_words(saved, "zh_CN") == (
        "在 U 盘 KINGSTON 上：日报-2.xlsx。同名的那份正在别处打开，没有动它。"
    )
    assert saved_words(None, "en") == ""
