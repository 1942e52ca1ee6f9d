"""A staff desk with one member who logs in with any PIN, and an audit that is kept in a list."""

from dataclasses import dataclass, field
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pytestqt.qtbot import QtBot

from kiosk.jobs import SerialJobRunner
from kiosk.services.desk.desk import Answer, DeskService
from kiosk.services.idle import IdleService
from kiosk.services.visiting import Visiting
from sync.store import LoggedIn, Role, StaffMember, StoreFullError
from tests.support.visits import NOW

ID = UUID(int=7)


def member(role: Role = "assistant", *, name: str = "示范职员", place: int = 7) -> StaffMember:
    return StaffMember(UUID(int=place), name, role, bytes(32), NOW, False, False)  # noqa: FBT003


@dataclass
class Roll:
    """Who works here, and what was noted of it; `is_full`: nothing can be noted any more."""

    members_: tuple[StaffMember, ...] = field(default_factory=lambda: (member(),))
    noted: list[tuple[str, str]] = field(default_factory=list)
    is_full: bool = False

    def members(self) -> tuple[StaffMember, ...]:
        return self.members_

    def log_in(self, name: str, pin: str) -> Answer:  # noqa: ARG002 - any PIN opens
        found = next(one for one in self.members_ if one.name == name)
        return LoggedIn(found, Ed25519PrivateKey.generate())

    def change_pin(self, member: UUID, old: str, new: str) -> Answer:
        raise AssertionError(f"nobody changes a PIN here: {member}, {old} to {new}")

    def note(self, staff: UUID | None, action: str, subject: str = "", outcome: str = "") -> None:
        if self.is_full:
            raise StoreFullError("the disk is full")
        assert staff is not None
        self.noted.append((action, f"{subject} {outcome}".strip()))


@dataclass
class Duty:
    """A desk over a visit."""

    visit: Visiting
    roll: Roll = field(default_factory=Roll)

    def __post_init__(self) -> None:
        self.idle = IdleService(600, 60)
        self.lane = SerialJobRunner("store")
        self.desk = DeskService(self.roll, self.roll, (self.lane, self.lane), self.visit, self.idle)

    def log_in(self, qtbot: QtBot, name: str = "示范职员") -> None:
        self.desk.open()
        self.desk.log_in(name, "314159")
        qtbot.waitUntil(lambda: self.desk.state.member is not None)
