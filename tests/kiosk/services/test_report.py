"""The report: the store's counts in words."""

from datetime import date, datetime, timedelta

import pytest

from forms.catalogue import Text, Topic
from kiosk.services.figures import Counts, Figures
from kiosk.services.period import Period
from kiosk.services.report import Occasion, Offer, report_of
from kiosk.services.slips import Office
from printing import Counted, ReportedItem, ReportInput
from sync.store import Waiting
from sync.store.spans import bound
from tests.support.visits import NOW, ZONE, an_item

OFFICE = Office("示范镇便民服务中心", "1 号机", "https://platform.example", ZONE)
OFFER = Offer(
    {"demo": an_item()},
    (Topic("old", Text("养老", "Old age"), Text(), ""),),
    {"road": Text("道路", "Roads")},
)
NONE: Counts = {}
NOTHING = Waiting(0, None, 0, 0, 0)


def a_report(
    noted: Counts = NONE, waiting: Waiting = NOTHING, language: str = "zh_CN"
) -> ReportInput:
    occasion = Occasion(OFFICE, Period.day(date(2026, 11, 22)), NOW, language)
    return report_of(Figures(noted, waiting), OFFER, occasion)


def test_items_stand_by_their_titles_what_was_filed_most_first() -> None:
    filed = {("filing", "gone"): 1, ("filing", "demo"): 3}
    report = a_report({**filed, ("returned", "demo"): 1, ("returned", "back"): 2})

    assert report.items == (
        ReportedItem("示范事项", 3, 1),
        ReportedItem("gone", 1, 0),
        ReportedItem("back", 0, 2),
    )


def test_what_has_no_topic_is_counted_as_other() -> None:
    assert a_report({("filing", "demo"): 3}, language="en").topics == (Counted("Other", 3),)


def test_no_line_is_without_a_name() -> None:
    assert [item.title for item in a_report({("returned", ""): 1}).items] == ["其他"]


def test_only_what_was_done_is_told() -> None:
    report = a_report(
        {
            ("act", "opinion"): 6,
            ("rating", "5"): 1,
            ("rating", "4"): 1,
            ("printed", "slip"): 4,
            ("decided", "demo"): 2,
        }
    )

    assert [(act.name, act.count) for act in report.acts] == [
        ("意见建议", 6),
        ("评价", 2),
        ("办好的（大厅里的件）", 2),
        ("打回执单", 4),
    ]
    assert report.told_ratings == ()


def test_a_case_that_wants_papers_is_no_returned_one() -> None:
    report = a_report({("returned", "demo"): 6, ("supplement", "demo"): 2})

    assert (report.items, report.returned) == ((ReportedItem("示范事项", 0, 6),), 6)
    assert report.acts == (Counted("要补材料的（大厅里的件）", 2),)


def test_who_was_helped_is_told_apart_from_who_did_it_alone() -> None:
    noted = {("channel", "beside"): 2, ("channel", "agent"): 1, ("visit", ""): 9}
    report = a_report({**noted, ("filing", "demo"): 5, ("elsewhere", "demo"): 4})

    assert [one.count for one in report.channels] == [2, 2, 1, 4]
    assert report.acts[0] == Counted("来用机器的人次", 9)


def test_villages_that_are_rare_are_pooled() -> None:
    report = a_report(noted={("village", "示范村"): 5, ("village", "东头村"): 1})

    assert [(one.name, one.count) for one in report.villages] == [
        ("示范村", 5),
        ("其他（每样不到 5 次）", 1),
    ]


def opinions_of(period: Period) -> tuple[Counted, ...]:
    noted = {("opinion", "road"): 6, ("opinion", "money"): 1}
    figures = Figures(noted, NOTHING)
    return report_of(figures, OFFER, Occasion(OFFICE, period, NOW, "zh_CN")).opinions


def test_what_opinions_are_about_is_told_of_a_month_that_is_over() -> None:
    month = Period.month(NOW.date())

    assert [one.name for one in opinions_of(month.before)] == ["道路", "其他（每样不到 5 次）"]
    assert opinions_of(month) == ()
    assert opinions_of(Period.day(NOW.date()).before) == ()


def test_the_retention_stands_on_every_report() -> None:
    assert ("操作记录", "400 天") in a_report().kept
    assert dict(a_report(language="en").kept)["Opinions and ratings"] == "30 days"


def test_a_month_ends_with_its_last_day_and_its_neighbours_are_months() -> None:
    december = Period.month(date(2026, 12, 24))

    assert (december.first, december.last) == (date(2026, 12, 1), date(2026, 12, 31))
    assert (str(december.before), str(december.after)) == ("2026-11", "2027-01")
    assert str(Period.day(date(2026, 3, 1)).before) == "2026-02-28"
    assert len(list(Period.month(date(2028, 2, 5)).days())) == 29


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=9), "10 秒"),
        (timedelta(seconds=70), "2 分钟"),
        (timedelta(minutes=3), "3 分钟"),
        (timedelta(hours=23), "24 小时"),
        (timedelta(hours=47), "2 天"),
        (timedelta(days=4000), "3650 天"),
    ],
)
def test_lengths_are_told_by_a_bound_in_a_unit_that_fits(length: timedelta, words: str) -> None:
    counted = bound(length // timedelta(milliseconds=1))

    assert [said for _, said in a_report({("arrival", counted): 1}).durations] == [words]


def test_half_of_what_arrived_took_no_longer() -> None:
    noted = {("arrival", "10"): 2, ("arrival", "600"): 1, ("arrival", "86400"): 3}

    assert a_report(noted).durations[0][1] == "10 分钟"


def test_what_is_still_to_go_is_told_with_the_oldest_in_the_time_of_the_hall() -> None:
    oldest = NOW.astimezone(tz=None) - timedelta(days=1)
    report = a_report(waiting=Waiting(2, oldest, 1, 4, 7, oldest))

    assert (report.unsent, report.files, report.refused) == (3, 7, 4)
    assert report.oldest == datetime(2026, 11, 21, 14, 5, tzinfo=ZONE)
