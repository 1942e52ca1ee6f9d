"""Result documents in a store: told of by a pull, fetched once, kept sealed, their copies counted."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from sync.clock import ManualClock
from sync.store import AttachmentLostError, Filed, Store
from tests.support.aged import age
from tests.support.decided import a_pdf, sealed_to
from tests.support.filings import a_submission, open_store
from tests.support.platform_model import PlatformModel
from tests.support.returned import tell


@pytest.fixture(name="filed")
def file_one(store: Store) -> Filed:
    return store.file(a_submission(), recipients=["platform", "slip"])


def test_a_document_is_due_until_it_is_here(store: Store, filed: Filed, clock: ManualClock) -> None:
    result, sealed = sealed_to(filed, a_pdf())
    before = store.results.of(filed.envelope_id)
    tell(store, filed, "decided", result=result)
    (wanted,) = store.results.due(clock.now())
    store.results.keep(wanted, sealed)

    known = store.results.of(filed.envelope_id)
    assert before is None
    assert known is not None
    assert (wanted.is_here, known.is_here, known.copies) == (False, True, 0)
    assert store.results.due(clock.now()) == ()
    assert store.results.read(result.digest) == sealed


def test_what_is_not_the_document_is_not_kept(
    store: Store, filed: Filed, clock: ManualClock
) -> None:
    result, sealed = sealed_to(filed, a_pdf())
    tell(store, filed, "decided", result=result)
    (wanted,) = store.results.due(clock.now())

    with pytest.raises(AttachmentLostError):
        store.results.keep(wanted, sealed[:-1])
    assert len(store.results.due(clock.now())) == 1


def test_a_failure_waits_before_it_is_tried_again(
    store: Store, filed: Filed, clock: ManualClock
) -> None:
    tell(store, filed, "decided", result=sealed_to(filed, a_pdf())[0])
    (wanted,) = store.results.due(clock.now())
    later = clock.now() + timedelta(minutes=1)
    store.results.failed(wanted, later)

    assert store.results.due(clock.now()) == ()
    assert store.results.due(later)[0].attempts == 1


def test_a_document_that_is_damaged_on_the_disk_is_fetched_again(
    store: Store, filed: Filed, clock: ManualClock, folder: Path
) -> None:
    result, sealed = sealed_to(filed, a_pdf())
    tell(store, filed, "decided", result=result)
    store.results.keep(store.results.due(clock.now())[0], sealed)
    (folder / "results" / result.digest.hex()).write_bytes(b"x" + sealed[1:])

    with pytest.raises(AttachmentLostError):
        store.results.read(result.digest)
    assert len(store.results.due(clock.now())) == 1


def test_documents_of_cases_that_were_filed_elsewhere_do_not_come_here(
    store: Store, filed: Filed, clock: ManualClock
) -> None:
    elsewhere = replace(filed, envelope_id=UUID(int=9))
    tell(store, elsewhere, "decided", result=sealed_to(elsewhere, a_pdf())[0])

    assert store.results.due(clock.now()) == ()


def test_an_older_word_of_a_case_does_not_replace_its_document(store: Store, filed: Filed) -> None:
    newest, older = sealed_to(filed, a_pdf())[0], sealed_to(filed, a_pdf())[0]
    tell(store, filed, "decided", result=newest, position=5)
    tell(store, filed, "accepted", result=older, position=3)

    known = store.results.of(filed.envelope_id)
    assert known is not None
    assert known.digest == newest.digest


def test_copies_are_counted_and_one_that_did_not_come_out_is_not(
    store: Store, filed: Filed, clock: ManualClock
) -> None:
    case = filed.envelope_id
    tell(store, filed, "decided", result=sealed_to(filed, a_pdf())[0])

    counted = [store.results.count_copy(case, clock.now()) for _ in range(2)]
    store.results.take_back_copy(case)

    assert counted == [1, 2]
    assert store.results.count_copy(case, clock.now()) == 2


def test_what_no_filing_has_any_more_is_swept_and_the_rest_stays_over_a_start(
    store: Store, filed: Filed, clock: ManualClock, folder: Path, platform: PlatformModel
) -> None:
    result, sealed = sealed_to(filed, a_pdf())
    tell(store, filed, "decided", result=result)
    store.results.keep(store.results.due(clock.now())[0], sealed)
    store.results.count_copy(filed.envelope_id, clock.now())
    (folder / "results" / ("0" * 64)).write_bytes(b"left by a crash")
    store.close()
    with closing(open_store(folder, clock, platform)) as again:
        known = again.results.of(filed.envelope_id)
        assert known is not None
        assert (known.is_here, known.copies) == (True, 1)
        assert [one.name for one in (folder / "results").iterdir()] == [result.digest.hex()]
        with again._database.write() as connection:
            connection.execute(text("DELETE FROM submission"))
        again.results.sweep()

    assert list((folder / "results").iterdir()) == []


def test_a_store_of_the_schema_before_pulls_anew_and_then_knows_of_documents(
    store: Store, filed: Filed, clock: ManualClock, folder: Path, platform: PlatformModel
) -> None:
    tell(store, filed, "decided", position=7)
    with store._database.write() as connection:
        age(connection, "0002")
    store.close()
    with closing(open_store(folder, clock, platform)) as again:
        cursor = again.replica.link().cursor
        tell(again, filed, "decided", result=sealed_to(filed, a_pdf())[0], position=7)

        assert cursor == 0
        assert len(again.results.due(clock.now())) == 1
