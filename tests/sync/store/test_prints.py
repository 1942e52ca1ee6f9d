"""The ledger of paper: what was asked for, which copy it is, what a kiosk that stopped leaves behind."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sync.clock import ManualClock, new_id
from sync.store import Asked, Document, PrintJob, Retention, Store
from tests.support.filings import a_submission, open_store

PRINTER = "file:/srv/slips"


def ask(
    store: Store,
    clock: ManualClock,
    about: UUID | None,
    document: Document = "slip",
    printer: str = PRINTER,
) -> PrintJob:
    """Enter a document, under a name that was never used."""
    job = new_id(clock)
    return store.prints.enter(Asked(job, document, about, f"paper-{job}", printer), clock.now())


def states(store: Store, about: UUID) -> list[tuple[int, str]]:
    return [(job.copy, job.state) for job in store.prints.of(about)]


def test_copies_are_counted_by_filing_and_document(store: Store, clock: ManualClock) -> None:
    first, second = (store.file(a_submission(), recipients=["platform"]) for _ in range(2))

    copies = [
        ask(store, clock, first.envelope_id).copy,
        ask(store, clock, first.envelope_id).copy,
        ask(store, clock, first.envelope_id, "application").copy,
        ask(store, clock, second.envelope_id).copy,
        ask(store, clock, None, "checklist").copy,
        ask(store, clock, None, "checklist").copy,
    ]

    assert copies == [1, 2, 1, 1, 1, 1]


def test_what_did_not_come_out_is_no_copy_and_what_may_have_is(
    store: Store, clock: ManualClock
) -> None:
    about = store.file(a_submission(), recipients=["platform"]).envelope_id
    for state in ("failed", "unknown", "confirmed"):
        job = ask(store, clock, about)
        store.prints.send(job.id, clock.now())
        store.prints.settle(job.id, state, clock.now())

    assert states(store, about) == [(1, "failed"), (1, "unknown"), (2, "confirmed")]
    assert ask(store, clock, about).copy == 3


def test_after_a_restart_only_what_was_handed_to_this_printer_is_asked_about(
    store: Store, folder: Path, clock: ManualClock
) -> None:
    about = store.file(a_submission(), recipients=["platform"]).envelope_id
    ask(store, clock, about)
    handed, other, done = (
        ask(store, clock, about, printer=name) for name in (PRINTER, "ipp://other", PRINTER)
    )
    for job in (handed, other, done):
        store.prints.send(job.id, clock.now())
    store.prints.settle(done.id, "confirmed", clock.now())
    store.close()

    with closing(open_store(folder, clock)) as again:
        left = again.prints.take_up(PRINTER, clock.now())

        assert [(job.id, job.state) for job in left] == [(handed.id, "sent")]
        assert [state for _, state in states(again, about)] == [
            "failed",
            "sent",
            "unknown",
            "confirmed",
        ]


def test_a_paper_of_a_filing_that_is_forgotten_stands_for_itself(
    store: Store, clock: ManualClock
) -> None:
    assert ask(store, clock, UUID(int=1)).copy == 1


def test_what_is_about_no_filing_goes_after_a_month(store: Store, clock: ManualClock) -> None:
    job = ask(store, clock, None, "checklist")
    store.prints.send(job.id, clock.now())
    later = clock.now() + timedelta(days=31)
    store.prune(later, Retention())
    untold = store.prints.take_up(PRINTER, later)
    with store._database.write() as connection:
        floor = {"at": round(later.timestamp() * 1000)}
        connection.exec_driver_sql("UPDATE link SET floor = :at", floor)
    store.prune(later, Retention())

    assert [one.id for one in untold] == [job.id]
    assert store.prints.take_up(PRINTER, later) == ()
