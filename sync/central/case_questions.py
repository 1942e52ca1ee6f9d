"""What staff ask of cases: checked and noted here, answered by who has the opening key."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from sync.central import schema
from sync.central.devices import Device, find_device
from sync.central.errors import RefusedError
from sync.central.journal import Entry
from sync.central.problems import problem
from sync.central.quarantine import count
from sync.central.question_book import ANSWER_FOR
from sync.central.staff import find_member, require_asking
from sync.wire.codec import decode, encode
from sync.wire.desk import CaseQuestion
from sync.wire.sign import CASE_QUESTION, DESK_QUESTION, Signed, verify

QUESTIONS_A_DAY = 100
_DAY = timedelta(days=1) // timedelta(milliseconds=1)
# Told to the county by device: somebody tried what they may not.
_COUNTED = frozenset(
    {"unknown-staff", "barred", "wrong-role", "unknown-case", "platform-only", "rate-limited"}
)
_questions = schema.case_questions
_cases = schema.cases


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that may be asked, and the case that it is about."""

    question: CaseQuestion
    digest: bytes
    device: Device
    case: Row[Any]


def ask(entry: Entry, signed: Signed) -> bytes | RefusedError | None:
    """Note a question, or tell what became of it: the encoded CaseAnswer, None while it waits.

    What a device may not ask is counted for it, and returned, so that the count is kept.

    Raises:
        RefusedError: `unknown-device`, `revoked`, `other-device`, `bad-request` (its answer is gone),
            `cannot-open`.
        BadSignatureError: device or member did not sign it.
        MalformedMessageError: it is no CaseQuestion.
    """
    try:
        asked = read_question(entry.connection, signed)
        row = entry.connection.execute(
            select(_questions).where(_questions.c.digest == asked.digest)
        ).first()
        if row is not None:
            return _outcome(entry, row)
        _check_quota(entry, asked.device.code)
    except RefusedError as error:
        if error.problem.type not in _COUNTED:
            raise
        count(entry, find_device(entry.connection, signed.key).code, error.problem.type)
        return error
    _note(entry, asked, signed)
    return None


def read_question(connection: Connection, signed: Signed) -> Asked:
    """Read a question of a member of staff who may ask it at this device.

    Raises:
        RefusedError: `unknown-device`, `revoked`, `other-device`, `unknown-staff`, `barred`,
            `wrong-role`, `unknown-case`, `platform-only`.
        BadSignatureError: device or member did not sign it.
        MalformedMessageError: it is no CaseQuestion.
    """
    device = find_device(connection, signed.key)
    inner = decode(Signed, verify({signed.key: device.public_key}, DESK_QUESTION, signed))
    member = find_member(connection, inner.key)
    payload = verify({inner.key: member.public_key}, CASE_QUESTION, inner)
    question = decode(CaseQuestion, payload)
    told = (question.device, question.staff, member.device)
    if told != (device.code, member.id, device.code):
        raise RefusedError(problem("other-device"))
    require_asking(member)
    case = connection.execute(
        select(_cases).where(_cases.c.id == question.case, _cases.c.hall_id == device.hall_id)
    ).first()
    if case is None:
        raise RefusedError(problem("unknown-case"))
    if case.kind == "opinion":
        raise RefusedError(problem("platform-only"))
    return Asked(question, sha256(payload).digest(), device, case)


def _outcome(entry: Entry, row: Row[Any]) -> bytes | None:
    if row.outcome == "waiting":
        return None
    if row.outcome != "answered":
        code = "bad-request" if row.outcome == "unanswered" else row.outcome
        raise RefusedError(problem(code))
    if row.answer is None or row.settled_at <= entry.now - ANSWER_FOR:
        raise RefusedError(problem("bad-request", "this question was answered before"))
    return bytes(row.answer)


def _check_quota(entry: Entry, device: str) -> None:
    """Refuse one question too many on this day (UTC)."""
    passed = entry.now % _DAY
    today = (_questions.c.device == device) & (_questions.c.at >= entry.now - passed)
    asked = entry.connection.scalar(select(func.count()).where(today)) or 0
    if asked >= QUESTIONS_A_DAY:
        left = str((_DAY - passed) // 1000 + 1)
        raise RefusedError(problem("rate-limited"), {"Retry-After": left})


def _note(entry: Entry, asked: Asked, signed: Signed) -> None:
    row = {
        "digest": asked.digest,
        "device": asked.device.code,
        "staff": asked.question.staff,
        "case_id": asked.case.id,
        "why": asked.question.why,
        "signed": encode(signed),
        "at": entry.now,
        "outcome": "waiting",
    }
    entry.connection.execute(insert(_questions), row)
