"""Store, engine and HTTP against the central platform as a process: the way of one filing."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from forms import FormRef
from kiosk.demo.platform import HALL, PlatformProcess
from sync.clock import SystemClock
from sync.engine import CycleReport, FilesReport, enrol, run_files, run_once
from sync.store import Found, Progress, Store, Submission
from sync.transport import HttpTransport, RefusedError, Signer, UnreachableError
from tests.support.filings import KEY, a_submission
from tests.support.warm import WarmPlatform

CLOCK = SystemClock()
PHOTO = os.urandom(400_000)


@pytest.fixture(name="central")
def start_central(tmp_path: Path) -> Iterator[PlatformProcess]:
    central = WarmPlatform(tmp_path / "central")
    central.start()
    yield central
    central.stop()


@pytest.fixture(name="store")
def enrolled_store(tmp_path: Path, central: PlatformProcess) -> Iterator[Store]:
    with closing(Store.open(tmp_path / "kiosk", KEY, CLOCK)) as store:
        with closing(HttpTransport(central.address, CLOCK)) as transport:
            enrol(store, transport, central.address, central.new_code())
        yield store


def cycle(store: Store, *, force: bool = False) -> CycleReport:
    with closing(transport_of(store)) as transport:
        return run_once(store, transport, CLOCK, force=force)


def send_files(store: Store) -> FilesReport:
    with closing(transport_of(store)) as transport:
        return run_files(store, transport, CLOCK, force=True)


def transport_of(store: Store) -> HttpTransport:
    enrolment = store.enrolment()
    assert enrolment is not None
    return HttpTransport(enrolment.url, CLOCK, signer=signer_of(store))


def signer_of(store: Store) -> Signer:
    enrolment = store.enrolment()
    assert enrolment is not None
    return Signer(enrolment.answer.device, store.device_key())


def progress(store: Store, number: str) -> Progress:
    answer = store.look_up(number, "0123")
    assert isinstance(answer, Found)
    return answer.progress


def test_a_filing_made_offline_reaches_its_case_and_the_answer_comes_back(
    store: Store, central: PlatformProcess
) -> None:
    enrolment = store.enrolment()
    assert enrolment is not None
    assert enrolment.answer.hall == HALL
    central.stop()
    filed = store.file(a_submission(PHOTO, b"small"), recipients=["platform", "escrow", "slip"])
    offline = cycle(store)
    assert isinstance(offline.problem, UnreachableError)
    assert offline.reach == "offline"
    assert progress(store, filed.slip_number).status == "waiting"

    central.start()
    pushed = cycle(store, force=True)
    sent = send_files(store)

    assert (pushed.acknowledged, pushed.reach, pushed.refused) == (1, "online", 0)
    assert (sent.stored, sent.problem) == (2, None)
    assert sent.bytes_sent > len(PHOTO)
    received = progress(store, filed.slip_number)
    assert received.status == "received"
    assert received.case_number is not None
    central.accept(received.case_number)
    assert cycle(store).pulled > 0
    assert progress(store, filed.slip_number).status == "accepted"
    assert progress(store, received.case_number).status == "accepted"
    assert store.waiting().files == store.waiting().count == 0


def test_the_same_filing_again_from_a_copied_disk_changes_nothing(
    store: Store, central: PlatformProcess, tmp_path: Path
) -> None:
    filed = store.file(a_submission(b"photo"), recipients=["platform", "escrow"])
    shutil.copytree(tmp_path / "kiosk", tmp_path / "copy")
    cycle(store)
    send_files(store)
    before = (progress(store, filed.slip_number), central.cases())

    with closing(Store.open(tmp_path / "copy", KEY, CLOCK)) as copy:
        repeated = cycle(copy)
        resent = send_files(copy)
        copied = progress(copy, filed.slip_number)

    assert (repeated.pushed, repeated.acknowledged) == (1, 1)
    assert resent.bytes_sent < 2000
    assert (copied, central.cases()) == before
    assert len(central.cases()) == 1


def test_a_rating_and_an_anonymous_opinion_go_the_same_way(
    store: Store, central: PlatformProcess
) -> None:
    filed = store.file(a_submission(), recipients=["platform", "escrow", "slip"])
    rating = Submission(
        "rating",
        "demo-item",
        FormRef("rating", "1"),
        b"",
        about=filed.envelope_id,
        extra={"level": 5},
    )
    opinion = Submission("opinion", "opinion", None, b"<data/>")
    store.file(rating, recipients=["platform"])
    told = store.file(opinion, recipients=["platform"])

    report = cycle(store)

    assert (report.acknowledged, report.rejected) == (3, 0)
    assert progress(store, told.slip_number).case_number is not None
    assert central.ratings()


def test_a_code_is_good_for_one_device(
    store: Store, central: PlatformProcess, tmp_path: Path
) -> None:
    code = central.new_code()
    with (
        closing(HttpTransport(central.address, CLOCK)) as transport,
        closing(Store.open(tmp_path / "second", KEY, CLOCK)) as second,
        closing(Store.open(tmp_path / "third", KEY, CLOCK)) as third,
    ):
        first = enrol(second, transport, central.address, code)
        assert enrol(second, transport, central.address, code) == first
        with pytest.raises(RefusedError) as raised:
            enrol(third, transport, central.address, code)

    assert raised.value.problem.type == "enrolment-refused"
    assert third.enrolment() is None
