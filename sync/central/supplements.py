"""Papers that clerks ask for while a case waits: which, and by what day."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from forms.catalogue import Catalogue, CatalogueError, ServiceItem, WorkCalendar, open_catalogue
from sync.central import schema
from sync.central.cases import Move, find_case, move_case
from sync.central.journal import Entry
from sync.central.times import CHINA, iso
from sync.central.trust_files import TrustFiles
from sync.clock import milliseconds, moment
from sync.errors import KnownError
from sync.wire.changes import MAX_WANTED
from sync.wire.repository import CATALOGUE, CATALOGUE_INDEX

MOST_DAYS = 365
_LONGEST_NAME = 70
_CODE = re.compile(r"[a-z0-9-]+")
_supplements, _cases, _halls = schema.supplements, schema.cases, schema.halls


class UnfitPaperError(KnownError):
    """A paper has no name that travels, or too many are asked for."""

    zh = "材料最多 16 样，每样写材料编码，或者写名称（70 个字以内）。办件没有改动。"
    en = "Ask for 16 papers at most, each by its code or a name of 70 characters. Nothing changed."


class UnknownPaperError(KnownError):
    """The item has no material of this code; the message names those that it has."""

    zh = "这项业务没有这个编码的材料。请换一个编码，或者直接写材料名称。办件没有改动。"
    en = "The service item has no material of this code. Give another, or its name in words."


class UnfitDaysError(KnownError):
    """The number of days is none that a due date can be made of."""

    zh = "天数要在 1 到 365 之间。办件没有改动。"
    en = "Days are between 1 and 365. Nothing changed."


class UnreadableCatalogueError(KnownError):
    """The catalogue that was published is of another release, and tells no working days to this one."""

    zh = "发布的业务目录读不出来，算不出期限，办件没有改动。请用 central catalogue publish 再发布一次。"
    en = "The published catalogue cannot be read, so nothing changed. Please publish it again."


@dataclass(frozen=True, slots=True)
class Ask:
    """What a clerk asks for; `days`: working days for it, after today."""

    papers: Sequence[str]
    days: int
    note: str
    version: int | None = None


def ask(entry: Entry, number: str, asked: Ask, catalogue: Catalogue | None) -> dict[str, object]:
    """Have a case wait for papers; return its number, status, version, papers and due date now.

    Working days are those of the calendar of `catalogue`, weekdays without one.

    Raises:
        UnknownCaseError, CaseChangedError, WrongTransitionError, UnfitTextError: as `move_case`.
        UnfitPaperError, UnknownPaperError, UnfitDaysError: why nothing was asked for.
    """
    case = find_case(entry.connection, number)
    papers = _papers(asked.papers, _item(catalogue, case.item))
    due = _due(entry.now, asked.days, catalogue)
    moved = move_case(entry, number, Move("supplement", asked.note, asked.version))
    row = {"papers": json.dumps(papers, ensure_ascii=False), "due": due}
    entry.connection.execute(delete(_supplements).where(_supplements.c.case_id == case.id))
    entry.connection.execute(
        insert(_supplements), row | {"case_id": case.id, "position": entry.position}
    )
    return moved | {"papers": "、".join(papers), "due": iso(due)}


def asked_of(connection: Connection, case: Row[Any]) -> dict[str, object] | None:
    """Return what was asked for last of a case, None where nothing was."""
    row = connection.execute(select(_supplements).where(_supplements.c.case_id == case.id)).first()
    return None if row is None else {"papers": json.loads(row.papers), "due": iso(row.due)}


def list_overdue(connection: Connection, now: int) -> list[dict[str, object]]:
    """Return the cases whose papers have not come in time, the longest overdue first."""
    query = (
        select(_cases, _halls.c.name.label("hall"), _supplements)
        .join(_supplements, _supplements.c.case_id == _cases.c.id)
        .join(_halls, _halls.c.id == _cases.c.hall_id)
        .where(_cases.c.status == "supplement", _supplements.c.due < now)
        .order_by(_supplements.c.due)
    )
    return [
        {
            "number": row.number,
            "item": row.item,
            "hall": row.hall,
            "slip_number": row.slip_number,
            "due": iso(row.due),
            "papers": "、".join(json.loads(row.papers)),
        }
        for row in connection.execute(query)
    ]


def published_catalogue(data: Path) -> Catalogue | None:
    """Return the catalogue that kiosks are told of, None where none was published.

    Raises:
        UnreadableCatalogueError: this program cannot read it.
    """
    files = TrustFiles(data)
    if not files.exists:
        return None
    target = files.targets(CATALOGUE).targets.get(CATALOGUE_INDEX)
    if target is None:
        return None
    with TemporaryDirectory() as folder:
        (Path(folder) / PurePosixPath(CATALOGUE_INDEX).name).write_bytes(files.read_target(target))
        try:
            return open_catalogue(Path(folder))
        except CatalogueError as error:
            raise UnreadableCatalogueError(str(error)) from error


def _item(catalogue: Catalogue | None, code: str) -> ServiceItem | None:
    items = catalogue.items if catalogue else ()
    return next((item for item in items if item.code == code), None)


def _papers(given: Sequence[str], item: ServiceItem | None) -> list[str]:
    papers = [_paper(" ".join(one.split()), item) for one in given]
    if not 0 < len(papers) <= MAX_WANTED:
        raise UnfitPaperError(f"{len(papers)} papers")
    return list(dict.fromkeys(papers))


def _paper(given: str, item: ServiceItem | None) -> str:
    """Return the code of a paper that the item has, else its name in words."""
    if not 0 < len(given) <= _LONGEST_NAME:
        raise UnfitPaperError(f"a name of {len(given)} characters")
    if item is None:
        return given
    for material in item.materials:
        if given in (material.code, material.name.zh_CN):
            return material.code
    if _CODE.fullmatch(given):
        codes = ", ".join(material.code for material in item.materials)
        raise UnknownPaperError(f"{given}; {item.code}: {codes}")
    return given


def _due(now: int, days: int, catalogue: Catalogue | None) -> int:
    """Return the end of the last day, Chinese time."""
    if not 0 < days <= MOST_DAYS:
        raise UnfitDaysError(f"{days} days")
    calendar = catalogue.calendar if catalogue else WorkCalendar()
    last = calendar.add_working_days(moment(now).astimezone(CHINA).date(), days)
    return milliseconds(datetime.combine(last + timedelta(days=1), time(), CHINA)) - 1
