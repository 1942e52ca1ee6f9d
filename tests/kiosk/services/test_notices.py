"""What staff read on the attract scene: the weightiest two things, in both languages."""

import pytest

from kiosk.services.care import Condition
from kiosk.services.notices import notices_of
from sync.engine import Pressure
from sync.store import Room, StoreFullError
from sync.trust import RepositoryExpiredError

CALM, STALE = Pressure(), Pressure(is_stale=True)
FULL, LOW, GOOD = Room("none", 0), Room("low", 1), Room("plenty", 2)


def test_nothing_is_said_when_all_is_well() -> None:
    assert notices_of(Condition(GOOD), CALM, None, "zh_CN") == ()


@pytest.mark.parametrize(
    ("condition", "pressure", "zh", "en"),
    [
        (Condition(FULL), CALM, "暂时不收新的申请", "no new filings for now"),
        (Condition(LOW), CALM, "磁盘空间不多了", "filling up"),
        (Condition(GOOD), STALE, "超过三天没有传完", "over three days"),
        (
            Condition(GOOD, alone=7),
            CALM,
            "有 7 份资料只存在一块盘上",
            "Filings on one disk only: 7.",
        ),
        (Condition(GOOD, is_damaged=True), CALM, "资料库有损坏", "is damaged"),
        (Condition(GOOD, error=StoreFullError("")), CALM, StoreFullError.zh, StoreFullError.en),
    ],
)
def test_each_thing_is_said_in_both_languages(
    condition: Condition, pressure: Pressure, zh: str, en: str
) -> None:
    (chinese,) = notices_of(condition, pressure, None, "zh_CN")
    (english,) = notices_of(condition, pressure, None, "en")

    assert zh in chinese
    assert en in english


def test_the_weightiest_two_are_said_when_there_are_more() -> None:
    everything = Condition(FULL, alone=3, is_damaged=True)

    damage, full = notices_of(everything, STALE, RepositoryExpiredError(""), "zh_CN")

    assert "资料库有损坏" in damage
    assert "暂时不收" in full
