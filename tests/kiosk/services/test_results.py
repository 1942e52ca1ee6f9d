"""The result of a case at the kiosk: opened by its slip alone, page by page, its copies counted."""

import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import shiboken6
from PIL import Image
from pytestqt.qtbot import QtBot

from kiosk.demo.plaintext import search
from kiosk.jobs import SerialJobRunner
from kiosk.services.copies import ResultPaper
from kiosk.services.handover import Handover
from kiosk.services.press import Press
from kiosk.services.results import COPIES_A_VISIT, ResultService
from kiosk.services.shelf import ResultFault, Shelf
from kiosk.services.slips import Office
from printing import ResultInput
from sync.store import Filed, Store
from sync.transport import Signer, Traffic, UnreachableError
from sync.wire.slip import new_secret
from tests.support.decided import WORDS, a_pdf, sealed_to
from tests.support.filings import a_clock, a_submission, open_store
from tests.support.paper_printer import PaperPrinter
from tests.support.platform_model import PlatformModel
from tests.support.returned import tell

OFFICE = Office("示范镇便民服务中心", "1 号机", "https://x.example", ZoneInfo("Asia/Shanghai"))


@dataclass
class Source:
    """A platform that has these documents, while it is there."""

    held: dict[bytes, bytes] = field(default_factory=dict)
    is_there: bool = True
    traffic: Traffic = field(default_factory=Traffic)

    def sign_as(self, _signer: Signer) -> None:
        """It believes anybody."""

    def result(self, digest: bytes, size: int) -> bytes:
        if not self.is_there:
            raise UnreachableError("sample")
        return self.held[digest][:size]


class Desk:
    """A kiosk's result service with a real store; `printed` is what came out of the printer."""

    def __init__(self, store: Store, qtbot: QtBot) -> None:
        self.store, self._qtbot = store, qtbot
        self.source = Source()
        self.filed: Filed = store.file(a_submission(), recipients=["platform", "slip"])
        self.printer = PaperPrinter()
        self.drawn: list[ResultInput] = []
        self.lanes = [SerialJobRunner(name) for name in ("compute", "desk", "store", "paper")]
        compute, desk, writer, paper = self.lanes
        handover = Handover(self.printer, store.prints, a_clock(), "sample")
        self.press = Press(handover, (writer, compute, paper), most=9, first_ms=5)
        papers = ResultPaper(self._draw, self.press, lambda: OFFICE, self.now)
        shelf = Shelf(store, self.source, lambda: self.source.is_there)
        self.service = ResultService(shelf, (compute, desk, writer), papers, self.now)

    now = staticmethod(a_clock().now)

    def decide(self, data: bytes, *, fetched: bool = True, secret: bytes | None = None) -> None:
        result, sealed = sealed_to(self.filed, data, secret=secret)
        self.source.held[result.digest] = sealed
        tell(self.store, self.filed, "decided", result=result)
        if fetched:
            self.store.results.keep(self.store.results.due(self.now())[0], sealed)

    def open(self) -> None:
        secret = self.filed.slip_secret
        assert secret is not None
        self.service.open(self.filed.envelope_id, self.filed.slip_number, secret)
        self._qtbot.waitUntil(lambda: not self.service.state.is_busy)

    def print(self) -> None:
        self.service.print("zh_CN")
        self._qtbot.waitUntil(lambda: self.service.papers.state in ("printed", "failed"))

    def copies(self) -> int:
        known = self.store.results.of(self.filed.envelope_id)
        assert known is not None
        return known.copies

    def _draw(self, result: ResultInput) -> bytes:
        self.drawn.append(result)
        return b"%d" % (len(self.drawn) - 1)

    @property
    def printed(self) -> list[ResultInput]:
        """What came out."""
        return [self.drawn[int(number)] for number in self.printer.out]


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with closing(open_store(tmp_path / "store", a_clock(), PlatformModel())) as store:
        desk = Desk(store, qtbot)
        yield desk
        desk.press.stop()
        for lane in desk.lanes:
            lane.close()
        shiboken6.delete(desk.press)  # not by a collection in the thread of some lane


