"""找件: by list, number, slip, person and name; each search is noted before it shows anything."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.fault import Fault
from kiosk.jobs import SerialJobRunner
from kiosk.services.desk.desk import NotAllowedError
from kiosk.services.desk.finding import FindingService
from kiosk.services.desk.found import ROWS
from kiosk.services.progress import Enquiry, SlipFault
from kiosk.services.visit import VisitService
from sync.store import CaseQuery, Filed, Store, StoreFullError
from sync.wire.person import person_mark
from sync.wire.slip import Slip, new_secret, slip_text
from tests.support.filings import a_clock, a_submission, open_store
from tests.support.on_duty import Duty, Roll, member
from tests.support.platform_model import PlatformModel
from tests.support.returned import CASE_NUMBER, tell
from tests.support.visits import begin_visit, form_of

FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) |
| | text | wish | 想说什么？ |
""")
NUMBER = "11010519491231002X"


class Bench:
    """Finding at a desk where somebody has logged in."""

    def __init__(self, store: Store, qtbot: QtBot, roll: Roll | None = None) -> None:
        self.store, self._qtbot = store, qtbot
        visit: VisitService = begin_visit(FORM)
        visit.end()
        self.duty = Duty(visit, roll or Roll())
        lanes = SerialJobRunner("store"), SerialJobRunner("compute")
        self.finding = FindingService(store.cases, Enquiry(store).by_code, self.duty.desk, lanes)
        self.duty.log_in(qtbot, self.duty.roll.members_[0].name)

    def file(self, name: str = "示*", item: str = "demo-item", *, whose: str = "") -> Filed:
        tails = ("002X", person_mark(whose)) if whose else ("002X",)
        submission = replace(a_submission(), masked_name=name, item=item, tails=tails)
        return self.store.file(submission, recipients=["platform", "slip"])

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: not self.finding.state.is_busy)

    @property
    def numbers(self) -> tuple[str, ...]:
        return tuple(row.slip_number for row in self.finding.state.rows)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(tmp_path / "store", a_clock(), PlatformModel())) as opened:
        yield opened


@pytest.fixture
def bench(store: Store, qtbot: QtBot) -> Bench:
    return Bench(store, qtbot)


def test_a_list_is_turned_page_by_page_and_back(bench: Bench) -> None:
    filed = {bench.file().slip_number for _ in range(ROWS + 2)}

    bench.finding.list(CaseQuery())
    bench.settle()
    first = bench.numbers
    bench.finding.turn_to(1)
    bench.settle()

    assert {*first, *bench.numbers} == filed
    assert (len(first), len(bench.numbers)) == (ROWS, 2)
    bench.finding.turn_to(0)
    bench.settle()
    assert bench.numbers == first
    assert bench.duty.roll.noted == [("find", "")]


def test_a_slip_or_a_case_number_finds_its_filing(bench: Bench) -> None:
    filed, _other = bench.file(), bench.file()
    tell(bench.store, filed, "returned")

    for number in (filed.slip_number, CASE_NUMBER):
        bench.finding.list(CaseQuery(number=number))
        bench.settle()
        assert bench.numbers == (filed.slip_number,)
    assert bench.duty.roll.noted == [("find", "number")] * 2


def test_the_code_of_a_slip_finds_its_filing_and_opens_it(bench: Bench) -> None:
    filed = bench.file()

    bench.finding.read_code(
        slip_text("https://x.example", Slip(filed.slip_number, filed.slip_secret))
    )
    bench.settle()

    assert bench.numbers == (filed.slip_number,)
    assert bench.finding.state.secret == filed.slip_secret
    assert bench.duty.roll.noted == [("find", "slip")]


@pytest.mark.parametrize("is_forged", [True, False])
def test_what_is_no_slip_of_a_filing_here_is_refused_in_words(
    bench: Bench, *, is_forged: bool
) -> None:
    text = (
        slip_text("https://x.example", Slip(bench.file().slip_number, new_secret()))
        if is_forged
        else "hello"
    )

    bench.finding.read_code(text)
    bench.settle()

    assert bench.finding.state.fault == (SlipFault.FORGED if is_forged else SlipFault.UNREADABLE)
    assert bench.finding.state.rows == ()


def test_a_proof_finds_the_filing_and_opens_nothing(bench: Bench) -> None:
    filed = bench.file()

    bench.finding.read_code(slip_text("https://x.example", Slip(filed.slip_number, None)))
    bench.settle()

    assert bench.numbers == (filed.slip_number,)
    assert bench.finding.state.secret is None


def test_an_id_number_finds_what_its_holder_filed_and_is_noted_nowhere(bench: Bench) -> None:
    theirs, _other = bench.file(whose=NUMBER), bench.file()

    bench.finding.look_for_person(NUMBER)
    bench.settle()

    assert bench.numbers == (theirs.slip_number,)
    assert bench.duty.roll.noted == [("find", "person")]
    told: list[bool] = []
    bench.finding.ask_whose(NUMBER, theirs.envelope_id, told.append)
    bench.finding.ask_whose(NUMBER, _other.envelope_id, told.append)
    bench._qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [True, False]


def test_a_name_is_looked_for_as_it_is_typed_and_noted_once(bench: Bench) -> None:
    zhang, _li = bench.file("张*"), bench.file("李*")

    for typed in ("张", "张华"):
        bench.finding.look_for_name(typed)
        bench.settle()
        assert bench.numbers == (zhang.slip_number,)
    assert bench.duty.roll.noted == [("find", "name")]
    assert "张" not in repr(bench.finding.state)


def test_locking_the_desk_forgets_what_was_found(bench: Bench) -> None:
    bench.file("张*")
    bench.finding.look_for_name("张")
    bench.settle()

    bench.duty.desk.lock()

    assert bench.finding.state.rows == ()
    assert bench.finding._names is None


def test_where_nothing_can_be_noted_nothing_is_shown(store: Store, qtbot: QtBot) -> None:
    bench = Bench(store, qtbot, Roll(is_full=True))
    bench.file()

    bench.finding.list(CaseQuery())
    bench.settle()

    assert bench.finding.state.rows == ()
    assert isinstance(bench.finding.state.fault, StoreFullError)


def test_a_technician_finds_no_filings(store: Store, qtbot: QtBot) -> None:
    bench = Bench(store, qtbot, Roll((member("technician"),)))
    bench.file()

    bench.finding.list(CaseQuery())

    assert isinstance(bench.finding.state.fault, NotAllowedError)
    assert not isinstance(bench.finding.state.fault, Fault)
    assert bench.duty.roll.noted == []
