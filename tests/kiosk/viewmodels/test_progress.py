from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from kiosk.jobs import SerialJobRunner
from kiosk.services.cards import CardService
from kiosk.services.copies import ResultPaper
from kiosk.services.correcting import CorrectingService, Reopened
from kiosk.services.feed import CameraFeed
from kiosk.services.press import Press
from kiosk.services.progress import Answer, Enquiry, ProgressService, Told
from kiosk.services.rating import RatingService
from kiosk.services.results import ResultService
from kiosk.services.returned import ReturnedPaper
from kiosk.services.scans import ScanService
from kiosk.services.shelf import Shelf
from kiosk.services.slips import Office
from kiosk.services.syncing import NetworkLanes, SyncService
from kiosk.viewmodels.enquiry import Ways
from kiosk.viewmodels.progress import LONGEST, ProgressViewModel
from kiosk.viewmodels.standing import derive_answer
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

        return Ways(
            self.service,
            CardService(None, lane),
            ScanService(CameraFeed(None, lane), lane),
            CorrectingService(reopen, lambda *_: None, lane, lambda: MOMENT, lambda: ""),
            RatingService(
                lambda given: store.prepare(given, recipients=["platform"]),
                store.commit,
                (lane, lane),
            ),
            ResultService(
                Shelf(store, HttpTransport("http://127.0.0.1:9", a_clock()), lambda: False),
                (lane, lane, lane),
                ResultPaper(render_nothing, press, no_office, lambda: MOMENT),
                lambda: MOMENT,
            ),
            ReturnedPaper(render_nothing, press, no_office, lambda _code: None, lambda: MOMENT),
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
    told = derive_answer(FOUND, None, ZONE, "en")

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

    assert derive_answer(Told((case,), secret, None), None, ZONE, "zh_CN").result == said