def test_a_result_is_looked_at_page_by_page(desk: Desk, qtbot: QtBot) -> None:
    desk.decide(a_pdf(3))
    desk.open()
    first = desk.service.state
    desk.service.turn_to(1)
    qtbot.waitUntil(lambda: not desk.service.state.is_busy)
    second = desk.service.state
    desk.service.turn_to(3)

    assert first.document is not None
    assert (first.document.pages, first.page, second.page) == (3, 0, 1)
    assert first.picture != second.picture
    assert max(Image.open(io.BytesIO(second.picture)).size) == 1600
    assert desk.service.state == second


def test_a_photo_is_a_result_of_one_page(desk: Desk) -> None:
    out = io.BytesIO()
    Image.new("RGB", (3000, 2000), "#DDE8F0").save(out, "JPEG")
    result, sealed = sealed_to(desk.filed, out.getvalue(), "image/jpeg")
    desk.source.held[result.digest] = sealed
    tell(desk.store, desk.filed, "decided", result=result)
    desk.open()

    assert desk.service.state.document is not None
    assert Image.open(io.BytesIO(desk.service.state.picture)).size == (1600, 1067)


def test_what_is_not_here_yet_is_fetched_while_one_waits_and_stays_here(desk: Desk) -> None:
    desk.decide(a_pdf(), fetched=False)
    desk.open()
    desk.source.is_there = False
    desk.open()

    assert desk.service.state.picture


@pytest.mark.parametrize("case", ["away", "foreign", "altered", "damaged", "no document"])
def test_what_cannot_be_shown_is_said_with_the_way_out(desk: Desk, case: str) -> None:
    data = {"damaged": b"%PDF-1.7 %%EOF", "no document": b"nothing"}.get(case, a_pdf())
    secret = new_secret() if case == "foreign" else None
    desk.decide(data, fetched=case not in ("away", "altered"), secret=secret)
    desk.source.is_there = case != "away"
    if case == "altered":
        desk.source.held = dict.fromkeys(desk.source.held, b"something else")
    desk.open()

    words = {
        "away": ResultFault.AWAY,
        "foreign": ResultFault.CLOSED,
        "altered": ResultFault.ALTERED,
    }
    state = desk.service.state
    assert state.fault is not None
    assert "窗口" in state.fault.words("zh_CN")
    assert "window" in state.fault.words("en")
    assert state.fault == words.get(case, state.fault)
    assert not state.picture
    assert not desk.service.can_print


def test_copies_are_counted_marked_from_the_second_on_and_so_many_a_visit(desk: Desk) -> None:
    desk.decide(a_pdf(2))
    desk.open()
    for _ in range(COPIES_A_VISIT + 1):
        desk.print()
    full = desk.service.can_print
    desk.service.forget()
    desk.open()
    desk.print()

    assert not full
    assert [(paper.copy, len(paper.pages)) for paper in desk.printed] == [(1, 2), (2, 2), (3, 2)]
    assert desk.copies() == COPIES_A_VISIT + 1


def test_a_copy_of_which_nothing_came_out_does_not_count(desk: Desk, qtbot: QtBot) -> None:
    desk.decide(a_pdf())
    desk.open()
    desk.printer.paper = 0
    desk.print()
    qtbot.waitUntil(lambda: desk.copies() == 0)
    desk.printer.paper = 9
    desk.print()

    assert desk.service.state.copies == 1
    assert [paper.copy for paper in desk.printed] == [1]


def test_nothing_of_it_is_in_the_clear_on_the_disk_and_nothing_stays_in_memory(
    desk: Desk, tmp_path: Path
) -> None:
    desk.decide(a_pdf())
    desk.open()
    desk.print()
    found = search([tmp_path], [WORDS])
    desk.service.close()

    assert found == []
    assert desk.service.pictures == ()
    assert desk.service.state.document is None
