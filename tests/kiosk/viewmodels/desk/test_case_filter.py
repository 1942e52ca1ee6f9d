"""What narrows the list of filings at the desk."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.viewmodels.desk.case_filter import CaseFilter, choices_of, chosen_words, query_of

ZONE = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 11, 23)
MIDNIGHT = datetime(2026, 11, 23, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [
        (CaseFilter(), None, None),
        (CaseFilter(since="today"), MIDNIGHT, None),
        (CaseFilter(since="week"), MIDNIGHT - timedelta(days=6), None),
        (
            CaseFilter(since="day", day=date(2026, 11, 22)),
            MIDNIGHT - timedelta(days=1),
            MIDNIGHT,
        ),
    ],
)
def test_times_are_whole_days_of_the_hall(
    wanted: CaseFilter, first: datetime | None, last: datetime | None
) -> None:
    query = query_of(wanted, TODAY, ZONE)

    assert (query.first, query.last) == (first, last)


def test_what_waits_for_the_resident_was_returned_or_wants_papers() -> None:
    assert query_of(CaseFilter(status="mine"), TODAY, ZONE).statuses == ("returned", "supplement")
    assert query_of(CaseFilter(status="decided"), TODAY, ZONE).statuses == ("decided",)
    assert query_of(CaseFilter(), TODAY, ZONE).statuses == ()


def test_one_choice_holds_and_a_day_is_none_of_them() -> None:
    day = CaseFilter(since="day", day=date(2026, 11, 22))

    assert [one.key for one in choices_of("time", CaseFilter(), (), "en") if one.is_chosen] == [""]
    assert not any(one.is_chosen for one in choices_of("time", day, (), "en"))
    assert chosen_words("time", day, (), "zh_CN") == "2026年11月22日"
    assert chosen_words("status", CaseFilter(), (), "zh_CN") == ""
    assert chosen_words("status", CaseFilter(status="mine"), (), "zh_CN") == "等本人来的"
