"""How a filing stands, as the progress scene reads it out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Literal, assert_never

from forms.catalogue import ServiceItem
from kiosk.devices.fault import Fault
from kiosk.jobs import Failure
from kiosk.services.progress import Answer, TailWanted, Told
from kiosk.services.readable import readable_date, readable_moment
from kiosk.services.wanted import wanted_names
from kiosk.services.withdrawing import OPEN
from kiosk.viewmodels.controls import headline
from sync.store import AskStaff, CaseStanding, NotFound, WrongTail
from sync.wire.numbers import grouped

Way = Literal["", "correct", "supplement"]
Outcome = Literal["", "found", "unknown", "wrong", "staff", "failed", "slip"]
Stage = Literal["ways", "scan", "card", "number", "tail", "list", "answer"]

_WAYS: Mapping[str, Way] = {"returned": "correct", "supplement": "supplement"}


@dataclass(frozen=True, slots=True)
class ProgressAnswer:
    """What came back, for reading; `left` counts the tries that are left.

    `result`: there is a document, which the slip that was read opens (open), or another way to ask did
    not (slip). `papers`: names of those that are wanted; `due`: by which day, and `is_late` once that is
    past. `way`: what the slip that was read lets a person do about it; `needs_slip`: no slip was read, and
    with it they could. `headline`, `fault`: why there is no answer, and the way out.
    """

    outcome: Outcome = ""
    title: str = ""
    name: str = ""
    number: str = ""
    case_number: str = ""
    status: str = ""
    note: str = ""
    made: str = ""
    moved: str = ""
    as_of: str = ""
    result: Literal["", "open", "slip"] = ""
    papers: str = ""
    due: str = ""
    is_late: bool = False
    way: Way = ""
    can_withdraw: bool = False
    needs_slip: bool = False
    is_rated: bool = False
    is_opinion: bool = False
    left: int = 0
    headline: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One of several filings to choose from."""

    place: int
    title: str
    status: str
    made: str


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom the answer is put into words, where and when. `item_named`: the service item of a code."""

    language: str
    zone: tzinfo
    item_named: Callable[[str], ServiceItem | None]
    now: Callable[[], datetime]

    def read(self, at: datetime) -> str:
        """Return a moment for reading."""
        return readable_moment(at.astimezone(self.zone), self.language)

    def read_day(self, at: datetime) -> str:
        """Return the day of a moment for reading."""
        return readable_date(at.astimezone(self.zone).date(), self.language)


def derive_answer(
    answer: Answer | None, error: Failure | None, reader: Reader, place: int = 0
) -> ProgressAnswer:
    """Turn what came back into what the scene shows; `place`: which of several filings."""
    if error is not None:
        return ProgressAnswer("failed", fault=error.words(reader.language))
    match answer:
        case None | TailWanted():
            return ProgressAnswer()
        case Fault():
            first, rest = headline(answer.words(reader.language))
            return ProgressAnswer("slip", headline=first, fault=rest)
        case WrongTail(left):
            return ProgressAnswer("wrong", left=left)
        case NotFound() | AskStaff():
            return ProgressAnswer("unknown" if isinstance(answer, NotFound) else "staff")
        case Told():
            return _found(answer, answer.cases[place], reader)
        case _:
            assert_never(answer)


def derive_rows(answer: Answer | None, reader: Reader) -> tuple[CaseRow, ...]:
    """Return the filings to choose from, where there are several."""
    if not isinstance(answer, Told):
        return ()
    return tuple(
        CaseRow(
            place,
            case.progress.title.get(reader.language, ""),
            _status(case),
            reader.read(case.progress.made_at),
        )
        for place, case in enumerate(answer.cases)
    )


def _found(told: Told, case: CaseStanding, reader: Reader) -> ProgressAnswer:
    progress = case.progress
    status = _status(case)
    has_result = case.result is not None and status in ("decided", "closed")
    way = _WAYS.get(status, "")
    wanted, due = (progress.wanted, progress.due_at) if way == "supplement" else ((), None)
    names = wanted_names(reader.item_named(progress.item), wanted, reader.language)
    return ProgressAnswer(
        "found",
        title=progress.title.get(reader.language, ""),
        name=progress.masked_name,
        number=grouped(progress.slip_number),
        case_number=progress.case_number or "",
        status=status,
        note=progress.note,
        made=reader.read(progress.made_at),
        moved=reader.read(progress.changed_at),
        as_of="" if told.as_of is None else reader.read(told.as_of),
        result="" if not has_result else "slip" if told.secret is None else "open",
        papers=", ".join(names) if reader.language == "en" else "、".join(names),
        due="" if due is None else reader.read_day(due),
        is_late=due is not None and due < reader.now(),
        way=way if told.secret is not None else "",
        can_withdraw=told.secret is not None and status in OPEN,
        needs_slip=way != "" and told.secret is None,
        is_rated=case.is_rated,
        is_opinion=case.is_opinion,
    )


def _status(case: CaseStanding) -> str:
    """Return how it stands; what was withdrawn when the county had accepted it is for the clerk to stop."""
    status = case.progress.status
    if not case.is_withdrawing:
        return status
    return "withdrawing" if status in OPEN else "overtaken"
