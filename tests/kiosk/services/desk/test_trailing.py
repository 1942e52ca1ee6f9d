"""The record of the desk: page by page, checked, saved; each saving is noted first."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from pytestqt.qtbot import QtBot

from kiosk.paths import DataFolder
from kiosk.services.desk.desk import NotAllowedError
from kiosk.services.desk.trailing import PAGE, TrailService
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from sync.clock import ManualClock
from sync.store import Role, Store
from tests.kiosk.conftest import START
from tests.support.on_duty import Duty, Roll, member
from tests.support.visits import begin_visit, form_of

FORM = form_of("""
| survey | | | |
| | type | name | label::中文 (zh_CN) |
| | text | a | 示范 |
""")


@pytest.fixture
def store(folder: DataFolder) -> Iterator[Store]:
    with closing(open_store(folder, Settings(), ManualClock(START))) as store:
        yield store


class Office:
    """Somebody of a role, the record, and what was saved of it."""

    def __init__(self, store: Store, qtbot: QtBot, role: Role) -> None:
        self.saved: list[bytes] = []
        self._qtbot = qtbot
        self.duty = Duty(begin_visit(FORM), Roll((member(role),)))
        self.duty.log_in(qtbot)
        lanes = (self.duty.lane, self.duty.lane)
        self.trail = TrailService(store.audit, tuple, self._save, self.duty.desk, lanes)

    def wait(self) -> None:
        self._qtbot.waitUntil(lambda: not self.trail.state.is_busy)

    def _save(self, data: bytes) -> str:
        self.saved.append(data)
        return "record.jsonl"


def test_it_is_read_page_by_page_newest_first(store: Store, qtbot: QtBot) -> None:
    for number in range(PAGE + 3):
        store.audit.note(None, "retry", str(number))
    office = Office(store, qtbot, "auditor")

    office.trail.look()
    office.wait()
    newest = office.trail.state.entries
    office.trail.older()
    office.wait()
    older = office.trail.state

    assert [entry.subject for entry in newest[:2]] == [str(PAGE + 2), str(PAGE + 1)]
    assert ([entry.subject for entry in older.entries], older.has_more) == (["2", "1", "0"], False)
    office.trail.newer()
    office.wait()
    assert office.trail.state.entries == newest
    office.duty.lane.close()


def test_what_is_saved_was_noted_before(store: Store, qtbot: QtBot) -> None:
    office = Office(store, qtbot, "auditor")

    office.trail.export()
    office.wait()
    office.duty.roll.is_full = True
    office.trail.export()
    office.wait()

    assert office.duty.roll.noted == [("export-audit", "")]
    assert len(office.saved) == 1
    assert office.trail.state.error is not None
    office.duty.lane.close()


def test_who_may_only_read_it_cannot_carry_it_away(store: Store, qtbot: QtBot) -> None:
    office = Office(store, qtbot, "technician")

    with pytest.raises(NotAllowedError):
        office.trail.export()
    office.trail.verify()
    office.wait()
    assert office.trail.state.chain == "whole"
    office.duty.lane.close()
