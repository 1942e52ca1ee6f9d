"""Cases: opened by a filing, moved on by clerks; every change goes into the log kiosks pull."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from sync.central import schema
from sync.central.database import insert_rows
from sync.central.errors import (
    CaseChangedError,
    UnfitTextError,
    UnknownCaseError,
    WrongTransitionError,
)
from sync.central.journal import Entry
from sync.central.times import CHINA, iso
from sync.clock import moment
from sync.wire.changes import CaseStatus
from sync.wire.envelope import Envelope
from sync.wire.numbers import slip_number

Action = Literal["accept", "return", "supplement", "decide", "close", "resubmit", "withdraw"]

TRANSITIONS: dict[Action, tuple[frozenset[CaseStatus], CaseStatus]] = {
    "accept": (frozenset({"received"}), "accepted"),
    "return": (frozenset({"received", "accepted"}), "returned"),
    "supplement": (frozenset({"received", "accepted"}), "supplement"),
    "resubmit": (frozenset({"returned", "supplement"}), "received"),
    "decide": (frozenset({"accepted"}), "decided"),
    "close": (frozenset({"decided"}), "closed"),
    "withdraw": (frozenset({"received", "returned", "supplement"}), "withdrawn"),
}
MAX_NOTE = 4000
_NUMBER = re.compile(r"[0-9]{4,9}-[0-9]{4}-[0-9]{1,9}-[0-9]{6,9}-[0-9]{4}")

_cases = schema.cases
_changes = schema.case_changes
_LAST_SERIAL = select(func.max(_cases.c.serial)).where(
    _cases.c.hall_id == bindparam("hall"),
    _cases.c.year == bindparam("year"),
    _cases.c.epoch == bindparam("epoch"),
)
_with_hall = select(_cases, schema.halls.c.name.label("hall")).join(
    schema.halls, schema.halls.c.id == _cases.c.hall_id
)


@dataclass(frozen=True, slots=True)
class Move:
    """What a clerk does to a case; `version` is that of the case as they saw it, if they say."""

    action: Action
    note: str = ""
    version: int | None = None


class CaseBook:
    """Opens the cases of one batch: numbers are taken as envelopes come, rows written at once.

    Args:
        entry: the transaction.
        hall_id: whose cases these are.
        kept: numbers given in an earlier epoch, proved by receipts, by envelope digest.
    """

    def __init__(self, entry: Entry, hall_id: int, kept: Mapping[bytes, str]) -> None:
        self._entry = entry
        self._hall_id = hall_id
        self._kept = kept
        self._year = moment(entry.now).astimezone(CHINA).year
        self._last: int | None = None
        self._opened: list[tuple[Any, ...]] = []
        self._logged: list[tuple[Any, ...]] = []
        self._given: set[str] = set()

    def open(self, envelope: Envelope, digest: bytes) -> str:
        """Open the case of a filing or an opinion, and return its number."""
        number = self._number_before(digest) or self._next_number(envelope.id)
        self._given.add(number)
        now = self._entry.now
        self._opened.append(
            (
                envelope.id,
                number,
                *_parts(number),
                envelope.device,
                slip_number(envelope.device, envelope.seq, envelope.id),
                envelope.item,
                envelope.kind,
                "received",
                1,
                now,
                now,
                None,
            )
        )
        position = self._entry.take_position()
        self._logged.append((position, self._hall_id, envelope.id, "received", "", now))
        return number

    def write(self) -> None:
        """Store what was opened."""
        if self._opened:
            insert_rows(self._entry.connection, _cases, self._opened)
            insert_rows(self._entry.connection, _changes, self._logged)

    def _number_before(self, digest: bytes) -> str | None:
        """Return the number a restored platform gave before, unless it stands elsewhere."""
        number = self._kept.get(digest)
        if number is None or not _NUMBER.fullmatch(number):
            return None
        if _parts(number)[0] != self._hall_id or number in self._given:
            return None
        taken = select(_cases.c.id).where(_cases.c.number == number)
        return None if self._entry.connection.execute(taken).first() else number

    def _next_number(self, id_: UUID) -> str:
        if self._last is None:
            place = {"hall": self._hall_id, "year": self._year, "epoch": self._entry.epoch}
            self._last = self._entry.connection.scalar(_LAST_SERIAL, place) or 0
        self._last += 1
        # A restored platform that does not know it yet gives a serial number again. The digits of
        # the id keep those two apart.
        own = f"{self._last:06d}-{id_.int % 10**4:04d}"
        return f"{self._hall_id:04d}-{self._year}-{self._entry.epoch}-{own}"


def _parts(number: str) -> list[int]:
    """Take a case number apart: hall, year, epoch and serial."""
    return list(map(int, number.split("-")[:4]))


def find_case(connection: Connection, number: str) -> Row[Any]:
    """Return the row of a case.

    Raises:
        UnknownCaseError: there is none of this number.
    """
    row = connection.execute(_with_hall.where(_cases.c.number == number)).first()
    if row is None:
        raise UnknownCaseError(number)
    return row


def find_by_slip(connection: Connection, number: str) -> Row[Any] | None:
    """Return the case of a slip number, if the platform has it."""
    return connection.execute(
        select(_cases)
        .where(_cases.c.slip_number == number)
        .order_by(_cases.c.received_at.desc(), _cases.c.id.desc())
    ).first()


def list_cases(connection: Connection, status: CaseStatus | None) -> list[dict[str, object]]:
    """Return the summaries of all cases, or of those of one status, oldest first."""
    query = _with_hall.order_by(_cases.c.received_at, _cases.c.number)
    if status is not None:
        query = query.where(_cases.c.status == status)
    return [summary(row) for row in connection.execute(query)]


def summary(case: Row[Any]) -> dict[str, object]:
    """Return what a list may show of a case: nothing of its contents."""
    return {
        "number": case.number,
        "item": case.item,
        "kind": case.kind,
        "status": case.status,
        "version": case.version,
        "received_at": iso(case.received_at),
        "changed_at": iso(case.changed_at),
        "device": case.device,
        "hall": case.hall,
        "slip_number": case.slip_number,
    }


def move_case(entry: Entry, number: str, move: Move) -> dict[str, object]:
    """Change a case's status; return its number, status and version now.

    Raises:
        UnknownCaseError: there is none of this number.
        CaseChangedError: its version is not the one that was looked at.
        WrongTransitionError: its status does not allow this.
        UnfitTextError: the note is longer than a kiosk takes.
    """
    if len(move.note) > MAX_NOTE:
        raise UnfitTextError(f"note of {len(move.note)} characters")
    case = find_case(entry.connection, number)
    if move.version is not None and move.version != case.version:
        raise CaseChangedError(f"{number}: version {case.version}, not {move.version}")
    allowed, status = TRANSITIONS[move.action]
    if case.status not in allowed:
        raise WrongTransitionError(f"{number}: {case.status}, cannot {move.action}")
    entry.connection.execute(
        update(_cases)
        .where(_cases.c.id == case.id)
        .values(status=status, version=case.version + 1, changed_at=entry.now)
    )
    _log(entry, case.id, case.hall_id, status, move.note)
    return {"number": number, "status": status, "version": case.version + 1}


def annotate(entry: Entry, case: Row[Any], note: str) -> None:
    """Tell the resident something about a case that stays in its status."""
    entry.connection.execute(
        update(_cases)
        .where(_cases.c.id == case.id)
        .values(version=case.version + 1, changed_at=entry.now)
    )
    _log(entry, case.id, case.hall_id, case.status, note)


def steps(before: CaseStatus, after: CaseStatus) -> list[Action] | None:
    """Return the shortest way from one status to another; None if there is none."""
    ways: dict[CaseStatus, list[Action]] = {before: []}
    queue = [before]
    for status in queue:
        for action, (allowed, reached) in TRANSITIONS.items():
            if status in allowed and reached not in ways:
                ways[reached] = [*ways[status], action]
                queue.append(reached)
    return ways.get(after)


def withdraw(entry: Entry, case_id: UUID, hall_id: int) -> None:
    """Withdraw a case that no clerk has accepted yet; a later withdrawal is for them to read."""
    _move_if_allowed(entry, case_id, hall_id, "withdraw")


def resubmit(entry: Entry, case_id: UUID, hall_id: int) -> None:
    """Put a case before the clerks again that waited for the resident: what was missing has come."""
    _move_if_allowed(entry, case_id, hall_id, "resubmit")


def _move_if_allowed(entry: Entry, case_id: UUID, hall_id: int, action: Action) -> None:
    number = entry.connection.scalar(
        select(_cases.c.number).where(
            _cases.c.id == case_id,
            _cases.c.hall_id == hall_id,
            _cases.c.status.in_(TRANSITIONS[action][0]),
        )
    )
    if number is not None:
        move_case(entry, number, Move(action))


def _log(entry: Entry, case_id: UUID, hall_id: int, status: CaseStatus, note: str) -> None:
    entry.connection.execute(
        insert(_changes),
        {
            "position": entry.take_position(),
            "hall_id": hall_id,
            "case_id": case_id,
            "status": status,
            "note": note,
            "at": entry.now,
        },
    )
