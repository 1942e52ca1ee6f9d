"""What managers set: it counts at once, stays over a start, is noted, and can be taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiosk.services.desk.desk import NotAllowedError
from kiosk.services.desk.managed import NAMES, Name, laid_over, read, value_of, with_value, written
from kiosk.services.desk.managing import LockedSettingError
from kiosk.settings import Hall, HallNotice, Settings, UnreadableSettingsError
from sync.central.setting_values import written as set_by_platform
from sync.wire.fleet import NAMES as OF_PLATFORM
from sync.wire.fleet import ToldSetting
from tests.support.managed_desk import ManagedDesk, managed_desk
from tests.support.on_duty import ID

GIVEN = Settings(call_volume=0.7, printer="ipp://user:secret@printer/a4")
NOTICE = HallNotice("27日停电检修", "下午照常", since=date(2026, 11, 23), urgent=True)
VALUES: dict[Name, Any] = {
    "hall.name": "示范镇为民服务大厅",
    "hall.hours": "8:30–12:00",
    "hall.closed": (date(2026, 12, 31),),
    "hall.notices": (NOTICE, replace(NOTICE, until=date(2026, 11, 27))),
    "hall.villages": ("示范村",),
    "first": ("card", "house"),
    "hidden": ("pension",),
    "call_volume": 0.3,
    "printer": "ipp://localhost:631/printers/a4",
    "bytes_a_day": 20 * 2**20,
}


@pytest.fixture
def managed(tmp_path: Path, qtbot: QtBot) -> Iterator[ManagedDesk]:
    with managed_desk(tmp_path / "store", qtbot, GIVEN) as desk:
        yield desk


def test_every_setting_comes_back_as_it_was_set(managed: ManagedDesk) -> None:
    assert set(VALUES) == set(NAMES)
    for name, value in VALUES.items():
        managed.set(name, value)

    settings = laid_over(GIVEN, managed.store.settings.now())

    assert {name: value_of(settings, name) for name in NAMES} == VALUES
    assert managed.managing.state.settings == managed.taken[-1] == settings


def test_what_is_set_is_noted_with_who_and_is_taken_back_by_a_touch(managed: ManagedDesk) -> None:
    managed.set("call_volume", 0.3)
    managed.set("call_volume", 1.0)
    change = managed.managing.state.changes.rows[0]
    managed.do(lambda: managed.managing.undo(change.position))
    once = managed.taken[-1].call_volume
    managed.do(lambda: managed.managing.undo(1))

    assert (change.before, change.value, change.staff) == ("0.3", "1.0", ID)
    assert managed.managing.state.changes.names == {ID: "示范职员"}
    assert (once, managed.taken[-1]) == (0.3, GIVEN)
    assert [one.subject for one in managed.store.audit.list(action="setting")] == [
        "call_volume"
    ] * 4


def test_what_cannot_be_used_is_not_written_and_said(managed: ManagedDesk) -> None:
    def refuse(settings: Settings) -> None:
        raise UnreadableSettingsError(settings.printer)

    managed.check = refuse
    managed.set("printer", "nonsense")

    assert isinstance(managed.managing.state.error, UnreadableSettingsError)
    assert managed.store.settings.history() == ()
    assert managed.taken == []


def test_only_who_may_set_does(managed: ManagedDesk) -> None:
    managed.duty.desk.lock()

    for act in (
        managed.managing.look,
        lambda: managed.managing.set("call_volume", 0.0),
        lambda: managed.managing.undo(1),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_a_lock_while_it_is_written_shows_nothing_more_and_loses_nothing(
    managed: ManagedDesk,
) -> None:
    managed.managing.set("call_volume", 1.0)
    managed.duty.desk.lock()
    managed.managing.forget()
    managed.qtbot.waitUntil(lambda: managed.taken != [])

    assert managed.taken[-1].call_volume == 1.0
    assert managed.managing.state.changes.rows == ()


def test_changes_turn_page_by_page(managed: ManagedDesk) -> None:
    for place in range(10):
        managed.store.settings.set("call_volume", f"0.{place}", by=ID)
    managed.do(managed.managing.look)
    first = managed.managing.state
    managed.do(lambda: managed.managing.turn(on=True))
    second = managed.managing.state
    managed.do(lambda: managed.managing.turn(on=False))

    assert [one.position for one in second.changes.rows] == [2, 1]
    assert (first.changes.has_more, second.changes.has_more, second.page) == (True, False, 1)
    assert managed.managing.state.changes == first.changes


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hall.closed", '["31.12.2026"]'),
        ("hall.notices", '[{"heading": "x"}]'),
        ("bytes_a_day", '"many"'),
        ("hall.name", "null"),
        ("call_volume", "null"),
        ("later", "1"),
    ],
)
def test_what_a_newer_program_wrote_leaves_the_settings_of_the_file(name: str, text: str) -> None:
    assert laid_over(GIVEN, {name: text}) == GIVEN
    with pytest.raises(ValueError, match=r"."):
        read(name, text)


def test_a_setting_of_the_hall_leaves_the_others_alone() -> None:
    given = replace(GIVEN, hall=Hall(hours="8:30", phone="000"))

    changed = with_value(given, "hall.hours", "9:00")

    assert changed.hall == Hall(hours="9:00", phone="000")
    assert written(("示范",)) == '["示范"]'


def test_the_platform_sets_under_the_managers_and_locks_over_them(managed: ManagedDesk) -> None:
    name, hours = ToldSetting("hall.name", '"县里取的名"', locked=False), "8:30–12:00"
    managed.hear(name, ToldSetting("hall.hours", '"9:00–17:00"', locked=False))
    first = managed.managing.state.settings.hall
    managed.set("hall.hours", hours)
    chosen = managed.managing.state.settings.hall.hours
    managed.hear(name, ToldSetting("call_volume", "1.0", locked=True))
    own = managed.managing.state.settings
    managed.hear(replace(name, value='"又一个名"', locked=True))
    managed.set("hall.name", "大厅自己取的名")
    refused = managed.managing.state
    managed.hear()
    left = managed.managing.state

    assert (first.name, first.hours) == ("县里取的名", "9:00–17:00")
    assert chosen == hours
    assert (own.hall.name, own.hall.hours, own.call_volume) == ("县里取的名", hours, 1.0)
    assert isinstance(refused.error, LockedSettingError)
    assert (refused.settings.hall.name, refused.locked) == ("又一个名", frozenset({"hall.name"}))
    assert (left.settings.hall.name, left.settings.call_volume) == ("", GIVEN.call_volume)
    assert left.settings.hall.hours == hours


def test_what_managers_had_set_before_is_not_taken_back_while_it_is_locked(
    managed: ManagedDesk,
) -> None:
    managed.set("call_volume", 0.3)
    managed.hear(ToldSetting("call_volume", "1.0", locked=True))
    change = managed.managing.state.changes.rows[0]
    managed.managing.undo(change.position)

    assert isinstance(managed.managing.state.error, LockedSettingError)
    assert managed.store.settings.now() == {"call_volume": "0.3"}


def test_what_this_program_does_not_understand_or_leaves_to_the_hall_changes_nothing() -> None:
    told = (
        ToldSetting("printer", '"ipp://elsewhere/"', locked=True),
        ToldSetting("brand.new", "1", locked=True),
        ToldSetting("hall.closed", '"no list"', locked=True),
    )

    assert laid_over(GIVEN, {}, told) == GIVEN


WORDS: dict[Name, tuple[str, ...]] = {
    "hall.name": ("示范镇为民服务大厅",),
    "hall.hours": ("8:30–12:00",),
    "hall.closed": ("2026-12-31",),
    "hall.notices": (
        '{"title": "27日停电检修", "text": "下午照常", "since": "2026-11-23", "urgent": true}',
        (
            '{"title": "27日停电检修", "text": "下午照常", "since": "2026-11-23",'
            ' "until": "2026-11-27", "urgent": true}'
        ),
    ),
    "hall.villages": ("示范村",),
    "first": ("card", "house"),
    "hidden": ("pension",),
    "call_volume": ("0.3",),
    "bytes_a_day": (str(20 * 2**20),),
}


def test_what_a_clerk_types_at_the_platform_is_what_the_kiosk_reads() -> None:
    assert set(WORDS) == set(OF_PLATFORM) == set(NAMES) - {"printer"}

    read_here = {name: read(name, set_by_platform(name, words)) for name, words in WORDS.items()}

    assert read_here == {name: VALUES[name] for name in WORDS}
