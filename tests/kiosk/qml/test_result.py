"""The result of a case by touch: still away, then seen with the slip, looked at, printed, gone."""

from pathlib import Path

import pytest

from kiosk.settings import Settings
from sync.store import Filed
from tests.kiosk.qml.conftest import Open
from tests.kiosk.qml.test_afterwards import ITEM, Hall
from tests.support.decided import a_pdf, sealed_to
from tests.support.returned import tell
from tests.ui.screens.devices import LaidReader


@pytest.fixture
def hall(open_kiosk: Open) -> Hall:
    card = LaidReader()
    return Hall(open_kiosk(reader=card, settings=Settings(scanner=True)), card)


def decided(hall: Hall) -> tuple[Filed, bytes]:
    """A filing that was decided with a document of three pages, and its sealed bytes, still away."""
    filed = hall.file()
    hall.leave()
    result, sealed = sealed_to(filed, a_pdf(3))
    tell(hall.app.store, filed, "decided", "请带身份证领取。", item=ITEM, result=result)
    return filed, sealed


def test_the_slip_shows_the_result_page_by_page_and_prints_it(hall: Hall, tmp_path: Path) -> None:
    filed, sealed = decided(hall)
    store, result = hall.app.store, hall.app.scenes.result
    hall.ask()
    hall.scan(hall.code(filed))
    is_told = hall.hand.sees("result_note")
    hall.hand.touch("result")
    hall.hand.wait_until(lambda: result.headline != "", "why it is not here")
    away = hall.hand.text_of("headline")
    hall.hand.touch("close")

    store.results.keep(store.results.due(hall.app.now())[0], sealed)
    hall.hand.touch("result")
    hall.hand.find("sheet")
    first = hall.hand.text_of("headline")
    hall.hand.touch("page_after")
    hall.hand.wait_until(lambda: result.page == 2, "the second page")
    hall.hand.touch("enlarge")
    hall.hand.touch("page_after")
    below = (hall.hand.find("page_before").property("text"), result.page)
    for copies in (1, 2):
        hall.hand.wait_until(lambda: result.canPrint, "the printer")
        hall.hand.touch("print")
        hall.hand.wait_until(lambda: result.paper == "printed", f"copy {copies}")
    spent = (result.copiesLeft, result.canPrint)
    hall.hand.touch("back")
    status = hall.hand.text_of("status")
    hall.hand.touch("result")
    hall.hand.find("sheet")
    hall.leave()

    printed = len(list((tmp_path / "tray").glob("result-*.pdf")))
    assert (is_told, away) == (True, "结果还在县里，现在取不来")
    assert below == ("往上看", 2)
    assert (first, status) == ("第 1 页，共 3 页", "办好了")
    assert (spent, printed) == ((0, False), 2)
    assert (hall.app.results.pictures, result.isOpen) == ((), False)
