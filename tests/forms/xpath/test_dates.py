from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.instance.casting import computed_text
from forms.xpath.moments import (
    DayNumber,
    day_from,
    moment_of,
    moment_text,
    number_of,
    parse_moment,
)
from forms.xpath.values import Value
from tests.forms.xpath.evaluate import text

# Shanghai put its clocks forward in the summers of 1986 to 1991; Kathmandu went from +05:30 to
# +05:45 in 1986; Phoenix has none of it; New York changes every year.
SHANGHAI = ZoneInfo("Asia/Shanghai")
KATHMANDU = ZoneInfo("Asia/Kathmandu")
PHOENIX = ZoneInfo("America/Phoenix")
NEW_YORK = ZoneInfo("America/New_York")
ZONES = st.sampled_from([SHANGHAI, KATHMANDU, PHOENIX, NEW_YORK, UTC])
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "number"),
    [
        (PHOENIX, "17532.291666666668"),
        (SHANGHAI, "17531.666666666668"),
        (KATHMANDU, "17531.760416666668"),
        (UTC, "17532"),
    ],
)
def test_a_date_counts_from_1970_in_utc_to_its_local_midnight(zone: tzinfo, number: str) -> None:
    assert text("'2018-01-01' + 0", zone=zone) == number
    assert text("decimal-date-time('2018-01-01')", zone=zone) == number


@pytest.mark.parametrize("zone", [SHANGHAI, KATHMANDU, PHOENIX, NEW_YORK])
def test_the_number_of_a_date_is_written_as_its_day(zone: tzinfo) -> None:
    assert text("number('2018-01-01')", zone=zone) == "17532"
    assert text("int(date('2018-01-01'))", zone=zone) == "17532"
    assert text("floor('2018-01-01')", zone=zone) == "17532"


def test_an_instant_counts_with_its_fraction_and_its_number_is_written_whole() -> None:
    assert text("decimal-date-time('1970-01-02T14:00:00+08:00')") == "1.25"
    assert text("number('1970-01-02T14:00:00+08:00')") == "1"
    assert text("number('1970-01-02T14:00:00+08:00') * 1") == "1.25"


@pytest.mark.parametrize("zone", [SHANGHAI, KATHMANDU, PHOENIX, NEW_YORK])
@pytest.mark.parametrize(
    ("later", "earlier", "days"),
    [
        ("1988-07-01", "1988-01-01", "182"),
        ("1986-05-05", "1986-05-03", "2"),
        ("1986-09-15", "1986-09-13", "2"),
        ("2026-03-09", "2026-03-08", "1"),
        ("2026-11-02", "2026-11-01", "1"),
    ],
)
def test_two_dates_lie_whole_days_apart_though_clocks_changed(
    zone: tzinfo, later: str, earlier: str, days: str
) -> None:
    xml = f"<d><a>{later}</a><b>{earlier}</b></d>"

    assert text(f"date('{later}') - '{earlier}'", zone=zone) == days
    assert text("int(/d/a - /d/b)", xml, zone=zone) == days
    assert text("decimal-date-time(/d/a) - decimal-date-time(/d/b)", xml, zone=zone) == days


@pytest.mark.parametrize(
    ("birth", "age"),
    [("1988-07-01", "38"), ("1988-11-20", "38"), ("1988-11-24", "37"), ("1949-12-31", "76")],
)
@pytest.mark.parametrize("zone", [SHANGHAI, KATHMANDU, NEW_YORK])
def test_ages_in_years_are_right_for_births_in_summer_time(
    zone: tzinfo, birth: str, age: str
) -> None:
    xml = f"<d><birth>{birth}</birth></d>"

    assert text("int((today() - /d/birth) div 365.25)", xml, zone=zone, now=NOON) == age


@pytest.mark.parametrize("zone", [SHANGHAI, KATHMANDU, PHOENIX, NEW_YORK])
@pytest.mark.parametrize("day", ["1986-05-03", "1986-09-13", "2026-03-08", "2026-11-01"])
def test_a_day_later_is_the_next_day_though_clocks_change(zone: tzinfo, day: str) -> None:
    tomorrow = (date.fromisoformat(day) + timedelta(days=1)).isoformat()

    assert text(f"date('{day}' + 1)", zone=zone) == tomorrow
    assert text(f"date(1 + date('{day}'))", zone=zone) == tomorrow
    assert text(f"date(date('{tomorrow}') - 1)", zone=zone) == day
    assert text(f"date('{day}') + 1 = date('{tomorrow}')", zone=zone) == "true"


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("date(0)", "1969-12-31T17:00:00.000-07:00"),
        ("date(1.5)", "1970-01-02T05:00:00.000-07:00"),
        ("date('2003-10-20T15:00:00Z')", "2003-10-20T08:00:00.000-07:00"),
        ("date('2003-10-20T07:00:00Z')", "2003-10-20"),
        ("date('1970-1-2')", "1970-01-02"),
        ("date(17532.291666666668)", "2018-01-01"),
        ("date('')", ""),
        ("date(concat('non', 'sense'))", "Invalid Date"),
        ("date(0 div 0)", "Invalid Date"),
        ("date(99999999999)", "Invalid Date"),
        ("boolean(date(0 div 0))", "false"),
        ("number(date(0 div 0))", "NaN"),
    ],
)
def test_date_gives_the_moment_a_value_stands_for(expression: str, result: str) -> None:
    assert text(expression, zone=PHOENIX) == result


