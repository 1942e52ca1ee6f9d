"""The log-in and the change of one's PIN: whose it is, what is typed, and what is said of it."""

from datetime import timedelta
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from kiosk.services.assistance import Assistance
from kiosk.services.desk.desk import Answer
from kiosk.services.visit import VisitService
from kiosk.viewmodels.desk.login import DeskLoginViewModel
from kiosk.viewmodels.desk.pin import DeskPinViewModel
from sync.store import LockedOut, WrongPin
from tests.support.on_duty import ID, Duty, Roll, member
from tests.support.visits import NOW, begin_visit, form_of

FORM = form_of("""
| survey | | | |
| | type | name | label::中文 (zh_CN) |
| | text | a | 示范 |
""")
COLLEAGUE = member(name="示范同事", place=8)


class Strict(Roll):
    """Answers what it was told to, before it lets anybody in."""

    def __init__(self) -> None:
        super().__init__((member(), COLLEAGUE))
        self.refusals: list[WrongPin | LockedOut] = []
        self.changed: list[tuple[str, str]] = []

    @override
    def log_in(self, name: str, pin: str) -> Answer:
        return self.refusals.pop(0) if self.refusals else super().log_in(name, pin)

    @override
    def change_pin(self, member: UUID, old: str, new: str) -> Answer:
        self.changed.append((old, new))
        return super().log_in("示范职员", new)


class Bench:
    def __init__(self) -> None:
        self.visit: VisitService = begin_visit(FORM)
        self.roll = Strict()
        self.duty = Duty(self.visit, self.roll)
        self.desk = self.duty.desk
        self.login = DeskLoginViewModel(self.desk, lambda: NOW)
        self.pin = DeskPinViewModel(self.desk, lambda: NOW)

    def type(self, view: DeskLoginViewModel | DeskPinViewModel, figures: str = "482915") -> None:
        for figure in figures:
            view.digits.press(figure)


@pytest.fixture
def bench(qapp: object) -> Bench:
    return Bench()


def test_a_name_is_chosen_and_the_sixth_digit_opens(bench: Bench, qtbot: QtBot) -> None:
    bench.desk.open()
    before = list(bench.login.names), bench.login.name
    bench.login.choose("示范同事")
    bench.type(bench.login)
    qtbot.waitUntil(lambda: bench.desk.state.member is not None)

    assert before == (["示范职员", "示范同事"], "")
    assert bench.desk.state.name == "示范同事"
    assert (bench.login.names, bench.login.digits.typed) == ([], 0)


def test_who_sits_beside_a_resident_types_six_digits_and_nothing_else(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.duty.log_in(qtbot, "示范同事")
    bench.visit.assist(Assistance(ID, "示范职员", "beside", "seen"))
    bench.desk.close()
    bench.desk.open()
    name = bench.login.name
    bench.type(bench.login)
    qtbot.waitUntil(lambda: bench.desk.state.member is not None)

    assert name == "示范职员"
    assert bench.desk.state.name == "示范职员"


def test_who_is_not_that_one_chooses_anew_or_gives_the_screen_back(bench: Bench) -> None:
    bench.visit.assist(Assistance(ID, "示范职员", "beside", "seen"))
    bench.desk.close()
    bench.desk.open()
    bench.type(bench.login, "48")
    bench.login.choose("")
    chosen = bench.login.name, bench.login.digits.typed
    bench.login.back()

    assert chosen == ("", 0)
    assert not bench.desk.state.is_open


def test_why_it_did_not_open_is_said_until_a_digit_is_typed(bench: Bench, qtbot: QtBot) -> None:
    bench.roll.refusals = [WrongPin(4), LockedOut(NOW + timedelta(seconds=30))]
    bench.desk.open()
    bench.login.choose("示范职员")
    said = []
    digits = bench.login.digits
    for _ in range(2):
        bench.type(bench.login)
        qtbot.waitUntil(lambda: digits.headline != "")
        said.append(digits.headline)
        digits.press("4")
        said.append(digits.headline)
        digits.erase()

    assert said == ["密码不对", "", "试得太多，先锁住了", ""]


def test_two_new_pins_that_differ_are_asked_for_again_and_the_old_one_is_not(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.duty.log_in(qtbot)
    bench.desk.ask_for_pin(is_changing=True)
    steps = []
    for figures in ("482915", "591826", "591827", "591826", "591826"):
        bench.type(bench.pin, figures)
        steps.append((bench.pin.step, bench.pin.digits.headline))
    qtbot.waitUntil(lambda: bool(bench.roll.changed))

    assert steps[:3] == [("new", ""), ("again", ""), ("new", "两遍不一样")]
    assert bench.roll.changed == [("482915", "591826")]
