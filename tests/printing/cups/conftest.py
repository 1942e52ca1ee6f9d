from collections.abc import Callable, Iterator

import pytest

from printing import Fonts, SlipInput, render_slip
from printing.spool import Cancelled, Done, JobState, Spooler, Unknown, open_printer
from tests.support.cups import PaperWorks, paper_works, why_not, words_in
from tests.support.processes import wait_until

WORDS = ("示**民", "高龄津贴申请", "0001000371234565", "0001 0003")


@pytest.fixture(scope="session")
def running_works() -> Iterator[PaperWorks]:
    if reason := why_not():
        pytest.skip(reason)
    with paper_works() as works:
        yield works


@pytest.fixture
def works(running_works: PaperWorks) -> Iterator[PaperWorks]:
    """CUPS and a printer with paper; after the test CUPS holds nothing of what was printed."""
    yield running_works
    running_works.refill()
    # CUPS looks for the end of a job once a second.
    wait_until(lambda: not any(word in said for said in _said_in(running_works) for word in WORDS))


def _said_in(works: PaperWorks) -> list[str]:
    return [words_in(path) for path in works.kept()]


@pytest.fixture
def pdf(slip: SlipInput, fonts: Fonts) -> bytes:
    return render_slip(slip, fonts)


@pytest.fixture
def printer(works: PaperWorks) -> Spooler:
    return open_printer(works.queue)


@pytest.fixture
def ending(printer: Spooler) -> Callable[[str], JobState]:
    """Wait until a job has ended, and tell how."""

    def ending(name: str) -> JobState:
        wait_until(lambda: isinstance(printer.state(name), Done | Cancelled | Unknown))
        return printer.state(name)

    return ending
