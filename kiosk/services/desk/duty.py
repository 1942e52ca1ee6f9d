"""Who is on duty at the desk: its state, and what it asks of those who keep staff and audit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from kiosk.jobs import Failure
from kiosk.services.desk.roles import Section
from sync.errors import KnownError
from sync.store import LockedOut, LoggedIn, NotOnStaff, StaffMember, WrongPin

Answer = LoggedIn | WrongPin | LockedOut | NotOnStaff
Refusal = WrongPin | LockedOut | NotOnStaff | Failure


class NotAllowedError(KnownError):
    """Nobody has logged in, or their role does not do this."""

    zh = "您的岗位不能做这一步。请换有权限的人登录。"
    en = "Your role cannot do this. Somebody who may has to log in."


class Staff(Protocol):
    """What the desk asks of `store.staff`; each takes a fraction of a second."""

    def members(self) -> tuple[StaffMember, ...]:
        """Return everybody, also who is barred."""

    def log_in(self, name: str, pin: str) -> Answer:
        """Try a PIN; each try is counted before it is looked at."""

    def change_pin(self, member: UUID, old: str, new: str) -> Answer:
        """Lock the member's key with another PIN."""


class Audit(Protocol):
    """What the desk asks of `store.audit`."""

    def note(self, staff: UUID | None, action: str, subject: str = "", outcome: str = "") -> object:
        """Append a row."""


@dataclass(frozen=True, slots=True)
class DeskState:
    """How the desk stands.

    `is_open`: it lies over the screen. `member`: who works at it, None where it is locked or closed;
    `name`: who did last, or sits beside a resident, to come back by the PIN alone.
    `refusal`: why the last try to log in or to change the PIN came to nothing. `badges`: how much waits, by section.
    """

    is_open: bool = False
    member: StaffMember | None = None
    name: str = ""
    section: Section = "today"
    is_busy: bool = False
    refusal: Refusal | None = None
    is_changing_pin: bool = False
    language: str = "zh_CN"
    is_elder: bool = False
    badges: Mapping[Section, int] = field(default_factory=dict)
