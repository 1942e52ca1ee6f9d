"""Answering what staff ask of cases: beside the clerks, where the opening key is, never at intake."""

import logging
import re
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Engine, Row

from sync.central.case_questions import Asked, read_question
from sync.central.database import reading
from sync.central.errors import RefusedError
from sync.central.fields import read_fields
from sync.central.folder import Folder
from sync.central.journal import entry
from sync.central.key_files import OpeningKeys, open_with, read_opening_keys
from sync.central.question_book import clear, is_stale, settle, waiting_questions
from sync.central.versions import envelopes_of
from sync.clock import Clock, milliseconds
from sync.errors import BadSignatureError, CannotOpenError, MalformedMessageError
from sync.wire.codec import decode, encode
from sync.wire.desk import (
    MAX_PHONES,
    MAX_VERSIONS,
    CaseAnswer,
    CaseVersion,
    Phones,
    close_key,
    close_phones,
)
from sync.wire.envelope import Envelope, digest
from sync.wire.seal import Opened
from sync.wire.sign import Signed

# Well below what a kiosk takes in one answer.
_MOST_BYTES = 6 * 2**20
_FILLED_IN = ("filing", "correction")
_PHONE = re.compile(r"\+?[0-9][0-9 -]{4,24}")
_Version = tuple[bytes, Envelope, Opened]
_log = logging.getLogger(__name__)


def attend(engine: Engine, folder: Folder, clock: Clock) -> int:
    """Answer all questions that wait now; return how many there were.

    Raises:
        KeyUnreadableError: there is no opening key, or a file is damaged.
    """
    now = milliseconds(clock.now())
    with reading(engine) as connection:
        waiting, stale = waiting_questions(connection, now), is_stale(connection, now)
    if stale:
        with entry(engine, clock) as page:
            clear(page)
    keys = read_opening_keys(folder) if waiting else {}
    for which, signed in waiting:
        with reading(engine) as connection:
            outcome, answer = _answer(connection, signed, keys, now)
        with entry(engine, clock) as page:
            settle(page, which, outcome, answer)
    return len(waiting)


def _answer(
    connection: Connection, signed: bytes, keys: OpeningKeys, now: int
) -> tuple[str, bytes | None]:
    """Return what becomes of a question, which is checked anew: a row proves nothing by itself."""
    try:
        asked = read_question(connection, decode(Signed, signed))
        return "answered", encode(_contents(connection, asked, keys, now))
    except RefusedError as error:
        return error.problem.type, None
    except (BadSignatureError, MalformedMessageError, CannotOpenError) as error:
        _log.warning("a question is not answered: %s", error)
        return "cannot-open", None


def _contents(connection: Connection, asked: Asked, keys: OpeningKeys, now: int) -> CaseAnswer:
    opened = [*_opened(connection.execute(envelopes_of(asked.case)), keys)]
    newest = next((one for one in reversed(opened) if one[1].kind in _FILLED_IN), None)
    if newest is None:
        raise CannotOpenError("no version opens")
    if asked.question.why == "phone":
        phones = Phones(1, _phones(newest[2], asked.question.fields))
        closed = close_phones(phones, asked.question.once, asked.digest)
        return CaseAnswer(1, asked.digest, now, (), closed)
    later = [one for one in reversed(opened) if one[1].kind not in _FILLED_IN]
    versions = tuple(_version(one, asked) for one in _fitting([newest, *later]))
    return CaseAnswer(1, asked.digest, now, versions, b"")


def _opened(rows: Iterable[Row[Any]], keys: OpeningKeys) -> Iterator[_Version]:
    """Give what opens of a case, in its order: nobody can bar a case by adding what does not."""
    for row in rows:
        try:
            envelope = decode(Envelope, row.data)
            yield row.data, envelope, open_with(keys, envelope)
        except (CannotOpenError, MalformedMessageError):
            continue


def _fitting(versions: list[_Version]) -> Iterator[_Version]:
    """Give the first ones, as many as an answer holds."""
    size = 0
    for one in versions[:MAX_VERSIONS]:
        size += len(one[0])
        if size > _MOST_BYTES:
            return
        yield one


def _version(one: _Version, asked: Asked) -> CaseVersion:
    data, envelope, opened = one
    key = close_key(opened.content_key, asked.question.once, asked.digest, digest(envelope))
    return CaseVersion(data, key)


def _phones(opened: Opened, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return what stands in these fields and is a number to call, each once."""
    if opened.body.content_type != "application/xml":
        return ()
    found = [*_named(read_fields(opened.body.content))]
    numbers = [
        value.strip()
        for name in names
        for field, value in found
        if field == name and _PHONE.fullmatch(value.strip())
    ]
    return tuple(dict.fromkeys(numbers))[:MAX_PHONES]


def _named(fields: Any) -> Iterator[tuple[str, str]]:
    """Give every field with its name, in their order, also within groups and repeats."""
    left = [("", fields)]
    while left:
        name, value = left.pop()
        if isinstance(value, dict):
            left += reversed(value.items())
        elif isinstance(value, list):
            left += [(name, one) for one in reversed(value)]
        else:
            yield name, str(value)
