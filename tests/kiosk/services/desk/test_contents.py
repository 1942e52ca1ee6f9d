"""Opening a case at the desk: noted first, asked for again and again, given up in words, forgotten."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from kiosk.jobs import SerialJobRunner
from kiosk.services.desk.case_line import Part
from kiosk.services.desk.contents import ContentsService, ContentsState
from kiosk.services.desk.desk import NotAllowedError
from kiosk.services.desk.no_contents import NoLineError, NotAttendedError
from kiosk.services.desk.opened import Contents
from sync.engine import CaseGiven
from sync.store import CaseRow, LoggedIn, Role, StoreFullError
from sync.wire.desk import Why
from sync.wire.envelope import SealedFile
from tests.support.on_duty import Duty, Roll, member
from tests.support.visits import NOW, begin_visit, form_of

FILE = SealedFile(bytes(32), 9)
ROW = CaseRow(
    id=UUID(int=9),
    slip_number="0001000371234562",
    case_number=None,
    item="example",
    status="received",
    masked_name="示*",
    made_at=NOW,
    changed_at=NOW,
    is_here=True,
    due_at=None,
    title={},
    note="",
    wanted=(),
)
FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) |
| | text | wish | 想说什么？ |
""")


@dataclass
class Line:
    """A platform that is attended to after some questions."""

    silent: int = 0
    broken: int = 0
    files: tuple[SealedFile, ...] = ()
    asked: int = 0
    read_with: list[int] = field(default_factory=list)

    def ask_about(self, _row: CaseRow, why: Why, who: LoggedIn) -> str:
        return f"{who.member.name} {why}"

    def ask(self, asking: str) -> CaseGiven | None:
        assert asking.startswith("示范职员")
        self.asked += 1
        if self.asked <= self.broken:
            raise NoLineError("cut")
        return None if self.asked <= self.silent else CaseGiven()

    def missing(self, _given: CaseGiven) -> tuple[SealedFile, ...]:
        return self.files

    def fetch(self, file: SealedFile) -> Part | None:
        return Part(file.digest, b"sealed")

    def read(self, row: CaseRow, _given: CaseGiven, parts: Sequence[Part]) -> Contents:
        self.read_with.append(len(parts))
        return Contents(row.id, (str(len(parts)),))

    def open_with(self, row: CaseRow, _secret: bytes) -> Contents:
        return Contents(row.id, ("by slip",))


@dataclass
class Bench:
    """A desk with a line to the platform."""

    duty: Duty
    line: Line
    contents: ContentsService

    @property
    def state(self) -> ContentsState:
        return self.contents.state


@pytest.fixture(name="line")
def line_to_the_platform() -> Line:
    return Line()


@pytest.fixture(name="role")
def role_of_who_works() -> Role:
    return "assistant"


@pytest.fixture(name="bench")
def open_desk(qtbot: QtBot, line: Line, role: Role) -> Iterator[Bench]:
    duty = Duty(begin_visit(FORM), Roll((member(role),)))
    duty.log_in(qtbot)
    network = SerialJobRunner("network")
    contents = ContentsService(line, duty.desk, (network, duty.lane), patience=0.7)  # type: ignore[arg-type]
    yield Bench(duty, line, contents)
    contents.forget()
    network.close()
    duty.lane.close()


def test_what_is_opened_was_noted_before_and_is_gone_when_the_desk_locks(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.contents.open(ROW, "contents")
    assert bench.state.is_busy
    qtbot.waitUntil(lambda: bench.state.contents is not None)

    assert bench.duty.roll.noted[-1] == ("contents", ROW.slip_number)
    bench.duty.desk.lock()
    assert bench.state == ContentsState()


def test_the_platform_is_asked_again_until_somebody_has_answered(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.line.silent = 1
    bench.contents.open(ROW, "phone")
    qtbot.waitUntil(lambda: bench.state.contents is not None)

    assert (bench.line.asked, bench.state.why, bench.state.by) == (2, "phone", "platform")


@pytest.mark.parametrize(("broken", "error"), [(1, None), (2, NoLineError)])
def test_a_link_that_stumbles_is_tried_once_more(
    bench: Bench, qtbot: QtBot, *, broken: int, error: type[NoLineError] | None
) -> None:
    bench.line.broken = broken
    bench.contents.open(ROW, "contents")
    qtbot.waitUntil(lambda: not bench.state.is_busy)

    assert bench.line.asked == 2
    assert (bench.state.contents is None) == (error is not None)
    assert error is None or isinstance(bench.state.error, error)


def test_after_the_time_that_people_wait_words_say_what_else_can_be_done(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.line.silent = 99
    bench.contents.open(ROW, "contents")
    qtbot.waitUntil(lambda: bench.state.error is not None)

    assert isinstance(bench.state.error, NotAttendedError)
    assert "扫回执单" in bench.state.error.words("zh_CN")
    assert not bench.state.is_busy


def test_photos_follow_what_can_be_read_already(bench: Bench, qtbot: QtBot) -> None:
    bench.line.files = (FILE, FILE)
    seen: list[tuple[bool, bool]] = []
    bench.contents.changed.connect(
        lambda: seen.append((bench.state.contents is not None, bench.state.is_loading))
    )
    bench.contents.open(ROW, "contents")
    qtbot.waitUntil(lambda: bench.line.read_with == [0, 2] and not bench.state.is_loading)

    assert (True, True) in seen
    assert bench.state.contents == Contents(ROW.id, ("2",))


def test_what_is_forgotten_on_its_way_does_not_come(bench: Bench, qtbot: QtBot) -> None:
    bench.contents.open(ROW, "contents")
    bench.contents.forget()
    bench.contents.open_by_slip(ROW, b"secret")
    qtbot.waitUntil(lambda: bench.state.contents is not None)

    assert bench.state.contents == Contents(ROW.id, ("by slip",))
    assert (bench.state.by, bench.line.asked) == ("slip", 0)


def test_what_cannot_be_noted_is_not_asked_for(bench: Bench, qtbot: QtBot) -> None:
    bench.duty.roll.is_full = True
    bench.contents.open(ROW, "contents")
    qtbot.waitUntil(lambda: bench.state.error is not None)

    assert isinstance(bench.state.error, StoreFullError)
    assert bench.line.asked == 0


@pytest.mark.parametrize("role", ["technician", "auditor"])
def test_who_may_not_open_cases_is_told_so(bench: Bench) -> None:
    before = list(bench.duty.roll.noted)
    bench.contents.open(ROW, "phone")
    assert isinstance(bench.state.error, NotAllowedError)
    bench.contents.open_by_slip(ROW, b"secret")
    assert isinstance(bench.state.error, NotAllowedError)
    assert (bench.duty.roll.noted, bench.line.asked) == (before, 0)


def test_nobody_logged_in_opens_nothing(bench: Bench) -> None:
    bench.duty.desk.lock()
    bench.contents.open(ROW, "contents")

    assert isinstance(bench.state.error, NotAllowedError)
