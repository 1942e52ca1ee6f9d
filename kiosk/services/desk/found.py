"""Filings that were found, a page of them at a time. Every function here blocks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeAlias
from uuid import UUID

from kiosk.devices.fault import Fault
from kiosk.services.desk.names import NameIndex
from kiosk.services.progress import Answer, SlipFault, TailWanted, Told
from sync.store import CaseQuery, CaseRow
from sync.wire.slip import read_slip

ROWS = 10
"""Filings on a page."""

Rows: TypeAlias = tuple[CaseRow, ...]
# A page's number and the row before it, to its rows.
_Pages: TypeAlias = Callable[[int, CaseRow | None], Rows]


class Cases(Protocol):
    """What is asked of `store.cases`."""

    def page(self, query: CaseQuery, *, after: CaseRow | None = None, limit: int = 50) -> Rows:
        """Return filings, the newest first."""

    def count(self, query: CaseQuery) -> int:
        """Count them."""

    def of_id_number(self, number: str) -> Rows:
        """Return the filings of a person; takes a while."""

    def names(self) -> tuple[tuple[UUID, str], ...]:
        """Return every filing with its masked name, the newest first."""

    def row(self, case: UUID) -> CaseRow | None:
        """Return a filing."""


@dataclass(frozen=True, slots=True)
class Found:
    """How many filings there are, and a page of them; `secret`: of the slip they were found by."""

    count: int
    rows: Rows = field(repr=False)
    pages: _Pages = field(repr=False)
    secret: bytes | None = field(default=None, repr=False)

    def turned(self, page: int, after: CaseRow | None) -> "Found":
        """Return the same at another page; `after`: the last row of the page before that."""
        return replace(self, rows=self.pages(page, after))


def listed(cases: Cases, query: CaseQuery) -> Found:
    """Find what a query names."""

    def pages(_page: int, after: CaseRow | None) -> Rows:
        return cases.page(query, after=after, limit=ROWS)

    return Found(cases.count(query), pages(0, None), pages)


def of_person(cases: Cases, id_number: str) -> Found:
    """Find what was filed here in the name of a person."""
    return _these(cases, [row.id for row in cases.of_id_number(id_number)])


def named(cases: Cases, index: NameIndex, words: str) -> Found:
    """Find the filings whose masked name may be this."""

    def pages(page: int, _after: CaseRow | None) -> Rows:
        return _rows(cases, index.find(words, page * ROWS, ROWS))

    return Found(index.count(words), pages(0, None), pages)


def on_slip(cases: Cases, text: str, answer: Answer) -> Found | Fault:
    """Find the filings of a slip; `answer`: what its code told. One of another kiosk has a number."""
    match answer:
        case Told(cases=told, secret=secret):
            return _these(cases, [case.id for case in told], secret)
        case TailWanted(number):
            return listed(cases, CaseQuery(number=number))
        case SlipFault.OTHER_KIOSK:
            slip = read_slip(text)
            return answer if slip is None else listed(cases, CaseQuery(number=slip.number))
        case Fault():
            return answer
    return NOTHING


def _these(cases: Cases, ids: Sequence[UUID], secret: bytes | None = None) -> Found:
    def pages(page: int, _after: CaseRow | None) -> Rows:
        return _rows(cases, ids[page * ROWS : (page + 1) * ROWS])

    return Found(len(ids), pages(0, None), pages, secret)


def _rows(cases: Cases, ids: Sequence[UUID]) -> Rows:
    return tuple(row for row in map(cases.row, ids) if row is not None)


NOTHING = Found(0, (), lambda _page, _after: ())
