"""A reader and a camera that fail in use: said in words in both languages, and well again."""

from pathlib import Path

import pytest

from kiosk.devices.card_reader import SerialReader, SimulatedReader
from kiosk.devices.card_reader.simulated import Mode
from kiosk.services.ability import asks_photo
from kiosk.services.person import from_typing
from tests.kiosk.qml.conftest import Open
from tests.support.rogue import ITEM, Rogue
from tests.ui.monkey.devices import LooseCamera


@pytest.mark.parametrize(
    ("mode", "zh", "en"),
    [
        ("rubbish", "这次没读完整", "not read completely"),
        ("nonsense", "机器读不懂", "cannot make out"),
    ],
)
def test_a_reader_that_sends_rubbish_is_said_and_reads_the_next_card(
    open_kiosk: Open, mode: Mode, zh: str, en: str
) -> None:
    with SimulatedReader() as simulated:
        simulated.behave(mode)
        simulated.lay()
        line = SerialReader(simulated.port, budget=0.3)
        rogue = Rogue(open_kiosk(reader=line))
        rogue.identify()
        rogue.hand.wait_until(lambda: zh in rogue.words(), zh)
        rogue.visit.set_language("en")
        rogue.hand.wait_until(lambda: en in rogue.words(), en)
        simulated.behave("well")
        rogue.hand.wait_until(lambda: rogue.visit.visit.person is not None, "the card")
        line.close()


def test_a_reader_that_is_unplugged_in_use_is_said_and_comes_back(
    open_kiosk: Open, tmp_path: Path
) -> None:
    port = tmp_path / "reader"
    with SimulatedReader() as before, SimulatedReader() as after:
        port.symlink_to(before.port)
        line = SerialReader(str(port), budget=0.3)
        rogue = Rogue(open_kiosk(reader=line))
        rogue.identify()
        before.close()
        rogue.hand.wait_until(lambda: "读卡器没有连上" in rogue.words(), "the words")
        can_type = rogue.hand.sees("type_instead")
        port.unlink()
        port.symlink_to(after.port)
        after.lay()
        rogue.hand.wait_until(lambda: rogue.visit.visit.person is not None, "the card")
        line.close()

    assert can_type


def test_a_camera_that_looks_into_the_dark_or_is_gone_is_said_and_comes_back(
    open_kiosk: Open,
) -> None:
    camera = LooseCamera()
    rogue = Rogue(open_kiosk(camera=camera))
    rogue.visit.choose(rogue.app.catalogue.catalogue.item(ITEM))
    rogue.visit.start()
    rogue.visit.agree()
    rogue.visit.identify(from_typing("示范居民", "11010519491231002X"))
    rogue.visit.change(next(q.ref for q in rogue.visit.filling.questions() if asks_photo(q)))
    rogue.hand.settle()

    camera.desk.cover()
    rogue.hand.wait_until(lambda: "很暗" in rogue.words(), "the dark")
    rogue.visit.set_language("en")
    rogue.hand.wait_until(lambda: "dark" in rogue.words(), "the dark, in English")
    camera.is_gone = True
    rogue.hand.wait_until(lambda: "unplugged" in rogue.words(), "the cable, in English")
    rogue.visit.set_language("zh_CN")
    rogue.hand.wait_until(lambda: "摄像头断开了" in rogue.words(), "the cable")
    camera.desk.lay("id-card-front")
    camera.is_gone = False
    rogue.hand.wait_until(lambda: "摄像头断开了" not in rogue.words(), "the picture")

    assert rogue.hand.sees("take")
