"""A kiosk killed at any moment of handing over a page knows afterwards what became of it."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from printing.spool import Done, Spooler, Unknown
from tests.support.cups import PaperWorks
from tests.support.processes import wait_until

_KIOSK = Path(__file__).parent / "kiosk_that_dies.py"


def test_a_page_that_was_handed_over_comes_out_and_is_known(
    works: PaperWorks, printer: Spooler, pdf: bytes, tmp_path: Path
) -> None:
    moments = ("sent", "answered")
    _hand_over_and_die(works, pdf, moments, tmp_path)
    wait_until(lambda: all(printer.state(moment) == Done() for moment in moments))
    assert [len(works.sheets(moment)) for moment in moments] == [1, 1]


def test_a_page_that_was_not_handed_over_whole_is_unknown_and_comes_out_once_when_asked_for_again(
    works: PaperWorks, printer: Spooler, pdf: bytes, tmp_path: Path
) -> None:
    moments = ("before", "half-sent")
    _hand_over_and_die(works, pdf, moments, tmp_path)
    assert [printer.state(moment) for moment in moments] == [Unknown(), Unknown()]
    printer.submit(pdf, "again")
    wait_until(lambda: printer.state("again") == Done())
    assert [len(works.sheets(name)) for name in (*moments, "again")] == [0, 0, 1]


def _hand_over_and_die(
    works: PaperWorks, pdf: bytes, moments: Sequence[str], temporary: Path
) -> None:
    """Let a kiosk die at each of the moments; none leaves anything behind."""
    page = temporary / "page"
    page.write_bytes(pdf)
    home = temporary / "home"
    home.mkdir()
    environment = os.environ | {"TMPDIR": str(home), "PYTHONPATH": str(Path.cwd())}
    kiosks = [
        subprocess.Popen([sys.executable, _KIOSK, works.queue, page, moment], env=environment)
        for moment in moments
    ]
    assert [kiosk.wait() for kiosk in kiosks] == [-signal.SIGKILL, -signal.SIGKILL]
    assert list(home.iterdir()) == []
