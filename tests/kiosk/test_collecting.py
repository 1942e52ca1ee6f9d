"""Reference cycles are freed on the GUI thread, whoever made them."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.collecting import Collecting
from kiosk.jobs import SerialJobRunner


class Knot(QObject):
    """Something of Qt that only a look for cycles frees."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture(autouse=True)
def collecting_by_itself() -> Iterator[None]:
    gc.enable()
    yield
    gc.disable()


@pytest.fixture
def collecting(qtbot: QtBot) -> Iterator[Collecting]:
    collecting = Collecting()
    yield collecting
    collecting.stop()


def test_a_cycle_that_a_lane_leaves_behind_is_freed_on_the_gui_thread(
    collecting: Collecting, qtbot: QtBot
) -> None:
    freed_by: list[int] = []
    lane = SerialJobRunner("compute")

    def work() -> None:
        weakref.finalize(Knot(), lambda: freed_by.append(threading.get_ident()))
        for _ in range(20_000):  # enough that Python would look by itself
            many: list[object] = []
            many.append(many)

    lane.run(work, lambda _: None)
    qtbot.waitUntil(lambda: bool(freed_by), timeout=5000)
    lane.close()

    assert freed_by == [threading.get_ident()]


def test_afterwards_python_looks_by_itself_again(qtbot: QtBot) -> None:
    collecting = Collecting()
    meanwhile = gc.isenabled()
    collecting.stop()

    assert (meanwhile, gc.isenabled(), gc.get_freeze_count()) == (False, True, 0)
