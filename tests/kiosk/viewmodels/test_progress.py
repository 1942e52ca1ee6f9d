from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn, get_args
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from kiosk.jobs import SerialJobRunner
from kiosk.services.cards import CardService
from kiosk.services.copies import ResultPaper
from kiosk.services.correcting import CorrectingService
from kiosk.services.feed import CameraFeed
from kiosk.services.press import Press
from kiosk.services.progress import Answer, Enquiry, ProgressService, Told
from kiosk.services.rating import RatingService
from kiosk.services.reopening import Reopened
from kiosk.services.results import ResultService
from kiosk.services.returned import ReturnedPaper
from kiosk.services.scans import ScanService
from kiosk.services.shelf import Shelf
from kiosk.services.slips import Office
from kiosk.services.supplementing import SupplementService
from kiosk.services.syncing import NetworkLanes, SyncService
from kiosk.services.withdrawing import WithdrawalService
from kiosk.viewmodels.aloud import following
from kiosk.viewmodels.aloud.words import Words
from kiosk.viewmodels.enquiry import LONGEST, Ways
from kiosk.viewmodels.follow_up import Openers
from kiosk.viewmodels.progress import ProgressViewModel
from kiosk.viewmodels.result import ResultViewModel
from kiosk.viewmodels.standing import Reader, derive_answer
from printing import ResultInput, ReturnedInput
from sync.store import (
    AskStaff,
    CaseResult,
    CaseStanding,
    NotFound,
    Progress,
    Status,
    Store,
    StoreDamagedError,
    WrongTail,
)
from sync.transport import HttpTransport
from tests.support.filings import a_clock, open_store
from tests.support.visits import ZONE, begin_visit, form_of