def test_a_day_that_is_not_in_the_calendar_is_no_date_where_it_comes_from_an_answer() -> None:
    assert text("date(/d/a)", "<d><a>2026-02-30</a></d>") == "Invalid Date"
    assert text("format-date(/d/a, '%Y')", "<d><a>2026-02-30</a></d>") == ""


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("'2018-06-25' < '2018-06-25T00:00:00.000+08:00'", "false"),
        ("'2018-06-25' < '2018-06-25T00:00:00.001+08:00'", "true"),
        ("date('2018-06-25') = '2018-06-25T00:00:00+08:00'", "true"),
        ("/d/when = date('2001-12-26')", "true"),
        ("/d/when < '2001-12-27' and /d/when > '2001-12-25'", "true"),
        ("'text' = date('1999-09-09')", "false"),
        ("now() > today()", "true"),
        ("now() < today() + 1", "true"),
    ],
)
def test_dates_compare_by_the_moments_they_stand_for(expression: str, result: str) -> None:
    assert text(expression, "<d><when>2001-12-26</when></d>", zone=SHANGHAI) == result


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("today()", "2026-11-22"),
        ("now()", "2026-11-22T09:30:00.000+08:00"),
        ("format-date(today(), '%Y年%n月%e日 %a %%')", "2026年11月22日 Sun %"),
        ("format-date('2026-03-04', '%y/%m/%d %b %Y%n%e')", "26/03/04 Mar 202634"),
        ("format-date-time(now(), '%H:%M:%S.%3 %h')", "09:30:00.000 9"),
        ("format-date(today() + 1, '%d')", "23"),
        ("format-date('', '%d')", ""),
        ("format-date('2026-03-04', '%q%')", "%q%"),
        ("decimal-time('12:00:00+08:00')", "0.5"),
        ("decimal-time('18:00:00')", "0.75"),
        ("decimal-time('2026-11-22T04:00:00Z')", "0.5"),
        ("decimal-time('24:00:00')", "NaN"),
    ],
)
def test_dates_and_times_are_written_and_counted(expression: str, result: str) -> None:
    assert text(expression) == result


@pytest.mark.parametrize("language", ["zh_CN", "zh", "简体中文 (zh)", "中文"])
def test_months_and_weekdays_speak_the_language_of_the_form(language: str) -> None:
    assert text("format-date('2026-11-22', '%b %a')", language=language) == "11月 周日"


@pytest.mark.parametrize("zone", [SHANGHAI, KATHMANDU, PHOENIX, NEW_YORK])
@pytest.mark.parametrize(
    ("kind", "value", "stored"),
    [
        ("date", 20779.0, "2026-11-22"),
        ("date", "20779", "2026-11-22"),
        ("date", "Invalid Date", ""),
        ("dateTime", "Invalid Date", ""),
        ("int", "2026-11-22", "20779"),
    ],
)
def test_a_bind_type_casts_days_on_the_calendar(
    zone: tzinfo, kind: str, value: Value, stored: str
) -> None:
    assert computed_text(kind, value, zone) == stored


@given(st.dates(), ZONES)
def test_a_date_bind_gets_the_day_of_a_day_number(day: date, zone: tzinfo) -> None:
    assert computed_text("date", DayNumber(day, zone), zone) == day.isoformat()


def test_a_date_bind_gets_the_local_day_of_an_instant() -> None:
    assert computed_text("date", 20779 - 7.5 / 24, SHANGHAI) == "2026-11-22"
    assert computed_text("date", NOON + timedelta(hours=4), SHANGHAI) == "2026-11-23"


@given(st.dates(), ZONES)
def test_a_date_survives_its_number(day: date, zone: tzinfo) -> None:
    number = number_of(day, zone)

    assert moment_of(number, zone) == day
    assert day_from(number, zone) == day


@given(st.dates(date(1902, 1, 1), date(2100, 1, 1)), ZONES)
def test_a_date_survives_its_number_written_out(day: date, zone: tzinfo) -> None:
    assert text(f"date({text(f'date({day.isoformat()!r}) * 1', zone=zone)})", zone=zone) == str(day)


@given(
    st.datetimes(
        datetime(1970, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
        datetime(2100, 1, 1),  # noqa: DTZ001
        timezones=ZONES,
        allow_imaginary=False,
    )
)
def test_an_instant_survives_its_text(moment: datetime) -> None:
    whole = moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    assert parse_moment(moment_text(whole), UTC) == whole
