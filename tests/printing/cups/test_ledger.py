"""The kiosk's ledger and a real queue: what was asked for comes out once, also when the kiosk dies."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.services.handover import Order
from kiosk.services.paper import PaperService
from printing.errors import OutOfPaperError
from printing.spool import Spooler
from sync.store import Store
from tests.support.cups import PaperWorks
from tests.support.filings import a_clock, a_submission, open_store
from tests.support.platform_model import PlatformModel
from tests.support.press import a_press

pytestmark = pytest.mark.xdist_group("cups")

_KIOSK = Path(__file__).parent / "kiosk_that_prints.py"
_PATIENT_MS = 30_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(tmp_path / "store", a_clock(), PlatformModel())) as store:
        yield store


def all_jobs(store: Store) -> list[tuple[str, str]]:
    with store._database.read() as connection:
        rows = connection.exec_driver_sql("SELECT name, state FROM print_job")
        return [(name, state) for name, state in rows]


def test_out_of_paper_is_told_and_after_a_refill_exactly_what_was_asked_for_comes_out(
    store: Store, works: PaperWorks, printer: Spooler, pdf: bytes, qtbot: QtBot
) -> None:
    about = store.file(a_submission(), recipients=["platform"]).envelope_id
    orders = [Order("slip", lambda _copy: pdf, about)] * 2
    with a_press(store, printer, a_clock()) as press:
        papers = PaperService(press)
        works.run_out_of_paper()
        papers.put_on_paper(*orders)
        qtbot.waitUntil(lambda: papers.state == "held_up", timeout=_PATIENT_MS)
        why = papers.error
        works.refill()
        qtbot.waitUntil(lambda: papers.state == "printed", timeout=_PATIENT_MS)
    jobs = store.prints.of(about)

    assert isinstance(why, OutOfPaperError)
    assert [(job.copy, job.state) for job in jobs] == [(1, "confirmed"), (2, "confirmed")]
    assert [len(works.sheets(job.name)) for job in jobs] == [1, 1]


def test_a_kiosk_that_is_killed_while_its_page_waits_settles_it_after_the_restart(
    tmp_path: Path, works: PaperWorks, printer: Spooler, pdf: bytes, qtbot: QtBot
) -> None:
    folder = tmp_path / "store"
    works.run_out_of_paper()
    killed = subprocess.run(
        [sys.executable, _KIOSK, folder, works.queue],
        input=pdf,
        check=False,
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
    )
    works.refill()
    with (
        closing(open_store(folder, a_clock())) as store,
        a_press(store, printer, a_clock(), name=works.queue) as press,
    ):
        (before,) = all_jobs(store)
        press.start()
        qtbot.waitUntil(lambda: all_jobs(store)[0][1] != "sent", timeout=_PATIENT_MS)
        (after,) = all_jobs(store)

    assert killed.returncode < 0
    assert (before[1], after[1]) == ("sent", "confirmed")
    assert len(works.sheets(after[0])) == 1
    assert b"%PDF" not in b"".join(
        file.read_bytes() for file in folder.rglob("*") if file.is_file()
    )
