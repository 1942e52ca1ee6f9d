"""What the provincial platform did with cases, brought back line by line; each line counts once."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

from sqlalchemy import Engine, insert, select, update

from sync.central import schema
from sync.central.cases import MAX_NOTE, Move, annotate, find_case, move_case, steps
from sync.central.errors import LineUnfitError, StatusFileUnreadableError, WrongTransitionError
from sync.central.journal import Entry, entry
from sync.clock import Clock
from sync.errors import KnownError
from sync.wire.changes import CaseStatus

_MAX_REFERENCE = 64
_NEEDED = {"case", "status", "at"}
_FIELDS = _NEEDED | {"note", "reference"}

_cases, _told = schema.cases, schema.told_statuses


@dataclass(slots=True)
class Report:
    """How many lines did something, were known before, and which were refused, with the reason."""

    applied: int = 0
    known: int = 0
    refused: list[tuple[int, KnownError]] = field(default_factory=list)


def import_statuses(engine: Engine, path: Path, clock: Clock) -> Report:
    """Apply a file of lines; a line that cannot be applied holds up none of the others.

    Raises:
        StatusFileUnreadableError: the file cannot be read, or is no UTF-8.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise StatusFileUnreadableError(type(error).__name__) from error
    return _apply_all(engine, lines, clock)


def _apply_all(engine: Engine, lines: Iterable[str], clock: Clock) -> Report:
    report = Report()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            told = _read(line)
            with entry(engine, clock) as page:
                if _apply(page, told):
                    report.applied += 1
                else:
                    report.known += 1
        except KnownError as error:
            report.refused.append((number, error))
    return report


def _apply(page: Entry, told: dict[str, str]) -> bool:
    """Apply one line; return False if it was applied before."""
    digest = sha256(json.dumps(told, sort_keys=True).encode()).digest()
    if page.connection.execute(select(_told).where(_told.c.digest == digest)).first() is not None:
        return False
    case = find_case(page.connection, told["case"])
    way = steps(case.status, told["status"])  # type: ignore[arg-type]  # checked by _read
    if way is None:
        raise WrongTransitionError(f"{case.number}: {case.status}, cannot become {told['status']}")
    note = told["note"]
    if told["reference"] and told["reference"] != case.reference:
        note += f"（办理编号 {told['reference']}）"
        page.connection.execute(
            update(_cases).where(_cases.c.id == case.id).values(reference=told["reference"])
        )
    for action in way[:-1]:
        move_case(page, case.number, Move(action))
    if way:
        move_case(page, case.number, Move(way[-1], note))
    elif note:
        annotate(page, case, note)
    page.connection.execute(insert(_told), {"digest": digest, "case_id": case.id, "at": page.now})
    return True


def _read(line: str) -> dict[str, str]:
    """Return the fields of a line, all of them.

    Raises:
        LineUnfitError: it is not of the format.
    """
    try:
        raw: Any = json.loads(line)
    except ValueError as error:
        raise LineUnfitError("not JSON") from error
    if not isinstance(raw, dict) or not raw.keys() >= _NEEDED or not raw.keys() <= _FIELDS:
        raise LineUnfitError(f"needs {sorted(_NEEDED)}, may have {sorted(_FIELDS - _NEEDED)}")
    told: dict[str, Any] = {"note": "", "reference": ""} | raw
    if not all(isinstance(one, str) and "\0" not in one for one in told.values()):
        raise LineUnfitError("every field is a text")
    if told["status"] not in get_args(CaseStatus):
        raise LineUnfitError(f"status {told['status'][:40]!r}")
    if len(told["reference"]) > _MAX_REFERENCE:
        raise LineUnfitError("reference too long")
    if len(told["note"]) > MAX_NOTE - 2 * _MAX_REFERENCE:
        raise LineUnfitError("note too long")
    try:
        datetime.fromisoformat(told["at"])
    except ValueError as error:
        raise LineUnfitError("at is no ISO 8601 time") from error
    return told
