"""What staff read of an entry that waits, and of a stick."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.devices.sticks import UsbStick
from kiosk.services.courier_words import size_words
from kiosk.services.desk.carrying import CarryState
from kiosk.services.homecoming import Homecoming
from kiosk.viewmodels.desk.courier import derive_courier_props
from kiosk.viewmodels.desk.outbox import derive_outbox_row
from kiosk.viewmodels.desk.rows import DeskRow
from sync.engine import HomeReport
from sync.store import CourierReport, OutboxRow, StickFullError
from sync.trust import RepositoryReplayedError
from tests.support.visits import an_item

ZONE = ZoneInfo("Asia/Shanghai")
HOME = Homecoming(HomeReport(2, 0, 0, 0, 0))
ROW = OutboxRow(
    position=1,
    envelope_id=UUID(int=1),
    slip_number="0001000019264229",
    kind="filing",
    item="demo",
    state="parked",
    made_at=datetime(2026, 11, 22, 6, 5, tzinfo=UTC),
    attempts=3,
    problem="quota",
    size=1_234_567,
)


def test_an_entry_says_what_it_is_why_it_is_here_and_how_large() -> None:
    assert derive_outbox_row(ROW, an_item(), ZONE, "zh_CN", can_retry=True) == DeskRow(
        key=str(UUID(int=1)),
        title="示范事项",
        detail="平台给本机的份额用完了，请联系县平台",
        symbol="warning-fill",
        tone="note",
        lead="搁置，每天再试一次",
        side="0001 0000 1926 4229\n11-22 14:05 · 1.2 MB",
        action="再送一次",
        action_symbol="refresh",
    )


def test_who_may_not_try_again_is_offered_nothing() -> None:
    assert derive_outbox_row(ROW, None, ZONE, "en", can_retry=False).action == ""


def test_one_stick_is_named_with_its_room_and_several_are_not() -> None:
    sticks = [UsbStick(Path("/media") / name, name, 2_000_000_000, 3) for name in ("A", "B")]

    one = derive_courier_props(CarryState("ready", tuple(sticks[:1])), "zh_CN")
    two = derive_courier_props(CarryState("ready", tuple(sticks)), "zh_CN")

    assert (one.name, one.has_news, one.sticks) == ("A", True, 1)
    assert one.room == "还能存 2.0 GB，上面有县平台的回执"
    assert (two.name, two.has_news, two.sticks) == ("", False, 2)


def test_a_stick_with_no_room_left_is_not_well() -> None:
    full, empty = (UsbStick(Path("/media/A"), "A", free) for free in (0, 2_000_000_000))

    short = derive_courier_props(CarryState("ready", (full,)), "zh_CN")

    assert (short.is_short, short.room[:6]) == (True, "只剩 0 B")
    assert not derive_courier_props(CarryState("ready", (empty,)), "zh_CN").is_short


def test_how_it_went_is_told_with_what_was_left_behind() -> None:
    carried = derive_courier_props(CarryState("carried", carried=CourierReport(2, 10, 1)), "zh_CN")
    home = derive_courier_props(CarryState("home", home=HOME), "en")
    stale = replace(HOME, error=RepositoryReplayedError("x"))
    trouble = derive_courier_props(CarryState("home", home=stale), "zh_CN")
    full = derive_courier_props(CarryState("failed", error=StickFullError("")), "zh_CN")

    assert "1 份没有带上" in carried.told
    assert (carried.tone, home.tone, full.tone) == ("note", "good", "danger")
    assert home.told == "2 delivered, 0 parked, 0 not taken."
    assert (trouble.tone, "比本机已有的旧" in trouble.told) == ("note", True)
    assert "U 盘已满" in full.told


def test_progress_is_a_share_and_a_count() -> None:
    props = derive_courier_props(CarryState("carrying", done=3, total=12), "zh_CN")

    assert (props.progress, props.count) == (0.25, "3 / 12")


def test_sizes_are_told_in_a_unit_that_fits() -> None:
    assert [size_words(size) for size in (0, 999, 1000, 86_000, 1_500_000)] == [
        *("0 B", "999 B", "1.0 KB", "86 KB", "1.5 MB")
    ]
