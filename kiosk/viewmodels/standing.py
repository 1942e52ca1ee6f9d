"""How a filing stands, as the progress scene reads it out."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Literal, assert_never

from kiosk.devices.fault import Fault
from kiosk.jobs import Failure
from kiosk.services.progress import Answer, TailWanted, Told
from kiosk.services.readable import readable_moment
from kiosk.viewmodels.controls import headline
from sync.store import AskStaff, CaseStanding, NotFound, WrongTail
from sync.wire.numbers import grouped

Outcome = Literal["", "found", "unknown", "wrong", "staff", "failed", "slip"]
Stage = Literal["ways", "scan", "card", "number", "tail", "list", "answer"]


@dataclass(frozen=True, slots=True)
class ProgressAnswer:
    """What came back, for reading; `left` counts the tries that are left.

    `result`: there is a document, which the slip that was read opens (open), or another way to ask did
    not (slip). `can_correct`: it was returned, and the slip that was read opens it; `needs_slip`: it was
    returned, and no slip was read. `headline`, `fault`: why there is no answer, and the way out.
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
    can_correct: bool = False
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


def derive_answer(
    answer: Answer | None, error: Failure | None, zone: tzinfo, language: str, place: int = 0
) -> ProgressAnswer:
    """Turn what came back into what the scene shows; `place`: which of several filings."""
    if error is not None:
        return ProgressAnswer("failed", fault=error.words(language))
    match answer:
        case None | TailWanted():
            return ProgressAnswer()
        case Fault():
            first, rest = headline(answer.words(language))
            return ProgressAnswer("slip", headline=first, fault=rest)
        case WrongTail(left):
            return ProgressAnswer("wrong", left=left)
        case NotFound() | AskStaff():
            return ProgressAnswer("unknown" if isinstance(answer, NotFound) else "staff")
        case Told():
            return _found(answer, answer.cases[place], zone, language)
        case _:
            assert_never(answer)


def derive_rows(answer: Answer | None, zone: tzinfo, language: str) -> tuple[CaseRow, ...]:
    """Return the filings to choose from, where there are several."""
    if not isinstance(answer, Told):
        return ()
    return tuple(
        CaseRow(
            place,
            case.progress.title.get(language, ""),
            case.progress.status,
            _read(case.progress.made_at, zone, language),
        )
        for place, case in enumerate(answer.cases)
    )


def _found(told: Told, case: CaseStanding, zone: tzinfo, language: str) -> ProgressAnswer:
    progress = case.progress
    is_returned = progress.status == "returned"
    has_result = case.result is not None and progress.status in ("decided", "closed")
    return ProgressAnswer(
        "found",
        title=progress.title.get(language, ""),
        name=progress.masked_name,
        number=grouped(progress.slip_number),
        case_number=progress.case_number or "",
        status=progress.status,
        note=progress.note,
        made=_read(progress.made_at, zone, language),
        moved=_read(progress.changed_at, zone, language),
        as_of="" if told.as_of is None else _read(told.as_of, zone, language),
        result="" if not has_result else "slip" if told.secret is None else "open",
        can_correct=is_returned and told.secret is not None,
        needs_slip=is_returned and told.secret is None,
        is_rated=case.is_rated,
        is_opinion=case.is_opinion,
    )


def _read(at: datetime, zone: tzinfo, language: str) -> str:
    return readable_moment(at.astimezone(zone), language)
