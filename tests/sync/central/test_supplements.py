"""Papers asked for: told to the hall with their due date, brought by a supplement, overdue ones told."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from forms.catalogue import Catalogue, Material, Span, Text, WorkCalendar
from sync.central.cli import main
from sync.central.errors import WrongTransitionError
from sync.central.founding import open_database
from sync.central.journal import entry
from sync.central.supplements import (
    Ask,
    UnfitDaysError,
    UnfitPaperError,
    UnknownPaperError,
    ask,
)
from sync.clock import Clock, ManualClock, SystemClock
from sync.errors import KnownError
from sync.wire.changes import Change
from sync.wire.envelope import Envelope
from tests.support.visits import an_item
from tests.support.wire_client import FORM, WireClient
from tests.sync.central.conftest import Central, run

_NO_WORDS = Text()
_REGISTER = Material(
    code="household-register",
    name=Text("户口簿", "Register"),
    form=_NO_WORDS,
    copies=1,
    note=_NO_WORDS,
    required=True,
    symbol="menu_book",
    question="first self",
)
_HOLIDAY = Span(
    first=date(2026, 10, 1),
    last=date(2026, 10, 7),
    works=False,
    name=Text("国庆节", "National Day"),
)
CATALOGUE = Catalogue(
    Path(),
    (replace(an_item(), code=FORM.id, materials=(_REGISTER,)),),
    (),
    {},
    calendar=WorkCalendar((_HOLIDAY,)),
)
BEFORE_THE_HOLIDAY = ManualClock(datetime(2026, 9, 29, 17, 30, tzinfo=UTC))


@pytest.fixture(name="filing")
def file_once(device: WireClient) -> Envelope:
    return device.make()


@pytest.fixture(name="case")
def open_case(device: WireClient, filing: Envelope) -> str:
    """The number of a case that was just received."""
    return device.receipts(device.push(filing)[0])[0].case_number


def asked_for(
    central: Central,
    number: str,
    *papers: str,
    days: int = 5,
    clock: Clock | None = None,
    catalogue: Catalogue | None = CATALOGUE,
) -> dict[str, Any]:
    with open_database(central.data) as engine, entry(engine, clock or SystemClock()) as page:
        return ask(page, number, Ask(papers, days, "还差这些。"), catalogue)


def told(device: WireClient, number: str, more: str = "&supplements=1") -> list[Change]:
    found: list[Change] = []
    cursor = 0
    while True:
        page = device.changes(cursor, more)
        found += [one for one in page.changes if one.case_number == number]
        if not page.more:
            return found
        cursor = page.cursor


def test_a_clerk_asks_for_papers_and_the_hall_is_told_which_and_until_when(
    central: Central, device: WireClient, case: str
) -> None:
    words = ["--paper", "household-register", "--paper", "村里的证明", "--days", "5"]
    said = run(
        "case", "supplement", case, *words, "--note", "还差两样。", "--json",
        "--data", str(central.data),
    )  # fmt: skip

    change = told(device, case)[-1]
    assert (change.status, change.note) == ("supplement", "还差两样。")
    assert change.wanted == ("household-register", "村里的证明")
    assert change.due is not None
    assert change.due % 1000 == 999
    assert json.loads(said)["status"] == "supplement"
    assert told(central.new_device(), case)[-1] == change


def test_a_kiosk_that_does_not_ask_is_told_of_a_returned_case(
    central: Central, device: WireClient, case: str
) -> None:
    asked_for(central, case, "household-register")

    change = told(device, case, "&results=1")[-1]

    assert (change.status, change.note) == ("returned", "还差这些。")
    assert (change.wanted, change.due) == ((), None)


@pytest.mark.parametrize("kind", ["supplement", "correction"])
def test_what_comes_puts_the_case_before_the_clerks_again_and_is_wanted_no_more(
    central: Central, device: WireClient, filing: Envelope, case: str, kind: Any
) -> None:
    asked_for(central, case, "household-register")
    device.push(device.make(kind, about=filing.id))

    last = told(device, case)[-1]
    assert (last.status, last.wanted, last.due) == ("received", (), None)
    shown = json.loads(run("case", "show", case, "--data", str(central.data)))
    assert [one["kind"] for one in shown["later"]] == [kind]
    assert shown["supplement"]["papers"] == ["household-register"]


def test_days_are_working_days_of_the_calendar_that_was_published(
    central: Central, case: str
) -> None:
    moved = asked_for(central, case, "户口簿", days=2, clock=BEFORE_THE_HOLIDAY)

    assert moved["due"] == "2026-10-09T23:59:59+08:00"
    assert moved["papers"] == "household-register"


def test_overdue_papers_are_told_until_they_come(
    central: Central, device: WireClient, filing: Envelope, case: str
) -> None:
    def overdue() -> list[str]:
        listed = run("case", "overdue", "--json", "--data", str(central.data))
        return [one["number"] for one in json.loads(listed)]

    asked_for(central, case, "村里的证明", clock=BEFORE_THE_HOLIDAY)
    late = overdue()
    device.push(device.make("supplement", about=filing.id))

    assert case in late
    assert case not in overdue()


@pytest.mark.parametrize(
    ("papers", "days", "fault"),
    [
        (["no-such-paper"], 5, UnknownPaperError),
        ([" "], 5, UnfitPaperError),
        (["证" * 71], 5, UnfitPaperError),
        ([f"证明{place}" for place in range(17)], 5, UnfitPaperError),
        (["户口簿"], 0, UnfitDaysError),
        (["户口簿"], 366, UnfitDaysError),
    ],
)
def test_what_cannot_be_asked_for_changes_nothing(
    central: Central, device: WireClient, case: str, papers: Sequence[str], days: int,
    fault: type[KnownError],
) -> None:  # fmt: skip
    with pytest.raises(fault):
        asked_for(central, case, *papers, days=days)

    assert [one.status for one in told(device, case)] == ["received"]


def test_a_decided_case_waits_for_no_papers_and_one_that_waits_can_be_withdrawn(
    central: Central, device: WireClient, filing: Envelope, case: str
) -> None:
    asked_for(central, case, "村里的证明")
    device.push(device.make("withdrawal", about=filing.id, content=b"\xa1ewords`"))

    assert told(device, case)[-1].status == "withdrawn"
    with pytest.raises(WrongTransitionError):
        asked_for(central, case, "村里的证明")


def test_a_second_request_takes_the_place_of_the_first(
    central: Central, device: WireClient, filing: Envelope, case: str
) -> None:
    asked_for(central, case, "村里的证明")
    device.push(device.make("supplement", about=filing.id))
    asked_for(central, case, "household-register")

    wanted = [one.wanted for one in told(device, case) if one.status == "supplement"]
    assert wanted == [(), ("household-register",)]


def test_the_command_refuses_in_words(
    central: Central, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--paper", "证明", "--days", "0", "--note", "还差。", "--data", str(central.data)]

    assert main(["case", "supplement", case, *words]) == 2
    assert "天数要在 1 到 365 之间" in capsys.readouterr().err
