"""The first manager of a kiosk: made without anybody to vouch for them, so only where nobody works yet."""

from sync.errors import KnownError
from sync.store import Store, new_pin


class HasStaffError(KnownError):
    """Somebody works here already: people are added at the desk, by a manager."""

    zh = "这台机器上已有工作人员。加人、改岗位请负责人在工作台的“人员”里做。"
    en = "There are staff on this kiosk already. A manager adds people at the desk, under “Staff”."


def make_first_manager(store: Store, name: str, pin: str = "") -> str:
    """Make the first manager, with a PIN to be changed at the first log-in; returns that PIN.

    Raises:
        HasStaffError: somebody works here already.
        KnownError: the name or the PIN is refused.
    """
    if store.staff.members():
        raise HasStaffError(name)
    pin = pin or new_pin()
    store.staff.add(name, "manager", pin, by=None, must_change=True)
    return pin


def pin_words(name: str, pin: str) -> str:
    """Return what is printed with a fresh PIN, this once."""
    return (
        f"{name}：密码 {pin}，只显示这一次；第一次登录要换成自己的。\n"
        f"{name}: PIN {pin}, shown this once; to be changed at the first log-in."
    )
