"""A rare character by its radical, by touch alone, one touch away from pinyin and handwriting."""

import pytest

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from kiosk.services.visit import Scene


@pytest.fixture
def writer(kiosk: KioskApp) -> Driver:
    """A hand that is to write a name."""
    visit = kiosk.visit
    visit.begin()
    visit.choose(kiosk.catalogue.catalogue.item("elderly-allowance"))
    visit.start()
    visit.agree()
    hand = Driver(kiosk.window)
    hand.wait_until(lambda: visit.visit.scene is Scene.IDENTITY, "the name")
    return hand


def pick(hand: Driver, strokes: int, radical: str, rest: int, character: str) -> None:
    """Find a character: both numbers of strokes, the radical, the character, on whatever page."""
    hand.touch(f"strokes_{strokes}")
    choose(hand, "radical", radical)
    hand.touch(f"strokes_{rest}")
    choose(hand, "character", character)


def choose(hand: Driver, what: str, text: str) -> None:
    for _ in range(12):
        place = hand.place_of(what, text, 30)
        if place is not None:
            hand.touch(f"{what}_{place}")
            return
        hand.touch("radical_down")
    raise AssertionError(f"{text} is not offered")


def test_rare_characters_are_written_between_the_other_ways_of_writing(
    kiosk: KioskApp, writer: Driver
) -> None:
    writer.touch("way_radicals")
    pick(writer, 5, "龙", 4, "䶮")
    writer.touch("radical_back")
    pick(writer, 3, "女", 6, "㛃")
    writer.touch("key_erase")
    writer.touch("way_handwriting")
    assert writer.sees("writing_paper")
    writer.touch("way_pinyin")
    assert writer.sees("key_q")
    writer.touch("way_radicals")
    pick(writer, 5, "钅", 10, "𬭼")

    assert writer.text_of("name") == "䶮𬭼"
    assert kiosk.scenes.identity.name == "䶮𬭼"


def test_nothing_of_it_is_left_for_the_next_resident(kiosk: KioskApp, writer: Driver) -> None:
    writer.touch("way_radicals")
    writer.touch("strokes_5")
    choose(writer, "radical", "龙")
    kiosk.visit.end()

    radicals = kiosk._scenery.handwriting.radicals
    assert (radicals.radical, radicals.strokes) == ("", 0)
