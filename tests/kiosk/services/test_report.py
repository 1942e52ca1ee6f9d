"""The day report: the store's counts in words."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from forms.catalogue import Text, Topic
from kiosk.services.report import Occasion, Offer, report_of
from kiosk.services.slips import Office
from printing import Counted, ReportedItem, ReportInput
from sync.store import Tally, Waiting
from tests.support.visits import NOW, ZONE, an_item

OFFICE = Office("示范镇便民服务中心", "1 号机", "https://platform.example", ZONE)
OFFER = Offer({"demo": an_item()}, (Topic("old", Text("养老", "Old age"), Text(), ""),))
NOTHING = Waiting(0, None, 0, 0, 0)


def a_report(waiting: Waiting = NOTHING, language: str = "zh_CN", **counts: object) -> ReportInput:
    tally = replace(Tally({}, 0, {}, {}, 0, {}, None, None), **counts)  # type: ignore[arg-type]  # fields
    return report_of(tally, waiting, OFFER, Occasion(OFFICE, date(2026, 11, 22), NOW, language))


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
    assert report.ratings == ()


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
