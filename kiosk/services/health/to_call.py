"""Whom staff should call: cases that came back, that are decided, and whose supplement falls due."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import islice
from typing import Literal, TypeAlias
from uuid import UUID

from forms.catalogue import WorkCalendar
from kiosk.services.catalogue import CatalogueService
from sync.store import CaseQuery, CaseRow, Contact, Status, Store

Reason: TypeAlias = Literal["overdue", "soon", "supplement", "returned", "decided"]
REASONS: tuple[Reason, ...] = ("overdue", "soon", "supplement", "returned", "decided")
"""In this order they are called."""

WARN_DAYS = 3
"""So many working days before its end a supplement counts as soon due."""

_DAY = timedelta(days=1)
_NEWS = timedelta(days=30)
_TAKES = timedelta(days=180)
_PAGE = 200
_MOST_DECIDED = 1000
_WAITING: tuple[Status, ...] = ("returned", "supplement")


@dataclass(frozen=True, slots=True)
class Call:
    """A case that somebody is to be called about. `contacts`: the tries since it became due, newest first."""

    case: CaseRow
    reason: Reason
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class DueDay:
    """By which moment, in which zone, and by which working days it is told what is due."""

    at: datetime
    zone: tzinfo
    calendar: WorkCalendar

    def day_of(self, at: datetime) -> date:
        """Return the day of the hall on which a moment lies."""
        return at.astimezone(self.zone).date()


def reason_of(case: CaseRow, today: DueDay) -> Reason | None:
    """Return why somebody is to be called about a case, None where nobody is."""
    due = case.due_at
    match case.status:
        case "returned" | "decided":
            return case.status
        case "supplement":
            if due is not None and due < today.at:
                return "overdue"
            is_soon = due is not None and _warned(due, today) <= today.day_of(today.at)
            return "soon" if is_soon else "supplement"
        case _:
            return None


def warned_from(due: date, calendar: WorkCalendar) -> date:
    """Return the first day from which `due` is no more than `WARN_DAYS` working days away."""
    day = due
    while calendar.add_working_days(day - _DAY, WARN_DAYS) >= due:
        day -= _DAY
    return day


def calls_of(
    cases: Iterable[CaseRow], contacts: Mapping[UUID, tuple[Contact, ...]], today: DueDay
) -> tuple[Call, ...]:
    """Return whom to call, the most pressing first; who was reached since is not called again.

    Somebody told of a supplement is reminded when it is soon due, and again when it is overdue.
    """
    found = list(_calls(cases, contacts, today))
    return tuple(sorted(found, key=lambda call: (REASONS.index(call.reason), call.case.changed_at)))


@dataclass(frozen=True, slots=True)
class CallSheet:
    """Whom to call in this hall, by the trusted time `at` in its `zone`."""

    store: Store
    catalogue: CatalogueService
    at: Callable[[], datetime]
    zone: tzinfo

    def today(self) -> DueDay:
        """Return by what it is told now what is due."""
        return DueDay(self.at(), self.zone, self.catalogue.catalogue.calendar)

    def calls(self) -> tuple[Call, ...]:
        """Read whom to call. For a lane.

        A decision is news for a month, and none where its result was handed over. Nobody is called
        about an opinion: who gave it is for the platform alone.
        """
        today, store = self.today(), self.store
        decided = CaseQuery(statuses=("decided",), first=today.at - _TAKES)
        recent = (
            case
            for case in islice(_all_of(store, decided), _MOST_DECIDED)
            if today.at - case.changed_at < _NEWS
        )
        found = (*_all_of(store, CaseQuery(statuses=_WAITING)), *recent)
        cases = [case for case in found if self._is_filing(case)]
        calls = calls_of(cases, store.contacts.of([case.id for case in cases]), today)
        return tuple(
            call for call in calls if call.reason != "decided" or not store.handed.of(call.case.id)
        )

    def _is_filing(self, case: CaseRow) -> bool:
        item = self.catalogue.item_named(case.item)
        return item is None or item.kind == "filing"


def _all_of(store: Store, query: CaseQuery) -> Iterator[CaseRow]:
    last: CaseRow | None = None
    while rows := store.cases.page(query, after=last, limit=_PAGE):
        yield from rows
        last = rows[-1]


def _calls(
    cases: Iterable[CaseRow], contacts: Mapping[UUID, tuple[Contact, ...]], today: DueDay
) -> Iterator[Call]:
    for case in cases:
        reason = reason_of(case, today)
        if reason is None:
            continue
        since = _since(case, reason, today)
        tries = tuple(one for one in contacts.get(case.id, ()) if one.at >= since)
        if not any(one.outcome == "called" for one in tries):
            yield Call(case, reason, tries)


def _since(case: CaseRow, reason: Reason, today: DueDay) -> datetime:
    """Return from when on a call counts for this reason."""
    if case.due_at is None or reason not in ("soon", "overdue"):
        return case.changed_at
    if reason == "overdue":
        return case.due_at
    return max(case.changed_at, datetime.combine(_warned(case.due_at, today), time(), today.zone))


def _warned(due: datetime, today: DueDay) -> date:
    return warned_from(today.day_of(due), today.calendar)
