from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from kiosk.jobs import SerialJobRunner
from kiosk.services.progress import ProgressService
from kiosk.viewmodels.progress import LONGEST, ProgressViewModel
from kiosk.viewmodels.standing import derive_answer
from sync.store import AskStaff, Found, LookUp, NotFound, Progress, StoreDamagedError, WrongTail
from tests.support.visits import ZONE, begin_visit, form_of

MOMENT = datetime(2026, 11, 22, 6, 5, tzinfo=UTC)
FOUND = Found(
    Progress(
        slip_number="0001000370123456",
        case_number=None,
        status="waiting",
        note="",
        title={"zh_CN": "示范事项", "en": "Sample item"},
        made_at=MOMENT,
        changed_at=MOMENT,
        item="demo",
        masked_name="示**",
        promised_days=20,
    )
)

FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) |
| | text | wish | 想说什么？ | What do you wish to say? |
""")


class Desk:
    """A visit that asks for progress; `asked` records what the store was asked."""

    def __init__(self, answer: Callable[[], LookUp]) -> None:
        self.asked: list[tuple[str, str]] = []
        self.runner = SerialJobRunner("store")

        def look_up(number: str, tail: str) -> LookUp:
            self.asked.append((number, tail))
            return answer()

        self.visit = begin_visit(FORM)
        self.service = ProgressService(look_up, self.runner)
        self.view = ProgressViewModel(self.visit, self.service, ZONE)
        self.visit.open_progress()

    def ask(self, qtbot: QtBot, number: str = "0001000370123456", tail: str = "002X") -> None:
        for sign in number:
            self.view.press(sign)
        self.view.next()
        for sign in tail:
            self.view.press(sign)
        with qtbot.waitSignal(self.service.changed):
            self.view.next()


def test_number_and_last_four_bring_the_answer(qtbot: QtBot) -> None:
    desk = Desk(lambda: FOUND)

    desk.ask(qtbot)

    assert desk.asked == [("0001000370123456", "002X")]
    assert (desk.view.stage, desk.view.status) == ("answer", "waiting")
    assert desk.view.slipNumber == "0001 0003 7012 3456"
    assert desk.view.made == "2026年11月22日 14:05"


def test_wrong_last_four_can_be_tried_again_with_the_number_kept(qtbot: QtBot) -> None:
    desk = Desk(lambda: WrongTail(4))

    desk.ask(qtbot)

    assert (desk.view.stage, desk.view.outcome, desk.view.triesLeft) == ("tail", "wrong", 4)
    assert (desk.view.number, desk.view.tail) == ("0001000370123456", "")


def test_the_next_touch_takes_the_fault_away(qtbot: QtBot) -> None:
    desk = Desk(lambda: WrongTail(4))
    desk.ask(qtbot)

    desk.view.press("1")

    assert desk.view.outcome == ""


@pytest.mark.parametrize(
    ("answer", "outcome"), [(NotFound(), "unknown"), (AskStaff(), "staff")], ids=str
)
def test_where_nothing_can_be_told_it_says_whom_to_ask(
    qtbot: QtBot, answer: LookUp, outcome: str
) -> None:
    desk = Desk(lambda: answer)

    desk.ask(qtbot)

    assert (desk.view.stage, desk.view.outcome) == ("answer", outcome)


def test_a_store_that_cannot_be_asked_is_said_in_words(qtbot: QtBot) -> None:
    def fail() -> LookUp:
        raise StoreDamagedError("sample")

    desk = Desk(fail)

    desk.ask(qtbot)

    assert (desk.view.outcome, desk.view.fault) == ("failed", StoreDamagedError.zh)


def test_too_short_a_number_cannot_be_asked() -> None:
    desk = Desk(lambda: FOUND)
    for sign in "0001000":
        desk.view.press(sign)
    before = desk.view.canGoOn

    desk.view.press("3")

    assert (before, desk.view.canGoOn) == (False, True)


def test_a_filing_without_phone_is_asked_without_last_four(qtbot: QtBot) -> None:
    desk = Desk(lambda: FOUND)

    desk.ask(qtbot, tail="")

    assert desk.asked[-1][1] == ""


def test_no_number_is_longer_than_any_number_is() -> None:
    desk = Desk(lambda: FOUND)
    for _ in range(LONGEST + 1):
        desk.view.press("1")

    assert len(desk.view.number) == LONGEST


def test_everything_is_forgotten_when_the_scene_is_left(qtbot: QtBot) -> None:
    desk = Desk(lambda: FOUND)
    desk.ask(qtbot)

    desk.visit.go_home()

    assert (desk.view.stage, desk.view.outcome, desk.view.slipNumber) == ("number", "", "")


def test_the_answer_is_told_in_the_language_of_the_visit() -> None:
    told = derive_answer(FOUND, None, ZONE, "en")

    assert (told.title, told.made) == ("Sample item", "22 November 2026, 14:05")
