"""A row of the record as staff read it."""

from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from kiosk.viewmodels.desk.audit import derive_audit_row
from sync.store import AuditEntry
from tests.support.visits import NOW

WHO, OTHER = UUID(int=1), UUID(int=2)
NAMES = {WHO: "示范负责人", OTHER: "示范帮办员"}


@pytest.mark.parametrize(
    ("action", "subject", "outcome", "title", "detail"),
    [
        ("reset-pin", str(OTHER), "", "重设密码", "示范帮办员"),
        ("log-in", str(WHO), "wrong-pin", "登录", "示范负责人 · 密码不对"),
        ("assist", "beside seen", "", "帮人办", "陪着办 看过证件"),
        ("call", "0001 0004 2234 8043", "not-reached", "打电话", "0001 0004 2234 8043 · 没打通"),
        ("setting", "call_volume", "undo 3", "改设置", "呼叫铃音量 · 撤销第 3"),
        ("something", "else", "", "something", "else"),
    ],
)
def test_it_says_in_words_what_was_noted(
    action: str, subject: str, outcome: str, title: str, detail: str
) -> None:
    entry = AuditEntry(1, NOW, WHO, action, subject, outcome)

    row = derive_audit_row(entry, NAMES, ZoneInfo("Asia/Shanghai"), "zh_CN")

    assert (row.lead, row.title, row.detail) == ("示范负责人", title, detail)
    assert row.side == "2026-11-22 14:05:00"


def test_what_nobody_did_was_the_kiosk_itself() -> None:
    row = derive_audit_row(
        AuditEntry(1, NOW, None, "export-audit", "", ""), NAMES, ZoneInfo("Asia/Shanghai"), "en"
    )

    assert (row.lead, row.title) == ("Kiosk", "Exported this record")
