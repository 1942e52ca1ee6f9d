"""Papers that a clerk asks for, opened to be photographed: which, of whose case, and why not."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from forms.catalogue import Material, ServiceItem, Text
from kiosk.devices.photo import Photo
from kiosk.jobs import SerialJobRunner
from kiosk.services.filling import Filling
from kiosk.services.reopening import Correction
from kiosk.services.review import review_of
from kiosk.services.supplementing import SupplementService
from kiosk.services.wanted import MOST_PAGES, form_of, wanted_names, wanted_papers
from sync.store import Filed, Store
from sync.wire.changes import MAX_WANTED
from sync.wire.envelope import MAX_FILES
from sync.wire.slip import new_secret
from tests.support.filings import a_clock, a_submission, open_store
from tests.support.platform_model import PlatformModel
from tests.support.returned import tell
from tests.support.visits import NOW, an_item

NOTHING = Text()
REGISTER = Material(
    "register", Text("户口簿", "Register"), NOTHING, 1, Text("两页都要", ""), required=True,
    symbol="menu_book", question="first self",
)  # fmt: skip
ITEM = replace(an_item(), code="demo-item", materials=(REGISTER,))
PHOTO = Photo(b"jpeg", 4, 3, frozenset())
DUE = datetime(2026, 12, 3, 15, 59, tzinfo=UTC)


@dataclass
class Desk:
    store: Store
    item: ServiceItem | None = ITEM
    opened: list[tuple[Correction, ServiceItem, Filling]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.service = SupplementService(
            self.store, lambda _code: self.item, SerialJobRunner("compute"), lambda: NOW,
            lambda: "0193a5f0-0000-7000-8000-000000000001",
        )  # fmt: skip
        self.service.opened.connect(lambda *found: self.opened.append(found))

    def file(self, *wanted: str, status: str = "supplement") -> Filed:
        filed = self.store.file(a_submission(), recipients=["platform", "slip"])
        tell(self.store, filed, status, "补齐再办。", item="demo-item", wanted=wanted, due=DUE)  # type: ignore[arg-type]
        return filed

    def begin(self, qtbot: QtBot, filed: Filed, secret: bytes | None) -> str:
        """Open what is wanted; return the fault in words, or nothing."""
        self.service.begin(filed.envelope_id, "zh_CN", secret)
        qtbot.waitUntil(lambda: not self.service.state.is_busy)
        error = self.service.state.error
        return "" if error is None else error.words("zh_CN")


@pytest.fixture(name="desk")
def open_desk(tmp_path: Path) -> Iterator[Desk]:
    with closing(open_store(tmp_path, a_clock(), PlatformModel())) as store:
        yield Desk(store)


def pages(filling: Filling) -> list[tuple[str, str]]:
    return [(question.label, filling.paper_of(question)) for question in filling.questions()]


def test_the_pages_of_a_material_are_asked_for_and_of_a_named_paper_so_many_as_there_are(
    desk: Desk, qtbot: QtBot
) -> None:
    filed = desk.file("register", "村里的证明")

    assert desk.begin(qtbot, filed, filed.slip_secret) == ""

    (correction, item, filling) = desk.opened[0]
    register = [("户口簿，第 1 页", "register:0"), ("户口簿，第 2 页", "register:1")]
    assert pages(filling) == [*register, ("村里的证明", "wanted-2:0")]
    filling.set_photo("/data/wanted_2_page_1", PHOTO)
    assert pages(filling)[3:] == [("村里的证明，第 2 页", "wanted-2:1")]
    for page in range(2, MOST_PAGES + 1):
        filling.set_photo(f"/data/wanted_2_page_{page}", PHOTO)
    assert len(pages(filling)) == 2 + MOST_PAGES
    assert (correction.kind, correction.about) == ("supplement", filed.envelope_id)
    assert (correction.number, correction.note) == (filed.slip_number, "补齐再办。")
    assert correction.secret == filed.slip_secret
    assert [material.code for material in item.materials] == ["register", "wanted-2"]


def test_what_was_handed_in_is_read_again_from_its_own_record(desk: Desk, qtbot: QtBot) -> None:
    filed = desk.file("register", "甲 & 乙的证明")
    desk.begin(qtbot, filed, filed.slip_secret)
    filling = desk.opened[0][2]
    taken = ["wanted_1_page_1", "wanted_2_page_1", "wanted_2_page_2"]
    for name in taken:
        filling.set_photo(f"/data/{name}", PHOTO)
    record = filling.session.finalize().xml

    again = Filling(
        form_of(record), None, now=lambda: NOW, new_id=lambda: "", language="zh_CN", instance=record
    )

    rows = {row.label: row.answer for row in review_of(again)}
    named = [
        "户口簿，第 1 页",
        "户口簿，第 2 页",
        "甲 & 乙的证明，第 1 页",
        "甲 & 乙的证明，第 2 页",
    ]
    assert list(rows)[:4] == named
    assert [label for label, answer in rows.items() if answer] == [named[0], *named[2:]]


def test_every_paper_must_be_there_before_it_is_handed_in(desk: Desk, qtbot: QtBot) -> None:
    filed = desk.file("register", "村里的证明")
    desk.begin(qtbot, filed, filed.slip_secret)
    filling = desk.opened[0][2]

    filling.set_photo("/data/wanted_1_page_1", PHOTO)
    assert filling.hand_in() == "moved"
    assert filling.page.ref == "/data/wanted_2_page_1"
    filling.set_photo("/data/wanted_2_page_1", PHOTO)
    assert filling.hand_in() == "finished"


def test_a_name_that_is_no_xml_is_asked_for_all_the_same(desk: Desk, qtbot: QtBot) -> None:
    filed = desk.file('</value>&"收入\x01证明')

    assert desk.begin(qtbot, filed, None) == ""
    assert pages(desk.opened[0][2]) == [('</value>&"收入证明', "wanted-1:0")]


def test_a_platform_that_names_no_paper_gets_those_that_are_brought(
    desk: Desk, qtbot: QtBot
) -> None:
    assert desk.begin(qtbot, desk.file(), None) == ""
    assert pages(desk.opened[0][2]) == [("要补的材料", "wanted-1:0")]


def test_beside_staff_no_slip_is_needed_and_nothing_of_the_filing_is_opened(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.begin(qtbot, desk.file("register"), None)

    correction = desk.opened[0][0]
    assert (correction.secret, correction.document, correction.consent_version) == (None, "", "")


def test_a_case_of_the_halls_other_kiosk_goes_on_with_a_slip_of_its_own(
    desk: Desk, qtbot: QtBot
) -> None:
    elsewhere = Filed(UUID(int=7), "0002000010000077", 1, b"", NOW, None)
    tell(desk.store, elsewhere, "supplement", item="demo-item", wanted=("register",))

    assert desk.begin(qtbot, elsewhere, new_secret()) == ""
    correction = desk.opened[0][0]
    assert (correction.about, correction.secret) == (elsewhere.envelope_id, None)


def test_what_was_handed_in_is_wanted_no_more_before_the_platform_has_said_so(desk: Desk) -> None:
    filed = desk.file("register")
    before = desk.store.cases.row(filed.envelope_id)
    later = replace(a_submission(), kind="supplement", about=filed.envelope_id)
    desk.store.file(later, recipients=["platform"])
    row, case = desk.store.cases.row(filed.envelope_id), desk.store.standings.of(filed.slip_number)

    assert before is not None
    assert (before.status, before.wanted, before.due_at) == ("supplement", ("register",), DUE)
    assert row is not None
    assert case is not None
    for told in (row, case.progress):
        assert (told.status, told.wanted, told.due_at) == ("waiting", (), None)


@pytest.mark.parametrize("status", ["received", "accepted", "decided", "withdrawn"])
def test_a_case_that_waits_for_nothing_says_so(desk: Desk, qtbot: QtBot, status: str) -> None:
    assert "现在不用补材料" in desk.begin(qtbot, desk.file("register", status=status), None)
    assert desk.opened == []


def test_a_foreign_slip_opens_nothing(desk: Desk, qtbot: QtBot) -> None:
    assert "打不开" in desk.begin(qtbot, desk.file("register"), new_secret())
    assert desk.opened == []


def test_an_item_that_is_offered_no_more_sends_to_the_window(desk: Desk, qtbot: QtBot) -> None:
    desk.item = None

    assert "请带回执单和材料到窗口" in desk.begin(qtbot, desk.file("register"), None)


def test_so_many_papers_have_no_more_pages_than_an_envelope_holds() -> None:
    papers = wanted_papers(None, [f"证明{place}" for place in range(MAX_WANTED)])

    assert 0 < sum(paper.pages for paper in papers) < MAX_FILES


def test_papers_have_their_names_also_where_the_item_is_gone() -> None:
    assert wanted_names(ITEM, ("register", "证明"), "en") == ("Register", "证明")
    assert wanted_names(None, ("register",), "zh_CN") == ("register",)
