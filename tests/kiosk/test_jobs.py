"""Lanes: one job after the other, results back in order, nothing swallowed."""

from collections.abc import Iterator
from functools import partial
from threading import get_ident

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from kiosk.jobs import Err, Failure, Ok, SerialJobRunner
from printing.errors import FolderFullError
from sync.errors import CannotOpenError


@pytest.fixture(name="runner")
def make_runner(qtbot: QtBot) -> Iterator[SerialJobRunner]:
    runner = SerialJobRunner("test")
    yield runner
    runner.close()


def test_results_come_back_in_order_on_the_owners_thread(
    runner: SerialJobRunner, qtbot: QtBot
) -> None:
    results: list[object] = []
    threads: list[int] = []
    here = get_ident()

    def take(result: object) -> None:
        results.append(result)
        threads.append(get_ident())

    for number in range(5):
        runner.run(partial(lambda given: (given, get_ident() == here), number), take)

    qtbot.waitUntil(lambda: len(results) == 5)
    assert results == [Ok((number, False)) for number in range(5)]
    assert set(threads) == {here}


@pytest.mark.parametrize("error", [CannotOpenError("x"), FolderFullError("x")])
def test_a_failure_that_was_to_be_expected_is_a_value(
    runner: SerialJobRunner, qtbot: QtBot, error: Failure
) -> None:
    results: list[object] = []

    def fail() -> None:
        raise error

    runner.run(fail, results.append)

    qtbot.waitUntil(lambda: bool(results))
    assert results == [Err(error)]


def test_a_fault_of_our_own_is_raised_where_the_job_came_from(
    runner: SerialJobRunner, qtbot: QtBot
) -> None:
    results: list[object] = []
    with capture_exceptions() as raised:
        runner.run(lambda: 1 // 0, results.append)
        qtbot.waitUntil(lambda: bool(raised))

    assert raised[0][0] is ZeroDivisionError
    assert results == []


def test_a_closed_lane_delivers_nothing_more(qtbot: QtBot) -> None:
    runner = SerialJobRunner("test")
    results: list[object] = []
    done: list[int] = []
    runner.run(lambda: done.append(1), results.append)

    runner.close()
    QCoreApplication.processEvents()

    assert (done, results) == ([1], [])


def test_a_closed_lane_drops_what_somebody_still_asks_of_it(runner: SerialJobRunner) -> None:
    done: list[object] = []
    runner.close()

    runner.run(lambda: done.append("work"), done.append)

    assert done == []
