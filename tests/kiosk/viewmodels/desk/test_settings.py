"""The settings as managers see them: rows, choices, what is typed, and what was changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from forms.catalogue import Catalogue, Text
from kiosk.services.catalogue import CatalogueService
from kiosk.settings import Hall, HallNotice, Settings
from kiosk.viewmodels.desk.rows import DeskRow
from kiosk.viewmodels.desk.setting_edit import moved, read_day
from kiosk.viewmodels.desk.settings import DeskSettingsViewModel
from sync.wire.fleet import ToldSetting
from tests.support.managed_desk import ManagedDesk, managed_desk
from tests.support.visits import an_item

TODAY = date(2026, 11, 23)
CARD, HOUSE, PENSION = (
    replace(an_item(), code=code, title=Text(zh_CN=zh, en=code))
    for code, zh in (("card", "办卡"), ("house", "建房"), ("pension", "养老"))
)
GIVEN = Settings(
    printer="ipp://user:secret@printer/a4",
    bytes_a_day=7 * 2**20,
    hall=Hall(notices=(HallNotice("旧通知", until=date(2026, 11, 1)),)),
)


@pytest.fixture
def managed(tmp_path: Path, qtbot: QtBot) -> Iterator[ManagedDesk]:
    with managed_desk(tmp_path / "store", qtbot, GIVEN) as desk:
        yield desk


@pytest.fixture
def view_model(managed: ManagedDesk) -> DeskSettingsViewModel:
    catalogue = CatalogueService(Catalogue(Path(), (CARD, HOUSE, PENSION), (), {}))
    made = DeskSettingsViewModel(
        managed.managing, managed.duty.desk, catalogue, lambda: TODAY, ZoneInfo("Asia/Shanghai")
    )
    managed.do(made.look)
    return made


def rows(view_model: DeskSettingsViewModel) -> tuple[DeskRow, ...]:
    return view_model.rows.rows


def row(view_model: DeskSettingsViewModel, key: str) -> DeskRow:
    return next(one for one in rows(view_model) if one.key == key)


def test_the_overview_says_each_value_and_no_password(view_model: DeskSettingsViewModel) -> None:
    said = {one.key: one.title for one in rows(view_model)}

    assert said["printer"] == "ipp://printer/a4"
    assert said["bytes_a_day"] == "每天 7 MB"
    assert (said["hall.name"], said["call_volume"]) == ("照县平台上的名字", "中等")


def test_what_the_county_has_locked_says_so_and_has_no_button(
    view_model: DeskSettingsViewModel, managed: ManagedDesk
) -> None:
    managed.hear(ToldSetting("hall.hours", '"9:00–17:00"', locked=True))
    locked = row(view_model, "hall.hours")

    assert (locked.title, locked.action) == ("9:00–17:00", "")
    assert locked.detail == "县里定的，这里不能改"
    assert row(view_model, "hall.name").action == "改"


def test_a_text_is_saved_once_it_is_another_and_leads_back(
    view_model: DeskSettingsViewModel, managed: ManagedDesk
) -> None:
    view_model.act("hall.hours")
    unchanged = view_model.canSave
    view_model.setText(" 8:30–12:00 ")
    managed.do(view_model.save)

    assert (unchanged, view_model.page, view_model.canSave) == (False, "list", False)
    assert row(view_model, "hall.hours").title == "8:30–12:00"


def test_days_off_are_typed_as_digits_and_those_that_are_over_go(
    view_model: DeskSettingsViewModel, managed: ManagedDesk
) -> None:
    view_model.act("hall.closed")
    can = []
    for typed in ("2026", "20261131", "20260101", "2026年12月31日"):
        view_model.setText(typed)
        can.append(view_model.canSave)
    managed.do(view_model.save)
    view_model.setText("20261201")
    managed.do(view_model.save)
    both = [one.title for one in rows(view_model)]
    managed.do(lambda: view_model.act("2026-12-31"))

    assert can == [False, False, False, True]
    assert (both, view_model.text) == (["12月1日", "12月31日"], "")
    assert managed.taken[-1].hall.closed == (date(2026, 12, 1),)


def test_villages_are_added_once(view_model: DeskSettingsViewModel, managed: ManagedDesk) -> None:
    view_model.act("hall.villages")
    view_model.setText("示范村")
    managed.do(view_model.save)
    view_model.setText("示范村")

    assert not view_model.canSave
    assert [one.title for one in rows(view_model)] == ["示范村"]


def test_a_notice_is_written_changed_and_taken_away(
    view_model: DeskSettingsViewModel, managed: ManagedDesk
) -> None:
    view_model.act("hall.notices")
    assert [(one.title, one.lead) for one in rows(view_model)] == [("旧通知", "过期了")]
    view_model.addNotice()
    view_model.notice.write("title", "27日停电检修")
    view_model.notice.write("until", "tomorrow")
    refused = view_model.canSave
    view_model.notice.write("until", "20261127")
    view_model.notice.setUrgent(True)
    managed.do(view_model.save)
    new = rows(view_model)[1]
    view_model.act("1")
    assert (view_model.notice.title, view_model.notice.isNew) == ("27日停电检修", False)
    view_model.notice.write("titleEn", "Power cut")
    managed.do(view_model.save)
    written = managed.taken[-1].hall.notices[1]
    view_model.act("0")
    managed.do(view_model.removeNotice)

    assert (refused, new.lead, new.detail) == (False, "要紧的", "到11月27日为止")
    assert written == HallNotice(
        "27日停电检修", title_en="Power cut", since=TODAY, until=date(2026, 11, 27), urgent=True
    )
    assert managed.taken[-1].hall.notices == (written,)
    assert view_model.page == "notices"


def test_services_are_put_first_in_order_or_not_shown(
    view_model: DeskSettingsViewModel, managed: ManagedDesk
) -> None:
    view_model.act("first")
    for code, step in (("house", 0), ("pension", 0), ("pension", 1)):
        view_model.act(code)
        managed.do(partial(view_model.move, step))
        view_model.back()
    view_model.act("card")
    managed.do(view_model.switchHidden)
    is_hidden = view_model.isHidden
    view_model.back()
    shown = [(one.key, one.lead) for one in rows(view_model)]
    view_model.act("house")
    managed.do(view_model.leaveOrder)

    assert is_hidden
    assert shown == [("house", "第 1"), ("pension", "第 2"), ("card", "不显示")]
    assert (managed.taken[-1].first, managed.taken[-1].hidden) == (("pension",), ("card",))


def test_a_value_of_the_file_is_among_the_choices(
    view_model: DeskSettingsViewModel, managed: ManagedDesk
) -> None:
    view_model.act("bytes_a_day")
    choices = [(one.title, one.is_chosen) for one in view_model.choices.rows]
    managed.do(lambda: view_model.choose("0"))
    view_model.act("call_volume")
    managed.do(lambda: view_model.choose("1.0"))

    assert ("每天 7 MB", True) in choices
    assert (managed.taken[-1].bytes_a_day, managed.taken[-1].call_volume) == (0, 1.0)


def test_what_was_changed_says_from_what_to_what_and_is_undone(
    view_model: DeskSettingsViewModel, managed: ManagedDesk
) -> None:
    view_model.act("bytes_a_day")
    managed.do(lambda: view_model.choose(str(20 * 2**20)))
    managed.do(view_model.openHistory)
    (change,) = rows(view_model)
    managed.do(lambda: view_model.act(change.key))

    assert (change.title, change.detail, change.lead, change.side) == (
        "每天的流量",
        "每天 7 MB → 每天 20 MB",
        "示范职员",
        "2026年11月23日 17:30",
    )
    assert managed.taken[-1] == GIVEN
    assert len(rows(view_model)) == 2


def test_a_lock_closes_what_was_open(
    view_model: DeskSettingsViewModel, managed: ManagedDesk
) -> None:
    view_model.act("hall.name")
    view_model.setText("没有存的")
    managed.duty.desk.lock()

    assert (view_model.page, view_model.text) == ("list", "")


def test_a_service_moves_within_what_has_a_place() -> None:
    assert moved((), "a", 0) == ("a",)
    assert moved(("a", "b"), "b", -1) == ("b", "a")
    assert moved(("a", "b"), "a", -1) == ("a", "b")
    assert moved(("a", "b"), "c", 0) == ("c", "a", "b")
    assert moved(("a", "b"), "b", 1) == ("a", "b")


def test_a_day_is_read_as_people_write_it() -> None:
    assert read_day("2026-12-31") == read_day("2026 12 31") == date(2026, 12, 31)
    assert read_day("31") is None
