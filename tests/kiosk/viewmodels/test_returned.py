"""The notice of a case that came back: offered where it is the person's turn, and printed."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import pytest
from pytestqt.qtbot import QtBot

from forms.catalogue import ServiceItem, Text
from kiosk.services.press import Press
from kiosk.services.returned import ReturnedPaper, returned_of
from kiosk.services.slips import Office
from kiosk.viewmodels.returned import ReturnedViewModel
from printing import ReturnedInput
from sync.store import CaseStanding, Status, Store
from tests.support.filings import a_clock, a_submission, open_store
from tests.support.paper_printer import PaperPrinter
from tests.support.platform_model import PlatformModel
from tests.support.press import a_press
from tests.support.returned import tell
from tests.support.visits import NOW, ZONE, an_item, begin_visit, form_of

OFFICE = Office("示范镇便民服务中心", "1 号机", "https://platform.example", ZONE)
ITEM = replace(an_item(), place=Text("3 号窗口", "Window 3"), phones=("0000-0000001（示范）",))
FORM = form_of("| survey |\n| | type | name | label::中文 (zh_CN) |\n| | text | name | 姓名？ |")


@dataclass
class Desk:
    store: Store
    press: Press

    def __post_init__(self) -> None:
        self.drawn: list[ReturnedInput] = []
        self.papers = ReturnedPaper(
            self._draw, self.press, lambda: OFFICE, self._item_named, lambda: NOW
        )
        self.case: CaseStanding | None = None
        self.view = ReturnedViewModel(begin_visit(FORM), self.papers, lambda: self.case)

    def show(self, status: Status) -> CaseStanding:
        """File, let the platform say that it was returned, look it up, and show it as `status`."""
        filed = self.store.file(a_submission(), recipients=["platform"])
        tell(self.store, filed, "returned", "请重拍户口簿。")
        case = self.store.standings.of(filed.slip_number)
        assert case is not None
        self.case = replace(case, progress=replace(case.progress, status=status))
        return self.case

    def _draw(self, returned: ReturnedInput) -> bytes:
        self.drawn.append(returned)
        return b"%PDF"

    @staticmethod
    def _item_named(_code: str) -> ServiceItem | None:
        return ITEM


@pytest.fixture(name="desk")
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    clock = a_clock()
    with (
        closing(open_store(tmp_path, clock, PlatformModel())) as store,
        a_press(store, PaperPrinter(), clock) as press,
    ):
        yield Desk(store, press)


def test_it_is_offered_while_it_is_the_persons_turn(desk: Desk) -> None:
    before = desk.view.isOffered
    case = desk.show("returned")
    offered: list[Status] = []
    for status in get_args(Status):
        desk.case = replace(case, progress=replace(case.progress, status=status))
        if desk.view.isOffered:
            offered.append(status)

    assert not before
    assert sorted(offered) == ["returned", "supplement"]


def test_it_says_what_is_asked_for_where_to_go_and_leads_to_the_case_without_opening_it(
    desk: Desk,
) -> None:
    case = desk.show("returned")
    notice = returned_of(case, ITEM, OFFICE, NOW, "zh_CN")

    assert notice.asked == "请重拍户口簿。"
    assert notice.facts == (("到哪里", "3 号窗口"), ("问事电话", "0000-0000001（示范）"))
    assert notice.qr_text == f"https://platform.example/slip/{notice.number}"
    assert "打开来改" in notice.ways[0]


def test_papers_to_be_added_are_named_with_the_day_and_photographed_with_the_slip(
    desk: Desk,
) -> None:
    case = desk.show("supplement")
    end_of_day = datetime(2026, 12, 3, 15, 59, 59, tzinfo=UTC)
    progress = replace(case.progress, wanted=("村里的证明",), due_at=end_of_day)
    notice = returned_of(replace(case, progress=progress), None, OFFICE, NOW, "en")

    assert notice.asked == "Papers: 村里的证明. 请重拍户口簿。"
    assert notice.due == date(2026, 12, 3)
    assert "Add papers" in notice.ways[0]
    assert "window" in notice.ways[1]
    assert notice.facts == ()


def test_a_second_one_is_marked_as_a_copy(desk: Desk, qtbot: QtBot) -> None:
    desk.show("returned")
    for _ in range(2):
        desk.view.print()
        assert not desk.view.canPrint
        qtbot.waitUntil(lambda: desk.papers.state == "printed")

    assert [notice.copy for notice in desk.drawn] == [1, 2]
    assert desk.view.status == "打好了，请从出纸口拿好"
