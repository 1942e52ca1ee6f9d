"""How a filing stands, as the progress scene reads it out."""

from dataclasses import dataclass
from datetime import tzinfo
from typing import Literal, assert_never

from kiosk.jobs import Failure
from kiosk.services.readable import readable_moment
from sync.store import AskStaff, Found, LookUp, NotFound, WrongTail
from sync.wire.numbers import grouped

Outcome = Literal["", "found", "unknown", "wrong", "staff", "failed"]


@dataclass(frozen=True, slots=True)
class ProgressAnswer:
    """What came back, for reading; `left` counts the tries that are left."""

    outcome: Outcome = ""
    title: str = ""
    name: str = ""
    number: str = ""
    case_number: str = ""
    status: str = ""
    note: str = ""
    made: str = ""
    moved: str = ""
    left: int = 0
    fault: str = ""


def derive_answer(
    answer: LookUp | None, error: Failure | None, zone: tzinfo, language: str
) -> ProgressAnswer:
    """Turn what the store said into what the scene shows."""
    if error is not None:
        return ProgressAnswer("failed", fault=error.words(language))
    match answer:
        case None:
            return ProgressAnswer()
        case NotFound():
            return ProgressAnswer("unknown")
        case WrongTail(left):
            return ProgressAnswer("wrong", left=left)
        case AskStaff():
            return ProgressAnswer("staff")
        case Found(progress):
            return ProgressAnswer(
                "found",
                title=progress.title.get(language, ""),
                name=progress.masked_name,
                number=grouped(progress.slip_number),
                case_number=progress.case_number or "",
                status=progress.status,
                note=progress.note,
                made=readable_moment(progress.made_at.astimezone(zone), language),
                moved=readable_moment(progress.changed_at.astimezone(zone), language),
            )
        case _:
            assert_never(answer)
