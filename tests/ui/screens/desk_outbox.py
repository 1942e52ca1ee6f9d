"""The tour of what waits, of the stick it leaves on, and of the reports."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from kiosk.services.desk.carrying import CarryState
from sync.store import Park, Reject
from sync.wire import courier
from tests.support.filings import a_submission
from tests.ui.screens.at_desk import at_desk, leave, open_section
from tests.ui.screens.tour import Tour

_ITEMS = ("elderly-allowance", "homestead-building", "opinion")
_COUNTED = {
    ("visit", ""): 31,
    ("channel", "beside"): 4,
    ("opinion", "road"): 6,
    ("opinion", "money"): 1,
    ("village", "示范村"): 9,
    ("rating", "5"): 6,
    ("rating", "2"): 1,
    ("call", ""): 3,
    ("filing", "homestead-building"): 12,
    ("channel", "agent"): 2,
    ("elsewhere", "homestead-building"): 5,
    ("returned", "homestead-building"): 3,
    ("supplement", "homestead-building"): 2,
    ("decided", "elderly-allowance"): 7,
    **{("act", kind): 2 for kind in ("correction", "supplement", "withdrawal", "opinion")},
    **{
        ("printed", paper): 9
        for paper in ("slip", "application", "promise", "returned", "checklist", "result")
    },
    ("arrival", "60"): 11,
    ("decision", "432000"): 7,
}


def outbox(tour: Tour) -> None:
    """What waits, parked and refused with their reasons, sent again; by stick and home."""
    at_desk(tour)
    open_section(tour, "outbox")
    tour.look("desk-outbox-empty")
    _hold_up(tour)
    open_section(tour, "today")
    open_section(tour, "outbox")
    tour.look("desk-outbox-held-up")
    tour.touch_look("outbox_0", "desk-outbox-again")
    tour.touch_look("outbox_stick", "desk-courier-no-stick")
    stick = _plug(tour)
    tour.hand.find("courier_carry")
    tour.look("desk-courier-stick")
    _at_work(tour)
    tour.touch("courier_carry")
    tour.hand.find("courier_again")
    tour.look("desk-courier-written")
    _answer(stick)
    tour.touch("courier_again")
    tour.hand.find("courier_home")
    tour.look("desk-courier-answers")
    tour.touch("courier_home")
    tour.hand.find("courier_again")
    tour.look("desk-courier-altered-answers")
    shutil.rmtree(stick)
    leave(tour)


def records(tour: Tour) -> None:
    """A day, its month, a file of it, paper; and a stick that is missing."""
    today = tour.app.today()
    for (what, which), count in _COUNTED.items():
        tour.app.store.days.add(today, what, which, count)
    tour.app.store.days.add(today.replace(day=1), "filing", _ITEMS[0], 5)
    at_desk(tour)
    open_section(tour, "records")
    tour.look("desk-records-day")
    tour.touch("records_xlsx")
    tour.hand.find("records_fault")
    tour.look("desk-records-no-stick")
    stick = _plug(tour)
    tour.touch("records_span", "records_pdf")
    tour.hand.find("records_saved")
    tour.look("desk-records-month")
    tour.touch("records_print")
    tour.hand.find("records_paper")
    tour.look("desk-records-printed")
    shutil.rmtree(stick)
    leave(tour)


def _hold_up(tour: Tour) -> None:
    """File, and have some of it parked, refused, or said something strange about."""
    store, now = tour.app.store, tour.app.now()
    for place in range(10):
        item = _ITEMS[place % len(_ITEMS)]
        kind = "opinion" if item == "opinion" else "filing"
        filing = replace(a_submission(b"%d" % place), item=item, kind=kind)
        store.file(filing, recipients=["platform"])
    later = now + timedelta(hours=5)
    reasons = (Park(later, "quota"), Reject("malformed"), Park(later, "the platform's own words"))
    entries = store.outbox.due(now, limit=3, limit_bytes=10**6)
    store.outbox.settle(list(zip(entries, reasons, strict=True)))


def _plug(tour: Tour) -> Path:
    stick = Path(tour.app.settings.sticks, "KINGSTON")
    courier.root(stick).mkdir(parents=True)
    return stick


def _at_work(tour: Tour) -> None:
    """Look at what is written too fast to be seen."""
    service = tour.app.place.courier
    ready = service.state
    service._show(CarryState("carrying", ready.sticks, done=4, total=11))
    tour.look("desk-courier-writing")
    service._show(ready)


def _answer(stick: Path) -> None:
    path = courier.answer_path(stick, bytes(32))
    path.parent.mkdir()
    path.write_bytes(b"altered")
