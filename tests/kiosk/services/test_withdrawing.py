"""A case is withdrawn before anybody has accepted it: once, by its slip or beside staff, with words."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import get_args
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from kiosk.jobs import SerialJobRunner
from kiosk.services.withdrawing import OPEN, WithdrawalService, WithdrawalState
from sync.store import CaseStanding, Filed, Status, Store
from sync.wire.changes import CaseStatus
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from sync.wire.slip import new_secret
from tests.support.filings import a_clock, a_submission, open_store
from tests.support.platform_model import PlatformModel
from tests.support.returned import tell
from tests.support.visits import NOW

BESIDE_STAFF = {"how": "staff", "document": "resident-id-card", "checked_at": NOW}


@dataclass
class Desk:
    store: Store

    def __post_init__(self) -> None:
        lane = SerialJobRunner("store")
        self.service = WithdrawalService(self.store, (lane, lane), lambda: NOW)
        self.filed: list[UUID] = []
        self.service.filed.connect(self.filed.append)

    def file(self, status: CaseStatus | None = None) -> Filed:
        filed = self.store.file(a_submission(), recipients=["platform", "slip"])
        if status is not None:
            tell(self.store, filed, status)
        return filed

    def withdraw(self, qtbot: QtBot, filed: Filed, secret: bytes | None = None) -> str:
        """Withdraw; return the fault in words, or nothing."""
        identity = BESIDE_STAFF if secret is None else None
        self.service.withdraw(
            filed.envelope_id, "不想办了", "zh_CN", secret=secret, identity=identity
        )
        qtbot.waitUntil(lambda: not self.service.state.is_busy)
        error = self.service.state.error
        return "" if error is None else error.words("zh_CN")

    def standing(self, filed: Filed) -> CaseStanding:
        case = self.store.standings.of(filed.slip_number)
        assert case is not None
        return case


@pytest.fixture(name="desk")
def open_desk(tmp_path: Path) -> Iterator[Desk]:
    with closing(open_store(tmp_path, a_clock(), PlatformModel())) as store:
        yield Desk(store)


@pytest.mark.parametrize("by_slip", [True, False])
def test_a_withdrawal_waits_for_the_platform_and_says_so(
    desk: Desk, qtbot: QtBot, *, by_slip: bool
) -> None:
    filed = desk.file()
    before = desk.standing(filed).is_withdrawing

    assert desk.withdraw(qtbot, filed, filed.slip_secret if by_slip else None) == ""

    assert (before, desk.standing(filed).is_withdrawing) == (False, True)
    assert desk.filed == [filed.envelope_id]
    (_, sealed) = desk.store.outbox.due(NOW, limit=9, limit_bytes=10**6)
    envelope = decode(Envelope, sealed.envelope)
    assert (envelope.kind, envelope.about) == ("withdrawal", filed.envelope_id)
    assert {wrap.recipient for wrap in envelope.wraps} == {"platform"}


def test_it_is_withdrawn_once(desk: Desk, qtbot: QtBot) -> None:
    filed = desk.file()
    for _ in range(2):
        desk.withdraw(qtbot, filed)
    again = desk.service.state
    desk.service.forget()

    assert again == WithdrawalState(filed.envelope_id, is_filed=True)
    assert desk.withdraw(qtbot, filed) == "撤回的话已经交上了，不用再交。"
    assert desk.filed == [filed.envelope_id]


def test_of_two_who_withdraw_it_at_once_one_does(desk: Desk, qtbot: QtBot) -> None:
    filed, lanes = desk.file(), [SerialJobRunner(name) for name in ("one", "other")]
    two = [WithdrawalService(desk.store, (lane, lane), lambda: NOW) for lane in lanes]
    for service in two:
        service.withdraw(filed.envelope_id, "", "zh_CN", identity=BESIDE_STAFF)
    qtbot.waitUntil(lambda: not any(service.state.is_busy for service in two))

    assert sorted(service.state.is_filed for service in two) == [False, True]
    assert desk.store.waiting().count == 2


@pytest.mark.parametrize("status", sorted(set(get_args(CaseStatus)) - set(OPEN)))
def test_what_is_accepted_or_over_is_left_to_the_clerks(
    desk: Desk, qtbot: QtBot, status: CaseStatus
) -> None:
    assert "请到窗口和办理单位说" in desk.withdraw(qtbot, desk.file(status))
    assert desk.filed == []


def test_what_waits_for_the_person_can_be_withdrawn(desk: Desk, qtbot: QtBot) -> None:
    asking: tuple[CaseStatus, ...] = ("returned", "supplement")

    assert [desk.withdraw(qtbot, desk.file(status)) for status in asking] == ["", ""]
    assert set(OPEN) <= set(get_args(Status))


def test_a_foreign_slip_withdraws_nothing(desk: Desk, qtbot: QtBot) -> None:
    assert "打不开" in desk.withdraw(qtbot, desk.file(), new_secret())
    assert desk.filed == []
