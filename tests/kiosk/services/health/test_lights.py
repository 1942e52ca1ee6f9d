"""The lights of the desk: what is green, yellow and red, and what staff are told to do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.devices.card_reader import ReaderFault
from kiosk.services.health.counting import Ratings, ratings_of
from kiosk.services.health.light import Light
from kiosk.services.health.lights import lights_of
from kiosk.services.health.standing import PLATFORM, Kept, Standing, figures_of
from printing.errors import OfflineError, OutOfPaperError, PrinterWarning
from printing.spool import NotReady, PrinterState, Ready
from sync.store import Room, StoreFullError, Waiting
from sync.update import ExpiredReleaseError, Status, UpdateError

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
GIB = 2**30
WELL = Standing(
    now=NOW,
    kept=Kept(
        Room("plenty", 100 * GIB),
        expiries={"timestamp": NOW + timedelta(days=20), PLATFORM: NOW + timedelta(days=90)},
    ),
    floor=NOW - timedelta(minutes=1),
    ahead=timedelta(seconds=3),
    reach="online",
    printer=Ready(),
    has_reader=True,
)


def light(standing: Standing, key: str) -> Light:
    return next(one for one in lights_of(standing) if one.key == key)


def kept(**changes: object) -> Standing:
    return replace(WELL, kept=replace(WELL.kept, **changes))  # type: ignore[arg-type]  # its fields


def test_all_is_green_where_all_is_well() -> None:
    assert {one.colour for one in lights_of(WELL)} == {"green"}


def test_a_full_disk_is_red_though_it_was_salvaged_or_care_did_not_get_through() -> None:
    full = kept(room=Room("none", 0))
    told = {
        light(replace(full, **more), "disk")
        for more in ({}, {"was_salvaged": True}, {"care_error": StoreFullError()})
    }
    (only,) = told
    assert (only.colour, only.section) == ("red", "outbox")
    assert "清出空间" in only.text[0]


def test_every_point_of_the_hall_and_the_kiosk_has_a_light() -> None:
    keys = {one.key for one in lights_of(WELL)}
    assert keys >= {"supplement", "returned", "decided", "waiting", "alone", "network"}
    assert keys >= {"printer", "paper", "disk", "clock", "reader", "certificates"}


@pytest.mark.parametrize(
    ("standing", "key", "colour"),
    [
        (kept(to_call={"overdue": 1, "soon": 2}), "supplement", "red"),
        (kept(to_call={"soon": 2}), "supplement", "yellow"),
        (kept(to_call={"returned": 2}), "returned", "yellow"),
        (kept(waiting=Waiting(0, None, 0, 1, 0)), "waiting", "red"),
        (kept(waiting=Waiting(0, None, 1, 0, 0)), "waiting", "yellow"),
        (kept(alone=3), "alone", "yellow"),
        (kept(expiries={"snapshot": NOW + timedelta(days=6)}), "certificates", "yellow"),
        (kept(expiries={PLATFORM: NOW + timedelta(days=6)}), "certificates", "red"),
        (kept(expiries={"keys": NOW - timedelta(hours=1)}), "certificates", "red"),
        (replace(WELL, reach="offline"), "network", "yellow"),
        (replace(WELL, printer=NotReady(OfflineError())), "printer", "red"),
        (replace(WELL, printer=NotReady(OutOfPaperError())), "paper", "red"),
        (replace(WELL, printer=Ready((PrinterWarning.PAPER_LOW,))), "paper", "yellow"),
        (replace(WELL, printer=Ready((PrinterWarning.TONER_LOW,))), "printer", "yellow"),
        (kept(room=Room("none", 0)), "disk", "red"),
        (kept(room=Room("low", GIB)), "disk", "yellow"),
        (replace(WELL, is_damaged=True), "disk", "red"),
        (replace(WELL, was_salvaged=True), "disk", "yellow"),
        (replace(WELL, ahead=timedelta(minutes=5)), "clock", "yellow"),
        (replace(WELL, ahead=timedelta(minutes=-15)), "clock", "red"),
        (replace(WELL, reader_fault=ReaderFault.UNPLUGGED), "reader", "red"),
        (replace(WELL, reader_fault=ReaderFault.NOT_READ), "reader", "yellow"),
        (replace(WELL, printer=Ready((PrinterWarning.CANNOT_TELL,))), "paper", "yellow"),
    ],
)
def test_what_is_not_well_comes_first_and_says_what_to_do(
    standing: Standing, key: str, colour: str
) -> None:
    found = light(standing, key)
    assert found.colour == colour
    assert lights_of(standing)[0].colour == colour
    assert all(len(words) > 5 for words in found.text)


def test_a_clock_that_was_set_back_is_seen_without_a_network() -> None:
    back = replace(WELL, ahead=None, reach="offline", floor=NOW + timedelta(hours=3))
    assert light(back, "clock").colour == "red"
    assert "3 小时" in light(back, "clock").text[0]


def test_the_network_is_off_since_the_platform_was_heard_also_before_the_last_start() -> None:
    told = [
        light(replace(WELL, reach="offline", off_since=off_since, floor=floor), "network").text[0]
        for off_since, floor in (
            (NOW - timedelta(minutes=1), NOW - timedelta(days=27)),
            (NOW - timedelta(hours=2), None),
            (None, None),
        )
    ]
    assert [text.split("。")[0] for text in told] == [
        "断了 27 天",
        "断了 2 小时",
        "件都在本机，照常收件",
    ]


@pytest.mark.parametrize(
    "state",
    [
        NotReady(OutOfPaperError()),
        Ready((PrinterWarning.PAPER_LOW,)),
        Ready((PrinterWarning.CANNOT_TELL,)),
    ],
)
def test_what_the_paper_lacks_is_no_fault_of_the_printer(state: PrinterState) -> None:
    standing = replace(WELL, printer=state)
    assert light(standing, "printer").colour == "green"
    assert light(standing, "paper").colour != "green"


def test_what_this_kiosk_does_not_have_is_neither_well_nor_not() -> None:
    without = replace(WELL, printer=None, has_reader=False)
    assert [light(without, key).colour for key in ("printer", "paper", "reader")] == [""] * 3


def test_the_oldest_that_waits_is_told_with_its_age_by_the_trusted_time() -> None:
    waits = Waiting(2, NOW, 0, 0, 3, oldest_unsent_at=NOW - timedelta(days=1))
    fresh = light(kept(waiting=waits), "waiting")
    assert fresh.colour == "green"
    assert fresh.number == "2"
    assert "1 天" in fresh.text[0]
    assert "3 张" in fresh.text[0]

    later = replace(kept(waiting=waits), floor=NOW + timedelta(days=4))
    assert light(later, "waiting").colour == "red"


def test_what_stands_on_one_disk_says_whose_turn_it_is() -> None:
    received = light(kept(alone=3), "alone").text[0]
    unsent = light(kept(alone=3, waiting=Waiting(1, NOW, 0, 0, 0)), "alone").text[0]
    unplugged = light(replace(kept(alone=3), has_second=True), "alone").text[0]
    assert ("备份" in received, "联网" in unsent, "插好" in unplugged) == (True, True, True)
    assert len({received, unsent, unplugged}) == 3


def test_certificates_are_held_against_the_time_that_the_platform_told() -> None:
    behind = replace(WELL, now=NOW - timedelta(days=400), floor=NOW + timedelta(days=85))
    assert light(behind, "certificates").colour == "red"


def test_few_ratings_of_a_day_are_a_number_and_no_levels() -> None:
    few = {("rating", "5"): 3, ("rating", "1"): 1, ("visit", ""): 9, ("filing", "a"): 2}
    figures = figures_of(few, few)
    assert (figures.visits, figures.filings, figures.ratings) == (9, 2, 4)
    assert figures.before == Ratings(4, None)

    assert ratings_of({**few, ("rating", "4"): 1}) == Ratings(5, 4)


def test_the_version_has_a_light_where_updates_are_taken_care_of() -> None:
    assert "update" not in {one.key for one in lights_of(WELL)}
    waiting = light(replace(WELL, update=Status("0.1.0", next="0.2.0")), "update")
    assert (waiting.colour, waiting.text[0]) == ("green", "0.1.0，0.2.0 等着换上")


@pytest.mark.parametrize(
    ("status", "error", "said"),
    [
        (Status("0.1.0", returned=("0.2.0",)), None, "已经退回"),
        (Status("0.1.0", refused=(("0.2.0", ("自检没过", "failed")),)), None, "自检没过"),
        (Status("0.1.0"), ExpiredReleaseError("timestamp"), "过了有效期"),
    ],
)
def test_an_update_that_did_not_work_is_yellow_and_says_so(
    status: Status, error: UpdateError | None, said: str
) -> None:
    found = light(replace(WELL, update=status, update_error=error), "update")
    assert found.colour == "yellow"
    assert said in found.text[0]
