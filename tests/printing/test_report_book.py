"""The report in Excel: figures as figures, a chart where something is counted, never a formula."""

import io
from datetime import date, datetime, timedelta, timezone

from openpyxl import Workbook, load_workbook

from printing import Counted, ReportedItem, ReportInput, render_book

MOMENT = datetime(2026, 11, 30, 17, 30, tzinfo=timezone(timedelta(hours=8)))


def opened(**given: object) -> Workbook:
    report = ReportInput(
        "示范镇便民服务中心",
        "1 号机",
        date(2026, 11, 1),
        date(2026, 11, 30),
        MOMENT,
        (ReportedItem("高龄津贴申请", 7, 1), ReportedItem("=HYPERLINK(1)", 2, 0)),
        **given,  # type: ignore[arg-type]  # fields
    )
    return load_workbook(io.BytesIO(render_book(report)))


def test_items_stand_with_figures_that_can_be_summed() -> None:
    rows = list(opened()["办了哪些事"].values)

    assert rows == [
        ("事项", "交了", "退回"),
        ("高龄津贴申请", 7, 1),
        ("=HYPERLINK(1)", 2, 0),
        ("合计", 9, 1),
    ]


def test_no_words_become_a_formula() -> None:
    assert opened()["办了哪些事"]["A3"].data_type == "s"


def test_what_is_counted_has_a_sheet_and_a_chart() -> None:
    book = opened(villages=(Counted("示范村", 6), Counted("其他", 5)))
    sheet = book["从哪个村来的"]

    assert list(sheet.values)[1:] == [("示范村", 6), ("其他", 5)]
    assert len(getattr(sheet, "_charts", ())) == 1


def test_few_ratings_are_not_told_apart() -> None:
    assert "评价" not in opened(ratings=(Counted("满意", 3),)).sheetnames
    assert "评价" in opened(ratings=(Counted("满意", 5),)).sheetnames
