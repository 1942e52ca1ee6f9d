"""What staff are told when a PIN does not open the desk, or a role not what they wanted."""

from datetime import datetime

from kiosk.jobs import Failure
from kiosk.services.desk.desk import Refusal
from sync.store import LockedOut, NotOnStaff, WrongPin

_SHOWN_IN_SECONDS = 120
ROLE_WORDS = {
    "assistant": ("帮办员", "Assistant"),
    "manager": ("负责人", "Manager"),
    "technician": ("技术员", "Technician"),
    "auditor": ("查账员", "Auditor"),
}
"""What a role is called, in Chinese and English."""


def role_words(role: str, language: str) -> str:
    """Return what a role is called."""
    return ROLE_WORDS[role][language == "en"] if role in ROLE_WORDS else role


def refusal_words(refusal: Refusal | None, now: datetime, language: str) -> tuple[str, str]:
    """Say in a few words why it did not work, and what to do; "" and "" where it did."""
    match refusal:
        case None:
            said = ("", "", "", "")
        case WrongPin(left):
            said = (
                "密码不对",
                f"还能试 {left} 次。忘了请找负责人重设。",
                "Wrong PIN",
                f"{left} tries left. A manager can set a new one.",
            )
        case LockedOut(until):
            zh, en = wait_words(until, now)
            said = (
                "试得太多，先锁住了",
                f"请等 {zh}再试。",
                "Locked for now",
                f"Try again in {en}.",
            )
        case NotOnStaff():
            said = (
                "这台机器上没有这个人",
                "可能停用了。请找负责人。",
                "Not on the staff list",
                "Perhaps barred. Ask a manager.",
            )
        case _:
            todo = fault_words(refusal, language)
            said = ("这一步没做成", todo, "That did not work", todo)
    return said[2:] if language == "en" else said[:2]


def fault_words(error: Failure | None, language: str) -> str:
    """Say what went wrong and what to do; "" where nothing did."""
    return error.words(language) if error is not None else ""


def wait_words(until: datetime, now: datetime) -> tuple[str, str]:
    """Say how long it is until a moment, in Chinese and English."""
    seconds = max(1, round((until - now).total_seconds()))
    if seconds < _SHOWN_IN_SECONDS:
        return f"{seconds} 秒", f"{seconds} s"
    minutes = -(-seconds // 60)
    return f"{minutes} 分钟", f"{minutes} min"
