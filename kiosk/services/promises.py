"""Promises (承诺书) of a visit: for papers that were promised instead, or that follow."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from forms.catalogue import LATER, PROMISE, ServiceItem
from kiosk.services.filling import Filling
from kiosk.services.handover import Order
from kiosk.services.known import Visit
from kiosk.services.paper import PaperService
from kiosk.services.papers import phones_of
from kiosk.services.press import Press
from kiosk.services.readable import working_days
from kiosk.services.slips import Entry, Office
from printing import PromisedPaper, PromiseInput
from sync.wire.slip import Slip, slip_text

# From a day so many working days on.
AddDays = Callable[[date, int], date]


@dataclass(frozen=True, slots=True)
class Promised:
    """What was promised with the filing `about`; `days`: working days for the late papers."""

    about: UUID
    days: int
    promise: PromiseInput = field(repr=False)

    def dated(self, add_days: AddDays) -> PromiseInput:
        """Return the promise with the day by which the late papers are here, if there are any."""
        promise = self.promise
        if not self.days or not any(paper.late for paper in promise.papers):
            return promise
        return replace(promise, late_by=add_days(promise.made_at.date(), self.days))


def promises_of(visit: Visit, entries: Sequence[Entry], office: Office) -> tuple[Promised, ...]:
    """Return the promise of every item that was filed with a paper promised or to follow."""
    fillings = visit.walk.parts if visit.walk else ()
    return tuple(
        Promised(
            entry.filed.envelope_id,
            entry.item.late_days,
            _promise_of(visit, entry, filling, papers, office),
        )
        for entry, filling in zip(entries, fillings, strict=True)
        if (papers := tuple(_papers_of(filling, entry.item)))
    )


def _papers_of(filling: Filling, item: ServiceItem) -> Iterator[PromisedPaper]:
    ways = {question.ref.rpartition("/")[2]: question.value for question in filling.questions()}
    for material in item.materials:
        way = ways.get(material.way, "")
        if way in (PROMISE, LATER):
            yield PromisedPaper(material.name.get(filling.session.language), late=way == LATER)


def _promise_of(
    visit: Visit,
    entry: Entry,
    filling: Filling,
    papers: tuple[PromisedPaper, ...],
    office: Office,
) -> PromiseInput:
    item, filed, language = entry.item, entry.filed, filling.session.language
    name, id_number = _promiser(visit, filling)
    return PromiseInput(
        hall=office.hall,
        device_name=office.device_name,
        item_title=item.title.get(language),
        agency=item.agency.get(language),
        basis=item.basis.get(language),
        conditions=item.conditions.get(language),
        number=filed.slip_number,
        name=name,
        id_number=id_number,
        made_at=filed.made_at.astimezone(office.zone),
        papers=papers,
        promise=item.promise.get(language),
        late_by=None,
        late_days=working_days(item.late_days, language) if item.late_days else "",
        place=item.place.get(language),
        phones=phones_of((item,), language),
        address=office.address,
        qr_text=slip_text(office.address, Slip(filed.slip_number, None)),
        signature=visit.signature,
        language=language,
        sample=True,
    )


def _promiser(visit: Visit, filling: Filling) -> tuple[str, str]:
    """Return name and number of who signs: for a child its guardian."""
    guardian = visit.guardian.person if visit.guardian else None
    person = guardian or (None if visit.correction else visit.asker)
    if person is not None:
        return person.name, person.id_number
    names, numbers = (filling.answers_of(f"person.{fact}") for fact in ("name", "id_number"))
    return next(iter(names), ""), next(iter(numbers), "")


class PromisePaper(PaperService):
    """Prints the promises of a visit. `add_days`: which day is so many working days after a day."""

    sheets_only = True

    def __init__(
        self,
        render: Callable[[PromiseInput], bytes],
        press: Press,
        add_days: AddDays,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(press, parent)
        self._render = render
        self._add_days = add_days

    def print(self, promises: Sequence[Promised]) -> None:
        """Draw and print each of them; asked for again they are marked as copies."""
        self.put_on_paper(*map(self._order, promises))

    def _order(self, promised: Promised) -> Order:
        promise = promised.dated(self._add_days)
        return Order("promise", partial(self._draw, promise), promised.about)

    def _draw(self, promise: PromiseInput, copy: int) -> bytes:
        return self._render(replace(promise, copy=copy))
