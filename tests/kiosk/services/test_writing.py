"""The handwriting pad: each stroke is read with those before it, and only the last reading counts."""

from collections.abc import Iterator, Sequence

import pytest
from pytestqt.qtbot import QtBot

from kiosk.jobs import SerialJobRunner
from kiosk.services.handwriting import HandwritingMissingError
from kiosk.services.signature import Stroke
from kiosk.services.writing import WritingService

LINE: Stroke = ((0.1, 0.1), (0.9, 0.1))


@pytest.fixture
def lane() -> Iterator[SerialJobRunner]:
    lane = SerialJobRunner("compute")
    yield lane
    lane.close()


def by_number(strokes: Sequence[Stroke]) -> list[str]:
    return ["〇一二三"[len(strokes)]]


def test_every_stroke_is_read_together_with_those_before_it(
    lane: SerialJobRunner, qtbot: QtBot
) -> None:
    pad = WritingService(by_number, lane)
    pad.add(LINE)
    pad.add(LINE)

    qtbot.waitUntil(lambda: pad.writing.candidates == ("二",))


def test_what_was_taken_back_is_not_read(lane: SerialJobRunner, qtbot: QtBot) -> None:
    pad = WritingService(by_number, lane)
    pad.add(LINE)
    pad.add(LINE)
    pad.undo()

    qtbot.waitUntil(lambda: pad.writing.candidates == ("一",))


def test_a_reading_that_comes_after_the_pad_was_wiped_is_dropped(
    lane: SerialJobRunner, qtbot: QtBot
) -> None:
    pad = WritingService(by_number, lane)
    pad.add(LINE)
    pad.clear()
    with qtbot.waitCallback() as nothing_more:
        lane.run(lambda: None, nothing_more)

    assert pad.writing.candidates == ()


def test_that_handwriting_cannot_be_read_is_said_and_the_strokes_stay(
    lane: SerialJobRunner, qtbot: QtBot
) -> None:
    def fails(_: Sequence[Stroke]) -> list[str]:
        raise HandwritingMissingError

    pad = WritingService(fails, lane)
    pad.add(LINE)

    qtbot.waitUntil(lambda: isinstance(pad.writing.error, HandwritingMissingError))
    assert pad.writing.strokes == (LINE,)
