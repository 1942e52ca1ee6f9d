"""The questions that were asked of cases: those that wait, what became of each, and who asked."""

from datetime import timedelta

from sqlalchemy import ColumnElement, Connection, or_, select, update

from sync.central import schema
from sync.central.devices import Device
from sync.central.journal import Entry
from sync.central.times import iso

WAITS_FOR = timedelta(minutes=2) // timedelta(milliseconds=1)
ANSWER_FOR = timedelta(minutes=10) // timedelta(milliseconds=1)
_questions = schema.case_questions
_cases = schema.cases


def waiting_questions(connection: Connection, now: int) -> list[tuple[bytes, bytes]]:
    """Return digest and bytes (Signed) of the questions that wait to be answered, oldest first."""
    query = (
        select(_questions.c.digest, _questions.c.signed)
        .where(_questions.c.outcome == "waiting", _questions.c.at > now - WAITS_FOR)
        .order_by(_questions.c.at)
    )
    return [(row.digest, row.signed) for row in connection.execute(query)]


def settle(entry: Entry, digest: bytes, outcome: str, answer: bytes | None) -> None:
    """Note what became of a question, unless somebody else has."""
    entry.connection.execute(
        update(_questions)
        .where(_questions.c.digest == digest, _questions.c.outcome == "waiting")
        .values(outcome=outcome, settled_at=entry.now, answer=answer)
    )


def is_stale(connection: Connection, now: int) -> bool:
    """Tell whether there is something to `clear`."""
    stale = select(_questions.c.digest).where(or_(_unheard(now), _outlived(now))).limit(1)
    return connection.execute(stale).first() is not None


def clear(entry: Entry) -> None:
    """Drop answers that nobody waits for any more, and give up what nobody answered."""
    for which, values in (
        (_outlived(entry.now), {"answer": None}),
        (_unheard(entry.now), {"outcome": "unanswered", "settled_at": entry.now}),
    ):
        entry.connection.execute(update(_questions).where(which).values(**values))


def may_fetch(connection: Connection, device: Device, digest: bytes, now: int) -> bool:
    """Tell whether a device was just given the case that this sealed file belongs to."""
    envelopes, files = schema.envelopes, schema.envelope_files
    given = (
        select(_questions.c.digest)
        .join(
            envelopes,
            (envelopes.c.id == _questions.c.case_id) | (envelopes.c.about == _questions.c.case_id),
        )
        .join(files, files.c.envelope_id == envelopes.c.id)
        .where(
            _questions.c.device == device.code,
            _questions.c.outcome == "answered",
            _questions.c.why != "phone",
            _questions.c.settled_at > now - ANSWER_FOR,
            files.c.digest == digest,
        )
    )
    return connection.execute(given.limit(1)).first() is not None


def list_questions(connection: Connection) -> list[dict[str, object]]:
    """Return who asked for which case, when, why, and what became of it; the newest first."""
    staff = schema.staff
    query = (
        select(_questions, staff.c.name, _cases.c.number)
        .join(staff, staff.c.id == _questions.c.staff)
        .join(_cases, _cases.c.id == _questions.c.case_id)
        .order_by(_questions.c.at.desc(), _questions.c.digest)
    )
    return [
        {
            "at": iso(row.at),
            "device": row.device,
            "staff": str(row.staff),
            "name": row.name,
            "case": row.number,
            "why": row.why,
            "outcome": row.outcome,
        }
        for row in connection.execute(query)
    ]


def _unheard(now: int) -> ColumnElement[bool]:
    return (_questions.c.outcome == "waiting") & (_questions.c.at <= now - WAITS_FOR)


def _outlived(now: int) -> ColumnElement[bool]:
    return (
        (_questions.c.outcome == "answered")
        & _questions.c.answer.is_not(None)
        & (_questions.c.settled_at <= now - ANSWER_FOR)
    )
