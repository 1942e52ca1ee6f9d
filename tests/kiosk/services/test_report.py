"""The report: the store's counts in words."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from forms.catalogue import Text, Topic
from kiosk.services.figures import Counts, Figures
from kiosk.services.period import Period
from kiosk.services.report import Occasion, Offer, report_of
from kiosk.services.slips import Office
from printing import Counted, ReportedItem, ReportInput
from sync.store import Tally, Waiting
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
    waiting: Waiting = NOTHING, language: str = "zh_CN", noted: Counts = NONE, **counts: object
) -> ReportInput:
    tally = replace(Tally({}, 0, {}, {}, 0, {}, None, None), **counts)  # type: ignore[arg-type]  # fields
    occasion = Occasion(OFFICE, Period.day(date(2026, 11, 22)), NOW, language)
    return report_of(Figures(tally, waiting, noted), OFFER, occasion)


def test_items_stand_by_their_titles_what_was_filed_most_first() -> None:
    report = a_report(filed={"gone": 1, "demo": 3}, returned={"demo": 1, "back": 2})

    assert report.items == (
        ReportedItem("示范事项", 3, 1),
        ReportedItem("gone", 1, 0),
        ReportedItem("back", 0, 2),
    )


def test_what_has_no_topic_is_counted_as_other() -> None:
    assert a_report(filed={"demo": 3}, language="en").topics == (Counted("Other", 3),)


def test_only_what_was_done_is_told() -> None:
    report = a_report(acts={"rating": 2}, printed={"slip": 4}, decided=1)

    assert [(act.name, act.count) for act in report.acts] == [
        ("评价", 2),
        ("打小票", 4),
        ("办好的（大厅里的件）", 1),
    ]
    assert report.told_ratings == ()


def test_what_was_noted_stays_when_its_rows_are_past_their_retention() -> None:
    noted = {("filing", "demo"): 4, ("filing", "gone"): 1, ("opinion", "road"): 6}
    report = a_report(noted=noted, filed={"demo": 2}, acts={"opinion": 1})

    assert [(item.title, item.filed) for item in report.items] == [("示范事项", 4), ("gone", 1)]
    assert [(act.name, act.count) for act in report.acts] == [("意见建议", 6)]


def test_what_came_back_counts_although_it_was_mended_since() -> None:
    report = a_report(noted={("returned", "demo"): 6, ("decided", "demo"): 2}, returned={"demo": 1})

    assert report.items == (ReportedItem("示范事项", 0, 6),)
    assert report.acts == (Counted("办好的（大厅里的件）", 2),)


def test_who_was_helped_is_told_apart_from_who_did_it_alone() -> None:
    noted = {("channel", "beside"): 2, ("channel", "agent"): 1, ("visit", ""): 9}
    report = a_report(noted=noted, filed={"demo": 5}, elsewhere=4)

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
    figures = Figures(Tally({}, 0, {}, {}, 0, {}, None, None), NOTHING, noted)
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
        (timedelta(seconds=70), "70 秒"),
        (timedelta(minutes=3), "3 分钟"),
        (timedelta(hours=47), "47 小时"),
        (timedelta(days=3), "3 天"),
    ],
)
def test_lengths_are_told_in_a_unit_that_fits(length: timedelta, words: str) -> None:
    assert [said for _, said in a_report(arrival=length).durations] == [words]


def test_what_is_still_to_go_is_told_with_the_oldest_in_the_time_of_the_hall() -> None:
    oldest = NOW.astimezone(tz=None) - timedelta(days=1)
    report = a_report(Waiting(2, oldest, 1, 4, 7, oldest))

    assert (report.unsent, report.files, report.refused) == (3, 7, 4)
    assert report.oldest == datetime(2026, 11, 21, 14, 5, tzinfo=ZONE)