MOMENT = datetime(2026, 11, 22, 6, 5, tzinfo=UTC)
PROGRESS = Progress(
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
FOUND = Told((CaseStanding(PROGRESS, UUID(int=1), (), is_rated=False),), None, None)

FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) |
| | text | wish | 想说什么？ | What do you wish to say? |
""")


def _idle_sync() -> SyncService:
    def never(*_: object) -> NoReturn:
        raise AssertionError

    lane = SerialJobRunner("data")
    lanes = NetworkLanes(never, never, never, never)
    return SyncService(lanes, (lane, lane), a_clock(), probe_every=3600)


def render_nothing(paper: ResultInput | ReturnedInput) -> bytes:
    raise AssertionError(paper)


def reader(language: str = "zh_CN") -> Reader:
    return Reader(language, ZONE, lambda _code: None, lambda: MOMENT)


def no_office() -> Office:
    raise AssertionError


class Desk:
    """A visit that asks for progress; `asked` records what the store was asked."""

    def __init__(self, store: Store, answer: Callable[[], Answer]) -> None:
        self.asked: list[tuple[str, str]] = []
        asked = self.asked
        self.runner = SerialJobRunner("store")

        class Recorded(Enquiry):
            @override
            def by_number(self, number: str, tail: str) -> Answer:
                asked.append((number, tail))
                return answer()

        self.visit = begin_visit(FORM)
        self.service = ProgressService(Recorded(store), (self.runner, self.runner))
        self.view = ProgressViewModel(self.visit, self._ways(store), _idle_sync(), ZONE)
        self.visit.open_progress()

    def _ways(self, store: Store) -> Ways:
        lane = self.runner
        press = Press(None, (lane, lane, lane), most=1)

        def reopen(case: CaseStanding, secret: bytes) -> Reopened:
            raise AssertionError(case, secret)

        self.results = ResultService(
            Shelf(store, HttpTransport("http://127.0.0.1:9", a_clock()), lambda: False),
            (lane, lane, lane),
            ResultPaper(render_nothing, press, no_office, lambda: MOMENT),
            lambda: MOMENT,
        )
        return Ways(
            self.service,
            CardService(None, lane),
            ScanService(CameraFeed(None, lane), lane),
            Openers(
                CorrectingService(reopen, lambda *_: None, lane, lambda: MOMENT, lambda: ""),
                SupplementService(store, lambda _code: None, lane, lambda: MOMENT, lambda: ""),
                WithdrawalService(store, (lane, lane), lambda: MOMENT),
            ),
            RatingService(
                lambda given: store.prepare(given, recipients=["platform"]),
                store.commit,
                (lane, lane),
            ),
            self.results,
            ReturnedPaper(render_nothing, press, no_office, lambda _code: None, lambda: MOMENT),
            lambda _code: None,
            lambda: MOMENT,
        )

    def ask(self, qtbot: QtBot, number: str = "0001000370123456", tail: str = "002X") -> None:
        for sign in number:
            self.view.press(sign)
        self.view.next()
        for sign in tail:
            self.view.press(sign)
        with qtbot.waitSignal(self.service.changed):
            self.view.next()


OpenDesk = Callable[[Callable[[], Answer]], Desk]


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[OpenDesk]:
    """Opens a desk with an empty store; `answer` is what asking by number brings."""
    with closing(open_store(tmp_path / "store", a_clock())) as store:
        yield lambda answer: Desk(store, answer)


def test_number_and_last_four_bring_the_answer(qtbot: QtBot, open_desk: OpenDesk) -> None:
    desk = open_desk(lambda: FOUND)

    desk.ask(qtbot)

    assert desk.asked == [("0001000370123456", "002X")]
    assert (desk.view.stage, desk.view.status) == ("answer", "waiting")
    assert desk.view.slipNumber == "0001 0003 7012 3456"
    assert desk.view.made == "2026年11月22日 14:05"


def test_wrong_last_four_can_be_tried_again_with_the_number_kept(
    qtbot: QtBot, open_desk: OpenDesk
) -> None:
    desk = open_desk(lambda: WrongTail(4))

    desk.ask(qtbot)

    assert (desk.view.stage, desk.view.outcome, desk.view.triesLeft) == ("tail", "wrong", 4)
    assert (desk.view.number, desk.view.tail) == ("0001000370123456", "")


def test_the_next_touch_takes_the_fault_away(qtbot: QtBot, open_desk: OpenDesk) -> None:
    desk = open_desk(lambda: WrongTail(4))
    desk.ask(qtbot)

    desk.view.press("1")

    assert desk.view.outcome == ""


@pytest.mark.parametrize(
    ("answer", "outcome"), [(NotFound(), "unknown"), (AskStaff(), "staff")], ids=str
)
def test_where_nothing_can_be_told_it_says_whom_to_ask(
    qtbot: QtBot, answer: Answer, outcome: str, open_desk: OpenDesk
) -> None:
    desk = open_desk(lambda: answer)

    desk.ask(qtbot)

    assert (desk.view.stage, desk.view.outcome) == ("answer", outcome)


def test_a_store_that_cannot_be_asked_is_said_in_words(qtbot: QtBot, open_desk: OpenDesk) -> None:
    def fail() -> Answer:
        raise StoreDamagedError("sample")

    desk = open_desk(fail)

    desk.ask(qtbot)

    assert (desk.view.outcome, desk.view.fault) == ("failed", StoreDamagedError.zh)


def test_too_short_a_number_cannot_be_asked(open_desk: OpenDesk) -> None:
    desk = open_desk(lambda: FOUND)
    for sign in "0001000":
        desk.view.press(sign)
    before = desk.view.canGoOn

    desk.view.press("3")

    assert (before, desk.view.canGoOn) == (False, True)


def test_a_filing_without_phone_is_asked_without_last_four(
    qtbot: QtBot, open_desk: OpenDesk
) -> None:
    desk = open_desk(lambda: FOUND)

    desk.ask(qtbot, tail="")

    assert desk.asked[-1][1] == ""


def test_no_number_is_longer_than_any_number_is(open_desk: OpenDesk) -> None:
    desk = open_desk(lambda: FOUND)
    for _ in range(LONGEST + 1):
        desk.view.press("1")

    assert len(desk.view.number) == LONGEST


def test_everything_is_forgotten_when_the_scene_is_left(qtbot: QtBot, open_desk: OpenDesk) -> None:
    desk = open_desk(lambda: FOUND)
    desk.ask(qtbot)

    desk.visit.go_home()

    assert (desk.view.stage, desk.view.outcome, desk.view.slipNumber) == ("number", "", "")


def test_the_answer_is_told_in_the_language_of_the_visit() -> None:
    told = derive_answer(FOUND, None, reader("en"))

    assert (told.title, told.made) == ("Sample item", "22 November 2026, 14:05")


@pytest.mark.parametrize(
    ("status", "secret", "said"),
    [
        ("decided", b"s", "open"),
        ("closed", b"s", "open"),
        ("closed", None, "slip"),
        ("accepted", b"s", ""),
    ],
)
def test_a_result_opens_with_the_slip_and_is_only_told_of_without(
    status: Status, secret: bytes | None, said: str
) -> None:
    result = CaseResult(UUID(int=1), bytes(32), 9, is_here=True, copies=0)
    case = CaseStanding(
        replace(PROGRESS, status=status), UUID(int=1), (), is_rated=False, result=result
    )

    assert derive_answer(Told((case,), secret, None), None, reader()).result == said


WANTED = replace(
    PROGRESS,
    status="supplement",
    wanted=("村里的证明", "收入证明"),
    due_at=datetime(2026, 11, 27, 15, 59, tzinfo=UTC),
)


@pytest.mark.parametrize(
    ("now", "secret", "said"),
    [
        (MOMENT, b"s", ("supplement", False, False)),
        (MOMENT, None, ("", True, False)),
        (datetime(2026, 11, 28, tzinfo=UTC), b"s", ("supplement", False, True)),
    ],
)
def test_papers_wanted_are_named_with_their_day_and_the_slip_that_was_read_takes_them(
    now: datetime, secret: bytes | None, said: tuple[str, bool, bool]
) -> None:
    told = Told((CaseStanding(WANTED, UUID(int=1), (), is_rated=False),), secret, None)
    answer = derive_answer(told, None, replace(reader(), now=lambda: now))

    assert (answer.papers, answer.due) == ("村里的证明、收入证明", "2026年11月27日")
    assert (answer.way, answer.needs_slip, answer.is_late) == said
    assert answer.can_withdraw is (secret is not None)


def test_what_is_being_withdrawn_waits_for_nothing_more() -> None:
    case = CaseStanding(WANTED, UUID(int=1), (), is_rated=False, is_withdrawing=True)
    answer = derive_answer(Told((case,), b"s", None), None, reader())

    assert (answer.status, answer.way, answer.due) == ("withdrawing", "", "")
    accepted = replace(case, progress=replace(case.progress, status="accepted"))
    late = derive_answer(Told((accepted,), b"s", None), None, reader())
    assert late.status == "overtaken"
    assert not answer.can_withdraw


def test_only_what_nobody_has_accepted_can_be_withdrawn() -> None:
    def can_withdraw(status: Status) -> bool:
        case = CaseStanding(replace(PROGRESS, status=status), UUID(int=1), (), is_rated=False)
        return derive_answer(Told((case,), b"s", None), None, reader()).can_withdraw

    open_ = [status for status in get_args(Status) if can_withdraw(status)]
    assert open_ == ["waiting", "received", "supplement", "returned"]


def test_papers_wanted_are_read_aloud_with_their_day(qtbot: QtBot, open_desk: OpenDesk) -> None:
    told = Told((CaseStanding(WANTED, UUID(int=1), (), is_rated=False),), None, None)
    desk = open_desk(lambda: told)
    desk.ask(qtbot)
    result = ResultViewModel(desk.results, lambda: "zh_CN")

    said = list(following.progress(desk.view, result, Words(lambda _file, zh, *_: zh, "")))

    after = said.index("要补的材料")
    assert said[after + 1 : after + 4] == [
        "村里的证明、收入证明",
        "什么时候交",
        "最晚 2026年11月27日",
    ]
    assert "扫一下回执单上的“办事码”，就能在这里拍照补上。没带，就到窗口，工作人员帮您补。" in said
