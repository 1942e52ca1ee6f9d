"""The report: numbers with their words, ratings never one by one."""

import subprocess
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from printing import Counted, Fonts, ReportedItem, ReportInput, pooled, render_report

MOMENT = datetime(2026, 11, 23, 17, 30, tzinfo=timezone(timedelta(hours=8)))
LEVELS = ("非常满意", "满意", "不满意")


@pytest.fixture(name="report")
def of_a_day() -> ReportInput:
    return ReportInput(
        hall="示范镇便民服务中心",
        device_name="自助办事 1 号机",
        first=date(2026, 11, 23),
        last=date(2026, 11, 23),
        printed_at=MOMENT,
        items=(ReportedItem("高龄津贴申请", 7, 1), ReportedItem("生育登记", 2, 0)),
        topics=(Counted("养老", 7), Counted("生孩子", 2)),
    )


def words_of(report: ReportInput, fonts: Fonts) -> str:
    out = subprocess.run(
        ["/usr/bin/pdftotext", "-raw", "-", "-"],
        input=render_report(report, fonts),
        check=True,
        capture_output=True,
    )
    return "".join(out.stdout.decode().split())


def rated(*counts: int) -> tuple[Counted, ...]:
    return tuple(Counted(name, count) for name, count in zip(LEVELS, counts, strict=True))


def test_items_and_topics_stand_with_their_figures_and_sums(
    report: ReportInput, fonts: Fonts
) -> None:
    words = words_of(report, fonts)

    for said in ("高龄津贴申请71", "合计91", "养老7", "生孩子2", "2026年11月23日"):
        assert said in words


def test_ratings_are_told_as_shares(report: ReportInput, fonts: Fonts) -> None:
    words = words_of(replace(report, ratings=rated(6, 3, 1)), fonts)

    assert "共10份" in words
    assert "非常满意60%" in words
    assert "不满意10%" in words


def test_ratings_of_days_with_too_few_are_counted_and_not_told_apart(
    report: ReportInput, fonts: Fonts
) -> None:
    words = words_of(replace(report, ratings=rated(6, 3, 1), rated=12), fonts)

    assert "共12份其中2份的那天太少，不分开写。" in words
    assert "非常满意60%" in words


def test_few_ratings_are_not_told_apart(report: ReportInput, fonts: Fonts) -> None:
    words = words_of(replace(report, ratings=rated(3, 0, 1)), fonts)

    assert "只有4份，太少，不分开写。" in words
    assert not any(level in words for level in LEVELS)


def test_what_is_still_to_go_is_told_with_the_oldest(report: ReportInput, fonts: Fonts) -> None:
    words = words_of(replace(report, unsent=2, files=5, oldest=MOMENT, refused=1), fonts)

    assert "还有2份、5张照片没有送到。" in words
    assert "最早的一份是2026年11月23日17:30交的。" in words
    assert "平台不收的有1份" in words
    assert "都送到了。" in words_of(report, fonts)


def test_a_day_without_anything_says_so(report: ReportInput, fonts: Fonts) -> None:
    assert "这一天没有。" in words_of(replace(report, items=(), topics=()), fonts)


def test_a_month_is_told_as_a_month_with_its_days_and_how_long_things_are_kept(
    report: ReportInput, fonts: Fonts
) -> None:
    month = replace(
        report,
        first=date(2026, 11, 1),
        last=date(2026, 11, 30),
        days=(Counted("11月2日", 4), Counted("11月3日", 5)),
        villages=(Counted("示范村", 6),),
        opinions=(Counted("道路、路灯、水电", 5),),
        kept=(("办完的件", "90 天"),),
    )
    words = words_of(month, fonts)

    for said in ("大厅月报", "2026年11月", "这个月交的", "11月3日5", "示范村6", "办完的件90天"):
        assert said in words
    assert "当天" not in words
    assert "过完的一天不会再变" in words


def test_what_is_rare_is_pooled_so_that_it_is_nobodys() -> None:
    counted = [Counted("村里的账", 1), Counted("道路", 7), Counted("卫生", 4), Counted("别的", 0)]

    assert pooled(counted, "其他") == (Counted("道路", 7), Counted("其他", 5))
