"""What devices ask about papers of a person: answered once, counted, and noted without the person."""

from collections import Counter
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import Connection, func, insert, select

from sync.central import schema
from sync.central.devices import find_device
from sync.central.errors import RefusedError
from sync.central.folder import Folder
from sync.central.held import HeldBook
from sync.central.journal import Entry
from sync.central.problems import problem
from sync.central.times import CHINA
from sync.clock import moment
from sync.wire.codec import decode
from sync.wire.held import HeldAnswer, HeldQuestion
from sync.wire.sign import HELD_QUESTION, Signed, verify

QUESTIONS_A_DAY = 200
_DAY = timedelta(days=1) // timedelta(milliseconds=1)
_questions = schema.held_questions


def answer(entry: Entry, signed: Signed, folder: Folder) -> HeldAnswer:
    """Answer a device, and note that it asked: when, and of how many cases it was told.

    Raises:
        RefusedError: `unknown-device`, `revoked`, `other-device`, `rate-limited`, `bad-request` (a
            question that was answered before).
        BadSignatureError: the device did not sign it.
        MalformedMessageError: it is no HeldQuestion.
        KeyUnreadableError: the key file is damaged.
    """
    device = find_device(entry.connection, signed.key)
    question = decode(HeldQuestion, verify({signed.key: device.public_key}, HELD_QUESTION, signed))
    if question.device != device.code:
        raise RefusedError(problem("other-device"))
    digest = sha256(signed.payload).digest()
    _check(entry, device.code, digest)
    held = HeldBook(entry, folder).of_person(question.document, question.person)
    told = {"digest": digest, "device": device.code, "at": entry.now, "cases": len(held)}
    entry.connection.execute(insert(_questions), told)
    return HeldAnswer(1, digest, entry.now, held)


def questions_by_day(connection: Connection) -> list[dict[str, object]]:
    """Return how often which device asked on which day, and of how many cases it was told."""
    asked: Counter[tuple[str, str]] = Counter()
    told: Counter[tuple[str, str]] = Counter()
    for row in connection.execute(select(_questions).order_by(_questions.c.at)):
        place = (moment(row.at).astimezone(CHINA).date().isoformat(), row.device)
        asked[place] += 1
        told[place] += row.cases
    return [
        {"day": day, "device": device, "questions": count, "cases": told[day, device]}
        for (day, device), count in asked.items()
    ]


def _check(entry: Entry, device: str, digest: bytes) -> None:
    """Refuse a question that was answered before, and one too many on this day (UTC)."""
    connection = entry.connection
    if connection.scalar(select(_questions.c.device).where(_questions.c.digest == digest)):
        raise RefusedError(problem("bad-request", "this question was answered before"))
    passed = entry.now % _DAY
    today = (_questions.c.device == device) & (_questions.c.at >= entry.now - passed)
    asked = connection.scalar(select(func.count()).where(today)) or 0
    if asked >= QUESTIONS_A_DAY:
        left = str((_DAY - passed) // 1000 + 1)
        raise RefusedError(problem("rate-limited"), {"Retry-After": left})
