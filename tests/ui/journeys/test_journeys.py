"""The shortest of the ten journeys in every test run; all of them: `make journeys`."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.journeys.__main__ import play
from tests.ui.journeys.all_of_them import JOURNEYS
from tests.ui.journeys.hall import Hall
from tests.ui.stage import compile_translation


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Hall]:
    compile_translation()
    with Hall(tmp_path_factory.mktemp("hall")) as hall:
        yield hall


def test_somebody_without_a_name_says_what_they_think(hall: Hall) -> None:
    journey = next(one for one in JOURNEYS if one.name == "opinion")

    record = play(journey, hall)

    assert record.faults == []
    assert record.number


def test_what_a_journey_did_not_come_to_is_a_fault_of_it(hall: Hall) -> None:
    journey = next(one for one in JOURNEYS if one.name == "opinion")

    def astray(*_: object) -> None:
        raise LookupError("lost")

    record = play(type(journey)("astray", "", astray), hall)

    assert record.faults == ["broken off: LookupError: lost"]
